// Named entities: a greedy linear classifier over BILOU tags (Ratinov and Roth 2009, "Design Challenges and
// Misconceptions in Named Entity Recognition").
#pragma once

#include <string_view>
#include <vector>

#include "read/syntax/features.h"
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
constexpr NamePart part_of(NameTag tag) { return static_cast<NamePart>((tag - 1) % 4); }
constexpr NameType type_of(NameTag tag) { return static_cast<NameType>((tag - 1) / 4); }

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
};

// Write the features for word `i`. Requires: names of the words before `i` are set.
void name_features(const NameInput& input, std::span<const NameTag> names, std::size_t i, FeatureList& out);

// Return the best tag that may follow, among types [0, types).
NameTag best_name_tag(std::span<const std::int32_t> scores, NameTag previous, bool last, std::size_t types);

// Immutable, thread safe; views into the model file.
class Namer {
 public:
  Namer() = default;
  [[nodiscard]] static Result<Namer> open(std::string_view weights);
  [[nodiscard]] std::vector<NameTag> find(const NameInput& input) const;

 private:
  WeightTable weights_;
};

}  // namespace dragoman::syntax
