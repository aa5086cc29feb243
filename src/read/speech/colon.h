// "Name: what is said": headlines and the lines of an interview, which have no verb of saying.
#pragma once

#include <vector>

#include "read/speech/draft.h"

namespace dragoman::speech {

// Return a draft for every block that has this form, in text order.
std::vector<Draft> find_colon_drafts(const SpeechContext& context);

}  // namespace dragoman::speech
