// Kinds of characters as the splitters see them.
#pragma once

#include <cstdint>

#include "base/unicode.h"

namespace dragoman::syntax {

// Return whether the character can stand inside a word: letters, marks, digits.
inline bool is_word_character(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return is_letter(c) || is_mark(c) || is_digit(c) || c == 0x200C || c == 0x200D;
}

// Return 'a' for lower case and caseless letters, 'A' for upper case, '0' for digits, the character itself
// for punctuation with quotation marks and dashes made plain, 1 for everything else, 0 for none.
inline std::uint32_t kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'a';
    if (c >= 'A' && c <= 'Z') return 'A';
    if (c >= '0' && c <= '9') return '0';
    return static_cast<std::uint32_t>(c);
  }
  switch (c) {
    case U'\u2018':
    case U'\u2019':
      return '\'';
    case U'\u201C':
    case U'\u201D':
    case U'\u00AB':
    case U'\u00BB':
      return '"';
    case U'\u2013':
    case U'\u2014':
      return 0x2014;
    case U'\u2026':
      return 0x2026;
    default:
      break;
  }
  if (is_upper(c)) return 'A';
  if (is_letter(c) || is_mark(c)) return 'a';
  return is_digit(c) ? '0' : 1;
}

}  // namespace dragoman::syntax
