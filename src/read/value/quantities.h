// Quantities: number phrases with their approximators, ranges, units, and what they count.
#pragma once

#include <span>
#include <vector>

#include "read/reading.h"
#include "read/value/analysis.h"
#include "read/value/trees.h"

namespace dragoman::values {

// Append the quantities of the block that `analysis` holds, in order. Numbers inside `times` are none.
void read_quantities(const Analysis& analysis, const Trees& trees, std::span<const TimeExpression> times,
                     std::vector<Quantity>& out);

}  // namespace dragoman::values
