// The trainers of each layer. Each takes data and settings and returns the sections of a model file; all are
// deterministic: same data, same settings, same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "read/syntax/conllu.h"
#include "read/syntax/models.h"
#include "train/syntax/corpus.h"
#include "train/syntax/heard_names.h"

namespace dragoman::train {

using syntax::Tree;
using Sections = std::map<std::string, std::string>;

struct Settings {
  int epochs = 8;
  std::uint64_t seed = 1;
  std::uint32_t min_updates = 2;  // as in Perceptron::Prune
  double small = 0;
  std::int32_t margin = 0;  // a decision is also learnt from when it wins by no more than this
  double dropout = 0;       // share of a decision's features that are left out while learning
  int seeds = 1;            // models trained from seed, seed + 1, ..., of which the mean is kept
};

// A treebank sentence as the classifiers see it.
struct Example {
  const Tree* tree = nullptr;
  std::vector<syntax::WordForm> forms;
  std::vector<syntax::Tag> tags;  // gold
  std::vector<std::string_view> words;
};

// The parts of speech that words have in the treebanks, from `min_count` occurrences on.
std::string train_word_tags(std::span<const Tree> trees, std::uint32_t min_count);

// Sections cuts, breaks, runs. Trees stand in document order with their paragraph marks.
Sections train_splitter(std::span<const Tree> trees, const syntax::WordLists& lists,
                        const Settings& settings);

// The labels "NOUN NN" of the treebanks in a fixed order.
std::vector<std::string> tag_label_lines(std::span<const Tree> trees);
// `min_count` as in train_word_tags(): each word is described as if its neighbourhood had not been in the
// lists.
std::vector<Example> make_examples(std::span<const Tree> trees, const syntax::WordLists& lists,
                                   const std::vector<std::string>& labels, std::uint32_t min_count);
// Section weights.
std::string train_tagger(std::span<const Example* const> examples, std::size_t labels,
                         const Settings& settings);
// Sections lemmas, edits, feats, values.
Sections train_lemmas(std::span<const Example> examples, const std::vector<std::string>& labels);

// Return tags for all examples from taggers that have not seen them (jackknife over `folds` parts).
std::vector<std::vector<syntax::Tag>> jackknife(std::span<const Example> examples,
                                                const std::vector<std::string>& labels, int folds,
                                                const Settings& settings);
// Sections moves and relations. tags[i] are those the parser shall see for examples[i].
Sections train_parser(std::span<const Example> examples, std::span<const std::vector<syntax::Tag>> tags,
                      const Settings& settings);

// Known names of the actor lists `files` as a table for syntax::name_context(). Throws toml::parse_error.
Result<std::string> known_names(const std::vector<std::string>& files);

// Sections first, second and heard. `paragraphs` is plain text, in which names are listened for.
Sections train_namer(std::span<const NamedText> texts, std::span<const std::string> paragraphs,
                     const TextReader& reader, const syntax::LookupTable& known, const Settings& settings);

}  // namespace dragoman::train
