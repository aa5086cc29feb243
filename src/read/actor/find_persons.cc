// People: a name, found by the tagger or the list, or read off a title before capitals; and the title itself.
#include <algorithm>

#include "read/actor/scene.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxTitleUnits = 14;
constexpr std::size_t kMaxNameUnits = 6;
constexpr std::size_t kDatelineBytes = 48;      // within which a dateline's dash follows its place
constexpr std::size_t kShortestFamilyName = 3;  // bytes; shorter ones are met as other words

struct Span {
  std::size_t begin = 0;  // units
  std::size_t end = 0;
};

bool is_role_word(const Scene& scene, std::size_t unit) {
  const std::string& key = scene.units[unit].key;
  return scene.lexicon.role_heads.contains(key) || scene.lexicon.role_modifiers.contains(key) ||
         scene.lexicon.honorifics.contains(key);
}

bool is_head(const Scene& scene, std::size_t unit) {
  const std::string& key = scene.units[unit].key;
  return scene.lexicon.role_heads.contains(key) || scene.lexicon.honorifics.contains(key);
}

// Whether the unit may stand in a title: title words, states, listed bodies, words of bodies, and capitals
// before a title ("Nineveh Governor").
bool fits_title(const Scene& scene, std::size_t unit) {
  if (is_role_word(scene, unit) || scene.lexicon.body_heads.contains(scene.units[unit].key)) return true;
  if (scene.hit_at[unit] != kNone) return true;
  if (scene.is_possessive(unit)) return true;
  const Upos upos = scene.upos(unit);
  return scene.units[unit].initial_upper && (upos == Upos::propn || upos == Upos::adj || upos == Upos::noun);
}

// "Minister of Defense", "head of the committee": the small words between a title and what it is over.
std::size_t bridge_before(const Scene& scene, std::size_t unit) {
  const std::string& key = scene.units[unit].key;
  if (key == "of" || key == "for" || key == "to") return unit;
  if (key == "the" && unit > 0 && scene.linked(unit) && scene.units[unit - 1].key == "of") return unit - 1;
  return kNone;
}

bool honorific_gap(const Scene& scene, std::size_t unit) {
  return scene.lexicon.honorifics.contains(scene.units[unit].key) ||
         scene.gap_after(unit).find('.') == std::string_view::npos;
}

// Return where the title before unit `name` begins; `name` itself if there is none.
std::size_t title_begin(const Scene& scene, std::size_t name) {
  std::size_t begin = name;
  bool has_head = false;
  while (begin > 0 && name - begin < kMaxTitleUnits && scene.linked(begin)) {
    std::size_t next = begin - 1;
    if (!honorific_gap(scene, next) && !scene.units[next].all_upper) break;
    const std::size_t bridge = begin < name ? bridge_before(scene, next) : kNone;
    if (bridge != kNone && bridge > 0 && scene.linked(bridge) && is_head(scene, bridge - 1)) {
      next = bridge - 1;
    } else if (!fits_title(scene, next)) {
      break;
    }
    if (begin == name && scene.is_possessive(next)) break;  // "Iraq's Abadi" has no title
    has_head = has_head || is_head(scene, next);
    begin = next;
  }
  if (!has_head) return name;
  // Capitals that no title word follows at once are somebody else's name or the sentence's first word.
  while (begin < name && scene.is_possessive(begin)) ++begin;
  return begin;
}

// Return the state that the title speaks of, kNone if none.
Index state_in(const Scene& scene, Span title) {
  for (std::size_t unit = title.begin; unit < title.end; ++unit) {
    if (scene.hit_at[unit] == kNone) continue;
    for (const ListMatch& match : scene.hits[scene.hit_at[unit]].matches) {
      if (scene.list.actors()[match.actor].type == EntityType::state) return match.actor;
    }
  }
  return kNone;
}

char gender_in(const Scene& scene, Span title) {
  for (std::size_t unit = title.begin; unit < title.end; ++unit) {
    if (scene.lexicon.female_words.contains(scene.units[unit].key)) return 'f';
    if (scene.lexicon.male_words.contains(scene.units[unit].key)) return 'm';
  }
  return 0;
}

// Return the title's words without states, possessives and mere forms of address: "Prime Minister". Several
// words of a place or body stay: "State Department Deputy Spokesperson".
std::string role_text(const Scene& scene, Span title) {
  while (title.begin < title.end) {
    const Index hit = scene.hit_at[title.begin];
    const bool state = hit != kNone && scene.list.actors()[scene.hits[hit].any()].type == EntityType::state;
    if (!state && !scene.is_possessive(title.begin)) break;
    title.begin = state ? std::min(scene.hits[hit].end, title.end) : title.begin + 1;
  }
  while (title.end > title.begin && scene.lexicon.honorifics.contains(scene.units[title.end - 1].key) &&
         !scene.lexicon.role_heads.contains(scene.units[title.end - 1].key)) {
    --title.end;
  }
  if (title.begin >= title.end) return {};
  return squeeze(slice(scene.report.text, scene.range(title.begin, title.end)));
}

// The last role word of the title: "minister" of "Iraqi Interior Minister".
std::string head_of(const Scene& scene, Span title) {
  for (std::size_t unit = title.end; unit > title.begin; --unit) {
    if (scene.lexicon.role_heads.contains(scene.units[unit - 1].key)) return scene.units[unit - 1].key;
  }
  return {};
}

bool overlaps_any(const std::vector<Found>& found, ByteRange range) {
  return std::any_of(found.begin(), found.end(), [range](const Found& f) { return f.name.overlaps(range); });
}

Found person(const Scene& scene, Span name, Index listed) {
  Found out;
  // Titles that the tagger took into the name go back to the title: "President Putin".
  std::size_t first = name.begin;
  while (first + 1 < name.end && is_head(scene, first) && scene.upos(first) != Upos::punct) ++first;
  const std::size_t begin = title_begin(scene, first);
  const Span title{std::min(begin, name.begin), first};
  out.name = scene.range(first, name.end);
  out.text = scene.range(title.begin, name.end);
  out.type = EntityType::person;
  out.detail.listed = listed;
  out.detail.state = state_in(scene, title);
  out.detail.role = role_text(scene, title);
  if (title.begin < title.end)
    out.detail.title = squeeze(slice(scene.report.text, scene.range(title.begin, title.end)));
  out.detail.head = head_of(scene, title);
  out.detail.gender = gender_in(scene, title);
  return out;
}

Index listed_person(const Scene& scene, Span name) {
  const Index hit = scene.hit_at[name.begin];
  if (hit == kNone || scene.hits[hit].begin != name.begin || scene.hits[hit].end != name.end) return kNone;
  const Index actor = scene.hits[hit].any();
  return scene.list.actors()[actor].type == EntityType::person ? actor : kNone;
}

// Whether the list has a longer name here, or has these very words as a body or group ("Isis" is no woman);
// its own step finds it.
bool list_knows_better(const Scene& scene, Span name) {
  const Index at = scene.hit_at[name.begin];
  if (at == kNone) return false;
  const Hit& hit = scene.hits[at];
  if (hit.end - hit.begin > name.end - name.begin) return true;
  const Index listed = hit.as(NameUse::name);
  if (listed == kNone || hit.begin != name.begin || hit.end != name.end) return false;
  const EntityType type = scene.list.actors()[listed].type;
  return type == EntityType::group || type == EntityType::organisation;
}

// A line of one word ("Newsfeed"), or a dateline's capitals ("TURNBERRY, Scotland —"), tagged as a name.
bool is_furniture(const Scene& scene, Span name) {
  const std::string& text = scene.report.text;
  const ByteRange range = scene.range(name.begin, name.end);
  if (range.begin != 0 && text[range.begin - 1] != '\n') return false;
  if (name.end == name.begin + 1 && (range.end == text.size() || text[range.end] == '\n')) return true;
  if (!scene.units[name.begin].all_upper) return false;
  const std::string_view rest = std::string_view(text).substr(range.end, kDatelineBytes);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return line.find("—") != std::string_view::npos || line.find("–") != std::string_view::npos ||
         line.find(" - ") != std::string_view::npos || line.find("--") != std::string_view::npos;
}

// "Ambassador", tagged as a name.
bool is_title_alone(const Scene& scene, Span name) {
  for (std::size_t unit = name.begin; unit < name.end; ++unit) {
    if (!is_role_word(scene, unit)) return false;
  }
  return true;
}

void from_tagger(const Scene& scene, std::vector<Found>& found) {
  for (const Mention& mention : scene.reading.mentions) {
    if (mention.type != EntityType::person || mention.name.empty()) continue;
    const Span name{scene.unit_from(mention.name.begin), scene.unit_from(mention.name.end)};
    if (name.begin >= name.end) continue;
    if (list_knows_better(scene, name) || is_title_alone(scene, name) || is_furniture(scene, name)) continue;
    found.push_back(person(scene, name, listed_person(scene, name)));
  }
}

void from_list(const Scene& scene, std::vector<Found>& found) {
  for (const Hit& hit : scene.hits) {
    const Index actor = hit.as(NameUse::name);
    if (actor == kNone || scene.list.actors()[actor].type != EntityType::person) continue;
    if (overlaps_any(found, scene.range(hit.begin, hit.end))) continue;
    found.push_back(person(scene, {hit.begin, hit.end}, actor));
  }
}

// Whether the unit may be part of a name nobody knows yet.
bool may_be_name(const Scene& scene, std::size_t unit) {
  if (!scene.units[unit].initial_upper || scene.hit_at[unit] != kNone || is_role_word(scene, unit))
    return false;
  if (scene.lexicon.body_heads.contains(scene.units[unit].key)) return false;
  return scene.upos(unit) == Upos::propn;
}

bool is_particle(const Scene& scene, std::size_t unit) {
  static const WordSet kParticles = {"al", "el", "ul", "bin", "ibn", "van", "von", "de", "der", "abu", "abd"};
  return kParticles.contains(scene.units[unit].key);
}

// "Committee member Hoshyar Abdullah" where the tagger saw nobody: a title, then two capitals or more.
void from_titles(const Scene& scene, std::vector<Found>& found) {
  for (std::size_t unit = 1; unit + 1 < scene.units.size() && found.size() < 3 * kMaxHits; ++unit) {
    if (!is_head(scene, unit - 1) || !scene.linked(unit) || !may_be_name(scene, unit)) continue;
    Span name{unit, unit + 1};
    std::size_t capitals = 1;
    while (name.end < scene.units.size() && name.end - unit < kMaxNameUnits && scene.linked(name.end) &&
           (may_be_name(scene, name.end) || is_particle(scene, name.end))) {
      if (may_be_name(scene, name.end)) ++capitals;
      ++name.end;
    }
    while (is_particle(scene, name.end - 1) && name.end - 1 > unit) --name.end;
    const bool honoured = scene.lexicon.honorifics.contains(scene.units[unit - 1].key);
    if (capitals < 2 && !honoured) continue;
    if (overlaps_any(found, scene.range(name.begin, name.end))) continue;
    const bool other_name =
        std::any_of(scene.reading.mentions.begin(), scene.reading.mentions.end(), [&](const Mention& m) {
          return m.text.overlaps(scene.range(name.begin, name.end)) && m.type != EntityType::other;
        });
    if (!other_name) found.push_back(person(scene, name, kNone));
    unit = name.end - 1;
  }
}

// The family names of people found with two names or more, by key.
WordSet family_names(const Scene& scene, const std::vector<Found>& found) {
  WordSet names;
  for (const Found& person : found) {
    const std::size_t first = scene.unit_from(person.name.begin);
    const std::size_t end = scene.unit_from(person.name.end);
    if (end < first + 2) continue;
    if (scene.units[end - 1].key.size() >= kShortestFamilyName) names.insert(scene.units[end - 1].key);
  }
  return names;
}

// Family names of people already found, where they stand alone: "al-Zamli had told".
void from_known(const Scene& scene, std::vector<Found>& found) {
  const WordSet known = family_names(scene, found);
  for (std::size_t unit = 0; unit < scene.units.size() && found.size() < 3 * kMaxHits; ++unit) {
    if (!scene.units[unit].initial_upper || !known.contains(scene.units[unit].key)) continue;
    if (scene.hit_at[unit] != kNone || is_role_word(scene, unit)) continue;
    const bool article =
        unit > 0 && scene.linked(unit) && is_particle(scene, unit - 1) && scene.gap_after(unit - 1) == "-";
    const Span name{article ? unit - 1 : unit, unit + 1};
    const ByteRange range = scene.range(name.begin, name.end);
    const bool tagged =
        std::any_of(scene.reading.mentions.begin(), scene.reading.mentions.end(),
                    [range](const Mention& m) { return m.name.overlaps(range) && m.name != range; });
    if (!tagged && !overlaps_any(found, range)) found.push_back(person(scene, name, kNone));
  }
}

}  // namespace

void find_persons(const Scene& scene, std::vector<Found>& found) {
  from_tagger(scene, found);
  from_list(scene, found);
  from_titles(scene, found);
  from_known(scene, found);
}

}  // namespace dragoman::actor
