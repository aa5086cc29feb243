// Parties: whose a filler is and of what kind, for standards of event data and for comparing claims.
#pragma once

#include "claim/claim.h"
#include "claim/coding/functions.h"

namespace dragoman {

// Set country and sector of a filler whose head is `head` (kNone: of its actor alone). The country is that of
// the actor, else that of a state, a people or a place named in the phrase; the sector is that of the lexicon
// `sector_*` which knows the phrase's head, or else another of its words.
void name_party(const Grammar& grammar, Index head, Argument& argument);

}  // namespace dragoman
