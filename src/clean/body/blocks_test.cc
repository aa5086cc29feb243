#include "clean/body/blocks.h"

#include <gtest/gtest.h>

#include <string>

#include "clean/html/tree.h"

namespace dragoman::cleaning {
namespace {

PageBlocks blocks_of(const html::Tree& tree) {
  return cut_blocks(tree, HintWords{});
}

TEST(Blocks, LinesOfAPageApart) {
  const std::string page = "<p>The council met.<p>It <b>sat</b> late.<br><br>Nobody spoke.";
  const html::Tree tree = html::parse_html(page);
  const PageBlocks cut = blocks_of(tree);
  ASSERT_EQ(cut.blocks.size(), 3U);
  EXPECT_EQ(cut.blocks[1].text, "It sat late.");
  EXPECT_EQ(cut.before.back(), cut.blocks.size());
}

TEST(Blocks, WhatIsOverTheBoundJoinsTheLastBlock) {
  std::string page;
  for (int k = 0; k < 60'000; ++k) page += "<p>Sitting " + std::to_string(k) + "</p>";
  const html::Tree tree = html::parse_html(page);
  const PageBlocks cut = blocks_of(tree);
  ASSERT_EQ(cut.blocks.size(), 50'000U);
  EXPECT_TRUE(cut.blocks.back().text.starts_with("Sitting 49999 Sitting 50000 "));
  EXPECT_TRUE(cut.blocks.back().text.ends_with(" Sitting 59999"));
  EXPECT_EQ(cut.before.back(), cut.blocks.size());
}

}  // namespace
}  // namespace dragoman::cleaning
