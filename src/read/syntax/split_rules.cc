// Splitting by rules, for languages without a treebank here.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/utf8.h"
#include "read/syntax/characters.h"
#include "read/syntax/split.h"

namespace dragoman::syntax {
namespace {

bool ends_sentence(char32_t c) {
  switch (c) {
    case U'.':
    case U'!':
    case U'?':
    case U'\u2026':  // horizontal ellipsis
    case U'\u061F':  // Arabic question mark
    case U'\u06D4':  // Arabic full stop
    case U'\u3002':  // ideographic full stop
    case U'\uFF01':
    case U'\uFF1F':
      return true;
    default:
      return false;
  }
}

bool closes(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == U'\u00BB' || c == U'\u201D' ||
         c == U'\u2019' || c == U'\u203A';
}

char32_t peek(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at) : 0;
}

// Return whether `c` between two word characters belongs to the word: 3,5  U.N.  l'homme  п'ять  Bin-Laden
// a@b.
bool joins(char32_t before, char32_t c, char32_t after) {
  if (!is_word_character(before) || !is_word_character(after)) return false;
  const bool digits = is_digit(before) && is_digit(after);
  switch (c) {
    case U'.':
    case U'@':
    case U'_':
    case U'\'':
    case U'\u2019':
    case U'\u02BC':
    case U'-':
    case U'\u2011':
      return true;
    case U',':
    case U':':
    case U'/':
    case U'\u066B':  // Arabic decimal separator
    case U'\u066C':  // Arabic thousands separator
      return digits;
    default:
      return false;
  }
}

// Return the end of the token that begins at `begin`.
std::size_t token_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  char32_t before = decode_utf8(text, at);
  const bool in_word = is_word_character(before);
  std::size_t initials = in_word ? 1 : 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = decode_utf8(text, next);
    const bool same_mark = !in_word && c == before && (c == '.' || c == '-' || c == '!' || c == '?');
    if (!same_mark && !(in_word && (is_word_character(c) || joins(before, c, peek(text, next))))) break;
    initials += in_word ? 1 : 0;
    before = c;
    at = next;
  }
  // A single capital letter keeps its full stop: it is an initial.
  const bool initial = in_word && initials == 1 && is_upper(before) && peek(text, at) == '.';
  return initial ? at + 1 : at;
}

// Abbreviations that something always follows: titles, kinds of places and units before a number or name.
// Those that also close sentences ("и т. д.", "vb.") are left out on purpose.
constexpr std::array<std::string_view, 47> kAbbreviations = {
    "г",   "гг",   "ул",  "пр", "им",  "проф", "акад", "доц", "ген",  "полк", "тов", "гр",
    "стр", "см",   "ст",  "св", "пос", "обл",  "тыс",  "млн", "млрд", "вул",  "ім",  "див",
    "Dr",  "Prof", "Doç", "Av", "Org", "Gen",  "Alb",  "Sn",  "St",   "Mr",   "Mrs", "MM",
    "Mme", "Mgr",  "art", "cf", "vol", "د",    "أ",    "آ",   "ص",    "м",    "Hz"};

bool is_abbreviation(std::string_view word) {
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// Return whether token `t` is the full stop of an abbreviation. A number or year before one-letter units
// ("в 2014 г.") may close the sentence.
bool is_abbreviating(std::string_view text, const SplitText& split, std::size_t t) {
  if (t == 0 || slice(text, split.tokens[t].text) != ".") return false;
  const ByteRange word = split.tokens[t - 1].text;
  if (word.end != split.tokens[t].text.begin || !is_abbreviation(slice(text, word))) return false;
  return t < 2 || !is_digit(peek(text, split.tokens[t - 2].text.begin));
}

// Return whether a sentence ends behind token `t`.
bool ends_behind(std::string_view text, const SplitText& split, std::size_t t) {
  const ByteRange token = split.tokens[t].text;
  if (t + 1 == split.tokens.size()) return true;
  const ByteRange next = split.tokens[t + 1].text;
  if (next.begin == token.end) return false;
  const char32_t follows = peek(text, next.begin);
  if (is_lower(follows) || is_abbreviating(text, split, t)) return false;
  std::size_t back = t;
  while (back > 0 && closes(peek(text, split.tokens[back].text.begin)) &&
         split.tokens[back - 1].text.end == split.tokens[back].text.begin)
    --back;
  return ends_sentence(peek(text, split.tokens[back].text.begin)) &&
         !(back == t && closes(follows) && next.size() == 1);
}

}  // namespace

SplitText split_by_rules(std::string_view text) {
  SplitText out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (is_space(decode_utf8(text, next))) {
      at = next;
      continue;
    }
    const std::size_t end = token_end(text, at);
    const auto n = static_cast<std::uint32_t>(out.words.size());
    out.words.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    out.tokens.push_back({out.words.back(), n, n + 1});
    at = end;
  }
  std::size_t first = 0;
  for (std::size_t t = 0; t < out.tokens.size(); ++t) {
    if (!ends_behind(text, out, t) && t + 1 - first < kMaxSentenceWords) continue;
    out.sentence_ends.push_back(static_cast<std::uint32_t>(t + 1));
    first = t + 1;
  }
  return out;
}

}  // namespace dragoman::syntax
