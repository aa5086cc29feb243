// The features of the block models: a block as a line among lines (dump/lines.h), and where it stands in the
// tree.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "clean/body/blocks.h"
#include "clean/dump/lines.h"
#include "clean/html/tree.h"
#include "clean/meta/structured.h"

namespace dragoman::cleaning {

constexpr std::size_t kTreeFeatures = 93;
constexpr std::size_t kBlockFeatures = kLineFeatures + kTreeFeatures;
constexpr std::size_t kBlockStage2Features = kBlockFeatures + 21;
extern const std::array<std::string_view, kBlockFeatures> kBlockFeatureNames;
extern const std::array<std::string_view, kBlockStage2Features> kBlockStage2Names;

// The blocks of a page with all that the models look at. Views into `blocks` and the tree.
struct BlockView {
  const html::Tree& tree;
  const PageBlocks& cut;
  std::vector<Line> lines;  // parallel to cut.blocks
  LineContext context;
  std::vector<std::uint64_t> style;  // per block: which tags and classes hold it
};

BlockView view_blocks(const html::Tree& tree, const PageBlocks& cut, const Phrases& phrases,
                      const MonthNames& months);

// Return [blocks x kBlockFeatures], row-major.
std::vector<float> block_features(const BlockView& view, const Structured& structured);

// Return [blocks x kBlockStage2Features], row-major. Requires: one stage 1 score a block.
std::vector<float> block_stage2_features(const BlockView& view, const std::vector<float>& stage1,
                                         const std::vector<float>& scores);

}  // namespace dragoman::cleaning
