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

// Adds features of a word's surroundings, of the tags before it, or both. A template has its number either
// way.
template <bool kWords, bool kTags>
struct Adder {
  FeatureList& out;

  template <class... Atoms>
  void word(Atoms... atoms) const {
    if constexpr (kWords)
      out.add(atoms...);
    else
      out.skip();
  }
  template <class... Atoms>
  void tag(Atoms... atoms) const {
    if constexpr (kTags)
      out.add(atoms...);
    else
      out.skip();
  }
};

// Requires, for features of tags: those of the words before `i` are set.
template <bool kWords, bool kTags>
void write_features(std::span<const WordForm> words, std::span<const Tag> tags, std::size_t i,
                    FeatureList& out) {
  const Adder<kWords, kTags> add{out};
  const WordForm& w = words[i];
  const WordForm& p1 = at(words, i, -1);
  const WordForm& p2 = at(words, i, -2);
  const WordForm& n1 = at(words, i, 1);
  const WordForm& n2 = at(words, i, 2);
  const std::uint32_t t1 = kTags && i >= 1 ? tags[i - 1] : kNoTag;
  const std::uint32_t t2 = kTags && i >= 2 ? tags[i - 2] : kNoTag;
  out.clear();
  add.word();
  add.word(w.form);
  add.word(w.lower);
  for (const std::uint32_t prefix : w.prefix) add.word(prefix);
  for (const std::uint32_t suffix : w.suffix) add.word(suffix);
  add.word(w.shape);
  add.word(w.shape, i == 0);
  add.word(w.suffix[2], w.shape);
  add.word(w.tags);
  add.tag(w.tags, t1);
  add.word(w.tags, n1.tags);
  add.tag(w.tags, t1, n1.tags);
  add.word(p1.tags, w.tags, n1.tags);
  add.word(w.tags, n1.tags, n2.tags);
  add.tag(t1);
  add.tag(t2);
  add.tag(t1, t2);
  add.tag(t1, t2, w.lower);
  add.tag(t1, w.lower);
  add.tag(t1, w.suffix[2]);
  add.tag(t1, n1.lower);
  add.tag(t1, n1.tags);
  add.word(p1.lower);
  add.word(p2.lower);
  add.word(n1.lower);
  add.word(n2.lower);
  add.word(p1.lower, w.lower);
  add.word(w.lower, n1.lower);
  add.word(p1.lower, n1.lower);
  add.word(n1.lower, n2.lower);
  add.word(p1.suffix[2]);
  add.word(n1.suffix[2]);
  add.word(n1.suffix[1], w.suffix[2]);
  add.word(n1.tags);
  add.word(n2.tags);
  add.word(n1.shape);
  add.word(p1.shape);
  add.word(p1.shape, w.shape, n1.shape);
  add.word(w.clusters[0]);
  add.word(w.clusters[1]);
  add.word(w.clusters[2]);
  add.word(p1.clusters[1]);
  add.word(n1.clusters[1]);
  add.word(n2.clusters[1]);
  add.word(n1.clusters[2]);
  add.word(p1.clusters[2]);
  add.word(w.clusters[1], n1.clusters[1]);
  add.word(p1.clusters[1], w.clusters[1]);
  add.tag(t1, w.clusters[1]);
  add.tag(t1, w.clusters[1], n1.clusters[1]);
  add.word(w.lower, n1.clusters[1]);
  add.word(w.capitals, w.capital, i == 0);
  add.tag(w.capitals, w.capital, t1);
  add.word(w.capitals, w.capital, n1.capitals, n1.capital);
  add.word(p1.capitals, p1.capital, w.capitals, w.capital);
  add.word(w.capitals, w.frequency, w.capital);
  add.word(w.people, w.capital, w.capitals);
  add.word(w.all_caps, n1.all_caps, p1.all_caps, w.capitals);
}

}  // namespace

void tag_features(std::span<const WordForm> words, std::span<const Tag> tags, std::size_t i,
                  FeatureList& out) {
  write_features<true, true>(words, tags, i, out);
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

Tagger::Scored Tagger::score_words(std::span<const WordForm> words) const {
  const std::size_t labels = labels_.size();
  Scored out{words, std::vector<std::int32_t>(words.size() * labels)};
  std::array<FeatureList, 2> features;  // of this word and the next
  if (!words.empty()) write_features<true, false>(words, {}, 0, features[0]);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size()) {
      FeatureList& next = features[(i + 1) % 2];
      write_features<true, false>(words, {}, i + 1, next);
      weights_.prefetch(next.view());
    }
    weights_.add(features[i % 2].view(), std::span(out.sums).subspan(i * labels, labels));
  }
  return out;
}

Tagger::Choice Tagger::choose(const Scored& sentence, std::span<const Tag> tags, std::size_t i) const {
  FeatureList features;
  std::array<std::int32_t, 256> scores;
  const std::span<std::int32_t> used = std::span(scores).first(labels_.size());
  std::copy_n(sentence.sums.begin() + static_cast<std::ptrdiff_t>(i * used.size()), used.size(),
              used.begin());
  write_features<false, true>(sentence.words, tags, i, features);
  weights_.add(features.view(), used);
  const std::size_t best = best_of(used);
  Choice choice{.best = static_cast<Tag>(best), .lead = kNegligible};
  const std::int32_t least = used[best] - static_cast<std::int32_t>(kNegligible * kUnit);
  double sum = 0;
  for (std::size_t tag = 0; tag < used.size(); ++tag) {
    if (used[tag] <= least) continue;
    const double behind = (used[best] - used[tag]) / kUnit;
    sum += std::exp(static_cast<float>(-behind));
    if (tag == best || behind >= choice.lead) continue;
    choice.other = static_cast<Tag>(tag);
    choice.lead = behind;
  }
  choice.loss = std::log(sum);
  return choice;
}

void Tagger::reconsider(const Scored& sentence, std::size_t i, Sequence& now, Sequence& other) const {
  const std::size_t words = sentence.words.size();
  const std::size_t begin = i - std::min(i, kContext), end = std::min(words, i + kReach);
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
    other.choices[next] = choose(sentence, other.tags, next);
    other.tags[next] = other.choices[next].best;
    lost += other.choices[next].loss - now.choices[next].loss;
    same = other.tags[next] == now.tags[next] ? same + 1 : 0;
  }
  if (lost >= 0 || (same < kContext && next < words)) return;
  for (std::size_t at = i; at < next; ++at) {
    now.tags[at] = other.tags[at];
    now.choices[at] = other.choices[at];
  }
}

void Tagger::make_finite(const Scored& sentence, Sequence& now) const {
  const std::span<const WordForm> words = sentence.words;
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
    now.choices[i] = choose(sentence, now.tags, i);
    now.tags[i] = now.choices[i].best;
    same = now.tags[i] == was ? same + 1 : 0;
  }
}

void Tagger::tag(std::span<const WordForm> words, std::span<Tag> tags) const {
  Sequence now(words.size()), other(words.size());
  const Scored sentence = score_words(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    now.choices[i] = choose(sentence, now.tags, i);
    now.tags[i] = now.choices[i].best;
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (now.choices[i].lead < kMostDoubt) reconsider(sentence, i, now, other);
  make_finite(sentence, now);
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
