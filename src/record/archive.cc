#include "record/archive.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/file.h"
#include "base/limits.h"
#include "record/gzip.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// A record unpacked: the page, its head and the facts in it, which repeat what a page may carry beside its
// bytes.
constexpr std::size_t kMaxUnpacked = kMaxPageBytes + (1U << 20U);

fs::path segment_file(const fs::path& folder, std::uint32_t segment) {
  return folder / fmt::format("pages-{:06}.warc.gz", segment);
}

tl::unexpected<Error> system_failure(const char* what, const fs::path& path) {
  return fail(ErrorCode::unreadable, fmt::format("{}: {}", what, std::strerror(errno)), path.string());
}

bool sync_folder(const fs::path& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool synced = ::fsync(fd) == 0;
  ::close(fd);
  return synced;
}

bool all_zero(std::string_view bytes) {
  return bytes.find_first_not_of('\0') == std::string_view::npos;
}

// Walk one segment from byte `at`; returns where the last sound record ends.
Result<std::uint64_t> walk_segment(const fs::path& file, std::uint32_t segment, std::uint64_t at, bool last,
                                   const ArchiveSink& sink) {
  auto mapped = MappedFile::open(file);
  if (!mapped) return tl::unexpected<Error>(mapped.error());
  const std::string_view bytes = mapped->bytes();
  const auto corrupt = [&file, &at](const std::string& why) {
    return fail(ErrorCode::corrupt, why, fmt::format("{} at byte {}", file.string(), at));
  };
  if (at > bytes.size()) return corrupt("the segment is shorter than the record remembers");
  while (at < bytes.size()) {
    const std::string_view rest = bytes.substr(at);
    if (last && all_zero(rest.substr(0, 4096)) && all_zero(rest))
      break;  // size written, bytes lost with the power
    auto member = unpack_gzip_member(rest, kMaxUnpacked);
    if (!member) return corrupt(member.error().message);
    if (member->torn && last) break;
    if (member->torn) return corrupt("the segment ends inside a record");
    if (is_page_record(member->bytes)) {
      auto page = parse_warc_record(member->bytes);
      if (!page) return corrupt(page.error().message);
      if (auto taken = sink({segment, at, member->packed_size}, std::move(*page)); !taken) {
        return tl::unexpected<Error>(taken.error());
      }
    }
    at += member->packed_size;
  }
  return at;
}

}  // namespace

Result<PagePlace> walk_archive(const fs::path& folder, PagePlace from, const ArchiveSink& sink) {
  PagePlace end{from.segment, from.at, 0};
  std::error_code ignored;
  for (std::uint32_t segment = from.segment; fs::exists(segment_file(folder, segment), ignored); ++segment) {
    const bool last = !fs::exists(segment_file(folder, segment + 1), ignored);
    const std::uint64_t at = segment == from.segment ? from.at : 0;
    auto stop = walk_segment(segment_file(folder, segment), segment, at, last, sink);
    if (!stop) return tl::unexpected<Error>(stop.error());
    end = {segment, *stop, 0};
  }
  return end;
}

ArchiveWriter::ArchiveWriter(fs::path folder, int fd, PagePlace end)
    : folder_(std::move(folder)), fd_(fd), end_(end) {}

ArchiveWriter::ArchiveWriter(ArchiveWriter&& other) noexcept
    : folder_(std::move(other.folder_)), fd_(std::exchange(other.fd_, -1)), end_(other.end_) {}

ArchiveWriter& ArchiveWriter::operator=(ArchiveWriter&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(fd_, other.fd_);
  std::swap(end_, other.end_);
  return *this;
}

ArchiveWriter::~ArchiveWriter() {
  if (fd_ >= 0) ::close(fd_);
}

Result<ArchiveWriter> ArchiveWriter::open(const fs::path& folder, PagePlace end) {
  const fs::path file = segment_file(folder, end.segment);
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (fd < 0) return system_failure("cannot open", file);
  ArchiveWriter out(folder, fd, end);
  if (::ftruncate(fd, static_cast<off_t>(end.at)) != 0 || ::fsync(fd) != 0 || !sync_folder(folder)) {
    return system_failure("cannot cut off a torn record", file);
  }
  return out;
}

Result<void> ArchiveWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_failure("cannot write", segment_file(folder_, end_.segment));
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

// Open the next segment if the last is full, and give an empty one its warcinfo.
Result<void> ArchiveWriter::begin_segment(const std::string& time) {
  if (end_.at >= kSegmentBytes) {
    auto next = open(folder_, {end_.segment + 1, 0, 0});
    if (!next) return tl::unexpected<Error>(next.error());
    *this = std::move(*next);
  }
  if (end_.at > 0) return {};
  std::string head;
  append_gzip_member(head, warc_info(segment_file(folder_, end_.segment).filename().string(), time));
  if (auto written = write(head); !written) return written;
  end_.at = head.size();
  return {};
}

Result<std::vector<PagePlace>> ArchiveWriter::append(const std::vector<Item>& items,
                                                     const std::string& time) {
  if (auto begun = begin_segment(time); !begun) return tl::unexpected<Error>(begun.error());
  std::vector<PagePlace> places;
  std::string bytes;
  for (const Item& item : items) {
    const std::size_t before = bytes.size();
    append_gzip_member(bytes, warc_record(*item.page, item.key, time));
    places.push_back({end_.segment, end_.at + before, bytes.size() - before});
  }
  auto written = write(bytes);
  if (written && ::fdatasync(fd_) != 0)
    written = system_failure("cannot sync", segment_file(folder_, end_.segment));
  if (!written) {
    // Best effort: what stays of it is cut off or read in when the archive is opened next.
    static_cast<void>(::ftruncate(fd_, static_cast<off_t>(end_.at)) == 0);
    return tl::unexpected<Error>(written.error());
  }
  end_.at += bytes.size();
  return places;
}

}  // namespace dragoman
