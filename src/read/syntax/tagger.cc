#include "read/syntax/tagger.h"

#include <algorithm>
#include <array>
#include <cmath>

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
  for (const TagLabel& label : tagger.labels_)
    tagger.finite_.push_back(label.xpos == "VBD" || label.xpos == "VBP" || label.xpos == "VBZ" ||
                             label.xpos == "MD");
  return tagger;
}

namespace {

// Steps of the table's scores that make a tag e times as likely, set on EWT and GUM dev.
constexpr double kUnit = 800;
constexpr double kMostDoubt = 0.7;  // lead above which a tag is not in doubt
// The same where a finite verb is missing: of a participle that may be one, of any other word.
constexpr double kParticipleInDoubt = 3;
constexpr double kOtherInDoubt = 1;
constexpr double kNegligible = 7;    // tags this far behind the best do not count
constexpr std::size_t kReach = 5;    // words until another tag has to have led back to the same ones
constexpr std::size_t kContext = 2;  // tags before a word that its features see

}  // namespace

Tagger::Choice Tagger::choose(std::span<const WordForm> words, std::span<const Tag> tags,
                              std::size_t i) const {
  FeatureList features;
  std::array<std::int32_t, 256> scores;
  const std::span<std::int32_t> used = std::span(scores).first(labels_.size());
  tag_features(words, tags, i, features);
  weights_.score(features.view(), used);
  const std::size_t best = best_of(used);
  Choice choice{.best = static_cast<Tag>(best), .lead = kNegligible};
  const std::int32_t least = used[best] - static_cast<std::int32_t>(kNegligible * kUnit);
  double sum = 0;
  for (std::size_t tag = 0; tag < used.size(); ++tag) {
    if (used[tag] <= least) continue;
    const double behind = (used[best] - used[tag]) / kUnit;
    sum += std::exp(-behind);
    if (tag == best || behind >= choice.lead) continue;
    choice.other = static_cast<Tag>(tag);
    choice.lead = behind;
  }
  choice.loss = std::log(sum);
  return choice;
}

void Tagger::reconsider(std::span<const WordForm> words, std::size_t i, Sequence& now,
                        Sequence& other) const {
  const std::size_t begin = i - std::min(i, kContext), end = std::min(words.size(), i + kReach);
  std::copy(now.tags.begin() + static_cast<std::ptrdiff_t>(begin),
            now.tags.begin() + static_cast<std::ptrdiff_t>(end),
            other.tags.begin() + static_cast<std::ptrdiff_t>(begin));
  const Choice& here = now.choices[i];
  other.tags[i] = here.other;
  other.choices[i] = {here.other, here.best, kNegligible, here.loss + here.lead};
  double lost = here.lead;  // of likelihood, by the other tag
  std::size_t same = 0;     // tags running on which both agree
  std::size_t next = i + 1;
  for (; next < end && same < kContext; ++next) {
    other.choices[next] = choose(words, other.tags, next);
    other.tags[next] = other.choices[next].best;
    lost += other.choices[next].loss - now.choices[next].loss;
    same = other.tags[next] == now.tags[next] ? same + 1 : 0;
  }
  if (lost >= 0 || (same < kContext && next < words.size())) return;
  for (std::size_t at = i; at < next; ++at) {
    now.tags[at] = other.tags[at];
    now.choices[at] = other.choices[at];
  }
}

void Tagger::make_finite(std::span<const WordForm> words, Sequence& now) const {
  static const std::uint32_t kFullStop = hash32(".");
  if (words.empty() || words.back().form != kFullStop) return;
  const auto is_finite = [&](Tag tag) { return finite_[tag]; };
  if (std::any_of(now.tags.begin(), now.tags.end(), is_finite)) return;
  std::size_t best = 0;
  double doubt = 1;  // the lead as a share of what is allowed
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Upos before = labels_[now.tags[i - 1]].upos;
    const bool subject = before == Upos::noun || before == Upos::propn || before == Upos::pron;
    const bool participle = labels_[now.tags[i]].xpos == "VBN";
    const double share = now.choices[i].lead / (participle ? kParticipleInDoubt : kOtherInDoubt);
    if (!subject || !finite_[now.choices[i].other] || share >= doubt) continue;
    best = i;
    doubt = share;
  }
  if (best == 0) return;
  now.tags[best] = now.choices[best].other;
  std::size_t same = 0;
  for (std::size_t i = best + 1; i < words.size() && same < kContext; ++i) {
    const Tag was = now.tags[i];
    now.choices[i] = choose(words, now.tags, i);
    now.tags[i] = now.choices[i].best;
    same = now.tags[i] == was ? same + 1 : 0;
  }
}

void Tagger::tag(std::span<const WordForm> words, std::span<Tag> tags) const {
  Sequence now(words.size()), other(words.size());
  FeatureList ahead;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size()) {  // those of the next word that do not hang on this word's tag
      tag_features(words, now.tags, i + 1, ahead);
      weights_.prefetch(ahead.view());
    }
    now.choices[i] = choose(words, now.tags, i);
    now.tags[i] = now.choices[i].best;
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (now.choices[i].lead < kMostDoubt) reconsider(words, i, now, other);
  make_finite(words, now);
  std::copy(now.tags.begin(), now.tags.end(), tags.begin());
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
