// Join: which hits of a report tell of one incident. Internal.
#pragma once

#include <vector>

#include "claim/incident/hits.h"

namespace dragoman::incident {

// The hits of one incident, as indices in text order.
struct Group {
  std::vector<std::size_t> hits;
  std::size_t type = 0;  // index into Lists::types: the most precise of its hits
};

// Return the incidents that are particular enough to count and hit somebody or something civilian.
[[nodiscard]] std::vector<Group> join(const Scene& scene, const std::vector<Hit>& hits);

}  // namespace dragoman::incident
