// Words that announce what redaction looks for. Texts are in lower case.
#pragma once

#include <string_view>

namespace dragoman::cleaning {

// Return whether a text ends with a word that announces a telephone number, signs aside: "call", "tel.:".
bool ends_with_phone_word(std::string_view text);
// Return whether a text holds a word for passports or identity numbers.
bool has_document_word(std::string_view text);
// Return whether a text says that somebody lives at what follows.
bool has_home_word(std::string_view text);
// Return whether a word is a kind of street.
bool is_street_word(std::string_view word);

}  // namespace dragoman::cleaning
