#include "read/syntax/tables.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "read/syntax/lemma.h"
#include "read/syntax/model_file.h"

namespace dragoman::syntax {
namespace {

TEST(Tables, WeightsOfSeveralFeaturesAddUp) {
  const std::string bytes =
      encode_weights(3, {{hash64("a"), {{0, 5}, {2, -7}}}, {hash64("b"), {{1, -3000}, {2, 9}}}});
  const auto table = WeightTable::open(bytes);
  ASSERT_TRUE(table);
  const std::array features = {hash64("a"), hash64("unseen"), hash64("b")};
  std::array<std::int32_t, 3> scores{};
  table->score(features, scores);
  EXPECT_EQ(scores, (std::array<std::int32_t, 3>{5, -3000, 2}));
}

TEST(Tables, EveryWeightComesBack) {
  for (std::int32_t weight = -WeightTable::kLargest; weight <= WeightTable::kLargest; ++weight) {
    const std::string bytes = encode_weights(1, {{hash64("a"), {{0, weight}}}});
    const std::array features = {hash64("a")};
    std::array<std::int32_t, 1> scores{};
    WeightTable::open(bytes)->score(features, scores);
    ASSERT_EQ(scores[0], weight);
  }
}

// Rows of every length, from those that are lists to those that have a byte for each class.
TEST(Tables, RowsOfAnyLengthAddUp) {
  for (std::size_t labels = 1; labels <= WeightTable::kMaxLabels; ++labels) {
    std::vector<WeightRow> rows;
    std::vector<Feature> features;
    std::vector<std::int32_t> sums(labels);
    for (std::size_t size = 1; size <= labels; ++size) {
      WeightRow row{hash64(std::to_string(size)), {}};
      for (std::size_t i = 0; i < size; ++i) {
        const std::size_t label = (i * 7 + size) % labels;
        if (std::any_of(row.weights.begin(), row.weights.end(), [&](auto& w) { return w.first == label; }))
          continue;
        const std::int32_t weight = static_cast<std::int32_t>(i * size % 300) - (i % 9 == 0 ? 9000 : 150);
        row.weights.emplace_back(static_cast<std::uint8_t>(label), weight);
        sums[label] += weight;
      }
      features.push_back(row.feature);
      rows.push_back(row);
    }
    const std::string bytes = encode_weights(labels, rows);
    const auto table = WeightTable::open(bytes);
    ASSERT_TRUE(table);
    std::vector<std::int32_t> scores(labels, 1);
    table->score(features, scores);
    ASSERT_EQ(scores, sums) << labels;
    table->add(features, scores);
    for (std::int32_t& sum : sums) sum *= 2;
    ASSERT_EQ(scores, sums) << labels;
  }
}

TEST(Tables, MoreFeaturesThanFitIntoOneBlockAddUp) {
  std::vector<WeightRow> rows;
  std::vector<Feature> features;
  for (int i = 0; i < 1000; ++i) {
    rows.push_back({hash64(std::to_string(i)), {{0, -128}, {1, 127}, {2, -16'256}}});
    features.push_back(rows.back().feature);
  }
  const std::string bytes = encode_weights(3, rows);
  std::array<std::int32_t, 3> scores{};
  WeightTable::open(bytes)->score(features, scores);
  EXPECT_EQ(scores, (std::array<std::int32_t, 3>{-128'000, 127'000, -16'256'000}));
}

TEST(Tables, PartsOfSmallWeightsAreAddedUpEachByItself) {
  std::vector<WeightRow> rows;
  for (std::int32_t i = 1; i <= 250; ++i) rows.push_back({hash64(std::to_string(i)), {{1, i}, {2, -i}}});
  const std::string bytes = encode_small_weights(rows);
  std::vector<Feature> features;
  for (const WeightRow& row : rows) features.push_back(row.feature);
  const std::array<std::size_t, 4> ends = {0, 3, 3, 250};
  std::array<SmallWeightTable::Scores, 4> sums;
  SmallWeightTable::open(bytes)->score_parts(features, ends, sums);
  const auto sum = [](std::int32_t of) { return SmallWeightTable::Scores{0, of, -of}; };
  EXPECT_EQ(sums, (std::array{sum(0), sum(6), sum(0), sum(250 * 251 / 2 - 6)}));
}

TEST(Tables, SmallWeightsAddUpAsDifferencesFromTheFirst) {
  std::vector<WeightRow> rows;
  for (std::int32_t i = 1; i <= 250; ++i) rows.push_back({hash64(std::to_string(i)), {{0, i}, {2, -i}}});
  const std::string bytes = encode_small_weights(rows);
  const auto table = SmallWeightTable::open(bytes);
  ASSERT_TRUE(table);
  const std::array features = {hash64("7"), hash64("250")};
  EXPECT_EQ(table->score(features), (std::array<std::int32_t, 3>{0, -257, -514}));
}

TEST(Tables, SmallWeightsKeepDifferencesOverTheWholeRange) {
  for (const std::int32_t a : {0, 1, -300, 511, 512, -4000, 16000})
    for (const std::int32_t b : {0, -2, 511, -512, 9000, -16000}) {
      const std::string bytes = encode_small_weights({{hash64("a"), {{0, 40}, {1, 40 + a}, {2, 40 + b}}}});
      const auto table = SmallWeightTable::open(bytes);
      ASSERT_TRUE(table);
      const auto scores = table->score(std::array{hash64("a")});
      const std::int32_t step = std::max(std::abs(a), std::abs(b)) > 511 ? SmallWeightTable::kHigh / 2 : 0;
      EXPECT_NEAR(scores[1] - scores[0], a, step) << a << ' ' << b;
      EXPECT_NEAR(scores[2] - scores[0], b, step) << a << ' ' << b;
    }
}

TEST(Tables, TablesThatALookUpWouldLeaveAreRefused) {
  const std::string full(64, '\x01');
  EXPECT_FALSE(SmallWeightTable::open(full));
  EXPECT_FALSE(LookupTable::open(full));
  std::string bytes = encode_weights(2, {{hash64("a"), {{0, 1}, {1, 2}}}});
  EXPECT_TRUE(WeightTable::open(bytes));
  for (std::size_t at = 24; at < bytes.size(); ++at) bytes[at] = '\x7F';  // slots that point far outside
  EXPECT_FALSE(WeightTable::open(bytes));
}

TEST(Tables, LookupFindsEveryKeyAndNoOther) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (std::uint32_t i = 1; i <= 1000; ++i) entries.emplace_back(hash64(std::to_string(i)), i);
  const std::string bytes = encode_lookup(entries);
  const auto table = LookupTable::open(bytes);
  ASSERT_TRUE(table);
  for (const auto& [key, value] : entries) EXPECT_EQ(table->find(key), value);
  EXPECT_EQ(table->find(hash64("0")), 0U);
}

TEST(Tables, CutSectionsAreRefused) {
  const std::string bytes = encode_weights(2, {{hash64("a"), {{0, 1}}}});
  EXPECT_FALSE(WeightTable::open(std::string_view(bytes).substr(0, bytes.size() - 1)));
  EXPECT_FALSE(WeightTable::open(""));
  EXPECT_FALSE(LookupTable::open("1234567"));
}

class ModelFileTest : public testing::Test {
 protected:
  std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) / (std::string("model_") + std::to_string(getpid()));
  void TearDown() override { std::filesystem::remove(path_); }
};

TEST_F(ModelFileTest, SectionsComeBack) {
  ASSERT_TRUE(write_file(path_, encode_model({{"card", "text"}, {"weights", "12345678901"}})));
  const auto file = ModelFile::open(path_);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->section("card"), "text");
  EXPECT_EQ(file->section("weights"), "12345678901");
  EXPECT_EQ(file->section("absent"), "");
}

TEST_F(ModelFileTest, AnyFlippedByteIsRefused) {
  const std::string good = encode_model({{"card", "text"}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x10);
    ASSERT_TRUE(write_file(path_, bad));
    EXPECT_FALSE(ModelFile::open(path_)) << "byte " << i;
  }
}

TEST(Lemma, EditsAreShortestAndInverse) {
  const struct {
    const char* form;
    const char* lemma;
    const char* edit;
  } cases[] = {
      {"carried", "carry", "3 y"}, {"was", "be", "3 be"},  {"rifles", "rifle", "1 "},
      {"NATO", "NATO", "0 "},      {"went", "go", "4 go"}, {"m\u00E9decins", "m\u00E9decin", "1 "},
  };
  for (const auto& c : cases) {
    const LemmaEdit edit = edit_of(c.form, c.lemma);
    EXPECT_EQ(to_text(edit), c.edit) << c.form;
    EXPECT_EQ(parse_edit(to_text(edit)), edit) << c.form;
    EXPECT_EQ(lemma_of(edit, c.form), c.lemma) << c.form;
  }
  EXPECT_EQ(lemma_of(parse_edit("5 x"), "ab"), "ab") << "an edit that cuts too much is not applied";
}

}  // namespace
}  // namespace dragoman::syntax
