// What the classifier of names sees beyond its window of words: the run of capitalised words that a word
// stands in, and whether a list of known names has the words.
#pragma once

#include <vector>

#include "read/syntax/tables.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// Kinds of known names, as in the lists; an adjective is that of a state or its people.
enum class KnownKind : std::uint8_t { none = 0, person = 1, organisation = 2, place = 3, adjective = 4 };

// Keys of phrases in a list of known names: start with 0 and take up word by word.
std::uint64_t phrase_key(std::uint64_t before, std::uint32_t lower);
// A list holds every beginning of a phrase with kKnownBeginning, whole phrases with their KnownKind too.
constexpr std::uint32_t kKnownBeginning = 16;

struct NameContext {
  std::uint32_t run_first = 0;  // the run of capitalised words is [run_first, run_end); empty outside
  std::uint32_t run_end = 0;
  std::uint32_t known = 0;  // 0, or 4 * KnownKind + place in the phrase: 0 first, 1 inside, 2 last, 3 alone
};

// Return the context of each word of a sentence. Takes linear time; an empty list knows nothing.
std::vector<NameContext> name_context(std::span<const WordForm> words, const LookupTable& known);

}  // namespace dragoman::syntax
