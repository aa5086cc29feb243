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
  // Write one tag for each word. Requires: tags.size() == words.size().
  void tag(std::span<const WordForm> words, std::span<Tag> tags) const;

 private:
  WeightTable weights_;
  std::vector<TagLabel> labels_;
};

// Return the labels that lines "NOUN NN" name.
std::vector<TagLabel> tag_labels(std::string_view section);

}  // namespace dragoman::syntax
