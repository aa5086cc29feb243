// Events of one sentence in the making. Internal to the folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claim/petrarch/clauses.h"
#include "claim/petrarch/coder.h"

namespace dragoman::petrarch {

// What the words of one verb say: codes, parties, and the rule that gave them.
struct Finding {
  std::string code;                   // of source on target, "" if there is none
  std::string reverse;                // of target on source
  std::optional<std::size_t> source;  // parties; of their whole groups
  std::optional<std::size_t> target;
  std::size_t low = 0;  // pieces [low, high] of verb and pattern
  std::size_t high = 0;
  std::string rule;
  std::string where;
};

// Return what a verb and the pattern that matched say, without parties but for those that the pattern names;
// nothing if neither has a code.
[[nodiscard]] std::optional<Finding> finding_of(const VerbPlace& place,
                                                const std::optional<PatternMatch>& match);

// Add the events of a finding: each source with each target, none of a code on itself, none twice. Returns
// how many were added.
std::size_t add_events(const Scene& scene, const Finding& finding, std::vector<Event>& events);

// Return the events of a sentence as PETRARCH and TABARI find them, along the words.
[[nodiscard]] std::vector<Event> events_in_sequence(Scene& scene);
// Return them as PETRARCH-2 does, along the tree.
[[nodiscard]] std::vector<Event> events_in_tree(Scene& scene);

}  // namespace dragoman::petrarch
