// Bylines: "By Jane Roe and John Doe, Staff Writer", "Von Anna Beispiel", "Автор: Иван Петров".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman::cleaning {

// Return the names in a byline, in order, without words of authorship, roles, places of work, dates. They are
// parts of the byline; whether each is a person's is another question.
std::vector<std::string> names_in_byline(std::string_view byline);

// Return whether a text begins with a word of authorship: "By ", "Von ", "Автор:", "بقلم". Words of
// fewer than `shortest` bytes do not count.
bool begins_with_byline_word(std::string_view text, std::size_t shortest = 0);

// Return a text without a word of authorship at its front; a view of `text`.
std::string_view without_byline_word(std::string_view text);

// Return whether a text is nothing but a word of authorship: "Autor:", so that the name stands behind it.
bool is_byline_word(std::string_view text);

// Return whether a part of a byline holds a word of roles, places of work or pages: "Staff Writer", "Harbour
// Ltd.", "All posts".
bool has_role_word(std::string_view part);

// Return whether a text is written like a person's name: one to five words (two or more if `strict`) that
// begin with capitals or are of a script without case, no digits, no signs but those of names.
bool looks_like_person(std::string_view text, bool strict);

}  // namespace dragoman::cleaning
