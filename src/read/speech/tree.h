// Trees: the dependency trees of a reading with their edges turned round, so that a word's dependants and the
// stretch of words below it can be asked for. Word numbers are indices into Reading::words.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "read/reading.h"

namespace dragoman::speech {

class Trees {
 public:
  // O(words x depth). Keeps a view: `reading` must outlive the object.
  explicit Trees(const Reading& reading);

  // Return the dependants of `word` in text order.
  [[nodiscard]] std::span<const Index> children(Index word) const {
    return {children_.data() + first_[word], children_.data() + first_[word + 1]};
  }
  // Return the first and last word of the subtree of `word`.
  [[nodiscard]] Index leftmost(Index word) const { return leftmost_[word]; }
  [[nodiscard]] Index rightmost(Index word) const { return rightmost_[word]; }
  // Return the sentence of `word`, an index into Reading::sentences.
  [[nodiscard]] Index sentence_of(Index word) const { return sentence_of_[word]; }
  // Return the first dependant of `word` with one of these relations, or kNone.
  [[nodiscard]] Index child(Index word, std::initializer_list<Deprel> relations) const;
  // Return whether `word` is `ancestor` or stands below it.
  [[nodiscard]] bool is_below(Index word, Index ancestor) const;

 private:
  const Reading& reading_;
  std::vector<Index> first_;
  std::vector<Index> children_;
  std::vector<Index> leftmost_;
  std::vector<Index> rightmost_;
  std::vector<Index> sentence_of_;
};

}  // namespace dragoman::speech
