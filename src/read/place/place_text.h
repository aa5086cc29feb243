// A report's text as the place layer reads it: words with their keys and what stands between them. It works
// in every language and needs no other layer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "clean/report.h"

namespace dragoman {

// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  none,      // nothing ("al" + "-" is hyphen; a word after a cut-off apostrophe)
  blank,     // white space
  hyphen,    // one hyphen or dash without blanks
  point,     // a full stop and perhaps white space: "St. Louis", or a sentence's end
  comma,     // a comma and perhaps white space
  other,     // any other sign, or several
  boundary,  // the begin of a block, or an empty line
};

struct PlaceWord {
  ByteRange text;
  std::string key;        // place_key of the text
  ByteRange whole;        // with the suffix that was cut off, if any
  std::string whole_key;  // of `whole` where a suffix was cut off ("johns"), else ""
  Gap before = Gap::boundary;
  bool capital = false;   // begins with an upper-case letter, or its script has no case
  bool caseless = false;  // its script has no case
  bool capitals = false;  // two or more letters, all upper case
  bool number = false;    // digits only
  bool first = false;     // first of a sentence, as far as signs tell
};

// Return the words of all blocks, in order. A possessive "'s", and in Turkish any suffix after an apostrophe,
// is left out of its word. O(text).
std::vector<PlaceWord> place_words(const Report& report);

}  // namespace dragoman
