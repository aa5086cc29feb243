// Names without context brought together: which of these many names mean the same person, body or place? For
// lists from several centres, and for merging actors across reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/actor/actors.h"

namespace dragoman::actor {

// Return for each name the number of its cluster; numbers run from 0 in the order in which clusters first
// occur. The result does not depend on the order of the names but for this numbering. Joined are names that
// the actor list gives to one actor, names that agree in all their parts (NameMatcher), and acronyms with the
// only name whose initials they are. Time grows with the square of the number of names that share a sound.
std::vector<std::uint32_t> cluster_names(const std::vector<std::string>& names,
                                         const ActorKnowledge& knowledge);

}  // namespace dragoman::actor
