// Figures: the numbers that belong to a claim, and those that single fillers stand for.
#pragma once

#include "claim/claim.h"
#include "claim/coding/functions.h"

namespace dragoman {

// Add the quantities of the evidence and of the phrases that fill roles, without ages and parts of dates, and of
// the ordinals those that tell how often the trigger happened; and one for what the frame counts although no number stands with it: "a police officer and a
// technician" are two.
void add_quantities(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim);

}  // namespace dragoman
