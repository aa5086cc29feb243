// Tense: whether a verb or predicate tells what was, what is, or what is going on.
#pragma once

#include <optional>

#include "claim/coding/tree.h"

namespace dragoman {

enum class Tense : std::uint8_t { past, present, progressive };

// Return the tense of a verb with its auxiliaries, of a noun or adjective that of its copula. `content` is
// what somebody is told to say, empty in the outlet's own words: "he said fighting was continuing" tells what
// goes on.
[[nodiscard]] Tense tense_of(const Tree& tree, Index w, ByteRange content);

// Return the tense of a bare "-ing" form: that of the clause that it stands beside, whoever says that
// ("capturing three, he said"); after "days of" it is a noun. Nothing if it is neither.
[[nodiscard]] std::optional<Tense> tense_of_participle(const Tree& tree, Index w, ByteRange content);

}  // namespace dragoman
