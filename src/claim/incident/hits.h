// Hits: words that tell of an incident, each with what its own sentence says of it. Internal.
#pragma once

#include <vector>

#include "base/civil.h"
#include "claim/incident/phrase.h"

namespace dragoman::incident {

struct Hit {
  Index word = kNone;
  std::uint32_t sentence = 0;
  std::size_t type = 0;  // index into Lists::types
  bool noun = false;
  bool particular = false;    // says of what it is, so that it can stand alone
  bool generic = false;       // a kind of incident, not a case
  bool outcome = false;       // killed, wounded: may only say what came of another
  bool bare_outcome = false;  // only damage or death, without doer or instrument: no incident by itself
  bool exact = false;         // some target is more than "people", "the population"
  bool further = false;       // told as one more: "another bomb"
  bool bombed = false;        // its instrument is a bomb, not dropped from the air
  Stage stage = Stage::accomplished;
  std::vector<IncidentParty> people;
  std::vector<IncidentParty> things;
  std::vector<IncidentParty> instruments;
  std::vector<IncidentParty> perpetrators;
  std::vector<IncidentParty> organisations;
  bool by_state = false;
  bool civilian = false;  // some target is no fighter, rebel or policeman
  bool military = false;  // some target is
  const TimeExpression* time = nullptr;
  std::vector<const Place*> places;
};

// Return the hits in text order. `published` tells what is too old to be news; nothing is if it is absent.
[[nodiscard]] std::vector<Hit> find_hits(const Scene& scene, std::optional<Day> published);

// targets.cc: fill people, things and instruments of a hit from its grammar.
void find_targets(const Scene& scene, Hit& hit);
// perpetrators.cc: fill perpetrators, organisations and how sure the report is of them.
void find_perpetrators(const Scene& scene, Hit& hit);

// Add a party unless one of the same text is there.
void add_party(std::vector<IncidentParty>& parties, IncidentParty party);

}  // namespace dragoman::incident
