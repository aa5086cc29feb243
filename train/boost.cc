#include "train/boost.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace dragoman::train {
namespace {

constexpr std::size_t kBins = 48;

// SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  float uniform() { return static_cast<float>(next() >> 40U) / static_cast<float>(1U << 24U); }

 private:
  std::uint64_t state_;
};

struct Sums {
  double gradient = 0;
  double curvature = 0;
};

double gain(const Sums& sums, double penalty) {
  return sums.gradient * sums.gradient / (sums.curvature + penalty);
}

// The items as bins, column by column, with what changes from tree to tree.
class Booster {
 public:
  Booster(const Items& items, const BoostSettings& settings, const std::vector<bool>& left_out)
      : items_(items), settings_(settings), random_(settings.seed) {
    for (std::uint32_t row = 0; row < items.size(); ++row) {
      if (left_out.empty() || !left_out[items.group[row]]) rows_.push_back(row);
    }
    cut_columns();
    double wanted = 0;
    double total = 0;
    for (const std::uint32_t row : rows_) {
      wanted += static_cast<double>(items.wanted[row] * items.weight[row]);
      total += static_cast<double>(items.weight[row]);
    }
    forest_.depth = settings.depth;
    const double share = std::clamp(wanted / std::max(total, 1e-9), 1e-4, 1 - 1e-4);
    forest_.bias = static_cast<float>(std::log(share / (1 - share)));
    margin_.assign(rows_.size(), forest_.bias);
  }

  cleaning::Forest run() {
    for (unsigned tree = 0; tree < settings_.trees; ++tree) grow();
    return std::move(forest_);
  }

 private:
  void cut_columns();
  void grow();
  void differentiate();
  void differentiate_choices();
  void draw();
  cleaning::Split best_split(unsigned level);
  double split_gain(std::size_t feature, std::size_t leaves, std::size_t& best_bin);
  void finish_tree();

  const Items& items_;
  BoostSettings settings_;
  Random random_;
  cleaning::Forest forest_;
  std::vector<std::uint32_t> rows_;
  std::vector<std::vector<float>> cuts_;         // per feature: upper ends of bins
  std::vector<std::vector<std::uint8_t>> bins_;  // per feature: bin of each row
  std::vector<float> margin_;
  std::vector<float> gradient_;
  std::vector<float> curvature_;
  std::vector<std::uint8_t> leaf_;
  std::vector<std::uint32_t> drawn_rows_;
  std::vector<std::size_t> drawn_features_;
};

void Booster::cut_columns() {
  cuts_.resize(items_.width);
  bins_.resize(items_.width);
  std::vector<float> values(rows_.size());
  for (std::size_t f = 0; f < items_.width; ++f) {
    for (std::size_t k = 0; k < rows_.size(); ++k) values[k] = items_.features[rows_[k] * items_.width + f];
    std::vector<float> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t b = 1; b < kBins; ++b) {
      const float low = sorted[sorted.size() * b / kBins];
      const auto above = std::upper_bound(sorted.begin(), sorted.end(), low);
      if (above == sorted.end()) break;
      const float cut = low + (*above - low) / 2;
      if (cuts_[f].empty() || cut > cuts_[f].back()) cuts_[f].push_back(cut);
    }
    bins_[f].resize(rows_.size());
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      const auto at = std::lower_bound(cuts_[f].begin(), cuts_[f].end(), values[k]);
      bins_[f][k] = static_cast<std::uint8_t>(at - cuts_[f].begin());
    }
  }
}

void Booster::differentiate() {
  gradient_.resize(rows_.size());
  curvature_.resize(rows_.size());
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    const float p = 1 / (1 + std::exp(-margin_[k]));
    const float weight = items_.weight[rows_[k]];
    gradient_[k] = (items_.wanted[rows_[k]] - p) * weight;
    curvature_[k] = std::max(p * (1 - p), 1e-6F) * weight;
  }
}

// Where several are right, which of them is taken does not matter.
void Booster::differentiate_choices() {
  gradient_.resize(rows_.size());
  curvature_.resize(rows_.size());
  for (std::size_t begin = 0, end = 0; begin < rows_.size(); begin = end) {
    float top = 0;  // the score of "none"
    while (end < rows_.size() && items_.choice[rows_[end]] == items_.choice[rows_[begin]])
      top = std::max(top, margin_[end++]);
    float all = std::exp(-top);
    float right = 0;
    for (std::size_t k = begin; k < end; ++k) {
      const float share = std::exp(margin_[k] - top);
      all += share;
      if (items_.wanted[rows_[k]] > 0.5F) right += share;
    }
    for (std::size_t k = begin; k < end; ++k) {
      const float share = std::exp(margin_[k] - top);
      const float p = share / all;
      const float weight = items_.weight[rows_[k]];
      gradient_[k] = ((items_.wanted[rows_[k]] > 0.5F ? share / right : 0) - p) * weight;
      curvature_[k] = std::max(p * (1 - p), 1e-6F) * weight;
    }
  }
}

void Booster::draw() {
  drawn_rows_.clear();
  drawn_features_.clear();
  for (std::uint32_t k = 0; k < rows_.size(); ++k) {
    if (random_.uniform() < settings_.row_share) drawn_rows_.push_back(k);
  }
  for (std::size_t f = 0; f < items_.width; ++f) {
    if (!cuts_[f].empty() && random_.uniform() < settings_.feature_share) drawn_features_.push_back(f);
  }
  for (std::size_t f = 0; drawn_features_.empty() && f < items_.width; ++f) {
    if (!cuts_[f].empty()) drawn_features_.push_back(f);
  }
}

double Booster::split_gain(std::size_t feature, std::size_t leaves, std::size_t& best_bin) {
  static thread_local std::vector<Sums> table;
  table.assign(leaves * kBins, Sums{});
  const std::uint8_t* bins = bins_[feature].data();
  for (const std::uint32_t k : drawn_rows_) {
    Sums& cell = table[leaf_[k] * kBins + bins[k]];
    cell.gradient += static_cast<double>(gradient_[k]);
    cell.curvature += static_cast<double>(curvature_[k]);
  }
  std::vector<Sums> total(leaves);
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    for (std::size_t b = 0; b < kBins; ++b) {
      total[leaf].gradient += table[leaf * kBins + b].gradient;
      total[leaf].curvature += table[leaf * kBins + b].curvature;
    }
  }
  std::vector<Sums> below(leaves);
  double best = -1;
  for (std::size_t b = 0; b < cuts_[feature].size(); ++b) {
    double sum = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
      below[leaf].gradient += table[leaf * kBins + b].gradient;
      below[leaf].curvature += table[leaf * kBins + b].curvature;
      const Sums above{total[leaf].gradient - below[leaf].gradient,
                       total[leaf].curvature - below[leaf].curvature};
      sum += gain(below[leaf], static_cast<double>(settings_.leaf_penalty)) +
             gain(above, static_cast<double>(settings_.leaf_penalty));
    }
    if (sum > best) best = sum, best_bin = b;
  }
  return best;
}

cleaning::Split Booster::best_split(unsigned level) {
  double best = -1;
  std::size_t feature = drawn_features_.front();
  std::size_t bin = 0;
  for (const std::size_t f : drawn_features_) {
    std::size_t candidate = 0;
    const double value = split_gain(f, std::size_t{1} << level, candidate);
    if (value > best) best = value, feature = f, bin = candidate;
  }
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (bins_[feature][k] > bin) leaf_[k] = static_cast<std::uint8_t>(leaf_[k] | (1U << level));
  }
  return {static_cast<std::uint16_t>(feature), cuts_[feature][bin]};
}

void Booster::grow() {
  if (settings_.one_of_choice)
    differentiate_choices();
  else
    differentiate();
  draw();
  leaf_.assign(rows_.size(), 0);
  for (unsigned level = 0; level < settings_.depth; ++level) forest_.splits.push_back(best_split(level));
  finish_tree();
}

void Booster::finish_tree() {
  std::vector<Sums> sums(std::size_t{1} << settings_.depth);
  for (const std::uint32_t k : drawn_rows_) {
    sums[leaf_[k]].gradient += static_cast<double>(gradient_[k]);
    sums[leaf_[k]].curvature += static_cast<double>(curvature_[k]);
  }
  std::vector<float> values;
  for (const Sums& leaf : sums) {
    const double step = leaf.gradient / (leaf.curvature + static_cast<double>(settings_.leaf_penalty));
    // Four digits are kept: the file stays small, and the trainer uses what the file will say.
    values.push_back(static_cast<float>(std::round(step * static_cast<double>(settings_.rate) * 1e4) / 1e4));
  }
  for (std::size_t k = 0; k < rows_.size(); ++k) margin_[k] += values[leaf_[k]];
  forest_.leaves.insert(forest_.leaves.end(), values.begin(), values.end());
}

}  // namespace

cleaning::Forest boost(const Items& items, const BoostSettings& settings, const std::vector<bool>& left_out) {
  cleaning::Forest mean;
  for (unsigned bag = 0; bag < settings.bags; ++bag) {
    BoostSettings own = settings;
    own.seed = settings.seed + bag;
    const cleaning::Forest forest = Booster(items, own, left_out).run();
    mean.depth = forest.depth;
    mean.bias = forest.bias;  // the same for every bag
    mean.splits.insert(mean.splits.end(), forest.splits.begin(), forest.splits.end());
    for (const float leaf : forest.leaves) mean.leaves.push_back(leaf / static_cast<float>(settings.bags));
  }
  return mean;
}

unsigned fold_of(std::uint32_t group, unsigned folds) {
  return static_cast<unsigned>(Random(group).next() % folds);
}

std::vector<float> cross_scores(const Items& items, const BoostSettings& settings, unsigned folds) {
  std::vector<float> out(items.size());
  const std::uint32_t groups =
      items.size() == 0 ? 0 : *std::max_element(items.group.begin(), items.group.end()) + 1;
  for (unsigned fold = 0; fold < folds; ++fold) {
    std::vector<bool> left_out(groups);
    for (std::uint32_t g = 0; g < groups; ++g) left_out[g] = fold_of(g, folds) == fold;
    const cleaning::Forest forest = boost(items, settings, left_out);
    for (std::size_t k = 0; k < items.size(); ++k) {
      if (!left_out[items.group[k]]) continue;
      out[k] = score(forest, std::span(items.features).subspan(k * items.width, items.width));
    }
  }
  return out;
}

}  // namespace dragoman::train
