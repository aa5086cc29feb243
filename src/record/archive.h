// Archive: the pages as they came, in append-only segments of WARC 1.1, one gzip member a record.
//
// Segments are named pages-000001.warc.gz and so on; a new one begins when the last has reached
// kSegmentBytes. A process that dies while writing leaves a torn member at the end of the last segment;
// opening for writing cuts it off (it was never acknowledged). Anything else that is not sound is reported,
// never repaired.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/warc.h"

namespace dragoman {

constexpr std::uint64_t kSegmentBytes = 256U << 20U;

// Where a record lies.
struct PagePlace {
  std::uint32_t segment = 1;
  std::uint64_t at = 0;    // bytes into the segment's file
  std::uint64_t size = 0;  // of the gzip member
};

// Receives each page of a walk; an error ends the walk.
using ArchiveSink = std::function<Result<void>(const PagePlace&, ArchivedPage&&)>;

// Call `sink` for every page from the record at `from` (its size is ignored) to the end, in order. Returns
// the place where the last sound record ends; a torn end of the last segment is left out. Fails with corrupt,
// naming file and byte. A missing folder holds no pages.
[[nodiscard]] Result<PagePlace> walk_archive(const std::filesystem::path& folder, PagePlace from,
                                             const ArchiveSink& sink);

// The archive open for appending. One process at a time: the caller holds the folder's lock. Not thread safe.
class ArchiveWriter {
 public:
  // Open behind `end`, which walk_archive returned; what lies after it is cut off.
  [[nodiscard]] static Result<ArchiveWriter> open(const std::filesystem::path& folder, PagePlace end);
  ArchiveWriter(ArchiveWriter&& other) noexcept;
  ArchiveWriter& operator=(ArchiveWriter&& other) noexcept;
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;
  ~ArchiveWriter();

  // A page to append.
  struct Item {
    const Page* page = nullptr;
    std::string key;
  };

  // Append pages and sync them to disk; returns their places. On error nothing of them is kept.
  [[nodiscard]] Result<std::vector<PagePlace>> append(const std::vector<Item>& items,
                                                      const std::string& time);

 private:
  ArchiveWriter(std::filesystem::path folder, int fd, PagePlace end);
  [[nodiscard]] Result<void> begin_segment(const std::string& time);
  [[nodiscard]] Result<void> write(std::string_view bytes);

  std::filesystem::path folder_;
  int fd_ = -1;
  PagePlace end_;
};

}  // namespace dragoman
