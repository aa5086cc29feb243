// The group of words that a cue verb stands in: "has repeatedly said", "went on to say in a statement".
#pragma once

#include "read/speech/draft.h"

namespace dragoman::speech {

struct CueGroup {
  Index top = kNone;  // the verb that governs the group: "went" in "went on to say"
  Stretch words;      // from the first auxiliary or adverb to the verb, its particle and its channel
  bool passive = false;
};

// Return the group of the cue verb `verb`.
CueGroup cue_group(const SpeechContext& context, Index verb);

// Return the first word of the unbroken run of auxiliaries, negations and adverbs that leads to `verb`.
Index group_begin(const SpeechContext& context, Index verb);

}  // namespace dragoman::speech
