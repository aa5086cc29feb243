#include "serve/highlight.h"

#include <fmt/format.h>

#include <algorithm>

#include "serve/html.h"

namespace dragoman {
namespace {

std::string numbers(const std::vector<std::size_t>& indices) {
  std::string out;
  for (const std::size_t index : indices) {
    if (!out.empty()) out += ' ';
    out += std::to_string(index + 1);
  }
  return out;
}

}  // namespace

std::vector<Segment> cut(ByteRange whole, const std::vector<ByteRange>& ranges) {
  std::vector<std::uint32_t> cuts = {whole.begin, whole.end};
  for (const ByteRange range : ranges) {
    if (!range.overlaps(whole)) continue;
    cuts.push_back(std::max(range.begin, whole.begin));
    cuts.push_back(std::min(range.end, whole.end));
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<Segment> segments;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    Segment segment{{cuts[i], cuts[i + 1]}, {}};
    for (std::size_t r = 0; r < ranges.size(); ++r) {
      if (ranges[r].contains(segment.text)) segment.covering.push_back(r);
    }
    segments.push_back(std::move(segment));
  }
  return segments;
}

std::string mark_up(std::string_view text, ByteRange whole, const std::vector<ByteRange>& ranges) {
  std::string out;
  for (const Segment& segment : cut(whole, ranges)) {
    const std::string words = escape(slice(text, segment.text));
    if (segment.covering.empty()) {
      out += words;
      continue;
    }
    for (const std::size_t index : segment.covering) {
      if (std::max(ranges[index].begin, whole.begin) != segment.text.begin) continue;
      if (ranges[index].begin < whole.begin) continue;  // began in an earlier block, which has the link
      out += fmt::format("<a class=\"ref\" id=\"t{0}\" href=\"#c{0}\">{0}</a>", index + 1);
    }
    out += fmt::format("<mark data-claims=\"{}\">{}</mark>", numbers(segment.covering), words);
  }
  return out;
}

}  // namespace dragoman
