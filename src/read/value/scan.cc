#include "read/value/scan.h"

#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::values {
namespace {

constexpr bool is_ascii_letter(char32_t c) {
  return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z' && c < 0x80;
}
constexpr bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x00AD;
}
constexpr bool is_direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF;
}
constexpr bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x02BC;
}

bool is_word_part(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  return is_letter(c) || is_mark(c) || is_joiner(c);
}
bool is_any_digit(char32_t c) {
  return c < 0x80 ? c >= U'0' && c <= U'9' : is_digit(c);
}
bool is_blank(char32_t c) {
  return c < 0x80 ? c <= 0x20 : is_space(c) || is_direction(c);
}

char32_t peek(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? byte : decode_utf8(text, at);
}

void skip(std::string_view text, std::size_t& at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) {
    ++at;
  } else {
    decode_utf8(text, at);
  }
}

template <class Is>
void run(std::string_view text, std::size_t& at, Is is) {
  while (at < text.size() && is(peek(text, at))) skip(text, at);
}

// The end of a word that begins at `at`, apostrophes heeded.
void run_word(std::string_view text, std::size_t& at, Apostrophe apostrophe) {
  run(text, at, is_word_part);
  while (apostrophe != Apostrophe::suffix && is_apostrophe(peek(text, at))) {
    std::size_t after = at;
    skip(text, after);
    if (!is_word_part(peek(text, after))) return;
    at = after;
    if (apostrophe == Apostrophe::elision) return;
    run(text, at, is_word_part);
  }
}

char32_t plain_sign(char32_t c) {
  if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212)
    return U'-';
  return is_apostrophe(c) ? U'\'' : c;
}

// "'s" behind a word is one token.
bool is_suffix(std::string_view text, std::size_t at, char32_t c, bool glued, Apostrophe apostrophe) {
  if (apostrophe != Apostrophe::suffix || !glued || !is_apostrophe(c)) return false;
  std::size_t before = at;
  const char32_t left = decode_utf8_back(text, before);
  skip(text, at);
  return (is_word_part(left) || is_any_digit(left)) && is_word_part(peek(text, at));
}

void append_plain(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c >= U'A' && c <= U'Z' ? c | 0x20U : c));
  } else {
    append_utf8(out, c);
  }
}

// Folding of the two-byte letters by table: fold() itself is made for whole strings and costs more.
const std::string& folded_letter(char32_t c) {
  static const std::array<std::string, 0x800> table = [] {
    std::array<std::string, 0x800> out;
    for (char32_t letter = 0; letter < out.size(); ++letter) {
      std::string text;
      append_utf8(text, letter);
      out[letter] = fold(text);
    }
    return out;
  }();
  return table[c];
}

}  // namespace

std::optional<Token> next_token(std::string_view text, std::size_t& at, Apostrophe apostrophe) {
  const std::size_t from = at;
  run(text, at, is_blank);
  if (at >= text.size()) return std::nullopt;
  Token token;
  token.glued = at == from && from > 0;
  const std::size_t begin = at;
  const char32_t c = peek(text, at);
  if (is_word_part(c)) {
    token.capital = c < 0x80 ? c <= U'Z' : is_upper(c);
    run_word(text, at, apostrophe);
  } else if (is_any_digit(c)) {
    token.kind = TokenKind::digits;
    run(text, at, is_any_digit);
  } else if (is_suffix(text, at, c, token.glued, apostrophe)) {
    skip(text, at);
    run(text, at, is_word_part);
  } else {
    token.kind = TokenKind::sign;
    token.sign = plain_sign(c);
    skip(text, at);
  }
  token.text = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
  return token;
}

void fold_token(std::string_view text, const Token& token, std::string& out) {
  out.clear();
  if (token.kind == TokenKind::sign) {
    append_plain(token.sign, out);
    if (token.sign >= 0x80) out = fold(out);
    return;
  }
  const std::string_view bytes = slice(text, token.text);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x80) {
      if (byte != '\'' || at == 0 || at + 1 == bytes.size()) append_plain(byte, out);
      ++at;
      continue;
    }
    const char32_t c = decode_utf8(bytes, at);
    if (is_apostrophe(c)) {
      if (at == bytes.size() || out.empty()) out.push_back('\'');
    } else if (c < 0x800) {
      out += folded_letter(c);
    } else if (!is_joiner(c)) {
      std::string letter;
      append_utf8(letter, c);
      out += fold(letter);
    }
  }
}

}  // namespace dragoman::values
