// Evidence: the words a claim rests on, the smallest clause that carries it, and what stands in that clause:
// numbers and places.
#pragma once

#include "claim/claim.h"
#include "claim/coding/functions.h"
#include "claim/coding/voices.h"

namespace dragoman {

// Return the predicate of the clause in which `w` stands, or the top of its noun phrase where there is none.
[[nodiscard]] Index clause_of(const Tree& tree, Index w);

// Return the bytes of the clause of `trigger`: without coordinated clauses, with the antecedent of a relative
// clause, with "X said" where that stands in one piece with it, and up to word `rest` behind the trigger,
// from which on the clause tells of something else.
[[nodiscard]] ByteRange evidence_of(const Grammar& grammar, const Voices& voices, Index trigger,
                                    Index rest = kNone);

// Take quantities and places from the clause into the claim.
void add_details(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim);

}  // namespace dragoman
