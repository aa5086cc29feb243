// What kind of bytes a page is made of.
#pragma once

#include <string_view>

namespace dragoman::cleaning {

// Return whether the bytes are no text of any encoding: many control characters, or the mark of a known
// binary format at the front.
bool is_binary(std::string_view bytes);

// Return whether a text is HTML: said so by its content type, or by tags near its front.
bool is_html(std::string_view text, std::string_view content_type);

}  // namespace dragoman::cleaning
