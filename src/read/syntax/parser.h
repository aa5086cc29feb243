// Trees: a greedy arc-hybrid parser with a linear classifier.
#pragma once

#include "read/syntax/arc_hybrid.h"
#include "read/syntax/features.h"
#include "read/syntax/move_features.h"
#include "read/syntax/tagged_words.h"

namespace dragoman::syntax {

// Write the features that decide the relation of the arc that `move` makes. Requires: state.can(move), not
// shift.
void relation_features(const TaggedWords& sentence, const ArcHybrid& state, Move move, FeatureList& out);

// Return the best move that the state can make; scores has one entry a Move.
constexpr std::size_t kMoves = 3;
Move best_move(const ArcHybrid& state, std::span<const std::int32_t> scores);

// Return the best relation for the arc of `move`: `root` under the root and nowhere else.
Deprel best_relation(const ArcHybrid& state, Move move, std::span<const std::int32_t> scores);

// First the move is chosen, then, for an arc, its relation. Immutable, thread safe; views into the model
// file.
class Parser {
 public:
  Parser() = default;
  [[nodiscard]] static Result<Parser> open(std::string_view moves, std::string_view relations);
  // Return the finished state: one head and relation for each word. Time is linear in the words.
  [[nodiscard]] ArcHybrid parse(const TaggedWords& sentence) const;

 private:
  SmallWeightTable moves_;
  WeightTable relations_;
};

}  // namespace dragoman::syntax
