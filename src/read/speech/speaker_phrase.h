// The words of a speaker's noun phrase: from its head word to where it begins and ends.
#pragma once

#include "read/speech/cue_group.h"

namespace dragoman::speech {

// Return the words of the noun phrase with `head` that stands before or behind `group`: its subtree without
// conjunction and punctuation at its edges and without a time at its end, with the appositions that commas
// show.
Stretch speaker_phrase(const SpeechContext& context, Index head, const CueGroup& group);

// Return the words of the noun phrase with `head` that starts at word `first`: with its appositions, up to
// the words that belong to the verb again.
Stretch phrase_behind(const SpeechContext& context, Index first, Index head);

// Return the last word of the quotation that ends in the sentence of word `w` before it with a finished
// clause, nothing but a speaker's phrase between; kNone if there is none.
Index last_of_quotation_before(const SpeechContext& context, Index w);

// Return `phrase` carried back over appositions ("X, a … of …,") from the comma at `comma` behind it.
Stretch with_apposition(const SpeechContext& context, Stretch phrase, Index comma);

// Return whether the words [first, end) are put in ("however", "he added"), so that the clause goes on over
// them.
bool is_insertion(const SpeechContext& context, Index first, Index end);

}  // namespace dragoman::speech
