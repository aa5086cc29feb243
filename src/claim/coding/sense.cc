#include "claim/coding/sense.h"

#include <algorithm>

namespace dragoman {
namespace {

// Return the operator that gives the phase, and set it: the outermost that the frame knows, auxiliaries
// only if no other does. Past the end: none.
std::size_t phase_operator(const Codebook& codebook, const Rule& rule, const Frame& frame, const Scope& scope,
                           PhaseId& phase) {
  std::size_t chosen = scope.hits.size();
  if (rule.fixed_phase) return chosen;
  bool strong = false;
  for (std::size_t i = 0; i < scope.hits.size(); ++i) {
    const bool weak = codebook.operators()[scope.hits[i].op].weak;
    if (weak && (strong || chosen < scope.hits.size())) continue;
    for (PhaseId p = 0; p < frame.phases.size(); ++p) {
      const auto& operators = frame.phases[p].operators;
      if (std::find(operators.begin(), operators.end(), scope.hits[i].op) == operators.end()) continue;
      phase = p;
      chosen = i;
      strong = strong || !weak;
      break;
    }
  }
  return chosen;
}

}  // namespace

bool is_dropped(const Codebook& codebook, const Rule& rule, const Frame& frame, const Scope& scope) {
  return std::any_of(scope.hits.begin(), scope.hits.end(), [&](const OperatorHit& hit) {
    if (std::find(frame.drops.begin(), frame.drops.end(), hit.op) != frame.drops.end()) return true;
    if (!codebook.operators()[hit.op].drops) return false;
    return std::none_of(frame.phases.begin(), frame.phases.end(), [&](const Phase& phase) {
      // A rule that keeps its phase has no use for those of other operators.
      if (rule.fixed_phase && &phase != &frame.phases[rule.phase]) return false;
      return std::find(phase.operators.begin(), phase.operators.end(), hit.op) != phase.operators.end();
    });
  });
}

Sense sense_of(const Codebook& codebook, const Match& match, const Frame& frame, const Scope& scope) {
  const Rule& rule = *match.rule;
  Sense sense{rule.phase};
  std::size_t from = 0;
  std::optional<Modality> modality;
  if (const std::size_t chosen = phase_operator(codebook, rule, frame, scope, sense.phase);
      chosen < scope.hits.size()) {
    from = chosen + 1;
    modality = codebook.operators()[scope.hits[chosen].op].modality;
  }
  for (std::size_t i = from; i < scope.hits.size(); ++i) {
    const Operator& op = codebook.operators()[scope.hits[i].op];
    const bool to_come = op.elsewhere && match.kind == WordClass::verb;  // but a ban approved is in force
    const auto outer = to_come ? op.elsewhere : op.modality;
    // Who denies a thing repeatedly, or keeps denying it, has denied it.
    const bool repeated =
        (outer == Modality::habitual || outer == Modality::ongoing) && frame.speaker != kNone;
    // "still held", "remains missing": a state that goes on is a state.
    const bool lasts = outer == Modality::ongoing && frame.phases[sense.phase].modality == Modality::state;
    if (outer && !repeated && !lasts) modality = outer;
  }
  const Phase& phase = frame.phases[sense.phase];
  if (modality) {
    sense.modality = *modality;
  } else if (rule.modality && from == 0) {
    sense.modality = *rule.modality;
  } else {
    sense.modality = scope.tense == Tense::past ? phase.modality : phase.present;
    if (scope.tense == Tense::progressive && phase.modality == Modality::happened)
      sense.modality = Modality::ongoing;
  }
  const bool going_on = sense.modality == Modality::ongoing || sense.modality == Modality::habitual;
  if (going_on && phase.in_progress && !rule.fixed_phase) sense.phase = *phase.in_progress;
  sense.negative = scope.negative && !rule.unturned;
  if (sense.negative) sense.modality = Modality::negated;
  return sense;
}

}  // namespace dragoman
