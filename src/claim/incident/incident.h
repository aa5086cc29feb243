// Incident: one violent event as a monitor counts it: what was done, when, where, by whom, with what, to whom
// and what. Assembled from a whole report: several sentences that tell of one event make one incident. The
// slots follow the template of the Fourth Message Understanding Conference (1992), the types are the
// codebook's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_range.h"
#include "claim/claim.h"
#include "claim/codebook.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

enum class Stage : std::uint8_t { accomplished, attempted, threatened };

// How sure the report is that an organisation did it.
enum class Blame : std::uint8_t { fact, claimed, suspected, suspected_by_authorities, possible };

enum class Effect : std::uint8_t { unknown, death, injury, unharmed, freed, destroyed, damaged };

std::string_view name_of(Stage stage);
std::string_view name_of(Blame blame);
std::string_view name_of(Effect effect);

// Who or what fills a slot.
struct IncidentParty {
  std::string text;     // the fullest name, or the words of the report without article and number
  ByteRange evidence;   // where it stands, in Report::text
  Index actor = kNone;  // index into Reading::actors
  bool named = false;   // a person's name, not a description
  std::string
      type;  // of things: "vehicle"; of people: "civilian", "official", "fighter" ...; "" if not known
  Effect effect = Effect::unknown;
  std::optional<double> number;
  Blame blame = Blame::fact;  // of organisations
};

struct Incident {
  std::string type;  // of the codebook: "bombing"
  Stage stage = Stage::accomplished;
  std::optional<TimeExpression> time;
  std::vector<Place> places;
  std::vector<IncidentParty> instruments;
  std::vector<IncidentParty> perpetrators;   // individuals and groups without a name of their own
  std::vector<IncidentParty> organisations;  // with Blame
  std::vector<IncidentParty> things;         // physical targets
  std::vector<IncidentParty> people;         // human targets
  bool by_state = false;                     // forces of a state are named as perpetrators
  std::vector<ByteRange> evidence;           // the words that tell of it, in text order
  std::vector<std::string> claims;           // ids of the claims that stand in its sentences
};

// Return the incidents of a report in the order in which they are first told; none if the codebook has no
// lists for its language. Pure, deterministic, safe on any thread; the time is linear in the text but for the
// joining of incidents, of which at most 64 are kept.
[[nodiscard]] std::vector<Incident> incidents(const Report& report, const Reading& reading,
                                              const std::vector<Claim>& claims, const Codebook& codebook);

}  // namespace dragoman
