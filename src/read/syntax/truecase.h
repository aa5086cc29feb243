// Truecasing: text that stands in one case (wire copy in capitals, headlines, archives in lower case) gets
// the capitals it would have had, so that models trained on mixed case can read it. Method: each word's share
// of capitals inside sentences as counted in plain text (WordLists), the beginnings of sentences, words that
// no list knows taken for names, abbreviations by their form. (Lita et al., "tRuEcasIng", ACL 2003, is the
// statistical forerunner.)
#pragma once

#include <string>

#include "clean/report.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// Return whether the body of the report stands in one case: no capitals at all, or hardly a small letter.
// Short texts (under 80 letters) never do.
[[nodiscard]] bool in_one_case(std::string_view text);

// Return the text with its capitals restored. Every letter keeps its place: only letters whose other case has
// as many bytes change, so all positions hold for both texts. Linear in the text; pure.
[[nodiscard]] std::string truecase(std::string_view text, const WordLists& lists);

}  // namespace dragoman::syntax
