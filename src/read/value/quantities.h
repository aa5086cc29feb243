// Quantities: number phrases with their approximators, ranges, units, and what they count.
#pragma once

#include <span>
#include <vector>

#include "read/reading.h"
#include "read/value/analysis.h"
#include "read/value/trees.h"

namespace dragoman::values {

// Return whether a number is a piece of a name, a code or an address: "A320", "24703m212", "id=25%".
bool is_inside_name(const Analysis& analysis, const Number& number);

// Append the quantities of the block that `analysis` holds, in order. Numbers inside `times` are none.
void read_quantities(const Analysis& analysis, const Trees& trees, std::span<const TimeExpression> times,
                     std::vector<Quantity>& out);

}  // namespace dragoman::values
