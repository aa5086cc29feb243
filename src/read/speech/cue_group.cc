#include "read/speech/cue_group.h"

#include <algorithm>

#include "base/unicode.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// Longest run of modifiers that may stand between an auxiliary and its verb, or a verb and its channel.
constexpr Index kMaxReach = 4;

bool is_auxiliary(const Word& word) {
  return word.upos == Upos::aux &&
         (word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass || word.deprel == Deprel::cop);
}

// Return the last word of the phrase headed by `head` before a clause that hangs on it: in "said in an
// interview with the paper that …" the tree takes what is said for a clause about the paper.
Index phrase_end(const SpeechContext& context, Index head) {
  Index end = context.trees.rightmost(head);
  for (const Index c : context.trees.children(head)) {
    const Deprel relation = context.word(c).deprel;
    const bool clause = relation == Deprel::acl_relcl || relation == Deprel::acl || relation == Deprel::ccomp;
    if (clause && c > head) end = std::min(end, context.trees.leftmost(c) - 1);
  }
  return std::max(end, head);
}

// Return the last word of the group: the verb's particle, and a channel ("said in a statement").
Index group_end(const SpeechContext& context, Index verb) {
  Index end = verb;
  for (const Index c : context.trees.children(verb)) {
    if (c <= verb) continue;
    const Word& word = context.word(c);
    if (word.deprel == Deprel::compound_prt && c == end + 1) end = c;
    const bool oblique = word.deprel == Deprel::obl && context.lexicon.channels.contains(word.lemma);
    if (oblique && context.trees.leftmost(c) == end + 1 && context.same_voice(c, verb)) {
      // Without clauses that describe the channel: "a statement issued Thursday".
      end = c;
      for (const Index d : context.trees.children(c))
        if (d > c && (context.word(d).deprel == Deprel::nmod) && context.trees.leftmost(d) == end + 1)
          end = phrase_end(context, d);
    }
  }
  return end;
}

// Return the verb that carries `verb` ("went" of "went on to say"), or kNone.
Index carrier_of(const SpeechContext& context, Index verb) {
  const Word& word = context.word(verb);
  if (word.head == kNone || word.head > verb) return kNone;
  const bool complement =
      word.deprel == Deprel::xcomp ||
      (word.deprel == Deprel::advcl && context.lexicon.carriers.contains(context.word(word.head).lemma));
  if (!complement || verb - word.head > kMaxReach + 2) return kNone;
  if (!context.lexicon.carriers.contains(context.word(word.head).lemma)) return kNone;
  // Only particles, marks and adverbs may stand between.
  for (Index w = word.head + 1; w < verb; ++w) {
    const Upos upos = context.word(w).upos;
    if (upos == Upos::noun || upos == Upos::propn || upos == Upos::pron || upos == Upos::punct) return kNone;
  }
  return word.head;
}

}  // namespace

// Return the first word of the unbroken run of auxiliaries, negations and adverbs that leads to `verb`.
Index group_begin(const SpeechContext& context, Index verb) {
  const Sentence& sentence = context.sentence(verb);
  Index begin = verb;
  Index w = verb;
  while (w > sentence.first && verb - (w - 1) <= kMaxReach + 2) {
    --w;
    const Word& word = context.word(w);
    if (!context.same_voice(w, verb)) break;
    if (word.upos == Upos::aux &&
        begin == w + 1) {  // right before the verb it is the verb's, whatever the tree says
      begin = w;
      continue;
    }
    if (word.head != verb) break;
    const bool adverb = word.deprel == Deprel::advmod && (word.upos == Upos::adv || word.upos == Upos::part);
    const bool modifier =
        (adverb || word.xpos == "TO") && context.trees.leftmost(w) == w && context.trees.rightmost(w) == w;
    if (!is_auxiliary(word) && !modifier) break;
    begin = w;
  }
  // An adverb at the start of a clause is no part of the verb group.
  return begin;
}

CueGroup cue_group(const SpeechContext& context, Index verb) {
  CueGroup group;
  group.top = verb;
  group.words = {group_begin(context, verb), group_end(context, verb)};
  for (int steps = 0; steps < 3; ++steps) {
    const Index carrier = carrier_of(context, group.top);
    if (carrier == kNone) break;
    group.top = carrier;
    group.words.first = group_begin(context, carrier);
  }
  group.passive =
      group.top == verb && context.trees.child(verb, {Deprel::aux_pass, Deprel::nsubj_pass}) != kNone;
  return group;
}

}  // namespace dragoman::speech
