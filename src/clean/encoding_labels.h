// The names under which pages declare their encodings, after the WHATWG Encoding standard (section 4.2), and
// the decoders behind them. Pure, thread safe.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// Return the standard's name of the encoding ("windows-1252" for "Latin1"), or "" for an unknown label. Case
// and white space around the label do not matter. Points to static storage.
std::string_view encoding_of_label(std::string_view label);

// Return `bytes` decoded; what cannot be is U+FFFD. `encoding` is a name from encoding_of_label; utf-8 is
// repaired. Requires: the name is known.
std::string decode_as(std::string_view bytes, std::string_view encoding);

// Return whether most letters of texts in this encoding are outside of ASCII (Cyrillic, Arabic, Chinese,
// ...).
bool is_non_latin_encoding(std::string_view encoding);

// Return the legacy encoding that pages in a language (BCP 47 tag) mostly used, "" if windows-1252 or not
// known.
std::string_view usual_encoding(std::string_view language);

}  // namespace dragoman
