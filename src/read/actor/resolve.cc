#include "read/actor/resolve.h"

#include <algorithm>
#include <unordered_map>

namespace dragoman::actor {
namespace {

// Return the text's match keys joined by '-', articles and possessives left out: "the Iraqi side" ->
// "iraqi-side".
std::string key_of(std::string_view text) {
  std::string out;
  for (const Unit& unit : cut_units(text)) {
    if (unit.key == "the" || (unit.key == "s" && unit.joined)) continue;
    if (!out.empty()) out += '-';
    out += unit.key;
  }
  return out;
}

bool stands_alone(const Detail& detail) {
  return detail.head.empty() || detail.same;
}

// Names and descriptions of what the list knows: "ISIL", "the Russians", "Moscow" where it acts.
void join_listed(Cast& cast) {
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Detail& detail = cast.details[m];
    const Mention& mention = cast.reading.mentions[m];
    if (detail.listed == kNone || !stands_alone(detail) || mention.type == EntityType::person) continue;
    if (detail.use == NameUse::seat && !mention.as_actor) continue;
    const ListedActor& listed = cast.knowledge.list.actors()[detail.listed];
    if (listed.type == EntityType::place) continue;
    cast.join(m, cast.actor("list:" + listed.id, listed.type));
  }
}

std::string country_of(const Cast& cast, const Detail& detail) {
  return detail.state == kNone ? std::string() : cast.knowledge.list.actors()[detail.state].country;
}

// "the Foreign Ministry" without a state is that of the only state whose foreign ministry the report names.
std::unordered_map<Index, std::string> only_country_of_body(const Cast& cast) {
  std::unordered_map<Index, std::string> only;
  for (const Detail& detail : cast.details) {
    if (detail.body == kNone || detail.state == kNone) continue;
    const std::string country = country_of(cast, detail);
    const auto [known, added] = only.emplace(detail.body, country);
    if (!added && known->second != country) known->second = "several";
  }
  return only;
}

void join_bodies(Cast& cast) {
  const auto only = only_country_of_body(cast);
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Detail& detail = cast.details[m];
    const Mention& mention = cast.reading.mentions[m];
    if (detail.body == kNone || mention.name.empty() || mention.actor != kNone) continue;
    std::string country = country_of(cast, detail);
    const auto known = only.find(detail.body);
    if (country.empty() && known != only.end() && known->second != "several") country = known->second;
    cast.join(m, cast.actor("body:" + country + ":" + cast.knowledge.lexicon.body_ids[detail.body],
                            EntityType::organisation));
  }
}

// Return the initials of a name's capitals: "Free Syrian Army" -> "fsa".
std::string initials(std::string_view name) {
  std::string out;
  for (const Unit& unit : cut_units(name)) {
    if (unit.initial_upper && !unit.key.empty()) out += unit.key[0];
  }
  return out;
}

// Names of bodies and groups that neither list nor lexicon knows, and groups by description.
void join_others(Cast& cast) {
  std::unordered_map<std::string, Index> by_initials;
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.actor != kNone || mention.kind == MentionKind::pronoun) continue;
    const bool named = mention.kind == MentionKind::name;
    if (mention.type != EntityType::organisation && mention.type != EntityType::group) continue;
    if (!named && cast.details[m].listed == kNone && cast.details[m].state == kNone) continue;
    const std::string key = key_of(cast.text(mention.text));
    if (key.empty()) continue;
    const auto acronym = named ? by_initials.find(key) : by_initials.end();
    const Index actor =
        acronym != by_initials.end() ? acronym->second : cast.actor("words:" + key, mention.type);
    cast.join(m, actor);
    const std::string letters = initials(cast.text(mention.text));
    if (named && letters.size() >= 2 && key.size() > letters.size()) by_initials.emplace(letters, actor);
  }
}

}  // namespace

Index Cast::actor(const std::string& key, EntityType type) {
  const auto [known, added] = by_key.emplace(key, static_cast<Index>(reading.actors.size()));
  if (added) {
    Actor made;
    made.type = type;
    reading.actors.push_back(std::move(made));
    about.emplace_back();
  }
  return known->second;
}

void Cast::join(Index mention, Index actor) {
  reading.mentions[mention].actor = actor;
  reading.actors[actor].mentions.push_back(mention);
  const Detail& detail = details[mention];
  Detail& all = about[actor];
  const bool describes = reading.mentions[mention].type == EntityType::person || !detail.head.empty();
  if (all.listed == kNone && (stands_alone(detail) || reading.mentions[mention].type == EntityType::person)) {
    all.listed = detail.listed;
  }
  if (all.state == kNone && describes) all.state = detail.state;
  if (all.body == kNone) all.body = detail.body;
  if (all.head.empty() && !detail.same) all.head = detail.head;
  if (all.role.empty()) {
    all.role = detail.role;
    all.title = detail.title;
  }
  if (all.gender == 0) all.gender = detail.gender;
  all.plural = all.plural || (detail.plural && !detail.same);
}

const ListedActor* Cast::listed(Index actor) const {
  return about[actor].listed == kNone ? nullptr : &knowledge.list.actors()[about[actor].listed];
}

Index Cast::sentence_of(Index mention) const {
  const std::uint32_t at = reading.mentions[mention].text.begin;
  const auto after =
      std::partition_point(reading.sentences.begin(), reading.sentences.end(),
                           [at](const Sentence& sentence) { return sentence.text.begin <= at; });
  return after == reading.sentences.begin() ? kNone
                                            : static_cast<Index>(after - reading.sentences.begin() - 1);
}

void resolve_actors(const Report& report, const ActorKnowledge& knowledge, std::vector<Detail>& details,
                    Reading& reading) {
  reading.actors.clear();
  Cast cast{report, knowledge, details, reading, {}, {}};
  join_people(cast);
  join_listed(cast);
  join_bodies(cast);
  join_others(cast);
  join_references(cast);
  name_actors(cast);
}

}  // namespace dragoman::actor
