#include "read/speech/tree.h"

#include <algorithm>
#include <numeric>

namespace dragoman::speech {

Trees::Trees(const Reading& reading)
    : reading_(reading),
      first_(reading.words.size() + 1, 0),
      leftmost_(reading.words.size()),
      rightmost_(reading.words.size()),
      sentence_of_(reading.words.size(), kNone) {
  const std::size_t count = reading.words.size();
  std::iota(leftmost_.begin(), leftmost_.end(), 0U);
  std::iota(rightmost_.begin(), rightmost_.end(), 0U);
  for (const Word& word : reading.words)
    if (word.head != kNone) ++first_[word.head + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  children_.resize(first_[count]);
  std::vector<Index> next(first_.begin(), first_.end() - 1);
  for (Index w = 0; w < count; ++w)
    if (const Index head = reading.words[w].head; head != kNone) children_[next[head]++] = w;
  for (Index s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    for (Index w = sentence.first; w < sentence.end; ++w) {
      sentence_of_[w] = s;
      Index up = reading.words[w].head;
      for (Index steps = sentence.first; up != kNone && steps < sentence.end; ++steps) {
        leftmost_[up] = std::min(leftmost_[up], w);
        rightmost_[up] = std::max(rightmost_[up], w);
        up = reading.words[up].head;
      }
    }
  }
}

Index Trees::child(Index word, std::initializer_list<Deprel> relations) const {
  for (const Index c : children(word))
    if (std::ranges::find(relations, reading_.words[c].deprel) != relations.end()) return c;
  return kNone;
}

bool Trees::is_below(Index word, Index ancestor) const {
  const std::size_t bound = reading_.words.size();
  for (std::size_t steps = 0; word != kNone && steps <= bound; ++steps) {
    if (word == ancestor) return true;
    word = reading_.words[word].head;
  }
  return false;
}

}  // namespace dragoman::speech
