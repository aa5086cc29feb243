// Forest: boosted oblivious decision trees that score one line or block of a page ("is this the report's own
// text?"). Every tree asks the same question at each level (Prokhorenkova et al., "CatBoost: unbiased
// boosting with categorical features", 2018, section 4), so a tree is a short list of comparisons and a table
// of leaves: small, fast and free of branches. Trained by train/clean_model.cc; stored as text
// (docs/clean.md, "Models").
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman::cleaning {

struct Split {
  std::uint16_t feature = 0;
  float threshold = 0;  // true when the feature's value is above it
};

struct Forest {
  unsigned depth = 0;         // splits of a tree, 1..8
  float bias = 0;             // log odds before the first tree
  std::vector<Split> splits;  // [trees x depth], tree after tree
  std::vector<float> leaves;  // [trees x 2^depth]; bit k of the leaf's number answers split k
};

// Return the log odds that an item with these features is wanted; 0 means even. Same bytes in, same value
// out. Requires: every feature number of the forest is below features.size().
float score(const Forest& forest, std::span<const float> features);

// Return the scores of all rows of [rows x width] features. Requires: width > 0.
std::vector<float> score_rows(const Forest& forest, std::span<const float> features, std::size_t width);

// A stored item with the score it must get: re-run when a model is loaded.
struct ForestSample {
  std::vector<float> features;
  float score = 0;
};

// Return the stored form. `notes` are lines of provenance (data, settings, figures), without line ends.
std::string print_forest(const Forest& forest, std::span<const std::string_view> names,
                         std::span<const std::string> notes, std::span<const ForestSample> samples);

// Read a stored forest. Fails with corrupt when the checksum, a number or the self-test is wrong, with
// unsupported when the version or the names of the features are not these. `where` is used in messages.
[[nodiscard]] Result<Forest> parse_forest(std::string_view text, std::span<const std::string_view> names,
                                          std::string_view where);

}  // namespace dragoman::cleaning
