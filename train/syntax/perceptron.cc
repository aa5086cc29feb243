#include "train/syntax/perceptron.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dragoman::train {

Perceptron::Perceptron(std::size_t labels) : labels_(labels), rows_(std::size_t{1} << 18U) {}

// Return the slot of the feature, or the empty one where it would go.
std::size_t Perceptron::slot_of(Feature feature) const {
  const std::size_t mask = rows_.size() - 1;
  std::size_t at = feature & mask;
  while (rows_[at].size != 0 && rows_[at].feature != feature) at = (at + 1) & mask;
  return at;
}

void Perceptron::grow() {
  std::vector<Row> old(rows_.size() * 2);
  old.swap(rows_);
  for (const Row& row : old)
    if (row.size != 0) rows_[slot_of(row.feature)] = row;
}

Perceptron::Row& Perceptron::find_or_add(Feature feature) {
  std::size_t at = slot_of(feature);
  if (rows_[at].size != 0) return rows_[at];
  if (2 * ++used_ >= rows_.size()) {
    grow();
    at = slot_of(feature);
  }
  rows_[at].feature = feature;
  return rows_[at];
}

void Perceptron::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  std::fill(scores.begin(), scores.end(), 0);
  // Three passes, so that the memory of all features is fetched at the same time.
  std::array<const Row*, syntax::FeatureList::kMax> found;
  const std::size_t mask = rows_.size() - 1;
  for (const Feature feature : features) __builtin_prefetch(&rows_[feature & mask]);
  for (std::size_t i = 0; i < features.size(); ++i) {
    found[i] = &rows_[slot_of(features[i])];
    __builtin_prefetch(hot_.data() + found[i]->begin);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Hot* cell = hot_.data() + found[i]->begin;
    for (const Hot* end = cell + found[i]->size; cell != end; ++cell)
      scores[static_cast<std::size_t>(cell->label)] += cell->weight;
  }
}

void Perceptron::change(Row& row, std::size_t label, int by) {
  for (std::uint32_t i = row.begin; i < row.begin + row.size; ++i) {
    if (static_cast<std::size_t>(hot_[i].label) != label) continue;
    Cold& cold = cold_[i];
    cold.total += static_cast<std::int64_t>(hot_[i].weight) * (time_ - cold.since);
    cold.since = time_;
    hot_[i].weight = static_cast<std::int16_t>(std::clamp(hot_[i].weight + by, -32767, 32767));
    return;
  }
  if (row.size == row.room) {
    const std::uint16_t room = row.room == 0 ? 2 : static_cast<std::uint16_t>(row.room * 2);
    const auto begin = static_cast<std::uint32_t>(hot_.size());
    hot_.resize(hot_.size() + room);
    cold_.resize(cold_.size() + room);
    std::copy_n(hot_.begin() + row.begin, row.size, hot_.begin() + begin);
    std::copy_n(cold_.begin() + row.begin, row.size, cold_.begin() + begin);
    row.begin = begin;
    row.room = room;
  }
  hot_[row.begin + row.size] = {static_cast<std::int16_t>(label), static_cast<std::int16_t>(by)};
  cold_[row.begin + row.size] = {0, time_};
  ++row.size;
}

void Perceptron::update(std::span<const Feature> features, std::size_t right, std::size_t wrong) {
  if (right == wrong) return;
  for (const Feature feature : features) {
    Row& row = find_or_add(feature);
    ++row.updates;
    change(row, right, 1);
    change(row, wrong, -1);
  }
}

void Perceptron::merge(const Perceptron& other) {
  for (const Row& from : other.rows_) {
    if (from.size == 0) continue;
    Row& row = find_or_add(from.feature);
    row.updates += from.updates;
    for (std::uint32_t i = from.begin; i < from.begin + from.size; ++i) {
      const auto label = static_cast<std::size_t>(other.hot_[i].label);
      change(row, label, 0);  // there is a cell now, and its sum is up to date
      for (std::uint32_t at = row.begin; at < row.begin + row.size; ++at)
        if (static_cast<std::size_t>(hot_[at].label) == label) cold_[at].total += other.total(i);
    }
  }
  others_ += other.time_;
}

std::int64_t Perceptron::total(std::size_t cell) const {
  return cold_[cell].total + static_cast<std::int64_t>(hot_[cell].weight) * (time_ - cold_[cell].since);
}

double Perceptron::average(std::size_t cell) const {
  return static_cast<double>(total(cell)) / (static_cast<double>(time_) + static_cast<double>(others_));
}

// Set so that 99 of 100 weights fit into a byte, and the largest into two.
double Perceptron::quantum() const {
  std::vector<double> sizes;
  for (const Row& row : rows_)
    for (std::uint32_t i = row.begin; i < row.begin + row.size; ++i) sizes.push_back(std::abs(average(i)));
  if (sizes.empty()) return 1;
  const double largest = *std::max_element(sizes.begin(), sizes.end());
  const auto high = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 100);
  std::nth_element(sizes.begin(), high, sizes.end());
  return std::max({*high / 127, largest / syntax::WeightTable::kLargest, 1e-9});
}

std::string Perceptron::encode(Prune prune) const {
  return syntax::encode_weights(labels_, rows(prune));
}

std::string Perceptron::encode_small(Prune prune) const {
  return syntax::encode_small_weights(rows(prune));
}

std::vector<syntax::WeightRow> Perceptron::rows(Prune prune) const {
  const double unit = quantum();
  const double least = std::max(1.0, prune.small * 127);
  std::vector<syntax::WeightRow> kept;
  for (const Row& row : rows_) {
    if (row.size == 0 || row.updates < prune.min_updates) continue;
    syntax::WeightRow out{row.feature, {}};
    for (std::uint32_t i = row.begin; i < row.begin + row.size; ++i) {
      const double value = std::round(average(i) / unit);
      if (std::abs(value) >= least)
        out.weights.emplace_back(static_cast<std::uint8_t>(hot_[i].label), static_cast<std::int32_t>(value));
    }
    if (!out.weights.empty()) kept.push_back(std::move(out));
  }
  return kept;
}

}  // namespace dragoman::train
