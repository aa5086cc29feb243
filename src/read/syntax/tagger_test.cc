#include "read/syntax/tagger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace dragoman::syntax {
namespace {

constexpr std::string_view kLabels = "NOUN NN\nVERB VBD\n";
constexpr std::int32_t kLittle = 100, kMuch = 8'000;  // scores

std::vector<WordForm> three_words() {
  return {{.form = 11, .lower = 11}, {.form = 12, .lower = 12}, {.form = 13, .lower = 13}};
}

// Return the first feature of word `i` after `tags` that it does not have after `others`.
Feature telling(std::size_t i, const std::vector<Tag>& tags, const std::vector<Tag>& others) {
  const std::vector<WordForm> words = three_words();
  FeatureList of, not_of;
  tag_features(words, tags, i, of);
  tag_features(words, others, i, not_of);
  for (const Feature feature : of.view())
    if (std::find(not_of.view().begin(), not_of.view().end(), feature) == not_of.view().end()) return feature;
  return 0;
}

std::vector<Tag> tags_with(const std::vector<WeightRow>& rows) {
  const std::string weights = encode_weights(2, rows);
  const Result<Tagger> tagger = Tagger::open(weights, kLabels);
  std::vector<Tag> tags(3);
  tagger->tag(three_words(), tags);
  return tags;
}

// The first word is a noun by a little: its form says so, which no other word has.
WeightRow first_is_noun() {
  FeatureList features, others;
  tag_features(three_words(), std::vector<Tag>(3), 0, features);
  tag_features(three_words(), std::vector<Tag>(3), 1, others);
  for (const Feature feature : features.view())
    if (std::find(others.view().begin(), others.view().end(), feature) == others.view().end())
      return {feature, {{0, kLittle}}};
  return {};
}

TEST(Tagger, TakesTheBestTagWhereNothingSpeaksAgainstIt) {
  EXPECT_EQ(tags_with({first_is_noun()}), (std::vector<Tag>{0, 0, 0}));
}

TEST(Tagger, TakesTheSecondTagIfTheNextWordsAreSurerWithIt) {
  // After a verb the second word is surely a noun; after a noun it may be either.
  const WeightRow after_verb = {telling(1, {1, 0, 0}, {0, 0, 0}), {{0, kMuch}}};
  EXPECT_EQ(tags_with({first_is_noun(), after_verb}), (std::vector<Tag>{1, 0, 0}));
}

TEST(Tagger, GivesASentenceAFiniteVerb) {
  // "troops fired .": the second word is a participle by some, or a past tense.
  const std::vector<WordForm> words = {describe("troops", {}), describe("fired", {}), describe(".", {})};
  std::vector<WeightRow> rows;
  const std::array<std::pair<std::uint8_t, std::int32_t>, 3> best = {{{0, 9'000}, {2, 9'000}, {3, 9'000}}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    FeatureList features;
    tag_features(words, std::vector<Tag>(3), i, features);
    rows.push_back({features.view()[1], {best[i]}});  // of the form alone
    if (i == 1) rows.back().weights.emplace_back(1, 8'000);
  }
  const std::string weights = encode_weights(4, rows);
  const Result<Tagger> tagger = Tagger::open(weights, "NOUN NN\nVERB VBD\nVERB VBN\nPUNCT .\n");
  std::vector<Tag> tags(3);
  tagger->tag(words, tags);
  EXPECT_EQ(tags, (std::vector<Tag>{0, 1, 3}));
  tags.resize(2);
  tagger->tag(std::span(words).first(2), tags);
  EXPECT_EQ(tags, (std::vector<Tag>{0, 2}));  // a headline may do without
}

TEST(Tagger, NoWordsAndOne) {
  const std::string weights = encode_weights(2, {});
  const Result<Tagger> tagger = Tagger::open(weights, kLabels);
  ASSERT_TRUE(tagger);
  tagger->tag({}, {});
  std::vector<Tag> tags(1);
  const std::vector<WordForm> words = three_words();
  tagger->tag(std::span(words).first(1), tags);
  EXPECT_EQ(tags[0], 0);
}

TEST(Tagger, RefusesWeightsOfOtherLabels) {
  EXPECT_FALSE(Tagger::open(encode_weights(3, {}), kLabels));
}

}  // namespace
}  // namespace dragoman::syntax
