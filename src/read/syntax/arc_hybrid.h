// The arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and Satta 2011) with the dynamic oracle of
// Goldberg and Nivre 2013 ("Training Deterministic Parsers with Non-Deterministic Oracles", section 4.3). The
// root stands behind the last word; every sentence gets exactly one word under the root.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "read/reading.h"

namespace dragoman::syntax {

enum class Move : std::uint8_t {
  shift = 0,  // the first word of the buffer goes on the stack
  left = 1,   // the top of the stack becomes a dependent of the first word of the buffer
  right = 2,  // the top of the stack becomes a dependent of the one below it
};

struct Transition {
  Move move = Move::shift;
  Deprel deprel = Deprel::dep;  // of the new dependent
};

constexpr std::size_t kDeprels = static_cast<std::size_t>(Deprel::xcomp) + 1;

// A sentence half parsed. Words are 0..n-1, the root is n. A value: copy it to branch.
class ArcHybrid {
 public:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

  // The dependents that a word has so far, outermost first.
  struct Children {
    std::array<std::uint32_t, 2> left{kNobody, kNobody};
    std::array<std::uint32_t, 2> right{kNobody, kNobody};
    std::uint8_t lefts = 0;
    std::uint8_t rights = 0;
    std::uint32_t left_set = 0;  // which relations there are on each side: bit `relation % 32`
    std::uint32_t right_set = 0;
  };

  explicit ArcHybrid(std::size_t words);

  [[nodiscard]] bool done() const { return next_ == words_ && stack_.empty(); }
  [[nodiscard]] std::size_t words() const { return words_; }
  // Return the word that is `depth` below the top of the stack, or kNobody.
  [[nodiscard]] std::uint32_t stack(std::size_t depth) const;
  // Return the word `ahead` places behind the first of the buffer (words() being the root), or kNobody.
  [[nodiscard]] std::uint32_t buffer(std::size_t ahead) const;
  [[nodiscard]] const Children& children(std::uint32_t word) const { return children_[word]; }
  [[nodiscard]] std::uint32_t head(std::uint32_t word) const { return heads_[word]; }
  [[nodiscard]] Deprel deprel(std::uint32_t word) const { return deprels_[word]; }

  [[nodiscard]] bool can(Move move) const;
  // Return whether the transition is possible: can(move), and relation `root` for the root's dependent alone.
  [[nodiscard]] bool allows(Transition transition) const;
  // Requires: allows(transition).
  void apply(Transition transition);

  // Return how many of the gold arcs that can still be made can no longer be after `move`. Requires:
  // can(move); gold[i] is the head of word i, words() for the root.
  [[nodiscard]] int cost(Move move, std::span<const std::uint32_t> gold) const;

 private:
  void attach(std::uint32_t child, std::uint32_t head, Deprel deprel);
  std::size_t words_ = 0;
  std::uint32_t next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<std::uint32_t> heads_;
  std::vector<Deprel> deprels_;
  std::vector<Children> children_;
};

}  // namespace dragoman::syntax
