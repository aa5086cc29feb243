#include "read/actor/scene.h"

#include <algorithm>
#include <unordered_set>

namespace dragoman::actor {
namespace {

// For every unit, the index of the item whose range holds its first byte. Both lists are in text order.
template <class Items>
std::vector<Index> holders(const std::vector<Unit>& units, const Items& items) {
  std::vector<Index> out(units.size(), kNone);
  std::size_t at = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    while (at < items.size() && items[at].text.end <= units[i].text.begin) ++at;
    if (at < items.size() && items[at].text.contains(units[i].text.begin)) out[i] = static_cast<Index>(at);
  }
  return out;
}

// A weak name ("IS") counts only beside a full one of the same actor, and not in a line of capitals.
void drop_weak(const std::vector<Unit>& units, std::vector<Hit>& hits) {
  std::unordered_set<Index> full;
  for (const Hit& hit : hits) {
    for (const ListMatch& match : hit.matches) {
      if (match.use == NameUse::name) full.insert(match.actor);
    }
  }
  const auto shouts = [&units](std::size_t at) {
    return at < units.size() && units[at].all_upper && units[at].text.size() > 2;
  };
  std::vector<Hit> kept;
  for (Hit& hit : hits) {
    const bool in_capitals = (hit.begin == 0 || shouts(hit.begin - 1)) && shouts(hit.end);
    std::erase_if(hit.matches, [&](const ListMatch& match) {
      return match.use == NameUse::weak && (in_capitals || !full.contains(match.actor));
    });
    if (!hit.matches.empty()) kept.push_back(std::move(hit));
  }
  hits = std::move(kept);
}

}  // namespace

Index Hit::as(NameUse use) const {
  for (const ListMatch& match : matches) {
    if (match.use == use) return match.actor;
  }
  return kNone;
}

Scene::Scene(const Report& of, const ActorList& actors, const Lexicon& words, const Reading& read,
             const std::vector<ByteRange>& places)
    : report(of),
      list(actors),
      lexicon(words),
      reading(read),
      place_names(places),
      units(cut_units(of.text)) {
  word_of = holders(units, reading.words);
  sentence_of = holders(units, reading.sentences);
  for (std::size_t at = 0; at < units.size() && hits.size() < kMaxHits;) {
    std::vector<ListMatch> matches = list.matches_at(units, at, report.language);
    if (matches.empty()) {
      ++at;
      continue;
    }
    const std::size_t count = matches.front().units;
    hits.push_back({at, at + count, std::move(matches)});
    at += count;
  }
  drop_weak(units, hits);
  hit_at.assign(units.size(), kNone);
  for (std::size_t h = 0; h < hits.size(); ++h) {
    std::fill(hit_at.begin() + static_cast<std::ptrdiff_t>(hits[h].begin),
              hit_at.begin() + static_cast<std::ptrdiff_t>(hits[h].end), static_cast<Index>(h));
  }
}

std::string_view Scene::gap_after(std::size_t unit) const {
  return slice(report.text, {units[unit].text.end, units[unit + 1].text.begin});
}

bool Scene::linked(std::size_t unit) const {
  return unit > 0 && units[unit].joined && sentence_of[unit] == sentence_of[unit - 1];
}

bool Scene::is_possessive(std::size_t unit) const {
  if (unit == 0 || units[unit].key != "s" || !units[unit].joined) return false;
  const std::string_view gap = gap_after(unit - 1);
  return gap == "'" || gap == "’" || gap == "ʼ" || gap == "`";
}

Upos Scene::upos(std::size_t unit) const {
  return word_of[unit] == kNone ? Upos::x : reading.words[word_of[unit]].upos;
}

ByteRange Scene::range(std::size_t begin, std::size_t end) const {
  ByteRange out{units[begin].text.begin, units[end - 1].text.end};
  const Index word = word_of[end - 1];
  if (word != kNone && reading.words[word].text.end == out.end + 1 && report.text[out.end] == '.') ++out.end;
  return out;
}

std::size_t Scene::unit_from(std::uint32_t at) const {
  const auto found = std::partition_point(units.begin(), units.end(),
                                          [at](const Unit& unit) { return unit.text.begin < at; });
  return static_cast<std::size_t>(found - units.begin());
}

}  // namespace dragoman::actor
