// Finding a name word among many of another script: "Sergei" in a list of Cyrillic names. Candidates come
// from letter pairs that they share with the likeliest spelling; the model ranks them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/actor/spelling_model.h"

namespace dragoman::actor {

// Immutable after construction, safe on any thread. Keeps a reference to the model, which must outlive it.
class NameIndex {
 public:
  struct Match {
    std::uint32_t word = 0;  // index into the list given
    double score = 0;        // ln P(left | word); comparable between the words of one query
  };

  // `words` are right-hand words of the model, in any case.
  NameIndex(const SpellingModel& model, const std::vector<std::string>& words);

  // Return the at most `count` best words for a left-hand word, best first; equals in list order.
  [[nodiscard]] std::vector<Match> search(std::string_view left, std::size_t count) const;

 private:
  const SpellingModel& model_;
  std::vector<Spelled> words_;
  std::vector<double> alone_;                                              // ln P(word)
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_pair_;  // two or three symbols -> words
};

// Match two lists word by word: return for each left word the index of its best right word (kNoMatch if none
// has anything in common with it). A right word that many left words ask for is held against each of them, so
// that a common name does not take the place of rare ones (cross-domain similarity local scaling; Conneau et
// al., "Word translation without parallel data", 2018, section 2.3).
constexpr std::uint32_t kNoMatch = 0xFFFFFFFFU;
std::vector<std::uint32_t> match_lists(const NameIndex& index, const std::vector<std::string>& lefts,
                                       std::size_t rights);

}  // namespace dragoman::actor
