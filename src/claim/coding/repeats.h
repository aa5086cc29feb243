// Repeats: a claim of the same source about the same thing, told again in the same report.
#pragma once

#include <vector>

#include "claim/codebook.h"

namespace dragoman {

// Mark the repeats among the claims of one report, in text order. The first full assertion counts; one in a
// title, standfirst or caption gives way to one in the body.
void mark_repeats(const Report& report, const std::vector<Frame>& frames, std::vector<Claim>& claims);

}  // namespace dragoman
