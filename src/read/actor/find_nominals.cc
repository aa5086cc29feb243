// Descriptions and pronouns that refer to an actor named elsewhere: "the diplomat", "the militant group",
// "the two leaders", "police", "he", "their".
#include <algorithm>

#include "read/actor/scene.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxPremodifiers = 4;

bool is_definite(const std::string& key) {
  return key == "the" || key == "this" || key == "that";
}

// Nouns that name a body without an article: "police said", "parliament voted".
bool is_bare_body(const std::string& key) {
  return key == "police" || key == "parliament" || key == "authorities";
}

bool is_taken(const std::vector<Found>& found, ByteRange range) {
  return std::any_of(found.begin(), found.end(), [range](const Found& f) { return f.text.overlaps(range); });
}

// Return the last unit of the noun phrase that begins behind the article at `article`; `article` if there is
// none.
std::size_t noun_after(const Scene& scene, std::size_t article) {
  std::size_t noun = article;
  for (std::size_t unit = article + 1; unit < scene.units.size() && unit - article <= kMaxPremodifiers + 1;
       ++unit) {
    if (!scene.linked(unit) || scene.is_possessive(unit)) break;
    const Upos upos = scene.upos(unit);
    if (upos != Upos::adj && upos != Upos::noun && upos != Upos::num && upos != Upos::propn) break;
    if (upos == Upos::noun || upos == Upos::propn) noun = unit;
  }
  return noun;
}

EntityType type_of(const NominalClass& nominal) {
  if (nominal.person || nominal.plural_people) return EntityType::person;
  if (nominal.group) return EntityType::group;
  if (nominal.state) return EntityType::state;
  return EntityType::organisation;
}

// Return the class of a noun, of its singular too ("ministers").
const NominalClass* class_of(const Scene& scene, const std::string& key) {
  const auto found = scene.lexicon.nominals.find(key);
  return found == scene.lexicon.nominals.end() ? nullptr : &found->second;
}

Found nominal(const Scene& scene, std::size_t begin, std::size_t noun, const NominalClass& nominal_class) {
  Found out;
  out.text = scene.range(begin, noun + 1);
  out.kind = MentionKind::nominal;
  out.type = type_of(nominal_class);
  out.detail.head = scene.units[noun].key;
  out.detail.plural = nominal_class.plural_people;
  if (scene.lexicon.female_words.contains(out.detail.head)) out.detail.gender = 'f';
  if (scene.lexicon.male_words.contains(out.detail.head)) out.detail.gender = 'm';
  const BodyMatch body = scene.lexicon.body_at(scene.units, noun);
  if (body.units == 1) out.detail.body = body.body;
  return out;
}

// "the Assad regime", "the regime of …": described by something of its own, so it refers back to nothing.
bool is_named_otherwise(const Scene& scene, std::size_t article, std::size_t noun) {
  for (std::size_t unit = article + 1; unit < noun; ++unit) {
    if (scene.upos(unit) == Upos::propn || scene.hit_at[unit] != kNone) return true;
  }
  return noun + 1 < scene.units.size() && scene.linked(noun + 1) && scene.units[noun + 1].key == "of";
}

struct Pronoun {
  EntityType type;
  char gender;
  bool plural;
};

const Pronoun* pronoun_of(const std::string& key) {
  static const std::unordered_map<std::string, Pronoun> kPronouns = {
      {"he", {EntityType::person, 'm', false}},        {"him", {EntityType::person, 'm', false}},
      {"his", {EntityType::person, 'm', false}},       {"himself", {EntityType::person, 'm', false}},
      {"she", {EntityType::person, 'f', false}},       {"her", {EntityType::person, 'f', false}},
      {"hers", {EntityType::person, 'f', false}},      {"herself", {EntityType::person, 'f', false}},
      {"they", {EntityType::group, 0, true}},          {"them", {EntityType::group, 0, true}},
      {"their", {EntityType::group, 0, true}},         {"themselves", {EntityType::group, 0, true}},
      {"it", {EntityType::organisation, 0, false}},    {"its", {EntityType::organisation, 0, false}},
      {"itself", {EntityType::organisation, 0, false}}};
  const auto found = kPronouns.find(key);
  return found == kPronouns.end() ? nullptr : &found->second;
}

// "It is clear that", "It can be assumed": a pronoun that stands for nothing, or mostly so.
bool is_expletive(const Scene& scene, std::size_t unit) {
  const Index word = scene.word_of[unit];
  if (word == kNone) return false;
  if (scene.reading.words[word].deprel == Deprel::expl) return true;
  return scene.units[unit].key == "it" && unit + 1 < scene.units.size() && scene.upos(unit + 1) == Upos::aux;
}

}  // namespace

void find_nominals(const Scene& scene, std::vector<Found>& found) {
  if (scene.report.language != "en") return;
  std::vector<Found> more;
  for (std::size_t unit = 0; unit < scene.units.size() && more.size() < kMaxReferences; ++unit) {
    std::size_t noun = unit;
    if (is_definite(scene.units[unit].key)) {
      noun = noun_after(scene, unit);
      if (noun == unit) continue;
    } else if (!is_bare_body(scene.units[unit].key)) {
      continue;
    }
    const NominalClass* nominal_class = class_of(scene, scene.units[noun].key);
    const bool bare = noun == unit;
    if (nominal_class == nullptr && !bare) continue;
    const NominalClass body{.body = true};
    if (is_named_otherwise(scene, unit, noun)) {
      unit = noun;
      continue;
    }
    Found out = nominal(scene, unit, noun, nominal_class == nullptr ? body : *nominal_class);
    if (!is_taken(found, out.text)) more.push_back(std::move(out));
    unit = noun;
  }
  found.insert(found.end(), more.begin(), more.end());
}

void find_pronouns(const Scene& scene, std::vector<Found>& found) {
  if (scene.report.language != "en") return;
  const std::size_t limit = found.size() + kMaxReferences;
  for (std::size_t unit = 0; unit < scene.units.size() && found.size() < limit; ++unit) {
    const Pronoun* pronoun = pronoun_of(scene.units[unit].key);
    if (pronoun == nullptr || is_expletive(scene, unit)) continue;
    if (scene.units[unit].all_upper && scene.units[unit].text.size() == 2) continue;  // "IT"
    Found out;
    out.text = scene.units[unit].text;
    out.kind = MentionKind::pronoun;
    out.type = pronoun->type;
    out.detail.gender = pronoun->gender;
    out.detail.plural = pronoun->plural;
    found.push_back(std::move(out));
  }
}

}  // namespace dragoman::actor
