// What the classifier of names sees beyond its window of words: the run of capitalised words that a word
// stands in, how the sentence is written, and whether lists of names have the words.
#pragma once

#include <span>
#include <vector>

#include "read/syntax/tables.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// Kinds of known names, as in the lists; an adjective is that of a state or its people.
enum class KnownKind : std::uint8_t { none = 0, person = 1, organisation = 2, place = 3, adjective = 4 };

// Keys of phrases in a list of known names: start with 0 and take up word by word.
std::uint64_t phrase_key(std::uint64_t before, std::uint32_t lower);
// A list holds every beginning of a phrase with kKnownBeginning, whole phrases with their kind (1 to 15) too.
constexpr std::uint32_t kKnownBeginning = 16;

struct NameLists {
  LookupTable known;  // names of the actor lists, with their KnownKind
  LookupTable heard;  // names of several words that models found in plain text, with 1 + their NameType
};

struct NameContext {
  std::uint32_t run_first = 0;  // the run of capitalised words is [run_first, run_end); empty outside
  std::uint32_t run_end = 0;
  // 0, or 4 * kind + place in the phrase: 0 first, 1 inside, 2 last, 3 alone. A known name begins with a
  // capital, a name heard may be written in any case.
  std::uint32_t known = 0;
  std::uint32_t heard = 0;
  // The same for all words of a sentence: 0, or 1 + quarters of its words that have a capital, and 4 more where
  // most are in capitals throughout, 8 more where none has one.
  std::uint32_t writing = 0;
};

// Return the context of each word of a sentence. Takes linear time; an empty list knows nothing.
std::vector<NameContext> name_context(std::span<const WordForm> words, const NameLists& lists);

}  // namespace dragoman::syntax
