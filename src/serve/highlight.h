// Marking claims in a text: evidence ranges overlap and nest, marks in HTML must not, so the text is cut
// where any range begins or ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace dragoman {

// A stretch of text and the ranges (indices, rising) that cover it.
struct Segment {
  ByteRange text;
  std::vector<std::size_t> covering;
};

// Cut `whole` at the ends of all ranges; the segments follow each other without gap and are not empty.
std::vector<Segment> cut(ByteRange whole, const std::vector<ByteRange>& ranges);

// Return the text of `whole` as HTML with every covered segment in a <mark> that lists the numbers (index +
// 1) of its ranges, and before the first segment of each range a link to "#cN" with the id "tN".
std::string mark_up(std::string_view text, ByteRange whole, const std::vector<ByteRange>& ranges);

}  // namespace dragoman
