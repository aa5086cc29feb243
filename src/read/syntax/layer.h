// The syntax layer of read(): fills sentences, words, tokens and the plain name mentions of a Reading.
#pragma once

#include "clean/report.h"
#include "read/reading.h"
#include "read/syntax/models.h"

namespace dragoman::syntax {

// Read the blocks of a report. English goes through `english`; other languages are split by rules and get
// name candidates by capital letters, without tags and trees. Names become mentions with text == name and a
// head word.
void read_syntax(const Report& report, const Models& english, Reading& out);

// Append name candidates of a sentence without models: runs of capitalised words in Latin and Cyrillic
// script, the first word of a sentence only if the report has it capitalised elsewhere inside one.
void add_name_candidates(const Report& report, Reading& out);

}  // namespace dragoman::syntax
