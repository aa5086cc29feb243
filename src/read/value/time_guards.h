// Guards: matches that only look like times: "may" the verb, "2000 soldiers", "version 1998".
#pragma once

#include "read/value/match.h"
#include "read/value/trees.h"

namespace dragoman::values {

// Return whether a match of the time rules is one.
bool is_time(const Analysis& analysis, const Match& match, const Trees& trees);

// Return whether "a year" stands behind an amount and so means "each year": "$5 a year".
bool is_rate(const Analysis& analysis, const Match& match);

}  // namespace dragoman::values
