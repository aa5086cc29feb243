// Speech: who says what by which words. Fills Reading::attributions from the trees, mentions and actors of a
// reading.
//
// The method: quotation marks are matched first; every word of the cue lexicon then proposes an attribution
// from the tree around it (speaker: its subject; content: its complement or the quotation beside it);
// quotations that no cue holds go to the speaker around them; an attribution whose cue stands in another's
// content becomes its inner link. Texts without trees are read by patterns of cue words and quotation marks
// (plain.h).
#pragma once

#include <vector>

#include "clean/report.h"
#include "read/reading.h"
#include "read/speech/cues.h"

namespace dragoman::speech {

// Return the attributions of a report in the order of their first byte. `inside` always names an attribution
// of the same answer and never leads in a circle. `reading` must have sentences and words; mentions and
// actors are used where they are there. Pure; time grows linearly with the
// text.
std::vector<Attribution> find(const Report& report, const Reading& reading, const CueLexicon& lexicon);

// Return the chain of attributions that byte range `evidence` stands in, innermost first: those whose content
// holds it, then the links they stand inside of.
std::vector<Index> chain_at(const Reading& reading, ByteRange evidence);

}  // namespace dragoman::speech
