// Phrases: what a slot of an incident says of somebody or something: its words without article and number,
// the fullest name, its kind. Internal.
#pragma once

#include <vector>

#include "claim/coding/functions.h"
#include "claim/incident/incident.h"
#include "claim/incident/lists.h"

namespace dragoman::incident {

// What the stages of assembling share; all of it must outlive them.
struct Scene {
  const Report& report;
  const Reading& reading;
  const Tree& tree;
  const Grammar& grammar;
  const Lists& lists;
  std::vector<Index> mention_of;  // by word: the mention that holds it, the longest; kNone
};

[[nodiscard]] Scene make_scene(const Report& report, const Reading& reading, const Tree& tree,
                               const Grammar& grammar, const Lists& lists);

enum class Kind : std::uint8_t {
  none,
  person,
  civilian,
  official,
  police,
  fighter,
  rebel,
  thing,
  military_thing
};

// Return what the phrase headed by a word is as a target.
[[nodiscard]] Kind kind_of(const Scene& scene, Index head);
// Return the type of a thing ("vehicle"), "" if it is none.
[[nodiscard]] std::string thing_type(const Scene& scene, Index head);
// Return the bytes of the noun with the adjectives and nouns that stand directly before it.
[[nodiscard]] ByteRange noun_range(const Scene& scene, Index head);
// Return the heads that a phrase coordinates, itself first; containers are opened ("a number of houses").
[[nodiscard]] std::vector<Index> coordinated(const Scene& scene, Index head);
// Return the fullest name of the person the phrase names, stands beside or refers to; "" if none.
[[nodiscard]] IncidentParty person_of(const Scene& scene, Index head);
// Return the name without the titles it opens with ("Msgr Oscar Romero").
[[nodiscard]] std::string_view without_titles(const Scene& scene, std::string_view name);
// Return the words of the phrase as a party.
[[nodiscard]] IncidentParty words_of(const Scene& scene, Index head);
// Return the organisations named between two words, both included.
[[nodiscard]] std::vector<IncidentParty> organisations_in(const Scene& scene, Index first, Index last);
// Return whether a party is an arm of a state.
[[nodiscard]] bool is_state_force(const Scene& scene, Index head);

}  // namespace dragoman::incident
