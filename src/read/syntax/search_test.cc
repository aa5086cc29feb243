#include "read/syntax/search.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace dragoman::syntax {
namespace {

// Tables that are made to say what a test wants of single states.
class Tables {
 public:
  explicit Tables(const TaggedWords& sentence) : sentence_(sentence) {}

  // Let `move` score `by` above what it did in the state that `moves` lead to.
  void raise(const std::vector<Move>& moves, Move move, std::int32_t by) {
    FeatureList features;
    move_features(sentence_, state_after(moves), features);
    for (const Feature feature : features.view())
      if (!others(moves).contains(feature)) {
        rows_.push_back({feature, {{static_cast<std::uint8_t>(move), by}}});
        return;
      }
    FAIL() << "no feature tells this state from the others";
  }
  [[nodiscard]] ArcHybrid search() const {
    const std::string moves = encode_small_weights(rows_), relations = encode_weights(kDeprels, {});
    return search_tree(sentence_, *SmallWeightTable::open(moves), *WeightTable::open(relations));
  }

 private:
  [[nodiscard]] ArcHybrid state_after(const std::vector<Move>& moves) const {
    ArcHybrid state(sentence_.words.size());
    const std::array<std::int32_t, kDeprels> none{};  // what an empty table says of relations
    for (const Move move : moves) state.apply({move, best_relation(state, move, none)});
    return state;
  }
  // The features of all states with fewer moves or as many, but for the one of `moves`.
  [[nodiscard]] std::set<Feature> others(const std::vector<Move>& moves) const {
    std::set<Feature> out;
    std::vector<std::vector<Move>> ways = {{}};
    for (std::size_t at = 0; at < ways.size(); ++at) {
      const ArcHybrid state = state_after(ways[at]);
      if (state.done()) continue;
      FeatureList features;
      move_features(sentence_, state, features);
      if (ways[at] != moves) out.insert(features.view().begin(), features.view().end());
      for (const Move move : {Move::shift, Move::left, Move::right}) {
        if (!state.allows({move, Deprel::dep})) continue;
        ways.push_back(ways[at]);
        ways.back().push_back(move);
      }
    }
    return out;
  }
  TaggedWords sentence_;
  std::vector<WeightRow> rows_;
};

constexpr std::int32_t kLittle = 200, kMuch = 16'000;

// "a b".
struct TwoWords {
  std::vector<WordForm> words = {{.form = 11, .lower = 11}, {.form = 12, .lower = 12}};
  std::vector<Tag> tags = {1, 2};
  [[nodiscard]] TaggedWords sentence() const { return {words, tags}; }
};

TEST(Search, TakesTheBestMoveWhereNothingIsInDoubt) {
  const TwoWords two;
  Tables tables(two.sentence());
  tables.raise({Move::shift}, Move::left, kMuch);
  const ArcHybrid tree = tables.search();
  EXPECT_EQ(tree.head(0), 1U);
  EXPECT_EQ(tree.head(1), 2U);
}

TEST(Search, KeepsAMoveInDoubtThatLeadsToASureTree) {
  const TwoWords two;
  Tables tables(two.sentence());
  tables.raise({Move::shift}, Move::left, kLittle);
  EXPECT_EQ(tables.search().head(0), 1U);
}

TEST(Search, GoesBackToAMoveInDoubtThatLedAstray) {
  // Three words, "a b c". Once "a" depends on "b", nothing is sure any more; had it been left on the stack,
  // all would have been: "b" under "a", "c" under "a".
  const std::vector<WordForm> words = {
      {.form = 11, .lower = 11}, {.form = 12, .lower = 12}, {.form = 13, .lower = 13}};
  const std::vector<Tag> tags = {1, 2, 3};
  Tables tables({words, tags});
  const Move s = Move::shift, l = Move::left, r = Move::right;
  tables.raise({s}, l, kLittle);
  EXPECT_EQ(tables.search().head(0), 1U);
  tables.raise({s, s}, r, kMuch);
  tables.raise({s, s, r}, s, kMuch);
  tables.raise({s, s, r, s}, r, kMuch);
  const ArcHybrid tree = tables.search();
  EXPECT_EQ(tree.head(0), 3U);
  EXPECT_EQ(tree.head(1), 0U);
  EXPECT_EQ(tree.head(2), 0U);
}

TEST(Search, TakesLinearTimeWhereEverythingIsInDoubt) {
  const std::vector<WordForm> words(20'000);
  const std::vector<Tag> tags(words.size());
  const std::string moves = encode_small_weights({}), relations = encode_weights(kDeprels, {});
  const ArcHybrid tree =
      search_tree({words, tags}, *SmallWeightTable::open(moves), *WeightTable::open(relations));
  std::size_t roots = 0;
  for (std::uint32_t word = 0; word < words.size(); ++word) roots += tree.head(word) == words.size() ? 1 : 0;
  EXPECT_EQ(roots, 1U);
}

TEST(Search, OneWordAndNone) {
  const std::string moves = encode_small_weights({}), relations = encode_weights(kDeprels, {});
  const auto move_table = *SmallWeightTable::open(moves);
  const auto relation_table = *WeightTable::open(relations);
  EXPECT_TRUE(search_tree({}, move_table, relation_table).done());
  const std::vector<WordForm> words(1);
  const std::vector<Tag> tags(1);
  const ArcHybrid tree = search_tree({words, tags}, move_table, relation_table);
  EXPECT_EQ(tree.head(0), 1U);
  EXPECT_EQ(tree.deprel(0), Deprel::root);
}

}  // namespace
}  // namespace dragoman::syntax
