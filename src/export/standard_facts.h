// What the tables of other standards ask of a claim, each fact as the text of a field. Internal to
// src/export.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claim/codebook.h"
#include "record/store.h"

namespace dragoman {

struct Side {
  std::string names;    // "; " between several
  std::string country;  // ISO 3166-1 alpha-3 of the first that has one, or "IGO", "NGO"
  std::string sector;   // "GOV", "MIL", "REB" ... of the same
};

// A claim with its code in one standard and its parties.
struct Coded {
  const StoredClaim* claim = nullptr;
  std::string code;
  Side source;
  Side target;
  bool reciprocal = false;
};

// Return the claims of a report that have a code in the standard, without repeats and rejected ones.
std::vector<Coded> coded_claims(const Codebook& codebook, std::span<const StoredClaim> report,
                                std::string_view standard);

// A number of people as tables ask it.
struct Toll {
  std::optional<double> best;
  std::optional<double> low;
  std::optional<double> high;
};

// Return how many people the claims of the phase casualties/`phase` count that tell of the same happening as
// `claim` (itself included); nothing if none says so. Running totals are not the toll of one happening.
Toll toll_of(const StoredClaim& claim, std::span<const StoredClaim> report, std::string_view phase);

// Days "YYYY-MM-DD" of the happening, "" if open or unknown.
std::string first_day(const StoredClaim& claim);
std::string last_day(const StoredClaim& claim);
// Return 1 for a day, 2 for a week, 3 for a month, 4 for a year or more, "" if unknown.
std::string day_precision(const StoredClaim& claim);

// Return the claim's first place that is no country if it has one, else its first; null if none.
const Place* place_of(const StoredClaim& claim);
// Return degrees with up to four decimals, "" if unknown.
std::string degrees(const std::optional<double>& value);
// Return "around 1800" style numbers as digits without needless decimals, "" if none.
std::string number(const std::optional<double>& value);
// Return who says so, innermost first: "Ada Lindqvist < Reuters < Harbour Times".
std::string chain_text(const StoredClaim& claim);
// Return the first filler of a role, "" if none.
std::string filler(const StoredClaim& claim, std::string_view role);

}  // namespace dragoman
