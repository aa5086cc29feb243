// ReportBuilder: puts blocks of text together into a report and keeps where every byte came from.
#pragma once

#include <string_view>

#include "clean/report.h"

namespace dragoman::cleaning {

class ReportBuilder {
 public:
  // Write into `report`, whose text, blocks and pieces must be empty. The report must outlive the builder.
  explicit ReportBuilder(Report& report) : report_(report) {}

  void begin_block(BlockKind kind);
  // Append text that came from `source`: the same bytes if the sizes are equal, else whole from whole.
  void append(std::string_view text, ByteRange source);
  // Append text that stands for nothing in the page (a blank between words that a line break divided).
  void append_made(std::string_view text);
  // End the block; one without text leaves no trace. Past kMaxReportBytes blocks are dropped, which notes
  // say.
  void end_block();

 private:
  Report& report_;
  BlockKind kind_ = BlockKind::paragraph;
  std::size_t block_begin_ = 0;
  std::size_t pieces_before_ = 0;
  std::size_t text_before_ = 0;
  bool full_ = false;
};

}  // namespace dragoman::cleaning
