// Words as dictionaries and reports are compared: small letters and digits only, so that "Al-Qaeda",
// "AL_QAEDA" and "al Qaeda" are two words each, "U.S." and "U.S" are "u", "s", and "John's" is "john". "n't"
// is a word of its own. Internal to the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/coding/tree.h"

namespace dragoman::petrarch {

// Return the words of a text; linear. What is no letter or digit of ASCII and no letter beyond it parts them.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

// A word of a report. Tokens of several parts give several pieces, punctuation and "'s" give none.
struct Piece {
  std::string word;
  Index token = kNone;         // index into Reading::words
  bool apart = false;          // a comma, colon, dash or bracket stands before it
  bool after_comma = false;    // a comma does
  bool after_bracket = false;  // a bracket does
};

// Return the pieces of the words [first, end) of a reading.
[[nodiscard]] std::vector<Piece> pieces_of(const Tree& tree, Index first, Index end);

// Return the regular plural of a phrase's last word: "-s", "-es" behind a hiss, "-ies" for "-y".
[[nodiscard]] std::string plural_of(const std::string& word);

// Return the regular forms of a verb: itself, "-s", "-ed", "-ing", with the spelling rules for final e, y and
// hisses, and with a doubled consonant behind one short vowel ("stab", "stabbed").
[[nodiscard]] std::vector<std::string> verb_forms_of(const std::string& verb);

}  // namespace dragoman::petrarch
