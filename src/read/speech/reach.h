// How far content runs on behind what the tree gives.
#pragma once

#include <cstdint>

#include "read/speech/draft.h"

namespace dragoman::speech {

enum class Reach : std::uint8_t {
  phrase,  // to the next mark, unless what follows it hangs on the content
  clause,  // to the sentence's end, unless the cue's own clause goes on behind a mark or conjunction
};

// Carry `content` of the cue `verb` on to the next break. Words behind it that the tree hangs on the cue
// without a mark or conjunction before them ("… on Friday") are far more often the content's own; a quotation
// that begins in the content ends there too, though it be several sentences long.
Stretch to_break(const SpeechContext& context, Stretch content, Index verb, Reach reach = Reach::phrase);

// Return whether the head chain of `word` meets the words of `content` before it meets `verb`.
bool hangs_on(const SpeechContext& context, Index word, Stretch content, Index verb);

}  // namespace dragoman::speech
