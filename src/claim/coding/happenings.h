// Happenings: which claims of a report tell of one event. Claims stay; the key only joins them.
#pragma once

#include <vector>

#include "claim/claim.h"
#include "claim/codebook.h"

namespace dragoman {

// Set `event_key` of all claims but statements. Two claims share one if their frames are of one family
// (`family` of frames), their days do not exclude each other, and they share a party or a place, or stand
// close together. The key is made of family, first day and the countries met most, so that reports on one
// event tend to agree on it.
void join_happenings(const Report& report, const std::vector<Frame>& frames, std::vector<Claim>& claims);

}  // namespace dragoman
