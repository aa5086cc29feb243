// The days on which a claim's matter lies, for filters by period.
#pragma once

#include <optional>
#include <string>

#include "claim/claim.h"

namespace dragoman {

// First and last day, "YYYY-MM-DD" so that texts compare as days; an open end is "0000-01-01" or
// "9999-12-31". Both absent if nothing is known.
struct DayText {
  std::optional<std::string> from;
  std::optional<std::string> to;
};

// Return the claim's own interval if it was resolved, else the days that its report's date of publication
// (Stamp::value) covers.
DayText happening_days(const Claim& claim, const std::string& published);

// Return the days that an ISO 8601 date of any precision covers: "2015-05" is the whole of May.
DayText days_of_date(const std::string& date);

}  // namespace dragoman
