// The features that decide the next move (after Zhang and Nivre 2011, "Transition-based Dependency Parsing
// with Rich Non-local Features", brought to arc-hybrid, with word classes added). They come in parts, each of
// which hangs on less than the whole state: its sum holds until what it sees changes.
#pragma once

#include <array>
#include <cstdint>

#include "read/syntax/arc_hybrid.h"
#include "read/syntax/features.h"
#include "read/syntax/tagged_words.h"

namespace dragoman::syntax {

enum class MovePart : std::uint8_t {
  front,           // the first four words of the buffer
  front_children,  // the first one's dependents
  top,        // the first three words of the stack, the dependents of the second, the left ones of the first
  top_right,  // the right dependents of the top of the stack
  between,    // top and front together
};
constexpr std::array kMoveParts = {MovePart::front, MovePart::front_children, MovePart::top,
                                   MovePart::top_right, MovePart::between};

// Add the features of one part. Requires: !state.done().
void add_move_features(const TaggedWords& sentence, const ArcHybrid& state, MovePart part, FeatureList& out);

// Write the features of all parts. Requires: !state.done().
void move_features(const TaggedWords& sentence, const ArcHybrid& state, FeatureList& out);

// Hashes, none of them 0, of what the parts of a state's features see, in the order of MovePart. The last one
// is of all that the features of moves and relations see.
using Look = std::array<std::uint64_t, kMoveParts.size()>;
Look look_of(const ArcHybrid& state);

}  // namespace dragoman::syntax
