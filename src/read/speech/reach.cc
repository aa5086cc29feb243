#include "read/speech/reach.h"

#include <algorithm>

#include "base/limits.h"
#include "base/unicode.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// Return whether the cue's clause, not the content, goes on at word `w`, behind a mark or conjunction.
bool cue_goes_on(const SpeechContext& context, Index w, Stretch content, Index verb) {
  if (hangs_on(context, w, content, verb)) return false;
  const Word& word = context.word(w);
  if (word.deprel == Deprel::cc) {
    const Index next = w + 1;
    const Index end = context.sentence(verb).end;
    const bool adverb = next + 1 < end && context.word(next).upos == Upos::adv;
    return (next < end && is_finite_verb(context.word(adverb ? next + 1 : next))) ||
           lower(context.text(w)) == "but";
  }
  const std::string form = lower(context.text(w));
  return word.xpos == "VBG" || form == "according" || form == "though" || form == "although" ||
         form == "while" || form == "compared" || word.deprel == Deprel::advcl;
}

bool stops_at_mark(const SpeechContext& context, Index mark, Index next, Stretch content, Index verb,
                   Reach reach) {
  if (reach == Reach::phrase || context.text(mark) != ",") return !hangs_on(context, next, content, verb);
  return cue_goes_on(context, next, content, verb);
}

}  // namespace

bool hangs_on(const SpeechContext& context, Index word, Stretch content, Index verb) {
  for (std::size_t steps = 0; word != kNone && word != verb && steps < kMaxSentenceWords; ++steps) {
    if (content.contains(word)) return true;
    word = context.word(word).head;
  }
  return false;
}

Stretch to_break(const SpeechContext& context, Stretch content, Index verb, Reach reach) {
  const Index voice = context.quotation_of[verb];
  const Sentence& sentence = context.sentence(verb);
  Index w = content.last + 1;
  while (w < sentence.end) {
    if (voice != kNone && context.quotation_of[w] != voice) break;
    if (context.is_punctuation(w)) {
      const Index next = next_word(context, w);
      if (next >= sentence.end) break;
      const bool inside =
          context.quotation_of[w] != voice && context.quotation_of[next] == context.quotation_of[w];
      const bool opens = context.quotation_of[w] != voice ||
                         (context.quotation_of[next] != voice && next == w + 1 && context.text(w) != ",");
      if (!inside && !opens && stops_at_mark(context, w, next, content, verb, reach)) break;
      w = next;
      continue;
    }
    if (context.word(w).deprel == Deprel::cc && context.quotation_of[w] == voice) {
      const bool own = hangs_on(context, context.word(w).head, content, verb);
      if (!own && (reach == Reach::phrase || cue_goes_on(context, w, content, verb))) break;
    }
    content.last = w++;
  }
  // A quotation that begins in the content ends there too, though it be several sentences long.
  const Index quotation = context.quotation_of[content.last];
  if (quotation != kNone && quotation != voice)
    while (content.last + 1 < context.reading.words.size() &&
           context.quotation_of[content.last + 1] == quotation)
      ++content.last;
  return content;
}

}  // namespace dragoman::speech
