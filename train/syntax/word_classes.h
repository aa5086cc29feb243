// Word classes from plain text: words that stand in the same company get the same class.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace dragoman::train {

struct WordClassSettings {
  std::size_t vocabulary = 60'000;  // commonest words that get a class
  std::uint32_t min_count = 8;
  std::size_t contexts = 4'000;  // commonest words that count as company
  std::size_t dimensions = 96;
  std::size_t fine = 1'200;  // classes; at most 2047, 511 and 63
  std::size_t middle = 256;
  std::size_t coarse = 48;
  int rounds = 12;  // of k-means
};

// Sentences as list_key() of their words.
using KeyedSentences = std::vector<std::vector<std::uint64_t>>;

// How often a word was seen inside sentences, and of these with a capital.
struct CapitalCount {
  std::uint32_t all = 0;
  std::uint32_t capitals = 0;
};
using CapitalCounts = std::unordered_map<std::uint64_t, CapitalCount>;

// Return a lookup section: list_key(word) -> its packed Usage.
//
// Each word is described by how often which words stand one and two places to its left and right, as positive
// pointwise mutual information (Church and Hanks 1990; smoothed by count^0.75 after Levy, Goldberg and Dagan
// 2015), brought to few dimensions by a randomised singular value decomposition (Halko, Martinsson and Tropp
// 2011, algorithm 4.4), and clustered by spherical k-means (Dhillon and Modha 2001) that begins at the
// commonest words. Coarser classes are clusters of finer ones.
std::string train_usage(const KeyedSentences& sentences, const CapitalCounts& capitals,
                        const WordClassSettings& settings);

}  // namespace dragoman::train
