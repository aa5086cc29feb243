// Functions: the dependents of a trigger as a coder thinks of them. Passives, relative clauses, control,
// raising, coordination, participles and support verbs ("carried out strikes on ...") are undone here, so
// that a rule says "subject" and means who does it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "claim/codebook.h"
#include "claim/coding/tree.h"

namespace dragoman {

struct Dependent {
  Slot slot = Slot::subject;
  std::string preposition;  // for Slot::preposition
  Index head = kNone;
};

// Whom a pronoun stands for.
struct Antecedent {
  std::string who;
  Index actor = kNone;
};
using Antecedents = std::unordered_map<Index, Antecedent>;  // by pronoun

struct Grammar {
  const Tree& tree;
  const Language& language;
  // Lists that the engine itself asks for; null where the language does not bring them.
  const Lexicon* support_verbs = nullptr;  // carry out, conduct, launch: the noun keeps the verb's subject
  const Lexicon* inverse_verbs =
      nullptr;  // suffer, receive, come under: the verb's subject is the noun's object
  const Lexicon* object_control = nullptr;  // ask, urge, authorise: "ask X to do", X does it
  const Lexicon* intransitives = nullptr;   // retreat, clash: never passive, whatever the tagger says
  const Lexicon* demonyms = nullptr;
  const Lexicon* containers = nullptr;    // series, number, dozen: the meaning is in what "of" brings
  const Lexicon* actor_nouns = nullptr;   // troops, police, officials
  const Lexicon* person_nouns = nullptr;  // man, woman, people
  const Lexicon* place_nouns = nullptr;   // town, area
  const Lexicon* calendar = nullptr;      // Monday, May: names, but of nobody
  const Lexicon* weekdays = nullptr;
  const Lexicon* prepositional = nullptr;  // call for, agree on: with their preposition never passive
  const Lexicon* paired = nullptr;         // leader, power: "the two leaders" is none either
  const Lexicon* uncounted = nullptr;      // side: "the two sides" is no figure
  std::vector<std::pair<LexiconId, std::string>> sectors;  // lexicons sector_*: {id, "GOV"}
  std::vector<Index> voices;  // by word the attribution that says it; empty until it is known who says what
  Antecedents antecedents;    // of pronouns that the reading left open; found once it is known who says what
};

[[nodiscard]] Grammar make_grammar(const Tree& tree, const Language& language);

// Return the one who stands as subject of the clause of `w` in the text, however far away, or kNone.
[[nodiscard]] Index surface_subject(const Grammar& grammar, Index w, int depth = 0);

// Return all dependents of the trigger.
[[nodiscard]] std::vector<Dependent> dependents_of(const Grammar& grammar, Index trigger);

// Return whether an adjective or compound names a party: "Russian", "US", "coalition".
[[nodiscard]] bool is_party_modifier(const Grammar& grammar, Index w);

// Return the verb that supports the noun ("launch" in "launched a series of attacks"), or kNone.
[[nodiscard]] Index support_verb_of(const Grammar& grammar, Index noun);

// Return the noun that carries the meaning: "group" in "a number of groups", "tanks" in "dozens of tanks".
[[nodiscard]] Index meaning_head(const Grammar& grammar, Index w);

}  // namespace dragoman
