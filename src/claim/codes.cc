#include "claim/codes.h"

#include <algorithm>

namespace dragoman {
namespace {

const std::string* find(const Codes& codes, std::string_view standard) {
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const auto& code) { return code.first == standard; });
  return found == codes.end() ? nullptr : &found->second;
}

const Rule* rule_named(const Codebook& codebook, std::string_view name) {
  for (const Language& language : codebook.languages()) {
    const auto found = std::find_if(language.rules.begin(), language.rules.end(),
                                    [&](const Rule& rule) { return rule.name == name; });
    if (found != language.rules.end()) return &*found;
  }
  return nullptr;
}

enum class Standing { fact, intention, none };

// How much of an event a claim asserts.
Standing standing_of(Modality modality) {
  switch (modality) {
    case Modality::planned:
    case Modality::pledged:
    case Modality::offered:
    case Modality::possible:
    case Modality::conditional:
      return Standing::intention;
    case Modality::hoped:
    case Modality::wanted:
    case Modality::expected:
    case Modality::predicted:
    case Modality::assumed:
    case Modality::negated:
    case Modality::denied:
      return Standing::none;
    default:
      return Standing::fact;
  }
}

// Whether the phase itself says that the act is not done: its own modality is one of intention.
bool is_plan(const Phase& phase) {
  return !phase.operators.empty() || standing_of(phase.modality) == Standing::intention;
}

}  // namespace

std::string_view code_of(const Codebook& codebook, const Claim& claim, std::string_view standard) {
  const auto frame_id = codebook.frame(claim.frame);
  if (!frame_id || claim.negative) return {};
  const Frame& frame = codebook.frames()[*frame_id];
  const auto phase_id = frame.phase(claim.phase);
  if (!phase_id) return {};
  const Phase& phase = frame.phases[*phase_id];
  const Standing standing =
      frame.speaker != kNone || is_plan(phase) ? Standing::fact : standing_of(claim.modality);
  if (standing == Standing::none) return {};
  const Rule* rule = rule_named(codebook, claim.rule);
  if (rule != nullptr && frame.phase(claim.phase) != rule->phase) rule = nullptr;
  if (standing == Standing::intention) {
    for (const Codes* codes :
         {rule == nullptr ? nullptr : &rule->intended, &phase.intended, &frame.intended}) {
      if (codes == nullptr) continue;
      if (const std::string* code = find(*codes, standard)) return *code;
    }
    return {};
  }
  if (rule != nullptr) {
    const std::string* code = find(rule->codes, standard);
    if (code != nullptr) return *code;
  }
  const std::string* code = find(phase.codes, standard);
  return code == nullptr ? std::string_view{} : std::string_view(*code);
}

Dyads dyads_of(const Codebook& codebook, const Claim& claim) {
  Dyads dyads;
  const auto frame_id = codebook.frame(claim.frame);
  if (!frame_id) return dyads;
  const Frame& frame = codebook.frames()[*frame_id];
  const auto phase = frame.phase(claim.phase);
  const bool turned = phase && frame.phases[*phase].turned;
  for (const bool party : {true, false}) {
    const bool had_source = !dyads.source.empty();
    const bool had_target = !dyads.target.empty();
    for (const Argument& argument : claim.arguments) {
      const auto role = frame.role(argument.role);
      if (!role || frame.roles[*role].party != party) continue;
      const Dyad dyad = frame.roles[*role].dyad;
      const bool acts = dyad == Dyad::both || dyad == (turned ? Dyad::target : Dyad::source);
      if (acts && !had_source) dyads.source.push_back(&argument);
      if (!acts && dyad != Dyad::none && !had_target) dyads.target.push_back(&argument);
      if (dyad == Dyad::both) dyads.reciprocal = true;
    }
  }
  dyads.reciprocal = dyads.reciprocal && dyads.target.empty();
  return dyads;
}

}  // namespace dragoman
