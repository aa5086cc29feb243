// The words of a half-parsed sentence as atoms of features.
#pragma once

#include "read/syntax/arc_hybrid.h"
#include "read/syntax/tagged_words.h"

namespace dragoman::syntax {

// One word; all 0 where there is none.
struct Node {
  std::uint32_t word = 0;
  std::uint32_t tag = 0;
  std::uint32_t deprel = 0;
  std::uint32_t fine = 0;    // word class
  std::uint32_t coarse = 0;  // word class
};

// Both must outlive the view.
struct StateView {
  const TaggedWords& sentence;
  const ArcHybrid& state;

  [[nodiscard]] Node node(std::uint32_t i) const {
    if (i == ArcHybrid::kNobody) return {};
    if (i == state.words()) return {.word = 2, .tag = 1};
    const WordForm& w = sentence.words[i];
    return {w.lower, sentence.tags[i] + 2U, static_cast<std::uint32_t>(state.deprel(i)) + 1, w.clusters[2],
            w.clusters[1]};
  }
  [[nodiscard]] const ArcHybrid::Children& children(std::uint32_t i) const {
    static const ArcHybrid::Children none;
    return i == ArcHybrid::kNobody ? none : state.children(i);
  }
};

// Return how far two words are from each other, in steps that widen; 0 where there is one of them at most.
inline std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
  if (a == ArcHybrid::kNobody || b == ArcHybrid::kNobody) return 0;
  const std::uint32_t d = b - a;
  return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : 7;
}

}  // namespace dragoman::syntax
