// What digits may be in a date or time of day: a day, a year, an hour, "16:30", "2015-05-26", "1990s".
#pragma once

#include <vector>

#include "read/value/analysis.h"

namespace dragoman::values {

// Append the atoms of the digits at token `i`.
void digit_atoms(const Analysis& analysis, std::uint32_t i, std::vector<Atom>& out);

// Append the atoms of number phrase `index`, which begins at the token whose atoms are asked for.
void number_atoms(const Analysis& analysis, std::size_t index, std::vector<Atom>& out);

}  // namespace dragoman::values
