#include "read/syntax/move_scorer.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "read/syntax/parser.h"

namespace dragoman::syntax {
namespace {

// A sentence of `size` words with few different forms and tags, so that looks repeat.
struct Drawn {
  std::vector<WordForm> words;
  std::vector<Tag> tags;
  Drawn(std::size_t size, std::mt19937_64& random) {
    for (std::size_t i = 0; i < size; ++i) {
      const auto form = static_cast<std::uint32_t>(3 + random() % 4);
      words.push_back({.form = form, .lower = form, .clusters = {form % 2, form % 3, form % 4}});
      tags.push_back(static_cast<Tag>(random() % 3));
    }
  }
  [[nodiscard]] TaggedWords sentence() const { return {words, tags}; }
};

// Return states that random moves and relations lead to, several ways through one sentence after the other.
std::vector<ArcHybrid> drawn_states(std::size_t words, std::mt19937_64& random) {
  std::vector<ArcHybrid> states;
  for (int way = 0; way < 4; ++way) {
    ArcHybrid state(words);
    while (!state.done()) {
      states.push_back(state);
      const Transition drawn = {static_cast<Move>(random() % 3), static_cast<Deprel>(random() % kDeprels)};
      const Transition root = {Move::left, Deprel::root};
      if (state.allows(drawn))
        state.apply(drawn);
      else if (state.allows(root))
        state.apply(root);
    }
  }
  return states;
}

// Weights drawn for nine in ten of the features of all states.
std::string drawn_weights(const TaggedWords& sentence, const std::vector<ArcHybrid>& states,
                          std::mt19937_64& random) {
  std::set<Feature> seen;
  std::vector<WeightRow> rows;
  FeatureList features;
  for (const ArcHybrid& state : states) {
    move_features(sentence, state, features);
    for (const Feature feature : features.view()) {
      if (!seen.insert(feature).second || random() % 10 == 0) continue;
      const auto weight = [&] { return static_cast<std::int32_t>(random() % 1000) - 500; };
      rows.push_back({feature, {{0, weight()}, {1, weight()}, {2, weight()}}});
    }
  }
  return encode_small_weights(rows);
}

TEST(MoveScorer, KeptSumsAreThoseOfAllFeatures) {
  std::mt19937_64 random(1);
  for (std::size_t size = 1; size < 30; ++size) {
    const Drawn drawn(size, random);
    const std::vector<ArcHybrid> states = drawn_states(size, random);
    const std::string weights = drawn_weights(drawn.sentence(), states, random);
    const auto table = SmallWeightTable::open(weights);
    ASSERT_TRUE(table);
    MoveScorer scorer(drawn.sentence(), *table);
    FeatureList features;
    for (const ArcHybrid& state : states) {
      move_features(drawn.sentence(), state, features);
      EXPECT_EQ(scorer.score(state, look_of(state)), table->score(features.view()));
    }
  }
}

TEST(MoveScorer, EveryTemplateHasItsNumber) {
  const std::vector<WordForm> words(3);
  const std::vector<Tag> tags(3);
  const ArcHybrid state(3);
  FeatureList features;
  move_features({words, tags}, state, features);
  const std::set<Feature> distinct(features.view().begin(), features.view().end());
  EXPECT_EQ(distinct.size(), features.view().size());
}

}  // namespace
}  // namespace dragoman::syntax
