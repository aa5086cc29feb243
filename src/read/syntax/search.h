// The search for a sentence's tree. First greedily, the best move at each step; then once more from each of
// the moves that won by least, with the move that came second (Choi and McCallum 2013, "Transition-based
// Dependency Parsing with Selectional Branching"). The likeliest of these trees is kept. Changed: the
// likelihood of a tree is the product over its steps of that of move and relation, each by a softmax over the
// classifier's scores; a branch ends where it comes to the words of the stack and the buffer that the best
// tree had there too, or falls too far behind it; what the classifiers say of a state is kept, since most
// states of a branch look the same to them as some before.
#pragma once

#include "read/syntax/parser.h"

namespace dragoman::syntax {

// Return the finished state. Time is linear in the words.
ArcHybrid search_tree(const TaggedWords& sentence, const SmallWeightTable& moves,
                      const WeightTable& relations);

}  // namespace dragoman::syntax
