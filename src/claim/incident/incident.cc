#include "claim/incident/incident.h"

#include <algorithm>

#include "base/civil.h"
#include "claim/incident/join.h"

namespace dragoman {
namespace {

using incident::Group;
using incident::Hit;
using incident::Scene;

std::optional<Day> day_of_report(const Report& report) {
  return report.published.value.size() >= 10 ? parse_day(report.published.value.substr(0, 10)) : std::nullopt;
}

void take_all(std::vector<IncidentParty>& into, const std::vector<IncidentParty>& from) {
  for (const IncidentParty& party : from) incident::add_party(into, party);
}

// The narrowest time that its sentences give.
void take_time(Incident& out, const Hit& hit) {
  if (hit.time == nullptr) return;
  if (!out.time || hit.time->grain < out.time->grain) out.time = *hit.time;
}

void take_places(Incident& out, const Hit& hit) {
  for (const Place* place : hit.places) {
    const bool known = std::any_of(out.places.begin(), out.places.end(), [&](const Place& other) {
      return other.id == place->id && other.name == place->name;
    });
    if (!known) out.places.push_back(*place);
  }
}

void take_claims(const Scene& scene, Incident& out, const Hit& hit, const std::vector<Claim>& claims) {
  const ByteRange sentence = scene.reading.sentences[hit.sentence].text;
  for (const Claim& claim : claims) {
    const bool here =
        claim.evidence.contains(scene.tree.word(hit.word).text) && sentence.overlaps(claim.evidence);
    if (here && std::find(out.claims.begin(), out.claims.end(), claim.id) == out.claims.end())
      out.claims.push_back(claim.id);
  }
}

Incident assemble(const Scene& scene, const std::vector<Hit>& hits, const Group& group,
                  const std::vector<Claim>& claims) {
  Incident out;
  out.type = scene.lists.types[group.type].name;
  bool accomplished = false;
  for (const std::size_t h : group.hits) {
    const Hit& hit = hits[h];
    if (hit.stage == Stage::accomplished) {
      accomplished = accomplished || hit.particular;
    } else if (out.stage == Stage::accomplished) {
      out.stage = hit.stage;
    }
    take_all(out.people, hit.people);
    take_all(out.things, hit.things);
    take_all(out.instruments, hit.instruments);
    take_all(out.perpetrators, hit.perpetrators);
    take_all(out.organisations, hit.organisations);
    out.by_state = out.by_state || hit.by_state;
    take_time(out, hit);
    take_places(out, hit);
    take_claims(scene, out, hit, claims);
    out.evidence.push_back(scene.tree.word(hit.word).text);
  }
  if (accomplished) out.stage = Stage::accomplished;
  return out;
}

}  // namespace

std::string_view name_of(Stage stage) {
  static constexpr std::string_view kNames[] = {"accomplished", "attempted", "threatened"};
  return kNames[static_cast<std::size_t>(stage)];
}

std::string_view name_of(Blame blame) {
  static constexpr std::string_view kNames[] = {"fact", "claimed", "suspected", "suspected_by_authorities",
                                                "possible"};
  return kNames[static_cast<std::size_t>(blame)];
}

std::string_view name_of(Effect effect) {
  static constexpr std::string_view kNames[] = {"",      "death",     "injury", "unharmed",
                                                "freed", "destroyed", "damaged"};
  return kNames[static_cast<std::size_t>(effect)];
}

std::vector<Incident> incidents(const Report& report, const Reading& reading,
                                const std::vector<Claim>& claims, const Codebook& codebook) {
  const Language* language = codebook.language(report.language);
  if (language == nullptr || reading.words.empty()) return {};
  const incident::Lists lists = incident::lists_of(*language);
  if (lists.empty()) return {};
  const Tree tree(report, reading);
  const Grammar grammar = make_grammar(tree, *language);
  const Scene scene = incident::make_scene(report, reading, tree, grammar, lists);
  const std::vector<Hit> hits = incident::find_hits(scene, day_of_report(report));
  std::vector<Incident> out;
  for (const Group& group : incident::join(scene, hits)) out.push_back(assemble(scene, hits, group, claims));
  return out;
}

}  // namespace dragoman
