// Content that is a clause: behind the cue ("X said that …"), before it ("…, X said"), behind its colon.
#pragma once

#include <optional>

#include "read/speech/content.h"

namespace dragoman::speech {

std::optional<Draft> clause_frame(const SpeechContext& context, const VerbCue& verb_cue);
// "…, X said[, …]": the sentence up to the tag, and on behind it where the clause goes on; also "as X said".
std::optional<Draft> tag_frame(const SpeechContext& context, const VerbCue& verb_cue);
// "X added: …" without quotation marks: the rest of the paragraph.
std::optional<Draft> colon_frame(const SpeechContext& context, const VerbCue& verb_cue);

}  // namespace dragoman::speech
