// Drafts of attributions from the cues of a text: verbs, nouns, adjectives, "according to", "reportedly",
// "Name: …".
#pragma once

#include <vector>

#include "read/speech/draft.h"

namespace dragoman::speech {

// Return all drafts in the order of their cues; contents may lie in one another.
std::vector<Draft> find_drafts(const SpeechContext& context);

}  // namespace dragoman::speech
