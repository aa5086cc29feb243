// Which blocks of a page are the report's own text.
#pragma once

#include <vector>

#include "clean/body/block_features.h"
#include "clean/model/forest.h"

namespace dragoman::cleaning {

// Two forests, the second correcting the first by what it said of neighbours and containers.
struct BlockModel {
  Forest alone;
  Forest among_neighbours;
};

// Return the log odds that each block is body text.
std::vector<float> block_scores(const BlockView& view, const Structured& structured, const BlockModel& model);

// Return a flag for each block: kept as body. `scores` as block_scores gives them.
std::vector<bool> select_blocks(const BlockView& view, const std::vector<float>& scores);

}  // namespace dragoman::cleaning
