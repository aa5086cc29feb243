// Draft: an attribution in the making, in words instead of bytes, and what the makers of drafts look at.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/report.h"
#include "read/reading.h"
#include "read/speech/cues.h"
#include "read/speech/quotation.h"
#include "read/speech/tree.h"

namespace dragoman::speech {

// A stretch of words, both ends included.
struct Stretch {
  Index first = 0;
  Index last = 0;
  [[nodiscard]] bool contains(Index word) const { return first <= word && word <= last; }
  auto operator<=>(const Stretch&) const = default;
};

struct Draft {
  Index cue_word = kNone;  // the word that made it a draft
  Index subject = kNone;   // head word of the source
  Frame frame = Frame::clause;
  std::vector<Stretch> source;
  std::vector<Stretch> cue;
  std::vector<Stretch> content;
  std::vector<Index>
      quotations;            // quotations that are content as a whole; their stretches are not in `content`
  bool nests = false;        // may stand inside the content of another
  bool names_other = false;  // the speaker is a name or noun, not a pronoun
  bool nominal = false;
  bool unnamed = false;  // the report withholds the speaker ("reportedly")
};

// What the makers of drafts share. All views; nothing is changed.
struct SpeechContext {
  const Report& report;
  const Reading& reading;
  const CueLexicon& lexicon;
  const Trees& trees;
  const std::vector<Quotation>& quotations;
  std::vector<Index> quotation_of;  // for every word the quotation that holds it, or kNone
  std::vector<Index>
      mention_of;  // for every word the mention of an actor that it heads or stands in, or kNone

  [[nodiscard]] const Word& word(Index w) const { return reading.words[w]; }
  // Return the word as written; "" past the last word.
  [[nodiscard]] std::string_view text(Index w) const {
    return w < reading.words.size() ? slice(report.text, reading.words[w].text) : std::string_view();
  }
  [[nodiscard]] const Sentence& sentence(Index w) const { return reading.sentences[trees.sentence_of(w)]; }
  [[nodiscard]] Index block(Index w) const { return sentence(w).block; }
  [[nodiscard]] bool is_punctuation(Index w) const { return reading.words[w].upos == Upos::punct; }
  // Return whether both words stand in the same quotation, or both in none.
  [[nodiscard]] bool same_voice(Index a, Index b) const { return quotation_of[a] == quotation_of[b]; }
};

}  // namespace dragoman::speech
