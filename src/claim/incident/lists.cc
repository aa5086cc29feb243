#include "claim/incident/lists.h"

#include <algorithm>
#include <map>

namespace dragoman::incident {
namespace {

const Lexicon* list(const Language& language, std::string_view name) {
  const auto id = language.lexicon(name);
  return id ? &language.lexicons[*id] : nullptr;
}

// Return what stands behind `prefix` in the names of lists, in order.
std::vector<std::string> names_after(const Language& language, std::string_view prefix) {
  std::vector<std::string> names;
  for (const auto& [name, id] : language.lexicon_ids) {
    if (name.starts_with(prefix)) names.push_back(name.substr(prefix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string with_blanks(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

// Lists of types name them with their underscore.
bool lists_type(const Lexicon* words, const std::string& type) {
  return words != nullptr && words->has_word(type);
}

void add_types(const Language& language, Lists& lists) {
  std::map<std::string, TypeWords> types;
  for (const std::string& name : names_after(language, "incident_verb_"))
    types[name].verbs = list(language, "incident_verb_" + name);
  for (const std::string& name : names_after(language, "incident_noun_"))
    types[name].nouns = list(language, "incident_noun_" + name);
  const auto families = names_after(language, "incident_family_");
  const Lexicon* outcome = list(language, "incident_outcome_types");
  for (auto& [name, words] : types) {
    words.name = name;
    words.family = name;
    words.outcome = lists_type(outcome, name);
    for (const std::string& family : families) {
      if (lists_type(list(language, "incident_family_" + family), name)) words.family = family;
    }
    words.rank = words.outcome ? 2 : (name.find("armed") == 0 ? 1 : 0);
    lists.types.push_back(words);
  }
}

}  // namespace

Lists lists_of(const Language& language) {
  Lists lists;
  add_types(language, lists);
  for (const std::string& name : names_after(language, "incident_thing_"))
    lists.things.push_back({with_blanks(name), list(language, "incident_thing_" + name)});
  const std::pair<const Lexicon**, const char*> members[] = {
      {&lists.needs_target, "needs_target"},
      {&lists.verbs_need_target, "verbs_need_target"},
      {&lists.instrument_acts, "instrument_acts"},
      {&lists.individuals, "individuals"},
      {&lists.outlaws, "outlaws"},
      {&lists.plain_people, "plain_people"},
      {&lists.organisations, "organisations"},
      {&lists.state_forces, "state_forces"},
      {&lists.organisation_heads, "organisation_heads"},
      {&lists.fighters, "fighters"},
      {&lists.police, "police"},
      {&lists.rebels, "rebels"},
      {&lists.officials, "officials"},
      {&lists.civilians, "civilians"},
      {&lists.wide_people, "wide_people"},
      {&lists.military_things, "military_things"},
      {&lists.wide_things, "wide_things"},
      {&lists.instruments, "instruments"},
      {&lists.weak_instruments, "weak_instruments"},
      {&lists.bombs, "instrument_bombing"},
      {&lists.denials, "denials"},
      {&lists.wishes, "wishes"},
      {&lists.attempts, "attempts"},
      {&lists.threats, "threats"},
      {&lists.generic, "generic"},
      {&lists.authorities, "authorities"},
      {&lists.claims, "claims"},
      {&lists.suspicions, "suspicions"},
      {&lists.aircraft, "aircraft"},
      {&lists.accidents, "accidents"},
      {&lists.outcomes, "outcomes"},
      {&lists.trimmed, "trimmed"},
      {&lists.titles, "titles"},
      {&lists.between, "between"},
      {&lists.idioms, "idioms"},
      {&lists.further, "further"},
      {&lists.parts, "parts"},
      {&lists.aims, "aims"},
      {&lists.military_modifiers, "military_modifiers"},
  };
  for (const auto& [member, name] : members) *member = list(language, std::string("incident_") + name);
  lists.demonyms = list(language, "demonyms");
  return lists;
}

bool in(const Lexicon* list, const Tree& tree, Index w) {
  return list != nullptr && w != kNone && list->ends_at(tree.keys(), w, tree.sentence(w).first);
}

bool any_in(const Lexicon* list, const Tree& tree, const Sentence& sentence) {
  for (Index w = sentence.first; w < sentence.end; ++w) {
    if (in(list, tree, w)) return true;
  }
  return false;
}

Index phrase_length(const Lexicon* list, const Tree& tree, Index w) {
  if (list == nullptr) return 0;
  return static_cast<Index>(list->longest_at(tree.keys(), w, tree.sentence(w).first));
}

}  // namespace dragoman::incident
