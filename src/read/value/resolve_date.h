// Resolving dates: a day, month, weekday, season or year, with or without a time of day, parts missing or
// not.
#pragma once

#include <optional>

#include "read/value/resolve.h"

namespace dragoman::values {

std::optional<Meaning> resolve_date(const Frame& frame, const Timeline& timeline);

// Fill value, interval, grain of a meaning from its moment and what the frame adds: part of the day, clock,
// "early".
Meaning finished(const Frame& frame, const Moment& moment, ResolvedBy by);
// Return the year of quarter, month or season `month` (its first month) that the text most likely means.
std::optional<int> likely_year(const Timeline& timeline, int month, int day, std::optional<int> mod);
// Return the TIMEX3 mod of a frame: from its position or approximator.
std::string mod_of(const Frame& frame);

}  // namespace dragoman::values
