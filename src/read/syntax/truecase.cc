#include "read/syntax/truecase.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "base/byte_range.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kLeastLetters = 80;
constexpr std::size_t kStrayPerMille = 5;        // letters of the other case that do not count
constexpr std::uint32_t kMostlyCapital = 6;      // Usage::capitals from which a word is a name
constexpr std::uint32_t kSometimesCapital = 3;   // from which it is one beside a name
constexpr std::size_t kLongestAbbreviation = 6;  // letters

enum class Case : std::uint8_t { small, capital, all };

struct Piece {
  ByteRange text;
  WordForm form;
  Case as = Case::small;
  bool opens = false;      // a sentence
  bool dotted = false;     // single letters with full stops: "u.s."
  bool in_braces = false;  // stands alone in brackets
  bool touches = false;    // nothing but one blank between it and the piece before
};

bool is_word_part(char32_t c) {
  return is_letter(c) || is_mark(c) || is_digit(c);
}

// Write the character's other case over it if that has the same number of bytes.
void recase(std::string& text, std::size_t at, std::size_t end, bool upper) {
  std::size_t next = at;
  const char32_t c = decode_utf8(text, next);
  std::string other;
  append_utf8(other, upper ? to_upper(c) : to_lower(c));
  if (other.size() == next - at && next <= end) text.replace(at, other.size(), other);
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t here = at;
    decode_utf8(out, at);
    recase(out, here, at, false);
  }
  return out;
}

// Return the end of the word at `at`: letters and digits, with single full stops between single letters
// ("u.s.") and apostrophes or hyphens left to the next piece.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    std::size_t next = end;
    if (!is_word_part(decode_utf8(text, next))) break;
    end = next;
  }
  return end;
}

// Return the end of single letters with full stops from `at` ("u.s.", "o.a.s."), or `at` if there are none.
std::size_t dotted_end(std::string_view text, std::size_t at) {
  const auto letter = [&](std::size_t i) { return i < text.size() && text[i] >= 'a' && text[i] <= 'z'; };
  std::size_t end = at;
  int letters = 0;
  while (letter(end) && end + 1 < text.size() && text[end + 1] == '.') {
    end += 2;
    ++letters;
  }
  return letters >= 2 ? end : at;
}

bool opens_sentence(std::string_view text, std::size_t at) {
  while (at > 0) {
    const char c = text[at - 1];
    if (c == '.' || c == '?' || c == '!' || c == '\n') return true;
    if (c != ' ' && c != '"' && c != '(' && c != '\'' && c != '[' && c != '\t') return false;
    --at;
  }
  return true;
}

std::vector<Piece> pieces_of(std::string_view text, const WordLists& lists) {
  std::vector<Piece> pieces;
  bool after_dotted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dotted = dotted_end(text, at);
    const std::size_t end = dotted > at ? dotted : word_end(text, at);
    if (end == at) {
      decode_utf8(text, at);
      continue;
    }
    Piece piece;
    piece.text = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    piece.form = describe(text.substr(at, end - at), lists);
    piece.dotted = dotted > at;
    piece.opens = !after_dotted && opens_sentence(text, at);
    piece.in_braces = at > 0 && end < text.size() && (text[at - 1] == '(' || text[at - 1] == '[') &&
                      (text[end] == ')' || text[end] == ']');
    piece.touches = !pieces.empty() && at == pieces.back().text.end + 1U && text[at - 1] == ' ';
    after_dotted = piece.dotted || (end - at == 1 && end < text.size() && text[end] == '.');
    pieces.push_back(piece);
    at = end;
  }
  return pieces;
}

bool has_vowel(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) > 127;
  });
}

// Rare words with the endings of English nouns, verbs and adverbs are words, not names.
bool has_common_ending(std::string_view word) {
  constexpr std::array<std::string_view, 14> kEndings = {"tion", "sion", "ness", "ment", "able",
                                                         "ible", "ing",  "ed",   "ly",   "ists",
                                                         "isms", "less", "ful",  "ities"};
  return word.size() >= 6 && std::any_of(kEndings.begin(), kEndings.end(),
                                         [&](std::string_view ending) { return word.ends_with(ending); });
}

// What the word is by itself.
Case by_itself(std::string_view text, const Piece& piece) {
  const std::string_view word = slice(text, piece.text);
  const bool known = piece.form.frequency > 0 || piece.form.tags > 0;
  if (piece.dotted) return Case::all;
  if (word == "i") return Case::capital;
  if (piece.form.digit) return Case::small;
  if (!known && word.size() >= 2 && word.size() <= kLongestAbbreviation &&
      (!has_vowel(word) || piece.in_braces))
    return Case::all;
  if (piece.in_braces && word.size() <= 4 && piece.form.frequency < 4) return Case::all;
  if (piece.form.capitals >= kMostlyCapital) {
    return word.size() >= 2 && word.size() <= 5 && !has_vowel(word) ? Case::all : Case::capital;
  }
  const bool common = known || word.size() == 1 || has_common_ending(word);
  return common ? Case::small : Case::capital;
}

// Words that are names only beside names: "national liberation army", "san", "general".
void join_neighbours(std::vector<Piece>& pieces) {
  const auto takes = [](const Piece& piece) {
    return piece.as == Case::small && piece.form.capitals >= kSometimesCapital && !piece.form.digit;
  };
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (takes(pieces[i]) && pieces[i].touches && pieces[i - 1].as == Case::capital)
      pieces[i].as = Case::capital;
  }
  for (std::size_t i = pieces.size(); i-- > 1;) {
    if (takes(pieces[i - 1]) && pieces[i].touches && pieces[i].as == Case::capital)
      pieces[i - 1].as = Case::capital;
  }
}

}  // namespace

bool in_one_case(std::string_view text) {
  std::size_t upper = 0;
  std::size_t small = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    upper += is_upper(c) ? 1U : 0U;
    small += is_lower(c) ? 1U : 0U;
  }
  const std::size_t letters = upper + small;
  return letters >= kLeastLetters && std::min(upper, small) * 1000 <= letters * kStrayPerMille;
}

std::string truecase(std::string_view text, const WordLists& lists) {
  std::string out = lowered(text);
  std::vector<Piece> pieces = pieces_of(out, lists);
  std::unordered_set<std::string_view> abbreviations;  // views into `text`-sized `seen`, which never changes
  const std::string seen = out;
  for (Piece& piece : pieces) {
    piece.as = by_itself(seen, piece);
    if (piece.as == Case::all) abbreviations.insert(slice(seen, piece.text));
  }
  for (Piece& piece : pieces) {
    if (abbreviations.contains(slice(seen, piece.text))) piece.as = Case::all;
  }
  join_neighbours(pieces);
  for (const Piece& piece : pieces) {
    const bool first = piece.as != Case::small || piece.opens;
    std::size_t at = piece.text.begin;
    for (bool begin = true; at < piece.text.end; begin = false) {
      const std::size_t here = at;
      decode_utf8(out, at);
      if (piece.as == Case::all || (begin && first)) recase(out, here, at, true);
    }
  }
  return out;
}

}  // namespace dragoman::syntax
