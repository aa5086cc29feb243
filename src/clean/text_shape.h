// TextShape: what a line or block looks like, whatever its language: how long, how much like sentences, how
// much like a headline, a name, a number. The features of both line and block models start from it.
#pragma once

#include <cstdint>
#include <string_view>

namespace dragoman::cleaning {

struct TextShape {
  std::uint32_t characters = 0;          // code points without white space
  std::uint32_t words = 0;               // runs of letters, marks and digits
  std::uint32_t letters = 0;             // of any script
  std::uint32_t digits = 0;              // of any script
  std::uint32_t capital_words = 0;       // words that begin with an upper-case letter
  std::uint32_t shouted_words = 0;       // words of two or more letters, all upper case
  std::uint32_t long_words = 0;          // words of five letters or more
  std::uint32_t long_capital_words = 0;  // ... that begin with an upper-case letter, the first word aside
  std::uint32_t short_words = 0;  // words of one to four letters without capitals: mostly function words
  std::uint32_t commas = 0;       // , ; : and their Arabic and ideographic forms, followed by white space
  std::uint32_t stops = 0;  // . ! ? … and their other forms after a word, followed by white space or the end
  std::uint32_t quotes = 0;        // quotation marks, straight or curly
  std::uint32_t symbols = 0;       // | / • › » # @ © and the like
  std::uint32_t longest_word = 0;  // letters
  bool starts_lower = false;       // first letter is lower case
  bool starts_upper = false;
  bool starts_quote = false;
  bool starts_digit = false;
  bool ends_sentence = false;  // ends with . ! ? … (a closing quotation mark or bracket may follow)
  bool ends_colon = false;
  bool ends_comma = false;
  bool has_copyright = false;  // a copyright sign
};

// Measure `text` in one pass. Pure; O(n).
TextShape shape_of(std::string_view text);

}  // namespace dragoman::cleaning
