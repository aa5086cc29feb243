// Scanning: text to words, digits and signs with exact byte ranges, for any script. White space and marks of
// direction belong to no token.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_range.h"
#include "read/value/lexicon.h"

namespace dragoman::values {

enum class TokenKind : std::uint8_t { word, digits, sign };

struct Token {
  ByteRange text;
  std::uint32_t word = 0;  // number in the lexicon, 0 if it has none
  std::uint32_t bare = 0;  // the same of the word without the article written to it, 0 if it has none
  TokenKind kind = TokenKind::word;
  bool glued = false;    // no space before it
  bool capital = false;  // begins with a capital
  char32_t sign = 0;     // of a sign: the sign, every dash as '-', every apostrophe as '\''

  // Return whether this is a word of the lexicon, with or without an article.
  [[nodiscard]] bool is(std::uint32_t number) const {
    return number != 0 && (word == number || bare == number);
  }
};

// Return the next token at or after `at` and move `at` behind it; nothing at the end. Apostrophes part or
// join words as the setting says: "year|'s", "l'|an", "п'ять". `Token::word` is left 0.
std::optional<Token> next_token(std::string_view text, std::size_t& at, Apostrophe apostrophe);

// Return the form of a token by which lexicons know it: folded (base/unicode.h), apostrophes plain or, inside
// words, gone.
void fold_token(std::string_view text, const Token& token, std::string& out);

}  // namespace dragoman::values
