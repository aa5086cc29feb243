// Names: the perceptron over BILOU tags, on its own earlier decisions.
#include "train/syntax/heard_names.h"
#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/side_by_side.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::NameTag;

struct NameExample {
  std::vector<syntax::WordForm> forms;
  std::vector<syntax::Tag> tags;
  std::vector<NameTag> names;
  std::vector<syntax::NameContext> context;
  std::size_t types = syntax::kNameTypes;
};

NameExample make_example(const NamedSentence& sentence, std::size_t types, const TextReader& reader,
                         const syntax::LookupTable& known) {
  NameExample example{.types = types};
  for (const std::string& word : sentence.words) example.forms.push_back(describe(word, reader.lists));
  example.tags.resize(example.forms.size());
  reader.tagger.tag(example.forms, example.tags);
  example.names = syntax::tags_of(sentence.names, example.forms.size());
  example.context = syntax::name_context(example.forms, {known, {}});
  return example;
}

// Return the tag that is best after an earlier mistake has made the gold tag impossible: leave out the rest
// of a name whose beginning was missed, end at once a name that should not go on, keep the type of one that
// has the wrong type.
NameTag best_right(NameTag gold, NameTag previous, bool last) {
  if (syntax::may_follow(previous, gold, last)) return gold;
  const bool open = !syntax::may_follow(previous, syntax::kOutside, last);
  if (!open) return syntax::kOutside;
  const bool goes_on = gold != syntax::kOutside && syntax::part_of(gold) == syntax::NamePart::inside;
  return syntax::name_tag(goes_on ? syntax::NamePart::inside : syntax::NamePart::last,
                          syntax::type_of(previous));
}

// Sentences that stand together count as one document of this length: corpora of names do not mark theirs.
constexpr std::size_t kDocumentSentences = 60;
constexpr std::size_t kFolds = 4;

// While learning, a word of a name has to beat "outside" by this much: corpora of names leave out more than
// they add, so without it recall stays far below precision.
constexpr std::int32_t kNameMargin = 30;

// What the first run says of a sentence that it was not trained on.
struct FirstTags {
  std::vector<NameTag> tags;
  std::vector<std::uint32_t> evidence;
};

void learn(const NameExample& example, const FirstTags* first, const Settings& settings, Perceptron& model,
           std::mt19937_64& random) {
  syntax::FeatureList features;
  std::array<std::int32_t, syntax::kNameTags> scores{};
  std::vector<NameTag> names(example.forms.size(), syntax::kOutside);
  const syntax::FirstRun run =
      first == nullptr ? syntax::FirstRun{} : syntax::FirstRun{first->tags, first->evidence};
  NameTag previous = syntax::kOutside;
  const syntax::NameInput input{example.forms, example.tags, example.context};
  const syntax::FirstRun* said = first == nullptr ? nullptr : &run;
  for (std::size_t i = 0; i < names.size(); previous = names[i++]) {
    if (!may_be_name(input, i, previous, said)) continue;
    name_features(input, names, i, said, features);
    drop_out(features, settings.dropout, random);
    model.score(features.view(), scores);
    if (example.names[i] != syntax::kOutside) scores[syntax::kOutside] += kNameMargin;
    const bool last = i + 1 == names.size();
    const NameTag right = best_right(example.names[i], previous, last);
    names[i] = syntax::best_name_tag(scores, previous, last, example.types);
    scores[right] -= settings.margin;
    model.update(features.view(), right, syntax::best_name_tag(scores, previous, last, example.types));
    model.tick();
  }
}

// Train one run on the chosen examples; `first` holds one entry an example, or is empty for the first run.
Perceptron train_once(std::span<const NameExample> examples, const std::vector<std::size_t>& chosen,
                      std::span<const FirstTags> first, const Settings& settings, std::uint64_t seed) {
  Perceptron model(syntax::kNameTags);
  std::mt19937_64 random(seed);
  for (int epoch = 0; epoch < settings.epochs; ++epoch)
    for (const std::size_t c : shuffled(chosen.size(), random)) {
      const std::size_t e = chosen[c];
      learn(examples[e], first.empty() ? nullptr : &first[e], settings, model, random);
    }
  return model;
}

// Return the weights of the mean of as many runs as there are seeds.
std::string train_run(std::span<const NameExample> examples, const std::vector<std::size_t>& chosen,
                      std::span<const FirstTags> first, const Settings& settings) {
  const Perceptron model = mean_of_seeds(settings, [&](std::uint64_t seed) {
    return train_once(examples, chosen, first, settings, seed);
  });
  return model.encode({settings.min_updates, settings.small});
}

std::size_t document_of(std::size_t example) {
  return example / kDocumentSentences;
}

void add_evidence(std::span<const NameExample> examples, std::vector<FirstTags>& first) {
  for (std::size_t begin = 0; begin < examples.size();) {
    std::vector<syntax::NameInput> document;
    std::vector<std::vector<NameTag>> tags;
    std::size_t end = begin;
    for (; end < examples.size() && document_of(end) == document_of(begin); ++end) {
      document.push_back({examples[end].forms, examples[end].tags});
      tags.push_back(first[end].tags);
    }
    auto evidence = syntax::evidence_of(document, tags);
    for (std::size_t i = begin; i < end; ++i) first[i].evidence = std::move(evidence[i - begin]);
    begin = end;
  }
}

std::size_t fold_of(std::size_t example) {
  return document_of(example) % kFolds;
}

// First runs that have not seen one fold each.
class Folds {
 public:
  Folds(std::span<const NameExample> examples, const Settings& settings)
      : bytes_(side_by_side(kFolds, [&](std::size_t fold) {
          std::vector<std::size_t> others;
          for (std::size_t e = 0; e < examples.size(); ++e)
            if (fold_of(e) != fold) others.push_back(e);
          return train_run(examples, others, {}, settings);
        })) {
    for (const std::string& bytes : bytes_) tables_.push_back(syntax::WeightTable::open(bytes).value());
  }
  Folds(const Folds&) = delete;
  Folds& operator=(const Folds&) = delete;
  [[nodiscard]] std::span<const syntax::WeightTable> tables() const { return tables_; }

 private:
  std::vector<std::string> bytes_;
  std::vector<syntax::WeightTable> tables_;  // views into bytes_
};

// Return what first runs say that were trained on the other documents.
std::vector<FirstTags> jackknife_names(std::span<const NameExample> examples, const Settings& settings) {
  const Folds folds(examples, settings);
  std::vector<FirstTags> out(examples.size());
  for (std::size_t e = 0; e < examples.size(); ++e)
    out[e].tags = syntax::run_names(folds.tables()[fold_of(e)],
                                    {examples[e].forms, examples[e].tags, examples[e].context}, nullptr);
  add_evidence(examples, out);
  return out;
}

// Let every example see the names that models of the other folds find in plain text. Return what all of them
// find, for sentences that none has seen.
std::string hear(std::span<const std::string> paragraphs, const TextReader& reader,
                 const syntax::LookupTable& known, const Settings& settings,
                 std::vector<NameExample>& examples) {
  const Folds folds(examples, settings);
  const std::vector<HeardNames> heard = hear_names(paragraphs, reader, folds.tables(), known);
  HeardNames all;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    all.add(heard[fold]);
    const std::string bytes = heard[fold].encode(1);
    const syntax::NameLists lists{known, syntax::LookupTable::open(bytes).value()};
    for (std::size_t e = 0; e < examples.size(); ++e)
      if (fold_of(e) == fold) examples[e].context = syntax::name_context(examples[e].forms, lists);
  }
  return all.encode(kFolds);
}

}  // namespace

Sections train_namer(std::span<const NamedText> texts, std::span<const std::string> paragraphs,
                     const TextReader& reader, const syntax::LookupTable& known, const Settings& settings) {
  std::vector<NameExample> examples;
  for (const NamedText& text : texts)
    for (const NamedSentence& sentence : text.sentences)
      examples.push_back(make_example(sentence, text.types, reader, known));
  std::vector<std::size_t> all(examples.size());
  std::iota(all.begin(), all.end(), 0);
  Settings of_folds = settings;
  of_folds.epochs = (settings.epochs + 1) / 2;
  of_folds.seeds = 1;
  std::string heard = hear(paragraphs, reader, known, of_folds, examples);
  const std::vector<FirstTags> first = jackknife_names(examples, of_folds);
  return {{"first", train_run(examples, all, {}, settings)},
          {"second", train_run(examples, all, first, settings)},
          {"heard", std::move(heard)}};
}

}  // namespace dragoman::train
