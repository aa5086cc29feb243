// place_key: the form in which place names are compared. "Al-Raqqa", "al Raqqa" and "AL RAQQA" have one key,
// as have "Tall ‘Afar" and "Tall Afar", "Zürich" and "Zurich".
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Return the key of a name: folded (base/unicode.h), apostrophes and the signs that stand for hamza and ayn
// dropped, every other run of characters that are neither letters, digits nor marks made one blank. May be
// empty. Pure.
std::string place_key(std::string_view name);

// Return whether `c` is an apostrophe or a sign that transliterations use like one; such signs join, not
// part, words.
bool joins_letters(char32_t c);

// Return the key without what spellings of Arabic, Persian and Kurdish names differ in: the article in all
// its assimilated forms, vowel length and quality, doubled letters, q for k. "Tall ‘Afar" = "Tel Afer",
// "Fallujah" = "Falluja" = "Al-Faluja". For names of countries where those are written only; may be empty.
// Pure.
std::string loose_place_key(std::string_view key);

}  // namespace dragoman
