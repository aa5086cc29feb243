// Parts of speech: a greedy linear classifier from left to right (Collins 2002, "Discriminative Training
// Methods for Hidden Markov Models", without Viterbi), whose labels are pairs of universal and
// language-specific tag.
#pragma once

#include <string_view>
#include <vector>

#include "read/syntax/features.h"
#include "read/syntax/tables.h"
#include "read/syntax/word_form.h"
#include "read/syntax_tags.h"

namespace dragoman::syntax {

using Tag = std::uint8_t;  // index into Tagger::labels()

struct TagLabel {
  Upos upos = Upos::x;
  std::string_view xpos;
};

// Write the features for deciding the tag of word `i`. Requires: tags of the words before `i` are set.
void tag_features(std::span<const WordForm> words, std::span<const Tag> tags, std::size_t i,
                  FeatureList& out);

// Immutable, thread safe; views into the model file.
class Tagger {
 public:
  Tagger() = default;
  // `labels` has lines "NOUN NN".
  [[nodiscard]] static Result<Tagger> open(std::string_view weights, std::string_view labels);

  [[nodiscard]] const std::vector<TagLabel>& labels() const { return labels_; }
  // Write one tag for each word: greedily, and then, from left to right, the tag that came second where the
  // first won by little, if the tags of the next words turn out likelier with it. Likelihood is a softmax
  // over the scores (maximum entropy Markov models, McCallum, Freitag and Pereira 2000, with weights of a
  // perceptron). Time is linear in the words. Requires: tags.size() == words.size().
  void tag(std::span<const WordForm> words, std::span<Tag> tags) const;

 private:
  // What was decided of a word, and what else it might have been.
  struct Choice {
    Tag best = 0;
    Tag other = 0;    // the tag that scored next
    double lead = 0;  // of the best over the other, as a logarithm
    double loss = 0;  // negative logarithm of the best tag's likelihood
  };
  // Tags of a sentence and how sure they are.
  struct Sequence {
    explicit Sequence(std::size_t words) : tags(words), choices(words) {}
    std::vector<Tag> tags;
    std::vector<Choice> choices;
  };
  // A sentence, and for each word what those of its features sum up to that see no tags.
  struct Scored {
    std::span<const WordForm> words;
    std::vector<std::int32_t> sums;  // words x labels, row-major
  };
  [[nodiscard]] Scored score_words(std::span<const WordForm> words) const;
  [[nodiscard]] Choice choose(const Scored& sentence, std::span<const Tag> tags, std::size_t i) const;
  // Put the second tag of word `i` and what follows from it into `now` if that is likelier. `other` is
  // scratch.
  void reconsider(const Scored& sentence, std::size_t i, Sequence& now, Sequence& other) const;
  // Where a sentence that ends with a full stop has no finite verb, take one that came second behind a noun
  // or pronoun: "troops fired into the crowd" has no participle. Treebanks of reviews and talk hold many
  // fragments, news hardly any.
  void make_finite(const Scored& sentence, Sequence& now) const;
  WeightTable weights_;
  std::vector<TagLabel> labels_;
  std::vector<bool> finite_;  // for each label
};

// Return the labels that lines "NOUN NN" name.
std::vector<TagLabel> tag_labels(std::string_view section);

}  // namespace dragoman::syntax
