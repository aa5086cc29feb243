// What the classifiers see of a word: its form, affixes, shape and what the word lists know of it, as small
// numbers that are computed once a word and then only compared and mixed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "read/syntax/tables.h"

namespace dragoman::syntax {

// What was counted of a word in plain text: its class (distributional cluster) in three grains, 0 for none,
// how often it begins with a capital inside sentences, and how common it is. Packed into 32 bits in
// WordLists::usage.
struct Usage {
  std::array<std::uint32_t, 3> clusters{};  // coarse (6 bits), middle (9 bits), fine (11 bits)
  std::uint32_t capitals = 0;               // 1 (never) to 7 (always), 0 if not known
  std::uint32_t frequency = 0;              // 1 (rare) to 7
};
std::uint32_t pack(const Usage& usage);
Usage unpack_usage(std::uint32_t packed);

// What is known of words; keys are list_key() of them. Empty lists know nothing.
struct WordLists {
  LookupTable usage;  // packed Usage
  LookupTable
      tags;  // set of parts of speech that the word can have (17 bits), the commonest above (bits 24 up)
  LookupTable people;  // words of people's names: 1 (rare) to 7 (common)
};

struct WordForm {
  std::uint32_t form = 0;                   // as written, quotation marks and apostrophes made plain
  std::uint32_t lower = 0;                  // lower case, digits made 0
  std::uint32_t shape = 0;                  // "Xxxx" with runs cut at 4, "d" for digits
  std::array<std::uint32_t, 4> prefix{};    // of 1..4 characters of the lower form; 0 if the word is shorter
  std::array<std::uint32_t, 5> suffix{};    // of 1..5
  std::array<std::uint32_t, 3> clusters{};  // as in Usage
  std::uint32_t capitals = 0;
  std::uint32_t frequency = 0;
  std::uint32_t people = 0;  // as in WordLists
  std::uint32_t tags = 0;    // as in WordLists::tags
  bool capital = false;      // begins with an upper case letter
  bool all_caps = false;     // has at least two letters, all upper case
  bool digit = false;        // has a digit
};

// Return the description of a word. Requires: well-formed UTF-8.
WordForm describe(std::string_view word, const WordLists& lists);

// Return a 32-bit hash of text, never 0, 1 or 2 (kept for "no word", "root" and the like).
std::uint32_t hash32(std::string_view text);

// Return the key under which WordLists hold a word: of its lower form as in WordForm.
std::uint64_t list_key(std::string_view word);

}  // namespace dragoman::syntax
