// Hard-wrapped text: wires and mail of the time before screens, whose lines end where the column was full.
// What stands in one line says nothing about it, so such a dump is not read line by line.
#pragma once

#include <cstddef>
#include <vector>

#include "clean/dump/lines.h"

namespace dragoman::cleaning {

// Return whether the lines of a dump were broken at a column: most are long but none too long, do not end a
// sentence, and go on in lower case.
bool is_hard_wrapped(const std::vector<Line>& lines);

// Return whether line `k` begins a paragraph of hard-wrapped text: after a blank line, indented, or after a
// line that ends a sentence before the column was full. Requires: k < lines.size().
bool begins_paragraph(const std::vector<Line>& lines, std::size_t k);

}  // namespace dragoman::cleaning
