// The language of a text: its script first, then letters that only one language has, then the CLD2 detector
// where it says that it is sure.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::cleaning {

// Return the BCP 47 primary subtag ("en", "ar", "ckb"), or "unknown". Reads at most a few thousand bytes.
// Thread safe.
std::string language_of(std::string_view text);

}  // namespace dragoman::cleaning
