// Mentions of one party brought together as one actor. Internal to src/read/actor.
//
// Names first: what the list knows, people by their names' sound, bodies by state and kind, the rest by their
// letters and by acronyms put in brackets. Then descriptions, then pronouns, each step surer than the next
// (after Lee et al., "Deterministic Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules",
// 2013).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "read/actor/actors.h"
#include "read/actor/scene.h"

namespace dragoman::actor {

// The report's actors while they grow.
struct Cast {
  const Report& report;
  const ActorKnowledge& knowledge;
  std::vector<Detail>& details;
  Reading& reading;
  std::vector<Detail> about;            // per actor: what its mentions say together
  std::map<std::string, Index> by_key;  // how an actor was made -> actor

  // Return the actor made under `key`, making it if need be.
  Index actor(const std::string& key, EntityType type);
  // Let `mention` be one of `actor`, and learn from it.
  void join(Index mention, Index actor);
  [[nodiscard]] const ListedActor* listed(Index actor) const;
  [[nodiscard]] Index sentence_of(Index mention) const;
  [[nodiscard]] std::string_view text(ByteRange range) const { return slice(report.text, range); }
};

// Fill reading.actors and Mention::actor. `details` stands beside reading.mentions.
void resolve_actors(const Report& report, const ActorKnowledge& knowledge, std::vector<Detail>& details,
                    Reading& reading);

void join_people(Cast& cast);      // names of persons
void join_references(Cast& cast);  // descriptions and pronouns
void name_actors(Cast& cast);      // ids, display names, roles, countries

}  // namespace dragoman::actor
