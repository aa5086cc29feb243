// Who speaks: the head word of the noun phrase that a cue's group has for its speaker.
#pragma once

#include "read/speech/cue_group.h"

namespace dragoman::speech {

// Return the head word of the speaker of the group, or kNone: its subject, the one it shares with the verb it
// is joined to, the agent of a passive, or the noun that a participle describes. Where the tree gives none,
// or one that the commas contradict, the noun phrase that stands in the speaker's place.
Index speaker_of(const SpeechContext& context, const CueGroup& group);

}  // namespace dragoman::speech
