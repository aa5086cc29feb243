#include "read/syntax/word_form.h"

#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::syntax {
namespace {

// Words longer than this are described by their first bytes; none in a treebank is as long.
constexpr std::size_t kMaxWordBytes = 256;

char32_t plain(char32_t c) {
  switch (c) {
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
      return U'\'';
    case U'\u201C':
    case U'\u201D':
      return U'"';
    case U'\u2010':
    case U'\u2011':
    case U'\u00AD':
      return U'-';
    default:
      return c;
  }
}

char shape_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  if (is_upper(c)) return 'X';
  if (is_letter(c) || is_mark(c)) return 'x';
  return is_digit(c) ? 'd' : '~';
}

char32_t lower_of(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  return c < 0x80 ? c : to_lower(c);
}

// The forms of one word, character by character.
struct Spelling {
  std::string form;
  std::string lower;
  std::string shape;
  std::array<std::size_t, 5> from_front{};  // byte lengths of the first 1..5 characters of lower
  std::size_t characters = 0;
  int capitals = 0;
  int letters = 0;
  bool digit = false;
};

void add_shape(std::string& shape, char kind) {
  const std::size_t n = shape.size();
  if (n >= 4 && shape[n - 1] == kind && shape[n - 2] == kind && shape[n - 3] == kind && shape[n - 4] == kind)
    return;
  shape.push_back(kind);
}

Spelling spell(std::string_view word) {
  Spelling s;
  word = word.substr(0, kMaxWordBytes);
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = plain(decode_utf8(word, at));
    const char kind = shape_of(c);
    s.letters += kind == 'x' || kind == 'X';
    s.capitals += kind == 'X';
    s.digit |= kind == 'd';
    append_utf8(s.form, c);
    append_utf8(s.lower, kind == 'd' ? U'0' : lower_of(c));
    add_shape(s.shape, kind);
    if (s.characters < s.from_front.size()) s.from_front[s.characters] = s.lower.size();
    ++s.characters;
  }
  return s;
}

// Return the hash of the last characters of `lower` for 1..5 characters, 0 where the word is not longer.
std::array<std::uint32_t, 5> suffixes(std::string_view lower) {
  std::array<std::uint32_t, 5> out{};
  std::size_t at = lower.size();
  for (auto& suffix : out) {
    if (at == 0) break;
    decode_utf8_back(lower, at);
    suffix = hash32(lower.substr(at));
  }
  return out;
}

}  // namespace

std::uint32_t hash32(std::string_view text) {
  const std::uint64_t h = hash64(text);
  return std::max<std::uint32_t>(static_cast<std::uint32_t>(h ^ (h >> 32U)), 3);
}

std::uint32_t pack(const Usage& usage) {
  return usage.clusters[2] | (usage.clusters[1] << 11U) | (usage.clusters[0] << 20U) |
         (usage.capitals << 26U) | (usage.frequency << 29U);
}

Usage unpack_usage(std::uint32_t packed) {
  return {
      {(packed >> 20U) & 63U, (packed >> 11U) & 511U, packed & 2047U}, (packed >> 26U) & 7U, packed >> 29U};
}

std::uint64_t list_key(std::string_view word) {
  return hash64(spell(word).lower);
}

WordForm describe(std::string_view word, const WordLists& lists) {
  const Spelling s = spell(word);
  WordForm out;
  const std::uint64_t key = hash64(s.lower);
  out.form = hash32(s.form);
  out.lower = std::max<std::uint32_t>(static_cast<std::uint32_t>(key ^ (key >> 32U)), 3);
  out.shape = hash32(s.shape);
  for (std::size_t n = 0; n < out.prefix.size() && n < s.characters; ++n)
    out.prefix[n] = hash32(std::string_view(s.lower).substr(0, s.from_front[n]));
  out.suffix = suffixes(s.lower);
  out.capital = !s.shape.empty() && s.shape[0] == 'X';
  out.all_caps = s.letters >= 2 && s.capitals == s.letters;
  out.digit = s.digit;
  const Usage usage = unpack_usage(lists.usage.find(key));
  out.clusters = usage.clusters;
  out.capitals = usage.capitals;
  out.frequency = usage.frequency;
  out.people = lists.people.find(key);
  out.tags = lists.tags.find(key);
  return out;
}

}  // namespace dragoman::syntax
