#include "read/syntax/arc_hybrid.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dragoman::syntax {
namespace {

using Heads = std::vector<std::uint32_t>;

// Follow free transitions (cost 0) to the end, trying moves in the given order.
Heads follow_oracle(const Heads& gold, std::array<Move, 3> order) {
  ArcHybrid state(gold.size());
  while (!state.done()) {
    bool moved = false;
    for (const Move move : order) {
      if (!state.can(move) || state.cost(move, gold) > 0) continue;
      const bool root = move == Move::left && state.buffer(0) == state.words();
      state.apply({move, root ? Deprel::root : Deprel::dep});
      moved = true;
      break;
    }
    if (!moved) return {};
  }
  Heads heads;
  for (std::uint32_t i = 0; i < gold.size(); ++i) heads.push_back(state.head(i));
  return heads;
}

bool is_projective_tree(const Heads& heads) {
  const auto n = static_cast<std::uint32_t>(heads.size());
  if (std::count(heads.begin(), heads.end(), n) != 1) return false;
  for (std::uint32_t i = 0; i < n; ++i) {
    std::uint32_t at = i;
    for (std::uint32_t steps = 0; at != n; ++steps, at = heads[at])
      if (steps > n || heads[at] == at) return false;
  }
  const auto span = [&](std::uint32_t i) { return std::pair(std::min(i, heads[i]), std::max(i, heads[i])); };
  for (std::uint32_t a = 0; a < n; ++a)
    for (std::uint32_t b = 0; b < n; ++b) {
      const auto [a0, a1] = span(a);
      const auto [b0, b1] = span(b);
      if (a0 < b0 && b0 < a1 && a1 < b1) return false;
    }
  return true;
}

// Every projective tree of up to five words is reached by the oracle in every order of moves: the costs are
// exact.
TEST(ArcHybrid, OracleReachesEveryProjectiveTree) {
  constexpr Move s = Move::shift, l = Move::left, r = Move::right;
  const std::array<std::array<Move, 3>, 6> orders = {
      {{s, l, r}, {s, r, l}, {l, s, r}, {l, r, s}, {r, s, l}, {r, l, s}}};
  int trees = 0;
  for (std::uint32_t n = 1; n <= 5; ++n) {
    Heads heads(n, 0);
    for (bool more = true; more;) {
      if (is_projective_tree(heads)) {
        ++trees;
        for (const auto& order : orders) ASSERT_EQ(follow_oracle(heads, order), heads);
      }
      more = false;
      for (std::uint32_t i = 0; i < n && !more; ++i) {
        more = heads[i] < n;
        heads[i] = more ? heads[i] + 1 : 0;
      }
    }
  }
  EXPECT_EQ(trees, 1 + 2 + 7 + 30 + 143);  // projective trees with one word under the root
}

TEST(ArcHybrid, OneWordStandsUnderTheRoot) {
  ArcHybrid state(2);
  state.apply({Move::shift});
  state.apply({Move::shift});
  EXPECT_FALSE(state.can(Move::shift));
  EXPECT_FALSE(state.can(Move::left)) << "two words would be left for the root";
  state.apply({Move::right, Deprel::obj});
  EXPECT_FALSE(state.allows({Move::left, Deprel::obj}));
  EXPECT_TRUE(state.allows({Move::left, Deprel::root}));
}

}  // namespace
}  // namespace dragoman::syntax
