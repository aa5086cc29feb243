// The content of a cue: which of the words around it are what is said, by the frames of the lexicon.
#pragma once

#include <optional>

#include "read/speech/cue_group.h"
#include "read/speech/draft.h"

namespace dragoman::speech {

// What is known of a verb cue when its content is sought.
struct VerbCue {
  Index verb = kNone;
  const Cue* cue = nullptr;
  CueGroup group;
  Index speaker = kNone;          // head word, kNone if unnamed
  std::optional<Stretch> phrase;  // of the speaker
};

// Find the content of `verb_cue` and return the draft, without source and with the cue's own words only;
// nothing if no frame fits. Direct quotations next to the cue come first, then clauses, then phrases.
std::optional<Draft> find_content(const SpeechContext& context, const VerbCue& verb_cue);

// Return a draft of that frame with the cue's words and this content.
Draft draft_of(const VerbCue& verb_cue, Frame frame, Stretch content);

// Return the subtree of `head` as far as it stands behind word `last_of_cue`.
Stretch subtree_behind(const SpeechContext& context, Index head, Index last_of_cue);

// Return the first dependant behind the cue that `wanted(index, word)` accepts, or kNone.
template <class Wanted>
Index behind(const SpeechContext& context, const VerbCue& verb_cue, Wanted wanted) {
  for (const Index c : context.trees.children(verb_cue.verb))
    if (c > verb_cue.group.words.last && c != verb_cue.speaker && wanted(c, context.word(c))) return c;
  return kNone;
}

}  // namespace dragoman::speech
