// Names that stand alone: what the list knows and what the tagger saw, and peoples ("the Russians").
#include <algorithm>

#include "read/actor/scene.h"

namespace dragoman::actor {
namespace {

// Whether `range` stands inside something found that may not hold other mentions, or crosses it.
bool is_taken(const std::vector<Found>& found, ByteRange range) {
  return std::any_of(found.begin(), found.end(), [range](const Found& f) {
    if (!f.text.overlaps(range)) return false;
    if (!f.text.contains(range)) return true;
    if (f.name.empty()) return f.text == range;
    return f.name.overlaps(range) && (f.type == EntityType::person || f.name == range);
  });
}

bool is_nested(const std::vector<Found>& found, ByteRange range) {
  return std::any_of(found.begin(), found.end(), [range](const Found& f) { return f.text.contains(range); });
}

const Mention* tagged(const Scene& scene, ByteRange range) {
  for (const Mention& mention : scene.reading.mentions) {
    if (mention.name.overlaps(range)) return &mention;
  }
  return nullptr;
}

// Whether the tagger reads a longer name here ("Bank of China", "Michael Jordan"), or a person where the list
// has a state.
bool tagger_differs(const Scene& scene, const Hit& hit, ByteRange range, EntityType type) {
  const Mention* mention = tagged(scene, range);
  if (mention == nullptr) return false;
  if (mention->name.contains(range) && mention->name.size() > range.size() + 4) {
    // "the Islamic State" with its article is no longer name, nor is "Russia's".
    const std::size_t units = scene.unit_from(mention->name.end) - scene.unit_from(mention->name.begin);
    if (units > hit.end - hit.begin) return mention->type != EntityType::place || type != EntityType::state;
  }
  return mention->type == EntityType::person && type == EntityType::state && hit.end - hit.begin == 1;
}

// Return the longer name of a place that the stretch is a part of, empty if none: "Port Sudan" for "Sudan".
ByteRange longer_place(const Scene& scene, ByteRange range) {
  const auto after = std::partition_point(scene.place_names.begin(), scene.place_names.end(),
                                          [&](ByteRange place) { return place.end < range.end; });
  const bool inside =
      after != scene.place_names.end() && after->contains(range) && after->size() > range.size();
  return inside ? *after : ByteRange{};
}

void from_list(const Scene& scene, std::vector<Found>& found) {
  std::vector<Found> more;
  for (const Hit& hit : scene.hits) {
    const ByteRange range = scene.range(hit.begin, hit.end);
    const NameUse use = hit.matches.front().use;
    Found out;
    out.text = out.name = range;
    out.detail.use = use;
    out.detail.listed = hit.any();
    out.type = scene.list.actors()[hit.any()].type;
    if (hit.as(NameUse::people) != kNone && use != NameUse::name) {
      out.detail.listed = hit.as(NameUse::people);
      out.detail.use = NameUse::people;
      out.type = EntityType::group;
      out.detail.plural = true;
    } else if (use == NameUse::adjective) {
      continue;
    } else if (use == NameUse::seat) {
      out.type = EntityType::place;
    }
    if (out.type == EntityType::person || is_taken(found, range)) continue;
    if (tagger_differs(scene, hit, range, out.type)) continue;
    const bool land = out.type == EntityType::state || out.type == EntityType::place;
    if (const ByteRange place = land ? longer_place(scene, range) : ByteRange{}; !place.empty()) {
      const Mention* mention = tagged(scene, place);
      if (is_taken(found, place) || is_taken(more, place) ||
          (mention != nullptr && mention->name.contains(place)))
        continue;
      Found longer;
      longer.text = longer.name = place;
      longer.type = EntityType::place;
      longer.nested = is_nested(found, place);
      more.push_back(std::move(longer));
      continue;
    }
    out.detail.state = scene.list.state(scene.list.actors()[out.detail.listed].country);
    out.nested = is_nested(found, range);
    more.push_back(std::move(out));
  }
  found.insert(found.end(), more.begin(), more.end());
}

// The state whose adjective a tagged name begins with: "Russian State Duma".
Index state_of_name(const Scene& scene, ByteRange name) {
  const std::size_t unit = scene.unit_from(name.begin);
  if (unit >= scene.units.size() || scene.hit_at[unit] == kNone) return kNone;
  const Index actor = scene.hits[scene.hit_at[unit]].any();
  return scene.list.actors()[actor].type == EntityType::state ? actor : kNone;
}

// "Daesh-Occupied Fallujah", "Ethiopian-flagged": a listed word and what hangs on its hyphen are no name
// together.
bool is_compound_of_listed(const Scene& scene, std::size_t first, ByteRange name) {
  if (first >= scene.units.size() || scene.hit_at[first] == kNone) return false;
  const Hit& hit = scene.hits[scene.hit_at[first]];
  const bool goes_on = hit.end < scene.units.size() && scene.units[hit.end].text.end <= name.end;
  return goes_on && scene.gap_after(hit.end - 1) == "-";
}

// Whether a tagged name may stand inside a person's title: bodies may ("Finance Committee" before
// "chairman"), parts of the title's own words ("Iraqi Interior") may not.
bool may_stand_in_title(const Scene& scene, const Found& person, ByteRange name) {
  if (person.type != EntityType::person || person.name.empty()) return false;
  if (!person.text.contains(name) || person.name.overlaps(name)) return false;
  const std::size_t after = scene.unit_from(name.end);
  return after > 0 && scene.lexicon.body_heads.contains(scene.units[after - 1].key);
}

void from_tagger(const Scene& scene, std::vector<Found>& found) {
  std::vector<Found> more;
  for (const Mention& mention : scene.reading.mentions) {
    if (mention.type == EntityType::person || mention.name.empty()) continue;
    const bool taken = std::any_of(found.begin(), found.end(), [&](const Found& f) {
      return f.text.overlaps(mention.name) && !may_stand_in_title(scene, f, mention.name);
    });
    // Adjectives of states that the tagger calls names ("Iraqi") are no actors by themselves.
    const std::size_t first = scene.unit_from(mention.name.begin);
    const bool bare_adjective =
        first < scene.units.size() && scene.hit_at[first] != kNone &&
        scene.hits[scene.hit_at[first]].matches.front().use == NameUse::adjective &&
        scene.range(scene.hits[scene.hit_at[first]].begin, scene.hits[scene.hit_at[first]].end)
            .contains(mention.name);
    if (taken || bare_adjective || is_compound_of_listed(scene, first, mention.name)) continue;
    Found out;
    out.text = mention.text;
    out.name = mention.name;
    out.type = mention.type;
    out.detail.state = state_of_name(scene, mention.name);
    out.nested = is_nested(found, mention.name);
    more.push_back(std::move(out));
  }
  found.insert(found.end(), more.begin(), more.end());
}

}  // namespace

void find_listed(const Scene& scene, std::vector<Found>& found) {
  from_list(scene, found);
  from_tagger(scene, found);
}

}  // namespace dragoman::actor
