// Names: the perceptron over BILOU tags, on its own earlier decisions.
#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::NameTag;

struct NameExample {
  std::vector<syntax::WordForm> forms;
  std::vector<syntax::Tag> tags;
  std::vector<NameTag> names;
  std::size_t types = syntax::kNameTypes;
};

NameExample make_example(const NamedSentence& sentence, std::size_t types, const syntax::WordLists& lists,
                         const syntax::Tagger& tagger) {
  NameExample example{.types = types};
  for (const std::string& word : sentence.words) example.forms.push_back(describe(word, lists));
  example.tags.resize(example.forms.size());
  tagger.tag(example.forms, example.tags);
  example.names = syntax::tags_of(sentence.names, example.forms.size());
  return example;
}

// Return the tag that is best after an earlier mistake has made the gold tag impossible: leave out the rest of a name
// whose beginning was missed, end at once a name that should not go on, keep the type of one that has the wrong type.
NameTag best_right(NameTag gold, NameTag previous, bool last) {
  if (syntax::may_follow(previous, gold, last)) return gold;
  const bool open = !syntax::may_follow(previous, syntax::kOutside, last);
  if (!open) return syntax::kOutside;
  const bool goes_on = gold != syntax::kOutside && syntax::part_of(gold) == syntax::NamePart::inside;
  return syntax::name_tag(goes_on ? syntax::NamePart::inside : syntax::NamePart::last, syntax::type_of(previous));
}

void learn(const NameExample& example, Perceptron& model, syntax::FeatureList& features) {
  std::array<std::int32_t, syntax::kNameTags> scores{};
  std::vector<NameTag> names(example.forms.size(), syntax::kOutside);
  NameTag previous = syntax::kOutside;
  for (std::size_t i = 0; i < names.size(); ++i) {
    name_features({example.forms, example.tags}, names, i, features);
    model.score(features.view(), scores);
    const bool last = i + 1 == names.size();
    names[i] = syntax::best_name_tag(scores, previous, last, example.types);
    model.update(features.view(), best_right(example.names[i], previous, last), names[i]);
    model.tick();
    previous = names[i];
  }
}

}  // namespace

std::string train_namer(std::span<const NamedText> texts, const syntax::WordLists& lists, const syntax::Tagger& tagger,
                        const Settings& settings) {
  std::vector<NameExample> examples;
  for (const NamedText& text : texts)
    for (const NamedSentence& sentence : text.sentences)
      examples.push_back(make_example(sentence, text.types, lists, tagger));
  Perceptron model(syntax::kNameTags);
  std::mt19937_64 random(settings.seed);
  syntax::FeatureList features;
  for (int epoch = 0; epoch < settings.epochs; ++epoch)
    for (const std::size_t e : shuffled(examples.size(), random)) learn(examples[e], model, features);
  return model.encode({settings.min_updates, settings.small});
}

}  // namespace dragoman::train
