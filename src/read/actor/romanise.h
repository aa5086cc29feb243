// The sound of a name word in Latin letters, and its skeleton: what stays when spelling fashions are taken
// away.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::actor {

// Return `folded` (base/unicode.h fold(); one word) in Latin letters a-z: Cyrillic, Arabic and Persian letter
// by letter (Arabic without its unwritten vowels), other letters dropped. Latin words stay as they are.
std::string romanise(std::string_view folded);

// Return the consonant classes of a romanised word: one letter a class, doubled
// ones once, vowels and half vowels left out except for a vowel at the beginning ('A').
std::string skeleton(std::string_view roman);

}  // namespace dragoman::actor
