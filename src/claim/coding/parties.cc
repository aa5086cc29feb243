#include "claim/coding/parties.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman {
namespace {

// The phrase with what says whose it is: "rebels in the Ivory Coast", but not the clauses on it.
ByteRange wide_phrase(const Tree& tree, Index head, ByteRange phrase) {
  constexpr std::uint32_t kWide = 120;  // bytes; a longer one is a parser's error
  for (const Index kid : tree.children(head)) {
    const bool tells = is_oblique(tree.deprel(kid)) || tree.deprel(kid) == Deprel::nmod_poss ||
                       tree.deprel(kid) == Deprel::amod || tree.deprel(kid) == Deprel::compound ||
                       tree.deprel(kid) == Deprel::appos || tree.deprel(kid) == Deprel::flat;
    if (!tells) continue;
    const auto [first, last] = tree.span(kid);
    const ByteRange all = hull(phrase, tree.bytes(first, last));
    if (all.size() <= phrase.size() + kWide) phrase = all;
  }
  return phrase;
}

std::string country_in(const Reading& reading, ByteRange near, ByteRange wide) {
  for (const ByteRange range : {near, wide}) {
    for (const Place& place : reading.places) {
      if (!place.country.empty() && range.contains(place.text)) return place.country;
    }
    for (const Mention& mention : reading.mentions) {
      if (mention.actor == kNone || !range.contains(mention.text)) continue;
      const std::string& country = reading.actors[mention.actor].country;
      if (!country.empty()) return country;
    }
  }
  return {};
}

std::string sector_at(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  for (const auto& [id, name] : grammar.sectors) {
    if (grammar.language.lexicons[id].ends_at(tree.keys(), w, tree.sentence(w).first)) return name;
  }
  return {};
}

// The sector of the head's word, else of the last word of the phrase that has one.
std::string sector_in(const Grammar& grammar, Index head, ByteRange phrase) {
  if (std::string sector = sector_at(grammar, head); !sector.empty()) return sector;
  const auto& words = grammar.tree.reading().words;
  std::string found;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < phrase.begin; });
  for (; at != words.end() && at->text.end <= phrase.end; ++at) {
    if (std::string sector = sector_at(grammar, static_cast<Index>(at - words.begin())); !sector.empty())
      found = std::move(sector);
  }
  return found;
}

// "European Community foreign ministers": of no country, but of a body of states.
bool is_international(const Grammar& grammar, ByteRange phrase) {
  const auto& words = grammar.tree.reading().words;
  const auto found = std::find_if(grammar.sectors.begin(), grammar.sectors.end(),
                                  [](const auto& sector) { return sector.second == "IGO"; });
  if (found == grammar.sectors.end()) return false;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < phrase.begin; });
  for (; at != words.end() && at->text.end <= phrase.end; ++at) {
    const auto w = static_cast<Index>(at - words.begin());
    const Index first = grammar.tree.sentence(w).first;
    if (grammar.language.lexicons[found->first].ends_at(grammar.tree.keys(), w, first)) return true;
  }
  return false;
}

}  // namespace

void name_party(const Grammar& grammar, Index head, Argument& argument) {
  const Reading& reading = grammar.tree.reading();
  if (argument.actor != kNone) argument.country = reading.actors[argument.actor].country;
  if (head == kNone) return;
  const ByteRange wide = wide_phrase(grammar.tree, head, argument.evidence);
  if (argument.country.empty()) argument.country = country_in(reading, argument.evidence, wide);
  argument.sector = sector_in(grammar, head, argument.evidence);
  if (argument.country.empty() && is_international(grammar, argument.evidence)) argument.sector = "IGO";
  if (argument.sector.empty()) argument.sector = sector_in(grammar, head, wide);
}

namespace {

// The state that a mention belongs to, kNone if the report names none.
Index state_of(const Reading& reading, const Mention& mention) {
  if (mention.actor == kNone) return kNone;
  const Actor& actor = reading.actors[mention.actor];
  if (actor.type == EntityType::state) return mention.actor;
  if (actor.country.empty()) return kNone;
  const auto state = std::find_if(reading.actors.begin(), reading.actors.end(), [&](const Actor& other) {
    return other.type == EntityType::state && other.country == actor.country;
  });
  return state == reading.actors.end() ? kNone : static_cast<Index>(state - reading.actors.begin());
}

// The state of the report whose name begins as a people's does: "Kenyans" of Kenya.
Index state_alike(const Reading& reading, std::string_view people) {
  constexpr std::size_t kAlike = 4;
  const auto state = std::find_if(reading.actors.begin(), reading.actors.end(), [&](const Actor& actor) {
    return actor.type == EntityType::state && fold(actor.name).substr(0, kAlike) == people.substr(0, kAlike);
  });
  return state == reading.actors.end() ? kNone : static_cast<Index>(state - reading.actors.begin());
}

}  // namespace

Index nation_of(const Grammar& grammar, Index head) {
  const Tree& tree = grammar.tree;
  const Lexicon* demonyms = grammar.demonyms;
  const bool people = tree.word(head).xpos == "NNPS" && demonyms != nullptr &&
                      demonyms->ends_at(tree.keys(), head, tree.sentence(head).first);
  if (!people && sector_at(grammar, head) != "MIL") return kNone;
  const Mention* own = tree.mention(head);
  if (const Index state = own == nullptr ? kNone : state_of(tree.reading(), *own); state != kNone)
    return state;
  if (people) return state_alike(tree.reading(), tree.form(head));
  for (const Index kid : tree.children(head)) {
    const Mention* mention = kid < head ? tree.mention(kid) : nullptr;
    if (mention == nullptr || mention->kind != MentionKind::name) continue;
    if (const Index state = state_of(tree.reading(), *mention); state != kNone) return state;
  }
  return kNone;
}

}  // namespace dragoman
