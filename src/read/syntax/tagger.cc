#include "read/syntax/tagger.h"

#include <array>

namespace dragoman::syntax {
namespace {

const WordForm kBefore{.form = 1, .lower = 1, .shape = 1};
const WordForm kAfter{.form = 2, .lower = 2, .shape = 2};
constexpr std::uint32_t kNoTag = 255;

const WordForm& at(std::span<const WordForm> words, std::size_t i, int step) {
  const auto place = static_cast<std::ptrdiff_t>(i) + step;
  if (place < 0) return kBefore;
  if (place >= static_cast<std::ptrdiff_t>(words.size())) return kAfter;
  return words[static_cast<std::size_t>(place)];
}

}  // namespace

void tag_features(std::span<const WordForm> words, std::span<const Tag> tags, std::size_t i,
                  FeatureList& out) {
  const WordForm& w = words[i];
  const WordForm& p1 = at(words, i, -1);
  const WordForm& p2 = at(words, i, -2);
  const WordForm& n1 = at(words, i, 1);
  const WordForm& n2 = at(words, i, 2);
  const std::uint32_t t1 = i >= 1 ? tags[i - 1] : kNoTag;
  const std::uint32_t t2 = i >= 2 ? tags[i - 2] : kNoTag;
  out.clear();
  out.add();
  out.add(w.form);
  out.add(w.lower);
  for (const std::uint32_t prefix : w.prefix) out.add(prefix);
  for (const std::uint32_t suffix : w.suffix) out.add(suffix);
  out.add(w.shape);
  out.add(w.shape, i == 0);
  out.add(w.suffix[2], w.shape);
  out.add(w.tags);
  out.add(w.tags, t1);
  out.add(w.tags, n1.tags);
  out.add(w.tags, t1, n1.tags);
  out.add(p1.tags, w.tags, n1.tags);
  out.add(w.tags, n1.tags, n2.tags);
  out.add(t1);
  out.add(t2);
  out.add(t1, t2);
  out.add(t1, t2, w.lower);
  out.add(t1, w.lower);
  out.add(t1, w.suffix[2]);
  out.add(t1, n1.lower);
  out.add(t1, n1.tags);
  out.add(p1.lower);
  out.add(p2.lower);
  out.add(n1.lower);
  out.add(n2.lower);
  out.add(p1.lower, w.lower);
  out.add(w.lower, n1.lower);
  out.add(p1.lower, n1.lower);
  out.add(n1.lower, n2.lower);
  out.add(p1.suffix[2]);
  out.add(n1.suffix[2]);
  out.add(n1.suffix[1], w.suffix[2]);
  out.add(n1.tags);
  out.add(n2.tags);
  out.add(n1.shape);
  out.add(p1.shape);
  out.add(p1.shape, w.shape, n1.shape);
  out.add(w.clusters[0]);
  out.add(w.clusters[1]);
  out.add(w.clusters[2]);
  out.add(p1.clusters[1]);
  out.add(n1.clusters[1]);
  out.add(n2.clusters[1]);
  out.add(n1.clusters[2]);
  out.add(p1.clusters[2]);
  out.add(w.clusters[1], n1.clusters[1]);
  out.add(p1.clusters[1], w.clusters[1]);
  out.add(t1, w.clusters[1]);
  out.add(t1, w.clusters[1], n1.clusters[1]);
  out.add(w.lower, n1.clusters[1]);
  out.add(w.capitals, w.capital, i == 0);
  out.add(w.capitals, w.capital, t1);
  out.add(w.capitals, w.capital, n1.capitals, n1.capital);
  out.add(p1.capitals, p1.capital, w.capitals, w.capital);
  out.add(w.capitals, w.frequency, w.capital);
  out.add(w.people, w.capital, w.capitals);
  out.add(w.all_caps, n1.all_caps, p1.all_caps, w.capitals);
}

Result<Tagger> Tagger::open(std::string_view weights, std::string_view labels) {
  Tagger tagger;
  Result<WeightTable> table = WeightTable::open(weights);
  if (!table) return tl::unexpected(table.error());
  tagger.weights_ = *table;
  tagger.labels_ = tag_labels(labels);
  if (tagger.labels_.size() != tagger.weights_.labels() || tagger.labels_.size() >= kNoTag)
    return fail(ErrorCode::corrupt, "tags and weights do not agree");
  return tagger;
}

void Tagger::tag(std::span<const WordForm> words, std::span<Tag> tags) const {
  FeatureList features;
  FeatureList ahead;
  std::array<std::int32_t, 256> scores;
  const std::span<std::int32_t> used = std::span(scores).first(labels_.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    tag_features(words, tags, i, features);
    if (i + 1 < words.size()) {  // those of the next word that do not hang on this word's tag
      tag_features(words, tags, i + 1, ahead);
      weights_.prefetch(ahead.view());
    }
    weights_.score(features.view(), used);
    tags[i] = static_cast<Tag>(best_of(used));
  }
}

std::vector<TagLabel> tag_labels(std::string_view section) {
  std::vector<TagLabel> labels;
  for (const std::string_view line : lines_of(section)) {
    const std::size_t gap = line.find(' ');
    labels.push_back({upos_of(line.substr(0, gap)), gap == line.npos ? "" : line.substr(gap + 1)});
  }
  return labels;
}

}  // namespace dragoman::syntax
