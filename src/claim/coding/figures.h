// Figures: the numbers that belong to a claim, and those that single fillers stand for.
#pragma once

#include "claim/claim.h"
#include "claim/coding/functions.h"

namespace dragoman {

// Add the quantities of the evidence and of the phrases that fill roles, without ages and parts of dates, and
// of the ordinals those that tell how often the trigger happened; and one for what the frame counts although
// no number stands with it: "a police officer and a technician" are two.
void add_quantities(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim);

// Take from each claim, in text order, the figures that count what fills a role of another: "an air strike
// killed 14" has 14 dead, not 14 strikes. `frames` are those of the claims, one by one.
void settle_figures(const Grammar& grammar, const std::vector<const Frame*>& frames,
                    std::vector<Claim>& claims);

}  // namespace dragoman
