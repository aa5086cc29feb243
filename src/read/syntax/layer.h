// The syntax layer of read(): fills sentences, words, tokens and the plain name mentions of a Reading.
#pragma once

#include "clean/report.h"
#include "read/reading.h"
#include "read/syntax/models.h"

namespace dragoman::syntax {

// Read the blocks of a report. English goes through `english`; other languages are split by rules and get
// name candidates (name_candidates.h), without tags and trees. Names become mentions with text == name and a
// head word.
void read_syntax(const Report& report, const Models& english, Reading& out);

}  // namespace dragoman::syntax
