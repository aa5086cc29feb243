// What the classifier of moves says of states of one sentence. The sum of each part of the features is kept
// for each word, so that what stays the same from state to state is not looked up again: 79 of 109 features
// a state are, on the average.
#pragma once

#include <vector>

#include "read/syntax/move_features.h"

namespace dragoman::syntax {

// Sentence and table must outlive it. Not thread safe.
class MoveScorer {
 public:
  MoveScorer(const TaggedWords& sentence, const SmallWeightTable& table);
  // Return the sums of the weights of all of the state's features. Requires: look is look_of(state).
  SmallWeightTable::Scores score(const ArcHybrid& state, const Look& look);

 private:
  struct Kept {
    std::uint64_t look = 0;  // 0 for nothing
    SmallWeightTable::Scores sums{};
  };
  // All parts but the last are kept.
  static constexpr std::size_t kKept = kMoveParts.size() - 1;

  TaggedWords sentence_;
  const SmallWeightTable& table_;
  std::vector<std::array<Kept, kKept>> kept_;  // by word, the root, no word
  FeatureList features_;
};

}  // namespace dragoman::syntax
