// Claim: one frame instance asserted once in one report, with its attribution chain and the words it rests
// on. The unit of the whole program. Frames, phases and roles are names of the codebook, so a user's codebook
// may bring its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_range.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

// How the content is put. Numbers reach disk and never change; meanings in docs/glossary.md.
enum class Modality : std::uint8_t {
  happened = 0,
  ongoing = 1,
  state = 2,
  habitual = 3,
  asserted = 4,
  opinion = 5,
  planned = 6,
  pledged = 7,
  offered = 8,
  requested = 9,
  hoped = 10,
  wanted = 11,
  expected = 12,
  possible = 13,
  conditional = 14,
  assumed = 15,
  predicted = 16,
  negated = 17,
  denied = 18
};

std::string_view name_of(Modality modality);
std::optional<Modality> modality_of(std::string_view name);

// A party, thing or place that fills a role.
struct Argument {
  std::string role;     // of the codebook: "supplier"
  std::string text;     // as it shall be shown: resolved name, or the words of the report
  ByteRange evidence;   // where the words stand; empty if resolved from elsewhere
  Index actor = kNone;  // index into Reading::actors
  std::string country;  // whose: ISO 3166-1 alpha-2, "" if not known or of none
  std::string sector;   // "GOV", "MIL", "REB", "IGO" ... (lexicons sector_*), "" if not known
};

// One link of the chain. The innermost speaker comes first, the outlet last.
struct Link {
  std::string who;      // "(unnamed)" if the report does not say
  std::string role;     // "Prime Minister of Iraq", "news agency", "outlet"; "" if not known
  std::string act;      // the cue as written: "said", "told"
  std::string channel;  // "interview", "statement"
  ByteRange evidence;   // the source's words; empty for the outlet
  Index actor = kNone;
};

struct Claim {
  std::string id;  // report id, '-', and a number in text order: "3f0c…-04"
  std::string frame;
  std::string phase;
  std::vector<Argument> arguments;
  std::vector<Link> chain;
  Modality modality = Modality::happened;
  bool negative = false;  // polarity "-"
  std::vector<Quantity> quantities;
  std::optional<TimeExpression> time;
  std::vector<Place> places;
  ByteRange evidence;  // the smallest clause that carries the claim, in Report::text
  BlockKind zone = BlockKind::paragraph;
  bool in_quotation = false;
  std::string rule;       // name of the codebook rule that fired
  double confidence = 1;  // 0..1
  std::string event_key;  // claims of one report on one happening share it; "" of statements
  bool repeat = false;    // repeats a claim of the same source in the same report; not counted
};

}  // namespace dragoman
