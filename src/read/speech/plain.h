// Speech in texts without trees: verbs of saying, "according to" and quotation marks, by the lists of a
// language.
#pragma once

#include <vector>

#include "clean/report.h"
#include "read/reading.h"
#include "read/speech/cues.h"
#include "read/speech/quotation.h"

namespace dragoman::speech {

// Return the attributions found by the patterns of the report's language; none if the lexicon has no list for
// it. Speakers are resolved where a mention of an actor stands at the source.
std::vector<Attribution> find_plain_speech(const Report& report, const Reading& reading,
                                           const std::vector<Quotation>& quotations,
                                           const CueLexicon& lexicon);

}  // namespace dragoman::speech
