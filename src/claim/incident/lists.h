// The word lists of a codebook that incidents are made of (codebook/LANGUAGE/incidents). Internal.
#pragma once

#include <string>
#include <vector>

#include "claim/codebook.h"
#include "claim/coding/tree.h"

namespace dragoman::incident {

struct TypeWords {
  std::string name;
  const Lexicon* verbs = nullptr;
  const Lexicon* nouns = nullptr;
  std::string family;  // types of one family are one incident told differently
  int rank = 0;        // of a family, the lowest names it best
  bool outcome = false;
};

struct ThingWords {
  std::string type;
  const Lexicon* words = nullptr;
};

struct Lists {
  std::vector<TypeWords> types;    // in the order of their names
  std::vector<ThingWords> things;  // likewise
  const Lexicon* needs_target = nullptr;
  const Lexicon* verbs_need_target = nullptr;
  const Lexicon* instrument_acts = nullptr;
  const Lexicon* individuals = nullptr;
  const Lexicon* outlaws = nullptr;
  const Lexicon* plain_people = nullptr;
  const Lexicon* organisations = nullptr;
  const Lexicon* state_forces = nullptr;
  const Lexicon* organisation_heads = nullptr;
  const Lexicon* fighters = nullptr;
  const Lexicon* police = nullptr;
  const Lexicon* rebels = nullptr;
  const Lexicon* officials = nullptr;
  const Lexicon* civilians = nullptr;
  const Lexicon* wide_people = nullptr;
  const Lexicon* military_things = nullptr;
  const Lexicon* wide_things = nullptr;
  const Lexicon* instruments = nullptr;
  const Lexicon* weak_instruments = nullptr;
  const Lexicon* bombs = nullptr;
  const Lexicon* denials = nullptr;
  const Lexicon* wishes = nullptr;
  const Lexicon* attempts = nullptr;
  const Lexicon* threats = nullptr;
  const Lexicon* generic = nullptr;
  const Lexicon* authorities = nullptr;
  const Lexicon* claims = nullptr;
  const Lexicon* suspicions = nullptr;
  const Lexicon* aircraft = nullptr;
  const Lexicon* accidents = nullptr;
  const Lexicon* outcomes = nullptr;
  const Lexicon* trimmed = nullptr;
  const Lexicon* military_modifiers = nullptr;
  const Lexicon* demonyms = nullptr;
  const Lexicon* titles = nullptr;
  const Lexicon* between = nullptr;
  const Lexicon* idioms = nullptr;
  const Lexicon* further = nullptr;
  const Lexicon* parts = nullptr;
  const Lexicon* aims = nullptr;

  [[nodiscard]] bool empty() const { return types.empty(); }
};

[[nodiscard]] Lists lists_of(const Language& language);

// Return whether a phrase of the list ends with the word; false for a list that the codebook lacks.
[[nodiscard]] bool in(const Lexicon* list, const Tree& tree, Index w);
// Return whether any word of the sentence ends a phrase of the list.
[[nodiscard]] bool any_in(const Lexicon* list, const Tree& tree, const Sentence& sentence);
// Return how many words the longest phrase of the list that ends with `w` has; 0 if none does.
[[nodiscard]] Index phrase_length(const Lexicon* list, const Tree& tree, Index w);

}  // namespace dragoman::incident
