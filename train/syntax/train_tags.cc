// Word tags, tagger, lemmas and features.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/unicode.h"
#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/side_by_side.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::Tag;

// Parts of speech rarer than this share of a word's occurrences are left out of its set.
constexpr double kRareTag = 0.02;

using Counts = std::array<std::uint32_t, 17>;

std::uint32_t packed_tags(const Counts& counts) {
  const std::uint32_t all = std::accumulate(counts.begin(), counts.end(), 0U);
  std::uint32_t set = 0;
  for (std::size_t tag = 0; tag < counts.size(); ++tag)
    if (counts[tag] > 0 && counts[tag] >= kRareTag * all) set |= 1U << tag;
  const auto top =
      static_cast<std::uint32_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  return set | (top << 24U);
}

// Neighbouring sentences, mostly of one document, that are left out together.
constexpr std::size_t kRun = 64;

using WordCounts = std::unordered_map<std::uint64_t, Counts>;

void count_words(std::span<const Tree> trees, WordCounts& counts) {
  for (const Tree& tree : trees)
    for (const syntax::TreeWord& word : tree.words)
      ++counts[syntax::list_key(word.form)][static_cast<std::size_t>(word.upos)];
}

// What the list of parts of speech would hold had it been made without one run of sentences. Training sees
// these: the list as it is always holds the right answer for the sentences that it was made from, and would
// be trusted more than it deserves on any others.
class LeftOut {
 public:
  LeftOut(std::span<const Tree> trees, std::uint32_t min_count) : trees_(trees), min_count_(min_count) {
    count_words(trees, all_);
  }
  // Requires: sentences are asked for in their order.
  std::uint32_t tags(std::size_t sentence, const std::string& form) {
    if (sentence / kRun != run_) {
      run_ = sentence / kRun;
      of_run_.clear();
      const std::size_t first = run_ * kRun;
      count_words(trees_.subspan(first, std::min(kRun, trees_.size() - first)), of_run_);
    }
    const std::uint64_t key = syntax::list_key(form);
    Counts counts = all_[key];
    const Counts& without = of_run_[key];
    std::uint32_t sum = 0;
    for (std::size_t tag = 0; tag < counts.size(); ++tag) sum += counts[tag] -= without[tag];
    return sum >= std::max(min_count_, 1U) ? packed_tags(counts) : 0;
  }

 private:
  std::span<const Tree> trees_;
  std::uint32_t min_count_;
  WordCounts all_;
  WordCounts of_run_;
  std::size_t run_ = static_cast<std::size_t>(-1);
};

// Number the distinct strings that are counted for each key, and keep the commonest.
class Majority {
 public:
  void count(std::uint64_t key, std::string_view value) {
    const auto [found, added] = numbers_.emplace(value, static_cast<std::uint32_t>(numbers_.size() + 1));
    if (added) values_.emplace_back(value);
    ++counts_[key][found->second];
  }
  // Append each key's commonest value, the first counted among equals, if it was counted often enough.
  void append_best(std::uint32_t min_count, std::vector<std::pair<std::uint64_t, std::uint32_t>>& out) const {
    for (const auto& [key, counts] : counts_) {
      std::pair<std::uint32_t, std::uint32_t> top;  // count, value
      for (const auto& [value, n] : counts)
        if (n > top.first) top = {n, value};
      if (top.first >= min_count) out.emplace_back(key, top.second);
    }
  }
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> values_;
  std::unordered_map<std::uint64_t, std::map<std::uint32_t, std::uint32_t>> counts_;
};

// Collects what words and endings have, for an EndingTable. Words count each time; an ending counts once for
// each word that has it, and has to be shared by two, so that slips and odd words do not become rules.
class EndingTrainer {
 public:
  void count_word(std::string_view form, std::string_view tag, std::string_view value) {
    const std::uint64_t key = syntax::word_key(form, tag);
    majority_.count(key, value);
    words_.insert(key);
  }
  void count_endings(std::string_view form, std::string_view lowered, std::string_view tag,
                     std::string_view value) {
    if (!seen_.insert(hash64(value, syntax::word_key(form, tag))).second) return;
    const bool capital = form[0] != lowered[0];
    for (std::size_t n = 0; n <= syntax::kMaxEnding && n <= lowered.size(); ++n)
      majority_.count(syntax::ending_key(lowered, n, capital, tag), value);
  }
  [[nodiscard]] std::string encode() const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> all, kept;
    majority_.append_best(1, all);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> twice;
    majority_.append_best(2, twice);
    for (const auto& entry : all)
      if (words_.contains(entry.first)) kept.push_back(entry);
    for (const auto& entry : twice)
      if (!words_.contains(entry.first)) kept.push_back(entry);
    return syntax::encode_lookup(kept);
  }
  [[nodiscard]] std::string values() const { return syntax::encode_lines(majority_.values()); }

 private:
  Majority majority_;
  std::unordered_set<std::uint64_t> words_;
  std::unordered_set<std::uint64_t> seen_;
};

// Count a word's lemma: as edit of the form, of the lower form, and for endings.
void count_lemma(const syntax::TreeWord& word, std::string_view tag, EndingTrainer& lemmas) {
  const std::string lowered = lower(word.form);
  lemmas.count_word(word.form, tag, to_text(syntax::edit_of(word.form, word.lemma)));
  if (lowered != word.form) lemmas.count_word(lowered, tag, to_text(syntax::edit_of(lowered, word.lemma)));
  const std::string& base = syntax::keeps_case(tag) ? word.form : lowered;
  const syntax::LemmaEdit edit = syntax::edit_of(base, word.lemma);
  // What is written out for one word alone (was -> be, Sept. -> September) says nothing of others.
  const bool spelled_out = edit.cut == base.size() || (syntax::keeps_case(tag) && !edit.add.empty());
  if (!spelled_out) lemmas.count_endings(word.form, lowered, tag, to_text(edit));
}

void count_feats(const syntax::TreeWord& word, std::string_view tag, EndingTrainer& feats) {
  const std::string lowered = lower(word.form);
  feats.count_word(word.form, tag, word.feats);
  if (lowered != word.form) feats.count_word(lowered, tag, word.feats);
  feats.count_endings(word.form, lowered, tag, word.feats);
}

}  // namespace

std::string train_word_tags(std::span<const Tree> trees, std::uint32_t min_count) {
  std::map<std::uint64_t, Counts> counts;
  for (const Tree& tree : trees)
    for (const syntax::TreeWord& word : tree.words)
      ++counts[syntax::list_key(word.form)][static_cast<std::size_t>(word.upos)];
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (const auto& [key, of_word] : counts)
    if (std::accumulate(of_word.begin(), of_word.end(), 0U) >= min_count)
      entries.emplace_back(key, packed_tags(of_word));
  return syntax::encode_lookup(entries);
}

std::vector<std::string> tag_label_lines(std::span<const Tree> trees) {
  std::map<std::string, int> seen;
  for (const Tree& tree : trees)
    for (const syntax::TreeWord& word : tree.words)
      ++seen[std::string(name_of(word.upos)) + ' ' + (word.xpos.empty() ? "_" : word.xpos)];
  std::vector<std::string> lines;
  for (const auto& [line, count] : seen)
    if (count >= 3) lines.push_back(line);  // rarer pairs are slips of annotation
  return lines;
}

std::vector<Example> make_examples(std::span<const Tree> trees, const syntax::WordLists& lists,
                                   const std::vector<std::string>& labels, std::uint32_t min_count) {
  std::vector<Example> examples;
  LeftOut left_out(trees, min_count);
  examples.reserve(trees.size());
  for (const Tree& tree : trees) {
    Example example{.tree = &tree};
    for (const syntax::TreeWord& word : tree.words) {
      const std::string label = std::string(name_of(word.upos)) + ' ' + (word.xpos.empty() ? "_" : word.xpos);
      auto found = std::lower_bound(labels.begin(), labels.end(), label);
      if (found == labels.end() || *found != label)  // a rare pair: the first of the same part of speech
        found = std::lower_bound(labels.begin(), labels.end(), std::string(name_of(word.upos)) + ' ');
      if (found == labels.end()) --found;
      example.tags.push_back(static_cast<Tag>(found - labels.begin()));
      example.forms.push_back(describe(word.form, lists));
      example.forms.back().tags = left_out.tags(examples.size(), word.form);
      example.words.push_back(word.form);
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

namespace {

// Return the label that scores best with `right` lowered by the margin.
std::size_t rival_of(std::span<std::int32_t> scores, std::size_t right, std::int32_t margin) {
  scores[right] -= margin;
  return syntax::best_of(scores);
}

Perceptron train_once(std::span<const Example* const> examples, std::size_t labels, const Settings& settings,
                      std::uint64_t seed) {
  Perceptron model(labels);
  std::mt19937_64 random(seed);
  syntax::FeatureList features;
  std::vector<std::int32_t> scores(labels);
  std::vector<Tag> tags;
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    for (const std::size_t e : shuffled(examples.size(), random)) {
      const Example& example = *examples[e];
      tags.assign(example.forms.size(), 0);
      for (std::size_t i = 0; i < tags.size(); ++i) {
        tag_features(example.forms, tags, i, features);
        drop_out(features, settings.dropout, random);
        model.score(features.view(), scores);
        tags[i] = static_cast<Tag>(syntax::best_of(scores));
        model.update(features.view(), example.tags[i], rival_of(scores, example.tags[i], settings.margin));
        model.tick();
      }
    }
  }
  return model;
}

}  // namespace

std::string train_tagger(std::span<const Example* const> examples, std::size_t labels,
                         const Settings& settings) {
  const Perceptron model = mean_of_seeds(
      settings, [&](std::uint64_t seed) { return train_once(examples, labels, settings, seed); });
  return model.encode({settings.min_updates, settings.small});
}

Sections train_lemmas(std::span<const Example> examples, const std::vector<std::string>& labels) {
  EndingTrainer lemmas;
  EndingTrainer feats;
  for (const Example& example : examples)
    for (std::size_t i = 0; i < example.words.size(); ++i) {
      const syntax::TreeWord& word = example.tree->words[i];
      const std::string& label = labels[example.tags[i]];
      if (word.lemma != "_") count_lemma(word, label, lemmas);
      count_feats(word, label, feats);
    }
  return {{"lemmas", lemmas.encode()},
          {"edits", lemmas.values()},
          {"feats", feats.encode()},
          {"values", feats.values()}};
}

std::vector<std::vector<Tag>> jackknife(std::span<const Example> examples,
                                        const std::vector<std::string>& labels, int folds,
                                        const Settings& settings) {
  std::vector<std::vector<Tag>> out(examples.size());
  const std::string lines = syntax::encode_lines(labels);
  // Folds are runs of neighbouring sentences, so that a document is not in two.
  const auto n = static_cast<std::size_t>(folds);
  const auto fold_of = [&](std::size_t i) { return i / kRun % n; };
  const std::vector<std::string> weights = side_by_side(n, [&](std::size_t fold) {
    std::vector<const Example*> others;
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (fold_of(i) != fold) others.push_back(&examples[i]);
    return train_tagger(others, labels.size(), settings);
  });
  for (std::size_t fold = 0; fold < n; ++fold) {
    const Result<syntax::Tagger> tagger = syntax::Tagger::open(weights[fold], lines);
    for (std::size_t i = 0; tagger && i < examples.size(); ++i) {
      if (fold_of(i) != fold) continue;
      out[i].resize(examples[i].forms.size());
      tagger->tag(examples[i].forms, out[i]);
    }
  }
  return out;
}

}  // namespace dragoman::train
