#include "read/actor/units.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dragoman::actor {
namespace {

// Nominal endings of Russian and Ukrainian, longest first, in folded text (fold() makes short i an i).
constexpr std::array<std::string_view, 44> kCyrillicEndings = {
    "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "иеи", "иям", "ои", "еи", "ом",
    "ем",   "ым",  "им",  "ую",  "юю",  "ая",  "яя",  "ое",  "ее",  "ые",  "ие",  "ых",  "их", "ах", "ях",
    "ам",   "ям",  "ию",  "ия",  "ии",  "ыи",  "а",   "я",   "о",   "е",   "у",   "ы",   "и",  "ю"};
constexpr std::string_view kSoftSign = "ь";

std::string cyrillic_stem(std::string word) {
  constexpr std::size_t kStemBytes = 6;  // three letters stay
  for (const std::string_view ending : kCyrillicEndings) {
    if (word.size() >= ending.size() + kStemBytes && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      return word;
    }
  }
  if (word.size() >= kStemBytes + 2 && word.ends_with(kSoftSign)) word.resize(word.size() - kSoftSign.size());
  return word;
}

constexpr std::string_view kArticle = "ال";

std::string without_article(std::string_view word) {
  constexpr std::size_t kShortest = 8;  // article and two letters
  return std::string(word.size() >= kShortest && word.starts_with(kArticle) ? word.substr(kArticle.size())
                                                                            : word);
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x02BC || c == 0x02BF || c == 0x02BE || c == 0x2018 || c == 0x60;
}

bool is_unit_char(char32_t c) {
  return is_letter(c) || is_digit(c) || is_mark(c) || c == 0x0640 || c == 0x200C;
}

// Whether the bytes between two units leave them in one name.
bool is_joint(std::string_view gap, std::size_t letters_before) {
  bool point = false;
  std::size_t signs = 0;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = decode_utf8(gap, at);
    if (c == U'\n') return false;
    if (is_space(c)) continue;
    if (c == U'.') {
      point = true;
    } else if (c != U'-' && c != 0x2010 && c != 0x2011 && c != U'&' && c != U'/' && !is_apostrophe(c)) {
      return false;
    }
    if (++signs > 1) return false;
  }
  return !point || letters_before <= 2;
}

}  // namespace

std::string match_key(std::string_view word) {
  std::string key = fold(word);
  if (static_cast<unsigned char>(key.empty() ? 0 : key[0]) < 0x80) return key;
  std::size_t at = 0;
  switch (script_of(decode_utf8(key, at))) {
    case Script::cyrillic:
      return cyrillic_stem(std::move(key));
    case Script::arabic:
      return without_article(key);
    default:
      return key;
  }
}

std::vector<std::string> clitic_keys(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kProclitics = {"و", "ب", "ل", "ف", "ك"};
  std::vector<std::string> keys;
  std::string rest = fold(word);
  for (int depth = 0; depth < 2; ++depth) {
    const auto clitic = std::find_if(kProclitics.begin(), kProclitics.end(),
                                     [&rest](std::string_view c) { return rest.starts_with(c); });
    if (clitic == kProclitics.end() || rest.size() < 8) break;
    rest.erase(0, clitic->size());
    // "lil-": the article loses its alef after li-.
    if (*clitic == "ل" && rest.starts_with("ل")) keys.push_back(rest.substr(2));
    keys.push_back(without_article(rest));
  }
  return keys;
}

std::vector<Unit> cut_units(std::string_view text) {
  std::vector<Unit> units;
  std::size_t at = 0;
  std::size_t letters = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    if (!is_unit_char(decode_utf8(text, at))) continue;
    Unit unit;
    unit.all_upper = true;
    std::size_t end = at;
    std::size_t next = begin;
    std::size_t count = 0;
    while (next < text.size()) {
      const char32_t c = decode_utf8(text, next);
      if (!is_unit_char(c)) break;
      end = next;
      if (count == 0) unit.initial_upper = is_upper(c);
      if (count == 0) unit.script = script_of(c);
      if (is_lower(c)) unit.all_upper = false;
      ++count;
    }
    at = end;
    unit.text = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (!units.empty()) {
      unit.joined = is_joint(slice(text, {units.back().text.end, unit.text.begin}), letters);
    }
    unit.key = match_key(text.substr(begin, end - begin));
    letters = count;
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace dragoman::actor
