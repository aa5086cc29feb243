// Classes of bytes that the tokenizer asks for, by table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dragoman::html {

constexpr std::uint8_t kSpaceByte = 1;   // tab, line feed, form feed, carriage return, blank
constexpr std::uint8_t kTagEndByte = 2;  // "/" and ">"
constexpr std::uint8_t kEqualsByte = 4;
constexpr std::uint8_t kUnevenByte = 8;  // A to Z and NUL: a name with one is not its own lower-case form
constexpr std::uint8_t kLetterByte = 16;
constexpr std::uint8_t kDigitByte = 32;
constexpr std::uint8_t kTextStopByte = 64;  // "<", "&" and NUL: where a run of plain text may end

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> table{};
  for (const char c : std::string_view(" \t\n\f\r")) table[static_cast<unsigned char>(c)] |= kSpaceByte;
  for (const char c : std::string_view("/>")) table[static_cast<unsigned char>(c)] |= kTagEndByte;
  for (const char c : std::string_view("<&\0", 3)) table[static_cast<unsigned char>(c)] |= kTextStopByte;
  table['='] |= kEqualsByte;
  table[0] |= kUnevenByte;
  for (unsigned c = 'A'; c <= 'Z'; ++c) {
    table[c] |= kUnevenByte | kLetterByte;
    table[c + 32] |= kLetterByte;
  }
  for (unsigned c = '0'; c <= '9'; ++c) table[c] |= kDigitByte;
  return table;
}
inline constexpr auto kByteClasses = make_byte_classes();

constexpr bool is_class(char c, unsigned classes) {
  return (kByteClasses[static_cast<unsigned char>(c)] & classes) != 0;
}

constexpr char lower_byte(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Return whether `text` begins with `word` (in lower case), ASCII letters compared without case.
constexpr bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower_byte(text[i]) != word[i]) return false;
  }
  return true;
}

}  // namespace dragoman::html
