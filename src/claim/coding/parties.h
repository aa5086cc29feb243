// Parties: whose a filler is and of what kind, for standards of event data and for comparing claims.
#pragma once

#include "claim/claim.h"
#include "claim/coding/functions.h"

namespace dragoman {

// Set country and sector of a filler whose head is `head` (kNone: of its actor alone). The country is that of
// the actor, else that of a state, a people or a place named in the phrase; the sector is that of the lexicon
// `sector_*` which knows the phrase's head, or else another of its words.
void name_party(const Grammar& grammar, Index head, Argument& argument);

// Return the state of soldiers ("Iraqi troops") or of people named by it ("hundreds of Iranians") as an actor
// of the report; kNone if the head names neither or the report knows no such state.
[[nodiscard]] Index nation_of(const Grammar& grammar, Index head);

}  // namespace dragoman
