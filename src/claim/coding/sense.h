// Sense: what a rule's phase becomes under the operators above its trigger.
#pragma once

#include "claim/coding/match.h"
#include "claim/coding/scope.h"

namespace dragoman {

struct Sense {
  PhaseId phase = 0;
  Modality modality = Modality::happened;
  bool negative = false;
};

// Return whether an operator keeps the content from being claimed; a frame that has a phase for it keeps it.
[[nodiscard]] bool is_dropped(const Codebook& codebook, const Rule& rule, const Frame& frame,
                              const Scope& scope);

// Return which phase and modality an action has under its operators: one gives the phase, the outermost of
// those above it the modality.
[[nodiscard]] Sense sense_of(const Codebook& codebook, const Match& match, const Frame& frame,
                             const Scope& scope);

}  // namespace dragoman
