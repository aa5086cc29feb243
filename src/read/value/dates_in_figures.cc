#include "read/value/dates_in_figures.h"

#include <algorithm>

#include "base/civil.h"

namespace dragoman::values {
namespace {

constexpr std::int64_t kFirstYear = 1000;
constexpr std::int64_t kLastYear = 2100;
constexpr std::int64_t kPivot = 40;  // "'39" is 2039, "'40" is 1940

bool glued_sign(const Analysis& a, std::uint32_t i, char32_t sign) {
  return a.is_sign(i, sign) && a.tokens()[i].glued && i + 1 < a.tokens().size() && a.tokens()[i + 1].glued;
}

std::int64_t full_year(std::int64_t year, std::size_t digits) {
  if (digits > 2) return year;
  return year < kPivot ? 2000 + year : 1900 + year;
}

void add_date(std::int64_t year, std::int64_t month, std::int64_t day, std::uint32_t length,
              std::vector<Atom>& out) {
  const Day date{static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
  if (is_valid(date)) out.push_back({Class::iso, length, year * 10000 + month * 100 + day});
}

// "2015-05-26", "26.05.2015", "5/26/15": three figures joined by the same sign.
void figures(const Analysis& a, std::uint32_t i, std::vector<Atom>& out) {
  for (const char32_t sign : {U'-', U'.', U'/'}) {
    if (!glued_sign(a, i + 1, sign) || !glued_sign(a, i + 3, sign)) continue;
    const auto x = a.digits(i);
    const auto y = a.digits(i + 2);
    const auto z = a.digits(i + 4);
    if (!x || !y || !z) return;
    if (a.digit_count(i) == 4) return add_date(*x, *y, *z, 5, out);
    const std::size_t year_digits = a.digit_count(i + 4);
    if (a.digit_count(i) > 2 ||
        (year_digits != 4 && (year_digits != 2 || (sign == U'.' && !a.lexicon().settings().day_first))))
      return;
    const bool day_first =
        *x > 12 || (a.lexicon().settings().day_first && *y <= 12) || (sign == U'.' && *y <= 12);
    const std::int64_t year = full_year(*z, year_digits);
    return day_first ? add_date(year, *y, *x, 5, out) : add_date(year, *x, *y, 5, out);
  }
}

// Return whether the digits at `i` are a piece of a longer figure: "1,989", "3.14", "A320".
bool is_piece(const Analysis& a, std::uint32_t i) {
  const std::vector<Token>& tokens = a.tokens();
  const auto joins = [&](std::uint32_t at) {
    return at < tokens.size() && (tokens[at].sign == U',' || tokens[at].sign == U'.') && tokens[at].glued;
  };
  if (i >= 2 && tokens[i].glued && joins(i - 1) && tokens[i - 2].kind == TokenKind::digits) return true;
  if (i >= 1 && tokens[i].glued && tokens[i - 1].kind == TokenKind::word) return true;
  return i + 2 < tokens.size() && joins(i + 1) && tokens[i + 2].glued &&
         tokens[i + 2].kind == TokenKind::digits;
}

void year_atoms(const Analysis& a, std::uint32_t i, std::int64_t value, std::size_t digits,
                std::vector<Atom>& out) {
  const std::vector<Token>& tokens = a.tokens();
  // A word grown onto the figure ("1990x") makes it a name; Turkish endings and "'s" stand behind an
  // apostrophe.
  const bool glued_word = i + 1 < tokens.size() && tokens[i + 1].glued &&
                          tokens[i + 1].kind == TokenKind::word && a.bytes(tokens[i + 1]).front() != '\'' &&
                          !a.bytes(tokens[i + 1]).starts_with("\u2019");
  const std::uint32_t behind = a.is_sign(i + 1, U'-') && tokens[i + 1].glued ? i + 2 : i + 1;
  const auto tail =
      behind < tokens.size() && tokens[behind].glued ? a.atom(behind, Class::decadetail) : std::nullopt;
  if (tail && value % 10 == 0 && (digits == 4 || digits == 2))
    out.push_back({Class::decade, behind + tail->length - i, digits == 4 ? value : 1900 + value});
  const bool suffixed =
      behind < tokens.size() && tokens[behind].glued && a.atom(behind, Class::ordsuffix).has_value();
  if (digits == 4 && value >= kFirstYear && value <= kLastYear && (!glued_word || suffixed))
    out.push_back({Class::year, suffixed ? behind + 1 - i : 1U, value});
  if (digits == 2 && !glued_word) out.push_back({Class::year2, 1, full_year(value, 2)});
  if (digits <= 4 && value > 0) out.push_back({Class::anyyear, 1, value});
}

void clock_atoms(const Analysis& a, std::uint32_t i, std::int64_t hour, std::vector<Atom>& out) {
  const auto minute = a.digits(i + 2);
  if (hour > 24 || !glued_sign(a, i + 1, U':') || !minute || a.digit_count(i + 2) != 2 || *minute > 59)
    return;
  const auto seconds = a.digits(i + 4);
  const bool exact = glued_sign(a, i + 3, U':') && seconds && a.digit_count(i + 4) == 2 && *seconds < 60;
  out.push_back({Class::clock, exact ? 5U : 3U, hour * 60 + *minute});
}

// "20150526" as newspapers' wires write it.
void compact(std::int64_t value, std::size_t digits, std::vector<Atom>& out) {
  if (digits == 8 && value / 10000 >= 1900 && value / 10000 <= kLastYear)
    add_date(value / 10000, value / 100 % 100, value % 100, 1, out);
}

// "nineteen ninety-six" as two number phrases.
void spoken_year(const Analysis& a, std::size_t index, std::vector<Atom>& out) {
  const Number& high = a.numbers()[index];
  if (high.digits || high.ordinal || high.value < 11 || high.value > 20 || index + 1 >= a.numbers().size())
    return;
  const Number& low = a.numbers()[index + 1];
  if (low.first != high.end || low.digits || low.ordinal || low.value < 10 || low.value > 99) return;
  out.push_back({Class::year, low.end - high.first, static_cast<std::int64_t>(high.value * 100 + low.value)});
}

}  // namespace

void digit_atoms(const Analysis& a, std::uint32_t i, std::vector<Atom>& out) {
  const auto value = a.digits(i);
  if (!value) return;
  const std::size_t digits = a.digit_count(i);
  figures(a, i, out);
  compact(*value, digits, out);
  clock_atoms(a, i, *value, out);
  if (is_piece(a, i)) return;
  year_atoms(a, i, *value, digits, out);
  if (digits > 2) return;
  const auto suffix = a.atom(i + 1, Class::ordsuffix);
  const bool dashed = a.is_sign(i + 1, U'-') && a.tokens()[i + 1].glued && a.atom(i + 2, Class::ordsuffix) &&
                      a.tokens()[i + 2].glued;
  const bool suffixed = suffix && a.tokens()[i + 1].glued;
  if (*value >= 1 && *value <= 31) out.push_back({Class::day, suffixed ? 2U : dashed ? 3U : 1U, *value});
  if (*value <= 24) out.push_back({Class::hour, 1, *value});
}

void number_atoms(const Analysis& a, std::size_t index, std::vector<Atom>& out) {
  constexpr double kLastOrdinal = 1e6;  // far beyond any day, quarter or century
  const Number& number = a.numbers()[index];
  const std::uint32_t length = number.end - number.first;
  const auto rank = static_cast<std::int64_t>(std::min(number.value, kLastOrdinal));
  out.push_back({number.ordinal ? Class::ord : Class::n, length,
                 number.ordinal ? rank : static_cast<std::int64_t>(index)});
  if (number.ordinal && number.value >= 1 && number.value <= 31 && !number.digits)
    out.push_back({Class::day, length, static_cast<std::int64_t>(number.value)});
  if (!number.ordinal && !number.digits && !number.low && number.value >= 1 && number.value <= 24)
    out.push_back({Class::hour, length, static_cast<std::int64_t>(number.value)});
  spoken_year(a, index, out);
}

}  // namespace dragoman::values
