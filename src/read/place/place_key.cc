#include "read/place/place_key.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

bool is_article(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kArticles = {
      "al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "esh", "et", "ez"};
  return std::find(kArticles.begin(), kArticles.end(), word) != kArticles.end();
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'w';
}

// Vowels fall into three: front (i, e, y), back (u, o, w) and a; length and doubling go.
char loose_letter(char c) {
  switch (c) {
    case 'e':
    case 'y':
      return 'i';
    case 'o':
    case 'w':
      return 'u';
    case 'q':
      return 'k';
    default:
      return c;
  }
}

void append_loose(std::string& out, std::string_view word) {
  const std::size_t start = out.size();
  for (const char raw : word) {
    const char c = loose_letter(raw);
    const bool diphthong = (c == 'i' || c == 'u') && out.size() > start && out.back() == 'a';
    if (diphthong) out.pop_back();  // "Dayr", "Deir"; "Zawr", "Zor"
    const bool doubled = out.size() > start && out.back() == c;
    if (!doubled) out += c;
  }
  // A final -ah, -a, -eh and -e are the same letter (teh marbuta), and so is a silent final h after a vowel.
  while (out.size() > start + 2 && (out.back() == 'h' || is_vowel(out.back()))) out.pop_back();
}

}  // namespace

bool joins_letters(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case 0x00B4:  // acute accent
    case 0x02B9:  // modifier letter prime
    case 0x02BB:  // turned comma
    case 0x02BC:  // modifier apostrophe
    case 0x02BE:  // right half ring
    case 0x02BF:  // left half ring
    case 0x02C8:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return true;
    default:
      return false;
  }
}

std::string place_key(std::string_view name) {
  const std::string folded = fold(name);
  std::string out;
  out.reserve(folded.size());
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const char32_t c = decode_utf8(folded, at);
    if (joins_letters(c)) continue;
    if (!is_letter(c) && !is_digit(c) && !is_mark(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out.append(folded, start, at - start);
  }
  return out;
}

std::string loose_place_key(std::string_view key) {
  std::string out;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = key.substr(at, end - at);
    at = end + 1;
    if (is_article(word)) continue;
    if (!out.empty()) out += ' ';
    append_loose(out, word);
  }
  return out;
}

}  // namespace dragoman
