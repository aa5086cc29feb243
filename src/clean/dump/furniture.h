// What a line of a dump is when it is not the report's own text.
#pragma once

#include "clean/dump/classify.h"

namespace dragoman::cleaning {

// Return the kind of furniture that line `k` would be.
LineKind furniture_kind(const Line& line, const LineContext& context, std::size_t k);

// Return whether line `k` is furniture whatever the model says: a copyright line, a picture's line signed
// with the outlet's name, a date alone, a line of another script, a line that the outlet's other pages have.
bool is_always_furniture(const Line& line, const LineContext& context, std::size_t k);

// Return whether a line ends with a number in brackets, as a topic says how many items it has: "Floods (48)".
bool ends_with_count(std::string_view text);

}  // namespace dragoman::cleaning
