#include "clean/report_builder.h"

#include "base/limits.h"

namespace dragoman::cleaning {

void ReportBuilder::begin_block(BlockKind kind) {
  kind_ = kind;
  text_before_ = report_.text.size();
  pieces_before_ = report_.pieces.size();
  if (!report_.text.empty()) report_.text += '\n';
  block_begin_ = report_.text.size();
}

void ReportBuilder::append(std::string_view text, ByteRange source) {
  if (text.empty() || full_) return;
  if (report_.text.size() + text.size() > kMaxReportBytes) {
    full_ = true;
    report_.notes.emplace_back("The text was longer than a report may be and was cut");
    return;
  }
  const auto begin = static_cast<std::uint32_t>(report_.text.size());
  report_.text += text;
  const ByteRange range{begin, static_cast<std::uint32_t>(report_.text.size())};
  const bool one_to_one = range.size() == source.size();
  if (report_.pieces.size() > pieces_before_ && one_to_one) {
    Piece& last = report_.pieces.back();
    const bool extends =
        last.text.size() == last.source.size() && last.text.end == begin && last.source.end == source.begin;
    if (extends) {
      last.text.end = range.end;
      last.source.end = source.end;
      return;
    }
  }
  report_.pieces.push_back({range, source});
}

void ReportBuilder::append_made(std::string_view text) {
  if (!full_) report_.text += text;
}

void ReportBuilder::end_block() {
  if (report_.text.size() == block_begin_) {
    report_.text.resize(text_before_);
    return;
  }
  report_.blocks.push_back(
      {kind_, {static_cast<std::uint32_t>(block_begin_), static_cast<std::uint32_t>(report_.text.size())}});
}

}  // namespace dragoman::cleaning
