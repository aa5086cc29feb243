#include "clean/dump/wrapped.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLongestLine = 90;   // bytes; terminals and teleprinters had 65 to 80 columns
constexpr std::size_t kShortestFull = 40;  // a column narrower than this is a list or a poem

std::size_t column_of(const std::vector<Line>& lines) {
  std::size_t column = 0;
  for (const Line& line : lines) column = std::max(column, line.text.size());
  return column;
}

bool goes_on_in_lower_case(const Line& line) {
  std::size_t at = 0;
  return !line.text.empty() && is_lower(decode_utf8(line.text, at));
}

}  // namespace

bool is_hard_wrapped(const std::vector<Line>& lines) {
  if (lines.size() < 6) return false;
  const std::size_t column = column_of(lines);
  if (column > kLongestLine || column < kShortestFull) return false;
  std::size_t broken = 0;
  std::size_t lower = 0;
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const bool full = lines[k - 1].text.size() * 10 >= column * 7;
    if (!full || lines[k - 1].shape.ends_sentence || lines[k].blanks_before > 0) continue;
    ++broken;
    lower += goes_on_in_lower_case(lines[k]) ? 1U : 0U;
  }
  return broken * 2 >= lines.size() && lower * 2 >= broken;
}

bool begins_paragraph(const std::vector<Line>& lines, std::size_t k) {
  if (k == 0 || lines[k].blanks_before > 0 || lines[k].indent > lines[k - 1].indent) return true;
  const std::size_t column = column_of(lines);
  return lines[k - 1].shape.ends_sentence && lines[k - 1].text.size() * 10 < column * 8;
}

}  // namespace dragoman::cleaning
