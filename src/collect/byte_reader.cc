#include "collect/byte_reader.h"

#include <algorithm>
#include <utility>

namespace dragoman {
namespace {

constexpr std::size_t kChunkBytes = 64U << 10U;

tl::unexpected<Error> ends_early() {
  return fail(ErrorCode::bad_input, "the data end too early");
}

}  // namespace

// Read more behind the window; false at the end.
Result<bool> ByteReader::fill() {
  buffer_.erase(0, std::exchange(at_, 0));
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kChunkBytes);
  const Result<std::size_t> n = source_({buffer_.data() + kept, kChunkBytes});
  buffer_.resize(kept + n.value_or(0));
  if (!n) return tl::unexpected(n.error());
  return *n > 0;
}

void ByteReader::take(std::size_t size) {
  at_ += size;
  position_ += size;
}

void ByteReader::discard() {
  buffer_.clear();
  at_ = 0;
}

Result<std::string_view> ByteReader::peek(std::size_t size) {
  while (window().size() < size) {
    const Result<bool> more = fill();
    if (!more && window().empty()) return tl::unexpected(more.error());
    if (!more.value_or(false)) break;
  }
  return window().substr(0, size);
}

Result<LineRead> ByteReader::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool is_too_long = false;
  bool is_any = false;
  for (;;) {
    const std::size_t end = window().find('\n');
    const std::string_view part = window().substr(0, end);
    is_any = is_any || !window().empty();
    is_too_long = is_too_long || line.size() + part.size() > limit;
    if (!is_too_long) line += part;
    take(part.size());
    if (end != std::string_view::npos) {
      take(1);
      break;
    }
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  if (line.ends_with('\r')) line.pop_back();
  if (is_too_long) return LineRead::too_long;
  return is_any ? LineRead::line : LineRead::end;
}

Result<void> ByteReader::read(std::string& out, std::uint64_t size) {
  while (size > 0) {
    if (window().empty()) {
      const Result<bool> more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return ends_early();
    }
    const std::size_t n = static_cast<std::size_t>(std::min<std::uint64_t>(size, window().size()));
    out += window().substr(0, n);
    take(n);
    size -= n;
  }
  return {};
}

Result<void> ByteReader::skip(std::uint64_t size) {
  while (size > 0) {
    if (window().empty()) {
      const Result<bool> more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return ends_early();
    }
    const std::size_t n = static_cast<std::size_t>(std::min<std::uint64_t>(size, window().size()));
    take(n);
    size -= n;
  }
  return {};
}

Result<std::string> ByteReader::read_all(std::size_t limit) {
  std::string out;
  for (;;) {
    if (out.size() + window().size() > limit) {
      return fail(ErrorCode::too_large, "larger than the limit of " + std::to_string(limit) + " bytes");
    }
    out += window();
    take(window().size());
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return out;
  }
}

Result<bool> ByteReader::skip_to_line(std::string_view start) {
  if (peek(start.size()).value_or(std::string_view{}) == start) return true;
  const std::string wanted = "\n" + std::string(start);
  for (;;) {
    const std::size_t found = window().find(wanted);
    if (found != std::string_view::npos) {
      take(found + 1);
      return true;
    }
    take(window().size() - std::min(window().size(), wanted.size() - 1));
    const Result<bool> more = fill();
    if (!more || !*more) return more;
  }
}

}  // namespace dragoman
