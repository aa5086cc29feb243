// Character references: "&amp;", "&#1575;", "&#x627;" (HTML standard, section 13.2.5.72 onwards). Pure,
// thread safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dragoman::html {

struct Reference {
  std::size_t length = 0;  // bytes in the source, with "&"; 0: it is no reference, "&" stands for itself
  std::string_view named;  // UTF-8, static storage; "" if numeric
  char32_t number = 0;     // the character of a numeric one
};

// Return the reference at the front of `text`. In an attribute a name without ";" is none if "=" or a letter
// or digit follows, so that addresses keep their "&copy=1". Requires: text begins with "&".
Reference read_reference(std::string_view text, bool in_attribute);

// Append what a reference stands for.
void append_reference(std::string& out, const Reference& reference);

// Return text with its references decoded, as those of attributes are: for values that a page escaped twice.
std::string decode_references(std::string_view text);

}  // namespace dragoman::html
