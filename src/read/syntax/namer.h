// Named entities: a greedy linear classifier over BILOU tags, run twice (Ratinov and Roth 2009, "Design
// Challenges and Misconceptions in Named Entity Recognition"; Krishnan and Manning 2006, "An Effective
// Two-Stage Model for Exploiting Non-Local Dependencies in Named Entity Recognition"). The second run sees
// what the first said of the words to both sides, and of the same word elsewhere in the document.
#pragma once

#include <string_view>
#include <vector>

#include "read/syntax/features.h"
#include "read/syntax/name_context.h"
#include "read/syntax/tagger.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

enum class NameType : std::uint8_t { person = 0, organisation = 1, place = 2, other = 3 };
constexpr std::size_t kNameTypes = 4;

// Tags of words: 0 outside, then begin, inside, last, unit for each type.
enum class NamePart : std::uint8_t { begin = 0, inside = 1, last = 2, unit = 3 };
using NameTag = std::uint8_t;
constexpr NameTag kOutside = 0;
constexpr std::size_t kNameTags = 1 + 4 * kNameTypes;
constexpr NameTag name_tag(NamePart part, NameType type) {
  return static_cast<NameTag>(1 + 4 * static_cast<int>(type) + static_cast<int>(part));
}
constexpr NamePart part_of(NameTag tag) {
  return static_cast<NamePart>((tag - 1) % 4);
}
constexpr NameType type_of(NameTag tag) {
  return static_cast<NameType>((tag - 1) / 4);
}

// A name: words [first, end) of a sentence.
struct NameSpan {
  std::size_t first = 0;
  std::size_t end = 0;
  NameType type = NameType::other;
  bool operator==(const NameSpan&) const = default;
};

std::vector<NameSpan> spans_of(std::span<const NameTag> tags);
std::vector<NameTag> tags_of(std::span<const NameSpan> spans, std::size_t words);

// Return whether `tag` may follow `previous`; `last` says that no word follows.
bool may_follow(NameTag previous, NameTag tag, bool last);

struct NameInput {
  std::span<const WordForm> words;
  std::span<const Tag> tags;
  std::span<const NameContext> context = {};  // one a word; Namer::find() fills it in
};

// What the first run said, for the second: its tags of the sentence, and for each word a summary of the same
// word's tags elsewhere in the document (evidence_of(); 0 where it does not occur).
struct FirstRun {
  std::span<const NameTag> tags;
  std::span<const std::uint32_t> evidence;
};

// Write the features for word `i`; those of the second run too if `first` is given. Requires: names of the
// words before `i` are set.
void name_features(const NameInput& input, std::span<const NameTag> names, std::size_t i,
                   const FirstRun* first, FeatureList& out);

// Return the evidence for each word of each sentence, from the tags of all the others.
std::vector<std::vector<std::uint32_t>> evidence_of(std::span<const NameInput> document,
                                                    std::span<const std::vector<NameTag>> tags);

// Return whether word `i` has to be decided on: not if no name is open before it, neither the first run nor
// the document speaks of one, and it is an everyday word in lower case. More than half of all words are.
bool may_be_name(const NameInput& input, std::size_t i, NameTag previous, const FirstRun* first);

// Return the best tag that may follow, among types [0, types).
NameTag best_name_tag(std::span<const std::int32_t> scores, NameTag previous, bool last, std::size_t types);

// Immutable, thread safe; views into the model file.
class Namer {
 public:
  Namer() = default;
  [[nodiscard]] static Result<Namer> open(std::string_view first, std::string_view second,
                                          std::string_view known, std::string_view heard);

  // Return the tags of each sentence of a document, one a word.
  [[nodiscard]] std::vector<std::vector<NameTag>> find(std::span<const NameInput> document) const;

 private:
  WeightTable first_;
  WeightTable second_;
  NameLists lists_;
};

// Return the tags of one sentence by one run.
std::vector<NameTag> run_names(const WeightTable& weights, const NameInput& input, const FirstRun* first);

}  // namespace dragoman::syntax
