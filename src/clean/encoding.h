// From the bytes of a page to UTF-8. In this order: byte order mark, strict UTF-8, UTF-8 with a few bad
// bytes, what the server or the page declares, a detector. About 2 % of news pages are not valid UTF-8, and a
// quarter of those declare that they are; a dozen times as many declare a legacy encoding and are UTF-8:
// bytes are believed before words. Pure, thread safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct Decoded {
  std::string utf8;                // well-formed, without byte order mark
  std::string encoding;            // the WHATWG name: "utf-8", "windows-1256"
  std::string how;                 // "bom", "bytes", "http", "meta", "detector", "language" or "default"
  std::vector<std::string> notes;  // what was repaired or disbelieved, a sentence each
};

// Decode a page. `http_content_type` may be "". Never fails: what cannot be decoded is U+FFFD.
Decoded decode(std::string_view bytes, std::string_view http_content_type);

// Return the encoding that the page declares about itself near its front (HTML standard, "prescan a byte
// stream to determine its encoding"), as the WHATWG name; "" if none.
std::string_view declared_in_page(std::string_view bytes);

// Return the encoding named by a Content-Type ("text/html; charset=koi8-r"), as the WHATWG name; "" if none.
std::string_view declared_in_content_type(std::string_view content_type);

}  // namespace dragoman
