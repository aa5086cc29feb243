// Forms of a place's name: the nominatives that an inflected Russian or Ukrainian word may belong to, and an
// Arabic word without the particles that are written as its first letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Return the keys to look `key` (one folded word) up by, the most likely first, `key` itself left out; empty
// for words of other scripts and short ones. At most 16. The endings are the regular ones of the declensions
// (Wade, "A Comprehensive Russian Grammar", ch. 3); no dictionary stands behind, so only names that a
// gazetteer has should be taken.
[[nodiscard]] std::vector<std::string> nominative_forms(std::string_view key);

}  // namespace dragoman
