#include "clean/dump/furniture.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

bool has(const Line& line, Furniture kind) {
  return line.furniture[static_cast<std::size_t>(kind)] > 0;
}

bool has_any(const Line& line) {
  return std::any_of(line.furniture.begin(), line.furniture.end(), [](std::uint8_t n) { return n > 0; });
}

bool opens_with_copyright(const Line& line) {
  return line.text.starts_with("©") || line.text.starts_with("(c)") || line.text.starts_with("(C)");
}

bool is_date_line(const Line& line) {
  return line.date_share > 0.5F;
}

// A name after a dash that other lines end with too, written like a name.
bool is_signed(const LineContext& context, std::size_t k) {
  return context.signed_[k] != 0;
}

bool is_tag_list(const Line& line) {
  const TextShape& s = line.shape;
  return s.commas >= 2 && s.stops == 0 && s.words <= 6 * s.commas && !s.ends_sentence &&
         s.short_words * 4 <= s.words;
}

bool is_headline_like(const Line& line) {
  const TextShape& s = line.shape;
  return s.words <= 30 && (s.words >= 6 || (s.words >= 4 && s.capital_words >= 2));
}

}  // namespace

bool ends_with_count(std::string_view text) {
  if (!text.ends_with(')')) return false;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open + 2 >= text.size()) return false;
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  return std::all_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; });
}

LineKind furniture_kind(const Line& line, const LineContext& context, std::size_t k) {
  if (opens_with_copyright(line)) {
    const bool closes_page = k >= context.run_end && line.shape.words <= 8;
    return has(line, Furniture::legal) || closes_page ? LineKind::legal : LineKind::caption;
  }
  if (is_date_line(line)) {
    return line.has_time && line.number < 3 && line.text.front() >= '0' && line.text.front() <= '9'
               ? LineKind::clock
               : LineKind::date;
  }
  if (is_signed(context, k)) {
    return line.shape.words <= 5 && !is_headline_like(line) ? LineKind::outlet : LineKind::caption;
  }
  if (ends_with_count(line.text)) return LineKind::section;
  if (line.shape.has_copyright || (has(line, Furniture::legal) && line.shape.words > 4))
    return LineKind::legal;
  if (has(line, Furniture::photo) && line.shape.words <= 40 && line.shape.words > 1) return LineKind::caption;
  if (is_tag_list(line) || (has(line, Furniture::tags) && line.shape.commas > 0)) return LineKind::tags;
  if (has_any(line) && line.shape.words <= 16) return LineKind::nav;
  if (is_headline_like(line)) return LineKind::related;
  return k < context.run_begin ? LineKind::section : LineKind::nav;
}

bool is_always_furniture(const Line& line, const LineContext& context, std::size_t k) {
  if (context.repeated[k] != 0 || opens_with_copyright(line) || ends_with_count(line.text)) return true;
  if (is_date_line(line) && line.shape.words <= 12) return true;
  if (is_signed(context, k) && line.shape.words <= 80) return true;
  // "Subscribe", "Log in or register": words of furniture and nothing else.
  if (has_any(line) && line.shape.words <= 3 && !line.shape.ends_sentence) return true;
  return context.foreign[k] != 0 && line.shape.words <= 12;
}

}  // namespace dragoman::cleaning
