// Names in languages without models: candidates by capital letters, and in scripts that have none, by titles
// and by words known from people's names.
#pragma once

#include "clean/report.h"
#include "read/reading.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// Return the key under which WordLists::people holds a word: list_key() of words in Latin script, so that
// English sees what it was trained on, and of their folded form (base/unicode.h) in other scripts.
std::uint64_t people_key(std::string_view word);

// Append the name candidates of all sentences of a report. Takes time in proportion to n log n.
//
// Latin, Cyrillic and Greek script: runs of capitalised words with the small words of names inside them
// ("Abu Bakr al-Naimi", "Ursula von der Leyen"). The first word of a sentence counts only if the report has
// it capitalised elsewhere inside one and nowhere in lower case, or if it is known from people's names and
// the next word is capitalised too. Turkish names end before the apostrophe of their endings. German, with its
// capital nouns, gets none.
// Arabic and Hebrew script: after a title the words known from people's names and what is joined to them;
// elsewhere two such words or more in a row.
void add_name_candidates(const Report& report, const WordLists& lists, Reading& out);

// The part of add_name_candidates() for scripts without capitals.
void add_uncased_candidates(const Report& report, const WordLists& lists, Reading& out);

// Append the name of words [first, end).
void append_candidate(Index first, Index end, Reading& out);

}  // namespace dragoman::syntax
