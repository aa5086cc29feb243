#include "train/syntax/word_classes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "read/syntax/tables.h"
#include "read/syntax/word_form.h"
#include "train/syntax/matrix.h"

namespace dragoman::train {
namespace {

using Ids = std::vector<std::vector<std::uint32_t>>;
constexpr std::uint32_t kRare = 0xFFFFFFFFU;

struct Vocabulary {
  std::vector<std::uint64_t> keys;  // commonest first
  std::vector<std::uint32_t> counts;
  std::unordered_map<std::uint64_t, std::uint32_t> ids;
};

Vocabulary count_words(const KeyedSentences& sentences, const WordClassSettings& settings) {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const auto& sentence : sentences)
    for (const std::uint64_t key : sentence) ++counts[key];
  std::vector<std::pair<std::uint32_t, std::uint64_t>> sorted;
  for (const auto& [key, count] : counts)
    if (count >= settings.min_count) sorted.emplace_back(count, key);
  std::sort(sorted.rbegin(), sorted.rend());
  if (sorted.size() > settings.vocabulary) sorted.resize(settings.vocabulary);
  Vocabulary out;
  for (const auto& [count, key] : sorted) {
    out.ids.emplace(key, static_cast<std::uint32_t>(out.keys.size()));
    out.keys.push_back(key);
    out.counts.push_back(count);
  }
  return out;
}

// Counts of (word, context) pairs; contexts are words at the places -2, -1, +1, +2.
SparseMatrix count_company(const KeyedSentences& sentences, const Vocabulary& words, std::size_t contexts) {
  constexpr std::array<int, 4> kPlaces = {-2, -1, 1, 2};
  std::vector<std::uint64_t> pairs;
  std::vector<std::uint32_t> ids;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const auto& sentence : sentences) {
    ids.clear();
    for (const std::uint64_t key : sentence) {
      const auto found = words.ids.find(key);
      ids.push_back(found == words.ids.end() ? kRare : found->second);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] == kRare) continue;
      for (std::size_t p = 0; p < kPlaces.size(); ++p) {
        const auto at = static_cast<std::ptrdiff_t>(i) + kPlaces[p];
        // The end of a sentence is a context of its own.
        const bool outside = at < 0 || at >= static_cast<std::ptrdiff_t>(ids.size());
        const std::uint32_t other =
            outside ? static_cast<std::uint32_t>(contexts) : ids[static_cast<std::size_t>(at)];
        if (other > contexts || (!outside && other >= contexts)) continue;
        ++counts[(std::uint64_t{ids[i]} << 32U) | (p * (contexts + 1) + other)];
      }
    }
  }
  pairs.reserve(counts.size());
  for (const auto& [pair, count] : counts) pairs.push_back(pair);
  std::sort(pairs.begin(), pairs.end());
  SparseMatrix out;
  out.columns = kPlaces.size() * (contexts + 1);
  std::size_t next = 0;
  for (std::uint32_t word = 0; word < words.keys.size(); ++word) {
    for (; next < pairs.size() && pairs[next] >> 32U == word; ++next) {
      out.column.push_back(static_cast<std::uint32_t>(pairs[next]));
      out.value.push_back(static_cast<float>(counts[pairs[next]]));
    }
    out.starts.push_back(next);
  }
  return out;
}

// Replace counts by positive pointwise mutual information.
void weigh(SparseMatrix& m) {
  std::vector<double> of_row(m.rows()), of_column(m.columns);
  double all = 0;
  for (std::size_t i = 0; i < m.rows(); ++i)
    for (std::size_t k = m.starts[i]; k < m.starts[i + 1]; ++k) {
      of_row[i] += m.value[k];
      of_column[m.column[k]] += m.value[k];
    }
  for (double& c : of_column) all += c = std::pow(c, 0.75);
  for (std::size_t i = 0; i < m.rows(); ++i)
    for (std::size_t k = m.starts[i]; k < m.starts[i + 1]; ++k) {
      const double information = std::log(m.value[k] * all / (of_row[i] * of_column[m.column[k]]));
      m.value[k] = static_cast<float>(std::max(information, 0.0));
    }
}

// Return the nearest of the centres (columns of [dimensions x k]) for each row of `points`.
std::vector<std::uint32_t> nearest(const Matrix& points, const Matrix& centres) {
  std::vector<std::uint32_t> out(points.rows);
  std::vector<float> scores(centres.columns);
  for (std::size_t i = 0; i < points.rows; ++i) {
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (std::size_t d = 0; d < points.columns; ++d) {
      const float x = points.row(i)[d];
      const float* centre = centres.row(d).data();
      for (std::size_t k = 0; k < scores.size(); ++k) scores[k] += x * centre[k];
    }
    out[i] = static_cast<std::uint32_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
  return out;
}

struct Clustering {
  std::vector<std::uint32_t> of;  // cluster of each point
  Matrix centres;                 // [k x dimensions], unit rows
};

// Spherical k-means from the first k points. Requires: unit rows.
Clustering cluster(const Matrix& points, std::span<const float> weights, std::size_t k, int rounds) {
  k = std::min(k, points.rows);
  Clustering out{{}, Matrix(k, points.columns)};
  std::copy_n(points.values.begin(), k * points.columns, out.centres.values.begin());
  for (int round = 0; round < rounds; ++round) {
    Matrix turned(points.columns, k);
    for (std::size_t c = 0; c < k; ++c)
      for (std::size_t d = 0; d < points.columns; ++d) turned.row(d)[c] = out.centres.row(c)[d];
    out.of = nearest(points, turned);
    Matrix sums(k, points.columns);
    for (std::size_t i = 0; i < points.rows; ++i)
      for (std::size_t d = 0; d < points.columns; ++d)
        sums.row(out.of[i])[d] += weights[i] * points.row(i)[d];
    normalise_rows(sums);
    out.centres = std::move(sums);
  }
  return out;
}

std::vector<float> sums_of(std::span<const float> weights, const Clustering& clustering) {
  std::vector<float> out(clustering.centres.rows);
  for (std::size_t i = 0; i < weights.size(); ++i) out[clustering.of[i]] += weights[i];
  return out;
}

// Steps of the share of capitals; words seen less often than this inside sentences are not known.
constexpr std::uint32_t kMinSeen = 5;
constexpr std::array<double, 6> kCapitalSteps = {0.02, 0.1, 0.3, 0.6, 0.85, 0.97};

std::uint32_t capitals_of(CapitalCount count) {
  if (count.all < kMinSeen) return 0;
  std::uint32_t step = 1;
  for (const double limit : kCapitalSteps) step += count.capitals >= limit * count.all;
  return step;
}

// Return 1 to 7, one step for each factor of four.
std::uint32_t frequency_of(std::uint32_t count) {
  std::uint32_t step = 1;
  for (; count >= 32 && step < 7; count /= 4) ++step;
  return step;
}

}  // namespace

std::string train_usage(const KeyedSentences& sentences, const CapitalCounts& capitals,
                        const WordClassSettings& settings) {
  const Vocabulary words = count_words(sentences, settings);
  if (words.keys.empty()) return syntax::encode_lookup({});
  SparseMatrix company = count_company(sentences, words, std::min(settings.contexts, words.keys.size()));
  weigh(company);
  Matrix points = embed(company, settings.dimensions);
  normalise_rows(points);
  std::vector<float> weights;
  for (const std::uint32_t count : words.counts) weights.push_back(std::pow(static_cast<float>(count), 0.5F));
  const Clustering fine = cluster(points, weights, settings.fine, settings.rounds);
  const std::vector<float> fine_weights = sums_of(weights, fine);
  const Clustering middle = cluster(fine.centres, fine_weights, settings.middle, settings.rounds);
  const Clustering coarse =
      cluster(middle.centres, sums_of(fine_weights, middle), settings.coarse, settings.rounds);

  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (std::size_t i = 0; i < words.keys.size(); ++i) {
    const std::uint32_t m = middle.of[fine.of[i]];
    syntax::Usage usage{{coarse.of[m] + 1, m + 1, fine.of[i] + 1}};
    usage.frequency = frequency_of(words.counts[i]);
    if (const auto found = capitals.find(words.keys[i]); found != capitals.end())
      usage.capitals = capitals_of(found->second);
    entries.emplace_back(words.keys[i], pack(usage));
  }
  return syntax::encode_lookup(entries);
}

}  // namespace dragoman::train
