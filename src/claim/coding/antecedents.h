// Antecedents: whom pronouns stand for that the reading has left open. The first subject of what somebody
// says, if it is such a pronoun and agrees, is he who says it: "the navy said it had arrested ...".
#pragma once

#include "claim/coding/functions.h"
#include "claim/coding/voices.h"

namespace dragoman {

// Return by pronoun the source that it stands for. Linear in the words of all contents.
[[nodiscard]] Antecedents antecedents_of(const Grammar& grammar, const Voices& voices);

}  // namespace dragoman
