// What characters mean: categories, scripts, case and folding, after the Unicode character database as ICU
// has it. All functions are pure and thread safe; strings are UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

enum class Script : std::uint8_t { other, latin, cyrillic, arabic, greek, hebrew, han, kana, hangul };

Script script_of(char32_t c);
// Return the script that most letters of `text` have; `other` if it has no letters of a script named above.
Script main_script(std::string_view text);

bool is_space(char32_t c);  // White_Space, so no-break spaces too, and zero-width space
bool is_letter(char32_t c);
bool is_mark(char32_t c);   // combining marks (Mn, Mc, Me)
bool is_digit(char32_t c);  // decimal digits of any script
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_punctuation(char32_t c);  // categories P*
char32_t to_lower(char32_t c);    // simple mapping
char32_t to_upper(char32_t c);    // simple mapping

// Return the value 0..9 of a decimal digit of any script, or -1.
int digit_value(char32_t c);

// Return the lower-case form (full mapping, root locale).
std::string lower(std::string_view text);
// Return the text fit for comparing: NFKD, case folded, marks and Arabic tatweel removed, hamza carriers and
// the Persian forms of kaf and yeh brought to one letter, dotless i to i. Not reversible, not for display.
std::string fold(std::string_view text);
// Return the NFC form.
std::string compose(std::string_view text);

// Return `text` without white space at both ends (is_space).
std::string_view trim(std::string_view text);
// Return `text` trimmed and with every run of white space replaced by one blank.
std::string squeeze(std::string_view text);

}  // namespace dragoman
