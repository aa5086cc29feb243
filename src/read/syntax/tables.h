// The three tables that all models are made of, each used in place inside a mapped model file: sparse weights
// of a linear classifier, a map from hashes to small numbers, a list of strings. All are immutable and thread
// safe, and must not outlive the file.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/syntax/perfect_hash.h"

namespace dragoman::syntax {

// A feature's 64-bit hash; equal features have equal hashes, unequal ones practically never.
using Feature = std::uint64_t;

// Weights of a multi-class linear classifier: for each feature the few classes whose weight is not zero. A
// weight is one signed byte; the few that are larger (those of the most general features) have a second
// entry, under label + kMaxLabels, that counts kHigh times. Features that have a weight for many classes keep
// a byte for every class instead, and only the second entries behind them: these are a few thousand, but most
// of what is summed up. Each feature has a place of its own (PerfectHash), which keeps 32 further bits of the
// hash, so a feature never seen is taken for a known one about once in 10^9 times.
class WeightTable {
 public:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t row = 0;  // first entry * 256 + kDense + number of entries; 0 = empty slot
  };
  struct Entry {
    std::uint8_t label = 0;
    std::int8_t value = 0;
  };
  static constexpr std::size_t kMaxLabels = 128;
  static constexpr std::int32_t kHigh = 128;
  static constexpr std::int32_t kLargest = 127 * kHigh;  // weight that can be stored
  static constexpr std::uint32_t kDense = 128;  // of a row: before its entries stand bytes of all classes

  WeightTable() = default;
  [[nodiscard]] static Result<WeightTable> open(std::string_view section);

  [[nodiscard]] std::size_t labels() const { return labels_; }

  // Begin to fetch what score() will need of these features.
  void prefetch(std::span<const Feature> features) const;
  // Set `scores` to the sums of the features' weights. Requires: scores.size() == labels().
  void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;
  // Add the features' weights to `scores`. Requires: scores.size() == labels().
  void add(std::span<const Feature> features, std::span<std::int32_t> scores) const;

 private:
  struct Rows;
  [[nodiscard]] Rows rows_of(std::span<const Feature> features) const;
  std::size_t labels_ = 0;
  PerfectHash places_;
  std::span<const Slot> slots_;
  std::span<const Entry> entries_;
};

// One feature with its weights, each at most WeightTable::kLargest, for writing a table.
struct WeightRow {
  Feature feature = 0;
  std::vector<std::pair<std::uint8_t, std::int32_t>> weights;  // (label, weight)
};
// Requires: no two rows are of one feature; labels of a row are distinct and below `labels`.
std::string encode_weights(std::size_t labels, std::vector<WeightRow> rows);

// Weights of a classifier with three classes, all beside the slot, so that a feature costs one memory access
// and that of its pilot. Only differences count for the best class, so the first class has weight 0
// throughout and the others what they are above it. A slot is 32 bits: 11 of the hash, 10 for each weight, 1
// that says that both count kHigh times. One unseen feature in some thousand gets another's weights, which is
// harmless.
class SmallWeightTable {
 public:
  static constexpr std::size_t kLabels = 3;
  static constexpr std::int32_t kHigh = 32;
  static constexpr std::int32_t kLargest = 511 * kHigh;  // weight that can be stored
  using Slot = std::uint32_t;                            // weights 0 = empty slot
  using Scores = std::array<std::int32_t, kLabels>;

  SmallWeightTable() = default;
  [[nodiscard]] static Result<SmallWeightTable> open(std::string_view section);

  // Return the sums of the features' weights.
  [[nodiscard]] Scores score(std::span<const Feature> features) const;
  // Set sums[i] to those of features ends[i - 1] up to ends[i]: their memory is fetched at the same time.
  // Requires: as many sums as ends; ends do not descend, the last one is features.size().
  void score_parts(std::span<const Feature> features, std::span<const std::size_t> ends,
                   std::span<Scores> sums) const;

 private:
  PerfectHash places_;
  std::span<const Slot> slots_;
};

// Weights above SmallWeightTable::kLargest are cut. Requires: labels below SmallWeightTable::kLabels; no two
// rows are of one feature.
std::string encode_small_weights(std::vector<WeightRow> rows);

// A map from 64-bit hashes to 32-bit numbers.
class LookupTable {
 public:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t value = 0;  // 0 = empty slot
  };

  LookupTable() = default;
  [[nodiscard]] static Result<LookupTable> open(std::string_view section);

  // Return the number stored for `key`, 0 if there is none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const;

 private:
  std::span<const Slot> slots_;
};

// Requires: keys are distinct, no value is 0.
std::string encode_lookup(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries);

// Return the lines of a section; views into it. A section holds its strings with '\n' after each.
std::vector<std::string_view> lines_of(std::string_view section);
std::string encode_lines(const std::vector<std::string>& lines);

// Return the label of the highest score, the lowest one among equals. Requires: scores is not empty.
std::size_t best_of(std::span<const std::int32_t> scores);

}  // namespace dragoman::syntax
