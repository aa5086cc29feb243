// Patterns matched on the words around a verb. Internal to the folder.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "claim/petrarch/parties.h"

namespace dragoman::petrarch {

// The pieces on both sides of a verb in which its patterns look, in text order.
struct Surroundings {
  std::vector<std::size_t> before;
  std::vector<std::size_t> after;
};

struct PatternMatch {
  const Pattern* pattern = nullptr;
  std::optional<std::size_t> source;  // parties that $ and + name
  std::optional<std::size_t> target;
  std::optional<std::size_t> compound;  // of which % names the group
  std::vector<std::size_t> pieces;      // the words that matched
};

// Return the first pattern of the list that matches, nothing if none does. Each element takes the nearest
// place behind the one before, so that time is linear in the words for each element.
[[nodiscard]] std::optional<PatternMatch> match_patterns(const Scene& scene,
                                                         std::span<const Pattern> patterns,
                                                         const Surroundings& around);

}  // namespace dragoman::petrarch
