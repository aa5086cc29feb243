// UTF-8 as bytes: decoding, repairing, and moving between byte and code point positions. No tables; see
// unicode.h for what a character means. All functions are pure and thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

constexpr char32_t kReplacement = U'\uFFFD';

// Return whether `bytes` is well-formed UTF-8 (Unicode 15, table 3-7: no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

// Return `bytes` with every ill-formed stretch replaced by U+FFFD (WHATWG Encoding, "replacement" error
// mode).
std::string repair_utf8(std::string_view bytes);

// Return the code point at byte `at` and move `at` behind it. Ill-formed bytes give U+FFFD and move by one.
// Requires: at < text.size().
char32_t decode_utf8(std::string_view text, std::size_t& at);

// Return the code point that ends at byte `at` and move `at` to its first byte. Requires: 0 < at <=
// text.size().
char32_t decode_utf8_back(std::string_view text, std::size_t& at);

// Append the UTF-8 form of `c`; surrogates and values past U+10FFFF append U+FFFD.
void append_utf8(std::string& out, char32_t c);

// Return the number of code points of well-formed `text`.
std::size_t count_code_points(std::string_view text);

// Positions of code points in a text, for formats that count characters instead of bytes. O(n) to build, O(1)
// from code point to byte within a block of 64, O(log n) back.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);  // keeps a view: `text` must outlive the index

  // Return the byte offset of code point `n`; past the end gives text.size().
  [[nodiscard]] std::size_t byte_of(std::size_t n) const;
  // Return how many code points begin before byte `at`.
  [[nodiscard]] std::size_t code_point_of(std::size_t at) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> every_64th_;
};

}  // namespace dragoman
