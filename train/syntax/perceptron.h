// The averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features that come into being
// when they are first updated. Integers throughout, so the result does not depend on the order of sums.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "read/syntax/features.h"

namespace dragoman::train {

using syntax::Feature;

class Perceptron {
 public:
  explicit Perceptron(std::size_t labels);

  [[nodiscard]] std::size_t labels() const { return labels_; }
  // Set `scores` to the sums of the features' present weights. Requires: scores.size() == labels().
  void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;
  // Add 1 to the weights of `right`, take 1 from those of `wrong`.
  void update(std::span<const Feature> features, std::size_t right, std::size_t wrong);
  // Add what another model has summed up, so that encode() writes the mean of both. No training after this.
  void merge(const Perceptron& other);
  // Count one decision; averages weigh every decision alike.
  void tick() { ++time_; }

  struct Prune {
    std::uint32_t min_updates = 2;  // features updated less often are left out
    double small = 0;               // weights smaller than this share of a byte's 127 are left out
  };
  // Return the averaged weights as a WeightTable section.
  [[nodiscard]] std::string encode(Prune prune) const;
  // The same as a SmallWeightTable section. Requires: labels() <= 3.
  [[nodiscard]] std::string encode_small(Prune prune) const;

 private:
  // A weight as scoring needs it, and beside it (same index in cold_) what averaging needs.
  struct Hot {
    std::int16_t label = 0;
    std::int16_t weight = 0;
  };
  struct Cold {
    std::int64_t total = 0;  // sum of weight over all decisions up to `since`
    std::uint32_t since = 0;
  };
  // The weights of one feature: [begin, begin + size) of hot_ and cold_. Kept in an open hash table.
  struct Row {
    Feature feature = 0;
    std::uint32_t begin = 0;
    std::uint16_t size = 0;  // 0 for an empty slot
    std::uint16_t room = 0;
    std::uint32_t updates = 0;
  };
  [[nodiscard]] std::size_t slot_of(Feature feature) const;
  Row& find_or_add(Feature feature);
  void change(Row& row, std::size_t label, int by);
  void grow();
  [[nodiscard]] std::int64_t total(std::size_t cell) const;
  [[nodiscard]] double average(std::size_t cell) const;
  [[nodiscard]] double quantum() const;
  [[nodiscard]] std::vector<syntax::WeightRow> rows(Prune prune) const;

  std::size_t labels_;
  std::uint32_t time_ = 1;
  std::uint64_t others_ = 0;  // decisions of merged models
  std::size_t used_ = 0;
  std::vector<Row> rows_;  // power of two
  std::vector<Hot> hot_;
  std::vector<Cold> cold_;
};

}  // namespace dragoman::train
