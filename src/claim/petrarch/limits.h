// The bounds within which dictionaries of others are read. What passes one costs its line, or its file,
// alone.
#pragma once

#include <cstddef>

namespace dragoman::petrarch {

constexpr std::size_t kMaxDictionaryBytes = 64U << 20U;  // one file; the largest in use has 1.5 MB
constexpr std::size_t kMaxLineBytes = 4096;              // one line
constexpr std::size_t kMaxPhraseWords = 48;              // words of one phrase, elements of one pattern
constexpr std::size_t kMaxFormsPerLine = 256;            // forms that one line of agents may stand for
constexpr std::size_t kMaxSynsetWords = 8;               // words of one member of a synonym set
constexpr std::size_t kMaxSynsetMembers = 20'000;        // with those of the sets that it contains
constexpr std::size_t kMaxSynsetDepth = 4;               // sets within sets
constexpr std::size_t kMaxEntries = 2'000'000;           // phrases, forms or patterns of one dictionary
constexpr std::size_t kMaxPatternsPerVerb = 20'000;      // patterns of one block of verbs

}  // namespace dragoman::petrarch
