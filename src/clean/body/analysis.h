// A page taken apart: tree, blocks, what it states of itself, and which blocks are the report's text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clean/body/block_features.h"
#include "clean/body/blocks.h"
#include "clean/html/tree.h"
#include "clean/knowledge.h"
#include "clean/meta/structured.h"

namespace dragoman::cleaning {

// Parts refer to one another, so it is neither copied nor moved. `source` must outlive it.
struct PageAnalysis {
  html::Tree tree;
  PageBlocks cut;
  Structured structured;
  BlockView view;             // of tree and cut
  std::vector<float> scores;  // log odds of each block; empty if no model was asked
  std::vector<bool> kept;     // blocks of the report's text

  // Take a page apart. `notes` receives what was capped or repaired (may be null). Without a block model
  // (`weigh` false) scores and kept stay empty.
  PageAnalysis(std::string_view source, const Knowledge& knowledge, bool weigh,
               std::vector<std::string>* notes);
  PageAnalysis(const PageAnalysis&) = delete;
  PageAnalysis& operator=(const PageAnalysis&) = delete;
};

}  // namespace dragoman::cleaning
