// ByteRange: a stretch of stored text. All text positions in Dragoman are UTF-8 byte offsets, half open, and
// both ends stand on code point boundaries.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace dragoman {

struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(ByteRange other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool overlaps(ByteRange other) const {
    return begin < other.end && other.begin < end;
  }
  auto operator<=>(const ByteRange&) const = default;
};

// Return the smallest range that holds both.
constexpr ByteRange hull(ByteRange a, ByteRange b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

// Return the bytes of `range` in `text`; the view lives as long as `text`. Requires: range.end <=
// text.size().
constexpr std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.end - range.begin);
}

}  // namespace dragoman
