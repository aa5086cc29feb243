// Trees: what the layers of times and quantities ask of words and trees, by byte. Everything answers "not
// known" where a report has no words.
#pragma once

#include "read/reading.h"
#include "read/value/resolve.h"

namespace dragoman::values {

class Trees {
 public:
  explicit Trees(const Reading& reading) : reading_(&reading) {}

  [[nodiscard]] bool known() const { return !reading_->words.empty(); }
  // Return the word that covers byte `at`, kNone if there is none.
  [[nodiscard]] Index word_at(std::uint32_t at) const;
  // Return the tense of the clause that the word at byte `at` belongs to.
  [[nodiscard]] Tense tense_at(std::uint32_t at) const;
  // Return whether the word at byte `at` is a verb or an auxiliary.
  [[nodiscard]] bool is_verb_at(std::uint32_t at) const;
  // Return the word that a number at byte `at` counts, kNone if it counts none.
  [[nodiscard]] Index counted_by(std::uint32_t at) const;
  // Return whether the verb above the word at byte `at` is in a perfect tense.
  [[nodiscard]] bool is_perfect_at(std::uint32_t at) const;
  [[nodiscard]] const Word& word(Index i) const { return reading_->words[i]; }
  [[nodiscard]] Index size() const { return static_cast<Index>(reading_->words.size()); }

 private:
  [[nodiscard]] Index verb_above(Index word) const;
  [[nodiscard]] bool follows_past(Index word) const;
  template <class F>
  void for_auxiliaries(Index verb, F f) const;
  const Reading* reading_;
};

}  // namespace dragoman::values
