#include "claim/incident/join.h"

#include <algorithm>

namespace dragoman::incident {
namespace {

constexpr std::size_t kMostGroups = 64;     // incidents of one report; later hits join the last ones
constexpr std::uint32_t kOutcomeReach = 3;  // sentences from an incident to what came of it
constexpr std::uint32_t kSummaryReach = 3;  // sentences from an incident to "the attack"
constexpr std::uint32_t kNamesReach = 1;    // sentences within which victims of other names are of the same
constexpr std::uint32_t kThingsReach = 2;   // and other things that were hit

std::optional<Day> exact_day(const TimeExpression* time) {
  if (time == nullptr || !time->interval.start || time->interval.start != time->interval.end)
    return std::nullopt;
  return time->interval.start;
}

// The noun that a thing's words are about: "tower" of "tower of the plant", "beer truck" -> "truck".
std::string_view head_of(std::string_view text) {
  text = text.substr(0, text.find(" of "));
  return text.substr(text.rfind(' ') + 1);
}

class Joiner {
 public:
  Joiner(const Scene& scene, const std::vector<Hit>& hits) : scene_(scene), hits_(hits) {}

  std::vector<Group> run() {
    for (std::size_t h = 0; h < hits_.size(); ++h) place(h);
    std::erase_if(groups_, [&](const Group& group) { return !counts(group); });
    for (Group& group : groups_) name_by_instrument(group);
    return std::move(groups_);
  }

 private:
  [[nodiscard]] const TypeWords& type_of(std::size_t hit) const {
    return scene_.lists.types[hits_[hit].type];
  }

  void place(std::size_t h) {
    const Hit& hit = hits_[h];
    if (Group* home = home_of(h)) return add(*home, h);
    if (hit.bare_outcome) return;
    if (Group* before = outcome_before(h)) {
      before->hits.push_back(h);
      before->type = hit.type;
      return;
    }
    if ((hit.generic && !hit.particular) || groups_.size() >= kMostGroups) return;
    groups_.push_back({{h}, hit.type});
  }

  void add(Group& group, std::size_t h) {
    group.hits.push_back(h);
    const TypeWords& now = scene_.lists.types[group.type];
    if (type_of(h).family == now.family && type_of(h).rank < now.rank) group.type = hits_[h].type;
  }

  // An attack by bombs is a bombing, whatever the word.
  void name_by_instrument(Group& group) const {
    if (scene_.lists.types[group.type].family != "attack" || scene_.lists.types[group.type].rank == 0) return;
    const bool bombed =
        std::any_of(group.hits.begin(), group.hits.end(), [&](std::size_t h) { return hits_[h].bombed; });
    if (!bombed) return;
    for (std::size_t t = 0; t < scene_.lists.types.size(); ++t) {
      if (scene_.lists.types[t].name == "bombing") group.type = t;
    }
  }

  // "Two clerks were killed when a bomb exploded": what came of it stands before the act.
  Group* outcome_before(std::size_t h) {
    if (groups_.empty() || hits_[h].outcome) return nullptr;
    Group& last = groups_.back();
    const bool same = hits_[last.hits.back()].sentence == hits_[h].sentence && agrees(last, h);
    const bool only = std::all_of(last.hits.begin(), last.hits.end(),
                                  [&](std::size_t other) { return hits_[other].outcome; });
    return same && only ? &last : nullptr;
  }

  // Return the incident that the hit tells more of, or null.
  Group* home_of(std::size_t h) {
    const Hit& hit = hits_[h];
    for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
      if (!agrees(*group, h)) continue;
      const std::uint32_t gap = hit.sentence - hits_[group->hits.back()].sentence;
      if (hit.further && hit.particular) continue;
      const bool family = type_of(h).family == scene_.lists.types[group->type].family;
      if (family) return &*group;
      if (hit.outcome && gap <= kOutcomeReach && !is_kidnapping(*group)) return &*group;
      if (!hit.particular && type_of(h).family == "attack" && gap <= kSummaryReach) return &*group;
      if (shares_target(*group, h) && gap <= kSummaryReach) return &*group;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_kidnapping(const Group& group) const {
    return scene_.lists.types[group.type].name == "kidnapping";
  }

  // Return whether a thing of the hit is `like` one of the group.
  template <class Like>
  [[nodiscard]] bool shares_thing(const Group& group, std::size_t h, Like like) const {
    return std::any_of(group.hits.begin(), group.hits.end(), [&](std::size_t other) {
      const auto& known = hits_[other].things;
      return std::any_of(known.begin(), known.end(), [&](const IncidentParty& a) {
        const auto& mine = hits_[h].things;
        return std::any_of(mine.begin(), mine.end(), [&](const IncidentParty& b) { return like(a, b); });
      });
    });
  }

  [[nodiscard]] bool shares_target(const Group& group, std::size_t h) const {
    return shares_thing(group, h, [](const auto& a, const auto& b) { return a.text == b.text; });
  }

  // Later sentences that tell of other things tell of another incident.
  [[nodiscard]] bool same_things(const Group& group, std::size_t h) const {
    const Hit& hit = hits_[h];
    const bool near = hit.sentence - hits_[group.hits.back()].sentence < kThingsReach;
    const bool none = std::all_of(group.hits.begin(), group.hits.end(),
                                  [&](std::size_t other) { return hits_[other].things.empty(); });
    if (near || none || hit.things.empty()) return true;
    return shares_thing(group, h, [](const auto& a, const auto& b) {
      return a.text.find(head_of(b.text)) != std::string::npos ||
             b.text.find(head_of(a.text)) != std::string::npos;
    });
  }

  [[nodiscard]] bool agrees(const Group& group, std::size_t h) const {
    return same_day(group, h) && same_place(group, h) && same_people(group, h) && same_things(group, h);
  }

  [[nodiscard]] bool same_day(const Group& group, std::size_t h) const {
    const auto day = exact_day(hits_[h].time);
    if (!day) return true;
    bool dated = false;
    for (const std::size_t other : group.hits) {
      const auto known = exact_day(hits_[other].time);
      if (known == day) return true;
      dated = dated || known.has_value();
    }
    return !dated;
  }

  // Towns that differ are two places; provinces and countries may hold one another.
  [[nodiscard]] bool same_place(const Group& group, std::size_t h) const {
    const auto is_town = [](const Place* place) {
      return !place->id.empty() && place->precision <= PlacePrecision::city;
    };
    bool mine = false;
    bool theirs = false;
    for (const Place* place : hits_[h].places) mine = mine || is_town(place);
    if (!mine) return true;
    for (const std::size_t other : group.hits) {
      for (const Place* known : hits_[other].places) {
        if (!is_town(known)) continue;
        theirs = true;
        for (const Place* place : hits_[h].places) {
          if (place->id == known->id) return true;
        }
      }
    }
    return !theirs;
  }

  [[nodiscard]] static bool names(const Hit& hit) {
    return std::any_of(hit.people.begin(), hit.people.end(), [](const auto& party) { return party.named; });
  }

  [[nodiscard]] bool same_people(const Group& group, std::size_t h) const {
    const Hit& hit = hits_[h];
    if (!names(hit)) return true;
    bool named = false;
    for (const std::size_t other : group.hits) {
      for (const IncidentParty& a : hits_[other].people) {
        if (!a.named) continue;
        named = true;
        for (const IncidentParty& b : hit.people) {
          if (b.named && (a.text == b.text || (a.actor != kNone && a.actor == b.actor))) return true;
        }
      }
    }
    return !named || hit.sentence - hits_[group.hits.back()].sentence < kNamesReach;
  }

  [[nodiscard]] bool counts(const Group& group) const {
    bool particular = false;
    bool civilian = false;
    bool military = false;
    for (const std::size_t h : group.hits) {
      const Hit& hit = hits_[h];
      particular = particular || hit.particular;
      civilian = civilian || hit.civilian;
      military = military || hit.military;
    }
    return particular && (civilian || !military);
  }

  const Scene& scene_;
  const std::vector<Hit>& hits_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Group> join(const Scene& scene, const std::vector<Hit>& hits) {
  return Joiner(scene, hits).run();
}

}  // namespace dragoman::incident
