// The way of TABARI and PETRARCH: patterns match the words of the verb's clause and those before it; the
// first party behind the verb is its target, the subject, or the first party before it, its source; a verb
// phrase that is coded is not searched again. Source: P. A. Schrodt, TABARI manual (2014), chapters 3 and 5.
#include <algorithm>

#include "claim/petrarch/events.h"

namespace dragoman::petrarch {
namespace {

using PartyOf = std::vector<std::size_t>;  // by piece

std::optional<std::size_t> first_behind(const PartyOf& party_of, const Surroundings& around,
                                        std::optional<std::size_t> but) {
  for (const std::size_t at : around.after)
    if (party_of[at] != kNoParty && party_of[at] != but) return party_of[at];
  return std::nullopt;
}

std::optional<std::size_t> first_before(const Scene& scene, const Surroundings& around,
                                        std::optional<std::size_t> but) {
  for (const std::size_t at : around.before) {
    const std::size_t party = scene.party_of[at];
    if (party != kNoParty && (!but || scene.parties[party].codes != scene.parties[*but].codes)) return party;
  }
  return std::nullopt;
}

// "was opposed by X": both programs turn the parties round only where a "by" follows; returns X.
std::optional<std::size_t> agent_of(const Scene& scene, const VerbPlace& place, const Surroundings& around) {
  if (!is_passive(scene.tree, scene.token(place.verb))) return std::nullopt;
  bool by = false;
  for (const std::size_t at : around.after) {
    by = by || scene.pieces[at].word == "by";
    if (by && scene.party_of[at] != kNoParty) return scene.party_of[at];
  }
  return std::nullopt;
}

void find_parties(const Scene& scene, const PartyOf& party_of, const VerbPlace& place,
                  const Surroundings& around, Finding& finding) {
  const bool named = finding.source || finding.target;
  const auto agent = named ? std::nullopt : agent_of(scene, place, around);
  const auto subject = subject_of(scene, scene.token(place.verb));
  if (agent) {
    finding.source = agent;
    finding.target = subject ? subject : first_before(scene, around, agent);
  }
  if (!finding.target) finding.target = first_behind(party_of, around, finding.source);
  if (!finding.source) finding.source = subject;
  const bool same = finding.source && finding.target && finding.source == finding.target;
  if (same && scene.group_of(*finding.source).size() < 2) finding.source = std::nullopt;
  if (!finding.source) finding.source = first_before(scene, around, finding.target);
  const bool symmetric = !finding.code.empty() && !finding.reverse.empty();
  if (symmetric && finding.source && !finding.target && scene.group_of(*finding.source).size() > 1)
    finding.target = finding.source;
}

}  // namespace

std::vector<Event> events_in_sequence(Scene& scene) {
  std::vector<Event> events;
  std::vector<bool> coded(scene.pieces.size());  // inside a verb phrase that gave an event
  for (std::size_t at = 0; at < scene.pieces.size(); ++at) {
    const auto place = coded[at] ? std::nullopt : verb_at(scene, at);
    if (!place) continue;
    const Surroundings around = surroundings_of(scene, *place);
    const auto& patterns = scene.dictionaries.blocks[place->form->block].patterns;
    const auto match = match_patterns(scene, patterns, around);
    auto finding = finding_of(*place, match);
    if (!finding) continue;
    find_parties(scene, match ? parties_without(scene, match->pieces) : scene.party_of, *place, around,
                 *finding);
    if (add_events(scene, *finding, events) == 0) continue;
    for (const std::size_t inside : around.after) coded[inside] = true;
  }
  return events;
}

}  // namespace dragoman::petrarch
