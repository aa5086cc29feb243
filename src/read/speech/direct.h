// Direct speech: quotations as the content of a cue beside them, and quotations without a cue of their own.
#pragma once

#include <optional>
#include <vector>

#include "read/speech/content.h"

namespace dragoman::speech {

// Return the draft whose content is the quotation right before or behind the cue, or nothing. A quotation
// that only lends words to a clause ("called it a “crime”, X said") brings in the whole clause.
std::optional<Draft> quote_frame(const SpeechContext& context, const VerbCue& verb_cue);

// Give the quotations that no draft holds to the speaker around them: the rest of the paragraph, the speech's
// next paragraph, the cue that takes it up ("he added"). Drafts must be in text order and stay so.
void adopt_quotations(const SpeechContext& context, std::vector<Draft>& drafts);

}  // namespace dragoman::speech
