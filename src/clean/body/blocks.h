// Blocks of a page: its visible text cut where a browser would start a new line, each with what stands around
// it in the tree. What is never read aloud (scripts, options, templates) is no block.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/body/hints.h"
#include "clean/html/tree.h"
#include "clean/report.h"

namespace dragoman::cleaning {

constexpr std::uint8_t kFarHint = 40;  // levels up from which a hint counts as absent

struct PageBlock {
  std::string_view text;          // white space squeezed; a view of PageBlocks::text
  html::NodeId element = 0;       // the nearest element that starts a line
  std::uint32_t first_piece = 0;  // where it came from: PageBlocks::pieces[first_piece .. last_piece)
  std::uint32_t last_piece = 0;
  std::uint32_t link_bytes = 0;                      // of `text` inside links
  std::uint32_t emphasis_bytes = 0;                  // of `text` inside b, strong, em, i
  std::uint32_t breaks = 0;                          // line breaks inside
  std::uint16_t depth = 0;                           // open elements
  html::Tag tag = html::Tag::none;                   // of `element`
  std::uint8_t heading = 0;                          // 1..6 inside a heading
  std::array<std::uint8_t, kHints> hint_distance{};  // levels up to the nearest element with the hint
};

struct PageBlocks {
  std::string text;               // of all blocks
  std::vector<Piece> pieces;      // from `text` to the page; blanks made of other white space belong to none
  std::vector<PageBlock> blocks;  // in document order
  // Per tree node: how many blocks begin before it, so that the blocks of a subtree are the stretch
  // [before[id], before[nodes[id].end]).
  std::vector<std::uint32_t> before;
};

// Cut a page into blocks. O(nodes + bytes). The result keeps views into itself: move it, do not copy it.
PageBlocks cut_blocks(const html::Tree& tree, const HintWords& words);

}  // namespace dragoman::cleaning
