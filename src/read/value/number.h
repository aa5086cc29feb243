// Number phrases in digits, words and both: "2,700", "2.5 million", "twenty-one", "soixante-dix", "خمسة
// وعشرون".
#pragma once

#include <optional>

#include "read/value/analysis.h"

namespace dragoman::values {

// Return the number phrase that begins at token `i`. Uses the listed atoms only. One grammar serves all
// languages: words add or multiply, a word is added only below the last digit that stands (twenty + one, not
// twenty + ten), and joining words count only between two such parts.
std::optional<Number> read_number(const Analysis& analysis, std::uint32_t i);

}  // namespace dragoman::values
