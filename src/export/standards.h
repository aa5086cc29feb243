// Claims as rows of the tables that researchers of conflict and arms keep. Which claims get a row, and its
// codes, stands in the codebook (`codes` of phases and rules, claim/codes.h); docs/export.md says for every
// column where it comes from and what stays empty.
//
//     plover  one row a claim: type, mode, context and parties (PLOVER 0.8, 2021)
//     cameo   one row a claim: code, quad class and parties (CAMEO 1.1b3; quad classes as GDELT's)
//     acled   one row a single happening (ACLED codebook, variables of its export)
//     ged     one row a single happening with deaths (UCDP Georeferenced Event Dataset)
//     sipri   one row a claim of an order, licence or delivery of arms (SIPRI arms transfers register)
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claim/codebook.h"
#include "record/store.h"

namespace dragoman {

enum class Standard : std::uint8_t { plover, cameo, acled, ged, sipri };

using Row = std::vector<std::string>;

// Return the standard of that name in lower case, or nothing.
[[nodiscard]] std::optional<Standard> standard_named(std::string_view name);

// Return the names of the columns, in order; static storage.
[[nodiscard]] std::span<const std::string_view> columns_of(Standard standard);

// Return the rows for the claims of one report, each with a field per column; "" is what the report does not
// say or the standard does not ask. Repeats and claims that a person rejected have none. Requires: all claims
// are of one report. Safe on any thread.
[[nodiscard]] std::vector<Row> rows_of(Standard standard, const Codebook& codebook,
                                       std::span<const StoredClaim> report);

}  // namespace dragoman
