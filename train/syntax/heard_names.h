// Names of several words that models of names find in plain text, as a hint for a better model of names. The
// hint has to come from a model that has not seen the sentence at hand: with a model that has, the training
// data would tell itself the answer.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "read/syntax/namer.h"
#include "read/syntax/split.h"
#include "read/syntax/tagger.h"
#include "read/syntax/word_form.h"

namespace dragoman::train {

// How often which phrase was taken for whose name. Counts of several models can be added up.
class HeardNames {
 public:
  // Count the names of one sentence; names of one word, or of more than eight, are left out.
  void add(std::span<const syntax::WordForm> words, std::span<const syntax::NameTag> tags);
  void add(const HeardNames& other);
  // Return the names heard three times or more by each of `models` models in the mean, as the table
  // syntax::NameLists::heard.
  [[nodiscard]] std::string encode(std::uint32_t models) const;

 private:
  struct Phrase {
    std::uint64_t before = 0;  // key of the phrase without its last word
    std::array<std::uint32_t, syntax::kNameTypes> of{};
  };
  std::unordered_map<std::uint64_t, Phrase> phrases_;  // with all their beginnings
};

// How text becomes words with tags.
struct TextReader {
  const syntax::Splitter& splitter;
  const syntax::WordLists& lists;
  const syntax::Tagger& tagger;
};

// Return what each of `models` (first runs) takes for names in the paragraphs; sentences in title case or
// capitals are left out. Works on all processors, the result is the same on any number of them.
std::vector<HeardNames> hear_names(std::span<const std::string> paragraphs, const TextReader& reader,
                                   std::span<const syntax::WeightTable> models,
                                   const syntax::LookupTable& known);

}  // namespace dragoman::train
