// Who a speaker is: from the words of the source to an actor of the report, and to the name a chain shows.
#pragma once

#include <vector>

#include "read/speech/draft.h"

namespace dragoman::speech {

// Return for every word the mention of an actor that has its head there, else the shortest that holds it, or
// kNone.
std::vector<Index> mentions_by_word(const Reading& reading);

// Set speaker and speaker_name of `attribution` from the mentions at the draft's source; a relative pronoun
// stands for the noun before it. The name is the actor's, else the source's words without article,
// "(unnamed)" if there are none.
void name_speaker(const SpeechContext& context, const Draft& draft, Attribution& attribution);

// Give speakers that are still "he" or "she" the speaker before them in the text; one who speaks inside
// another's content looks no further than that content.
void settle_pronouns(const Report& report, std::vector<Attribution>& all);

}  // namespace dragoman::speech
