// Units: the pieces that names are compared by. A unit is a run of letters and digits, whatever a tokenizer
// makes of it: "al-Nusra" is two, "Da'esh" two, "U.S." two. Lists and texts are cut by the same rule, so a
// name of a list is found however hyphens, apostrophes and points stand in a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/unicode.h"

namespace dragoman::actor {

struct Unit {
  ByteRange text;
  std::string key;             // match_key() of the bytes
  bool initial_upper = false;  // begins with a capital
  bool all_upper = false;      // has no small letter (scripts without case count as having none)
  bool joined = false;  // may continue a name that the unit before it began: nothing but blanks, hyphens,
                        // apostrophes, points after one or two letters, '&' or '/' lies between
  Script script = Script::other;
};

// Cut `text` (UTF-8) into units in text order. Linear time.
std::vector<Unit> cut_units(std::string_view text);

// Return what a word is looked up by: folded (base/unicode.h); Cyrillic words without their case ending,
// Arabic ones without the article, so that "Россией" meets "Россия" and "العراق" meets "عراق".
std::string match_key(std::string_view word);

// Return the other keys that an Arabic word may be looked up by, its proclitics (wa-, bi-, li-, fa-, ka-)
// taken off; nothing for other scripts.
std::vector<std::string> clitic_keys(std::string_view word);

}  // namespace dragoman::actor
