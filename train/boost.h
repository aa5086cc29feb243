// Boosting: trains the forests of clean/model/forest.h. Gradient boosting on the logistic loss with oblivious
// trees over features cut into quantile bins; rows and features are sampled for each tree by a fixed seed, so
// the same data give the same model.
#pragma once

#include <cstdint>
#include <vector>

#include "clean/model/forest.h"

namespace dragoman::train {

// Items to learn from: features [items x width], row-major.
struct Items {
  std::size_t width = 0;
  std::vector<float> features;
  std::vector<float> wanted;         // 0..1
  std::vector<float> weight;         // > 0
  std::vector<std::uint32_t> group;  // the page: items of one page are never on both sides of a split

  std::vector<std::uint32_t>
      choice;  // items of one choice stand together and share a number; read if one_of_choice

  [[nodiscard]] std::size_t size() const { return wanted.size(); }
};

struct BoostSettings {
  unsigned trees = 150;
  unsigned depth = 5;
  float rate = 0.1F;
  float leaf_penalty = 20;     // added to a leaf's sum of second derivatives
  float row_share = 0.7F;      // of rows, drawn for each tree
  float feature_share = 0.4F;  // of features, drawn for each tree
  std::uint64_t seed = 1;
  // The items of a choice compete: one of them is right, or none. The loss is that of a choice among them and
  // "none", whose score is 0 (conditional logit: McFadden, "Conditional logit analysis of qualitative choice
  // behavior", 1974), instead of one loss for each item.
  bool one_of_choice = false;
  unsigned bags = 1;  // forests of `trees` trees each, every one with its own draws, whose mean is the result
};

// Train on the items whose group is not in `left_out` (a flag per group; empty: all are used).
cleaning::Forest boost(const Items& items, const BoostSettings& settings,
                       const std::vector<bool>& left_out = {});

// Score every item by a forest that has not seen its page: pages are dealt into `folds` by a hash of the
// group.
std::vector<float> cross_scores(const Items& items, const BoostSettings& settings, unsigned folds);

// Return the fold of a group.
unsigned fold_of(std::uint32_t group, unsigned folds);

}  // namespace dragoman::train
