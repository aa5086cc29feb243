// Actors: who a report speaks of. Names from the tagger and from the actor list, titles, bodies, groups,
// descriptions and pronouns become mentions; mentions of one party become one actor.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "clean/report.h"
#include "read/actor/actor_list.h"
#include "read/actor/lexicon.h"
#include "read/actor/name_match.h"
#include "read/reading.h"

namespace dragoman::actor {

// Immutable after load(), safe on any thread.
struct ActorKnowledge {
  ActorList list;
  Lexicon lexicon;
  NameMatcher matcher;

  // Load knowledge/actors and the name model of knowledge/models. `folder` is the knowledge folder.
  [[nodiscard]] static Result<ActorKnowledge> load(const std::filesystem::path& folder);
};

// Fill reading.mentions and reading.actors. On entry reading.mentions holds what the name tagger saw (text ==
// name); on return it holds all mentions in text order, a longer one before those nested in it. Needs
// sentences and words; tags and trees sharpen the result. A state's or city's name inside one of
// `place_names` (in text order) is a part of that name: "Port Sudan". Pure and deterministic; time is near
// linear in the text.
void read_actors(const Report& report, const ActorKnowledge& knowledge, Reading& reading,
                 const std::vector<ByteRange>& place_names = {});

}  // namespace dragoman::actor
