// Ids, display names, roles and countries of the report's actors.
#include <algorithm>
#include <unordered_set>

#include "read/actor/resolve.h"

namespace dragoman::actor {
namespace {

// Return the mention that names the actor most fully: most words, then longest, then first.
Index fullest(const Cast& cast, const Actor& actor) {
  Index best = kNone;
  std::pair<std::size_t, std::size_t> best_size;
  for (const Index m : actor.mentions) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.kind == MentionKind::pronoun) continue;
    const ByteRange range = mention.name.empty() ? mention.text : mention.name;
    const bool named = !mention.name.empty();
    const auto units = cut_units(cast.text(range));
    const std::pair<std::size_t, std::size_t> size{named ? units.size() + 100 : units.size(), range.size()};
    if (best == kNone || size > best_size) {
      best = m;
      best_size = size;
    }
  }
  return best;
}

// Return the mention that names a body best: one with its usual word and without a possessive.
Index clearest(const Cast& cast, const Actor& actor, const std::string& body) {
  Index best = kNone;
  int best_score = -1;
  for (const Index m : actor.mentions) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.name.empty()) continue;
    const std::vector<Unit> units = cut_units(cast.text(mention.text));
    const bool usual = body.ends_with(units.back().key);
    const bool owned =
        std::any_of(units.begin(), units.end(), [](const Unit& unit) { return unit.key == "s"; });
    const int score = (usual ? 2 : 0) + (owned ? 0 : 1);
    if (score > best_score) {
      best = m;
      best_score = score;
    }
  }
  return best;
}

std::string without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "The ", "THE "}) {
    if (text.starts_with(article)) text.remove_prefix(article.size());
  }
  return squeeze(text);
}

// Whether a title consists of nothing but words of titles, so that "of Iraq" may follow.
bool is_plain_role(const Lexicon& lexicon, const std::string& role) {
  const std::vector<Unit> units = cut_units(role);
  return std::all_of(units.begin(), units.end(), [&](const Unit& unit) {
    return lexicon.role_heads.contains(unit.key) || lexicon.role_modifiers.contains(unit.key);
  });
}

// Return the office that the list gives for the day of the report; without a day, the only one there is.
std::string listed_role(const Cast& cast, const ListedActor& actor) {
  const auto day = parse_day(cast.report.published.value);
  if (!day) return actor.offices.size() == 1 ? actor.offices.front().role : std::string();
  for (const Office& office : actor.offices) {
    if ((!office.from || *office.from <= *day) && (!office.to || *day <= *office.to)) return office.role;
  }
  return {};
}

// "United States" takes the article in running text.
std::string with_article(const std::string& state) {
  const std::vector<Unit> words = cut_units(state);
  if (words.size() < 2) return state;
  const std::string& last = words.back().key;
  const bool takes = words.front().key == "united" || last == "republic" || last == "union" ||
                     last == "islands" || last == "emirates" || last == "congo";
  return takes ? "the " + state : state;
}

// Return the state that an office belongs to: the one the report names with it, else that of the list's
// person if the list gives such an office ("President Vladimir Putin").
Index office_state(const Cast& cast, Index actor) {
  const Detail& about = cast.about[actor];
  const ListedActor* listed = cast.listed(actor);
  if (about.state != kNone || listed == nullptr) return about.state;
  const std::string role = fold(about.role) + " of ";
  const bool known =
      std::any_of(listed->offices.begin(), listed->offices.end(),
                  [&role](const Office& office) { return fold(office.role).starts_with(role); });
  return known ? cast.knowledge.list.state(listed->country) : kNone;
}

bool has_name(const Cast& cast, const Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [&](Index m) { return !cast.reading.mentions[m].name.empty(); });
}

std::string role_of(const Cast& cast, Index actor) {
  const Detail& about = cast.about[actor];
  if (!has_name(cast, cast.reading.actors[actor])) return about.title;
  const ListedActor* listed = cast.listed(actor);
  const Index state = office_state(cast, actor);
  if (!about.role.empty() && state != kNone) {
    if (!is_plain_role(cast.knowledge.lexicon, about.role))
      return about.title.empty() ? about.role : about.title;
    return about.role + " of " + with_article(cast.knowledge.list.actors()[state].name);
  }
  if (listed != nullptr) {
    const std::string role = listed_role(cast, *listed);
    if (!role.empty()) return role;
  }
  return about.role;
}

char prefix_of(EntityType type) {
  switch (type) {
    case EntityType::person:
      return 'p';
    case EntityType::organisation:
      return 'o';
    case EntityType::place:
      return 'l';
    case EntityType::group:
      return 'g';
    case EntityType::state:
      return 's';
    case EntityType::other:
      break;
  }
  return 'x';
}

// Return an id made of type and name: folded words joined by '-', articles left out, so that spelling of case
// and marks does not matter: "p:haider-abadi".
std::string made_id(const Cast& cast, const Actor& actor) {
  std::string out{prefix_of(actor.type), ':'};
  if (actor.type == EntityType::person) {
    for (const NamePart& part : cast.knowledge.matcher.parse(actor.name)) {
      if (out.size() > 2) out += '-';
      out += part.key;
    }
    if (out.size() > 2) return out;
  }
  for (const Unit& unit : cut_units(actor.name)) {
    if (unit.key == "s" && unit.joined) continue;
    if (out.size() > 2) out += '-';
    out += unit.key;
  }
  return out;
}

std::string body_id(const Cast& cast, const Detail& about) {
  const std::string country =
      about.state == kNone ? std::string() : lower(cast.knowledge.list.actors()[about.state].country) + '-';
  return "o:" + country + cast.knowledge.lexicon.body_ids[about.body];
}

// A body without a state of its own takes that of the only state it was found with; see join_bodies().
void name_one(Cast& cast, Index index) {
  Actor& actor = cast.reading.actors[index];
  const Detail& about = cast.about[index];
  const ListedActor* listed = cast.listed(index);
  const bool body = about.body != kNone && listed == nullptr && actor.type == EntityType::organisation;
  const Index full =
      body ? clearest(cast, actor, cast.knowledge.lexicon.body_ids[about.body]) : fullest(cast, actor);
  if (full != kNone) {
    const Mention& mention = cast.reading.mentions[full];
    actor.name = without_article(cast.text(mention.name.empty() ? mention.text : mention.name));
  }
  if (listed != nullptr && (actor.type != EntityType::person || cut_units(actor.name).size() < 2))
    actor.name = listed->name;
  if (listed != nullptr) {
    actor.id = listed->id;
  } else if (about.body != kNone && actor.type == EntityType::organisation) {
    actor.id = body_id(cast, about);
  } else {
    actor.id = made_id(cast, actor);
  }
  if (about.state != kNone) actor.country = cast.knowledge.list.actors()[about.state].country;
  if (listed != nullptr && !listed->country.empty()) actor.country = listed->country;
  if (actor.type == EntityType::person) actor.role = role_of(cast, index);
}

// Two actors of one report never share an id: the second takes "-2".
void part_ids(std::vector<Actor>& actors) {
  std::unordered_set<std::string> taken;
  for (Actor& actor : actors) {
    const std::string base = actor.id;
    for (int number = 2; !taken.insert(actor.id).second; ++number)
      actor.id = base + '-' + std::to_string(number);
  }
}

}  // namespace

void name_actors(Cast& cast) {
  for (Index index = 0; index < cast.reading.actors.size(); ++index) {
    auto& mentions = cast.reading.actors[index].mentions;
    std::sort(mentions.begin(), mentions.end());
    name_one(cast, index);
  }
  part_ids(cast.reading.actors);
}

}  // namespace dragoman::actor
