// Bodies and groups of a state, a listed body or a listed group: "the Russian Foreign Ministry", "Iraqi
// security forces", "the Iraqi parliament's security and defense committee", "Russian officials", "ISIL
// militants", "the Iraqi side"; bodies by their own name: "the Foreign Ministry", "the Ministry of Defense of
// Russia"; and office holders without a name: "the Iraqi interior minister".
#include <algorithm>
#include <array>

#include "read/actor/scene.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxPhraseUnits = 9;

bool is_any_of(const std::string& key, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), key) != words.end();
}

// What ends a phrase: the last word that can be somebody.
struct Head {
  std::size_t end = 0;  // unit after the phrase; 0: none
  BodyMatch body;
  enum class Kind { body, people, role } kind = Kind::body;
  std::size_t begin = 0;  // first unit of the head itself
};

// Return the head that stands at `unit`, or one with end 0.
Head head_at(const Scene& scene, std::size_t unit) {
  const Lexicon& words = scene.lexicon;
  const std::string& key = scene.units[unit].key;
  const Upos upos = scene.upos(unit);
  Head head;
  head.begin = unit;
  head.body = words.body_at(scene.units, unit);
  if (head.body.units > 0 && scene.sentence_of[unit + head.body.units - 1] == scene.sentence_of[unit]) {
    head.end = unit + head.body.units;
    return head;
  }
  head.body = {};
  if (upos != Upos::noun && upos != Upos::propn && upos != Upos::x) return head;
  if (words.people.contains(key)) {
    head.kind = Head::Kind::people;
    head.end = unit + 1;
  } else if (words.body_heads.contains(key)) {
    head.end = unit + 1;
  } else if (words.role_heads.contains(key)) {
    head.kind = Head::Kind::role;
    head.end = unit + 1;
  }
  return head;
}

// Whether a phrase may run on over this unit.
bool runs_on(const Scene& scene, std::size_t unit, bool has_head) {
  if (scene.hit_at[unit] != kNone && !has_head) return true;  // "the US Syria envoy"
  switch (scene.upos(unit)) {
    case Upos::adj:
    case Upos::noun:
    case Upos::propn:
    case Upos::num:
      return true;
    case Upos::cconj:
      return !has_head && scene.units[unit].key == "and";
    case Upos::verb:
      return !has_head && scene.gap_after(unit - 1) == "-";  // "US-led", "Iranian-backed"
    case Upos::x:
      return scene.units[unit].initial_upper;
    default:
      return false;
  }
}

// Return the last head of the noun phrase that goes on at `from`.
Head last_head(const Scene& scene, std::size_t from) {
  Head best;
  bool found_here = false;  // whether the unit before ended a head
  for (std::size_t unit = from; unit < scene.units.size() && unit - from < kMaxPhraseUnits; ++unit) {
    if (!scene.linked(unit)) break;
    if (scene.hit_at[unit] != kNone && scene.units[unit - 1].key == "and")
      break;  // "Somali and Yemeni sailors"
    if (scene.is_possessive(unit)) {
      if (!found_here || best.kind != Head::Kind::body) break;
      continue;  // "the Iraqi parliament's …"
    }
    const Head head = head_at(scene, unit);
    if (head.end != 0) {
      best = head;
      found_here = true;
      unit = head.end - 1;
      continue;
    }
    if (!runs_on(scene, unit, found_here)) break;
    found_here = false;
  }
  return best;
}

// Whose phrase it is: a state, a listed body or group.
struct Owner {
  std::size_t begin = 0;
  std::size_t end = 0;   // of the name alone
  std::size_t next = 0;  // the unit after it and its possessive
  Index listed = kNone;
  bool led = false;  // "US-led", "Iranian-backed": not a body of that state
};

bool is_attached(const std::string& key) {
  return is_any_of(key, {"led", "backed", "supported", "allied", "aligned", "sponsored", "funded", "trained",
                         "dominated"});
}

Owner owner_of(const Scene& scene, const Hit& hit) {
  Owner owner{hit.begin, hit.end, hit.end, kNone, false};
  if (hit.begin > 0 && scene.linked(hit.begin) && scene.gap_after(hit.begin - 1) == "-")
    return owner;  // "anti-ISIL"
  owner.listed = hit.as(NameUse::adjective);
  const Index named = hit.as(NameUse::name) != kNone ? hit.as(NameUse::name) : hit.as(NameUse::weak);
  const Index seat = hit.as(NameUse::seat);
  const bool possessive = hit.end < scene.units.size() && scene.is_possessive(hit.end);
  const bool governs = seat != kNone && hit.end < scene.units.size() && scene.linked(hit.end) &&
                       scene.lexicon.body_at(scene.units, hit.end).units > 0;  // "the Baghdad government"
  if (governs && owner.listed == kNone) owner.listed = seat;
  if (possessive) {
    if (owner.listed == kNone) owner.listed = named != kNone ? named : seat;
    ++owner.next;
  } else if (owner.listed == kNone && named != kNone) {
    owner.listed = named;  // "ISIL militants", "NATO forces", "Syria envoy"
  }
  if (owner.listed != kNone) {
    // "Putin's ministers", "Mosul police" belong to a person or place, not to a state.
    const EntityType type = scene.list.actors()[owner.listed].type;
    if (type == EntityType::person || type == EntityType::place) owner.listed = kNone;
  }
  if (owner.next < scene.units.size() && scene.linked(owner.next) &&
      is_attached(scene.units[owner.next].key)) {
    owner.led = true;
  }
  return owner;
}

Index state_of(const Scene& scene, Index listed) {
  if (listed == kNone) return kNone;
  const ListedActor& actor = scene.list.actors()[listed];
  return actor.type == EntityType::state ? listed : scene.list.state(actor.country);
}

bool in_person(const std::vector<Found>& found, ByteRange range) {
  return std::any_of(found.begin(), found.end(), [range](const Found& f) {
    return f.type == EntityType::person && f.text.overlaps(range);
  });
}

// "ISIL militants" name ISIL.
void name_owner(const Scene& scene, const Owner& owner, Found& out) {
  out.kind = MentionKind::name;
  out.name = scene.range(owner.begin, owner.end);
}

void fill_group(const Scene& scene, const Owner& owner, const Head& head, Found& out) {
  const std::string& key = scene.units[head.end - 1].key;
  const EntityType type = scene.list.actors()[owner.listed].type;
  const bool direct = head.begin == owner.next;  // nothing between: "Iraqi side"
  out.kind = MentionKind::nominal;
  out.type = EntityType::group;
  out.detail.plural = key != "side" && key != "delegation" && key != "team" && key != "convoy";
  out.detail.same = !owner.led && direct &&
                    ((type == EntityType::state && scene.lexicon.same_as_state.contains(key)) ||
                     (type == EntityType::group && scene.lexicon.same_as_group.contains(key)));
  if (out.detail.same && type == EntityType::group) name_owner(scene, owner, out);
}

void fill_body(const Scene& scene, const Owner& owner, const Head& head, Found& out) {
  const std::string& key = scene.units[head.end - 1].key;
  out.type = scene.lexicon.group_heads.contains(key) ? EntityType::group : EntityType::organisation;
  out.name = out.text;
  const bool listed_group = owner.listed != kNone &&
                            scene.list.actors()[owner.listed].type == EntityType::group &&
                            head.begin == owner.next;
  if (listed_group && scene.lexicon.same_as_group.contains(key)) {  // "the Islamic State group"
    out.type = EntityType::group;
    out.detail.same = true;
    name_owner(scene, owner, out);
    return;
  }
  if (head.begin == owner.next && !owner.led) out.detail.body = head.body.body;
}

Found phrase(const Scene& scene, const Owner& owner, const Head& head) {
  Found out;
  out.text = scene.range(owner.begin, head.end);
  out.detail.head = scene.units[head.end - 1].key;
  out.detail.listed = owner.led ? kNone : owner.listed;
  out.detail.state = owner.led ? kNone : state_of(scene, owner.listed);
  switch (head.kind) {
    case Head::Kind::people:
      fill_group(scene, owner, head, out);
      break;
    case Head::Kind::body:
      fill_body(scene, owner, head, out);
      break;
    case Head::Kind::role:
      out.kind = MentionKind::nominal;
      out.type = EntityType::person;
      out.detail.listed = kNone;
      out.detail.role = squeeze(slice(scene.report.text, scene.range(owner.next, head.end)));
      out.detail.title = squeeze(slice(scene.report.text, out.text));
      break;
  }
  return out;
}

// "Ministry of Defense of Russia", "government of Iraq": the state behind a body, or kNone; `end` moves
// behind it.
Index state_behind(const Scene& scene, std::size_t& end) {
  std::size_t at = end;
  if (at >= scene.units.size() || !scene.linked(at) || scene.units[at].key != "of") return kNone;
  ++at;
  if (at < scene.units.size() && scene.units[at].key == "the") ++at;
  if (at >= scene.units.size() || !scene.linked(at) || scene.hit_at[at] == kNone) return kNone;
  const Hit& hit = scene.hits[scene.hit_at[at]];
  const Index named = hit.as(NameUse::name);
  if (named == kNone || scene.list.actors()[named].type != EntityType::state) return kNone;
  end = hit.end;
  return named;
}

void owned(const Scene& scene, std::vector<Found>& found) {
  std::size_t done = 0;  // units before this one are spoken for
  for (const Hit& hit : scene.hits) {
    if (hit.begin < done) continue;
    const Owner owner = owner_of(scene, hit);
    if (owner.listed == kNone) continue;
    const Head head = last_head(scene, owner.next);
    if (head.end == 0 || in_person(found, scene.range(owner.begin, head.end))) continue;
    found.push_back(phrase(scene, owner, head));
    done = head.end;
  }
}

// Whether the tagger reads a longer name here: the "Police" of "Oregon State Police" is no body by itself.
bool in_tagged_name(const Scene& scene, ByteRange range) {
  return std::any_of(scene.reading.mentions.begin(), scene.reading.mentions.end(),
                     [range](const Mention& mention) {
                       return mention.name.contains(range) && mention.name.begin < range.begin &&
                              mention.type == EntityType::organisation;
                     });
}

// Whether a name of the list reaches into the units: the "Army" of "Syrian Army" is no body by itself.
bool in_listed_name(const Scene& scene, std::size_t begin, std::size_t end) {
  for (std::size_t unit = begin; unit < end; ++unit) {
    if (scene.hit_at[unit] != kNone && scene.hits[scene.hit_at[unit]].as(NameUse::name) != kNone) return true;
  }
  return false;
}

bool is_capital_phrase(const Scene& scene, std::size_t begin, std::size_t end) {
  for (std::size_t unit = begin; unit < end; ++unit) {
    if (scene.units[unit].initial_upper) return true;
  }
  return false;
}

// Bodies that begin with their own name: capitals ("Foreign Ministry"), or any case with the state behind.
void own_named(const Scene& scene, std::vector<Found>& found) {
  const std::size_t limit = found.size() + kMaxHits;
  for (std::size_t unit = 0; unit < scene.units.size() && found.size() < limit; ++unit) {
    const BodyMatch body = scene.lexicon.body_at(scene.units, unit);
    if (body.units == 0) continue;
    std::size_t end = unit + body.units;
    const bool first_word = unit == 0 || scene.sentence_of[unit] != scene.sentence_of[unit - 1];
    const Index state = state_behind(scene, end);
    const bool capital = is_capital_phrase(scene, first_word ? unit + 1 : unit, unit + body.units);
    const ByteRange text = scene.range(unit, end);
    const bool taken =
        in_listed_name(scene, unit, unit + body.units) || in_tagged_name(scene, text) ||
        std::any_of(found.begin(), found.end(), [text](const Found& f) { return f.text.overlaps(text); });
    if (!taken && (state != kNone || capital)) {
      Found out;
      out.text = out.name = text;
      out.type = EntityType::organisation;
      out.detail.body = body.body;
      out.detail.state = out.detail.listed = state;
      out.detail.head = scene.units[unit + body.units - 1].key;
      found.push_back(std::move(out));
    }
    unit = end - 1;
  }
}

}  // namespace

void find_bodies(const Scene& scene, std::vector<Found>& found) {
  owned(scene, found);
  own_named(scene, found);
}

}  // namespace dragoman::actor
