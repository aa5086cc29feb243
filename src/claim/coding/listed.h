// Listed: things of several kinds behind one verb. "Police seized five smugglers and two boats" tells of
// arrests and of a confiscation.
#pragma once

#include "claim/coding/match.h"

namespace dragoman {

// Return the first word of what `other` takes from a list that it shares with `match`, its conjunction and
// mark included: two matches of one frame on one verb share out a list if they are of different phases and
// what `other` needs is filled by things that `match` leaves and that are listed with what fills it. kNone if
// they do not.
[[nodiscard]] Index rest_of_list(const Grammar& grammar, const Frame& frame, const Match& match,
                                 const Match& other);

}  // namespace dragoman
