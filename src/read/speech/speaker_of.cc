#include "read/speech/speaker_of.h"

#include <algorithm>

#include "base/unicode.h"
#include "read/speech/speaker_phrase.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// Longest name that is looked for behind an inverted verb ("said X, the …").
constexpr Index kMaxInverted = 10;

// Return whether a finite verb stands between word `w` and the next mark.
bool finite_verb_follows(const SpeechContext& context, Index w) {
  const Index end = context.sentence(w - 1).end;
  for (; w < end && !context.is_punctuation(w); ++w) {
    const std::string form = lower(context.text(w));
    if (form == "who" || form == "which" || form == "that") return false;
    if (is_finite_verb(context.word(w))) return true;
  }
  return false;
}

// Return the subject that stands nearest to the verb, before it if there is one; kNone if the tree has none.
Index own_subject(const SpeechContext& context, Index verb) {
  Index best = kNone;
  for (const Index c : context.trees.children(verb)) {
    const Word& word = context.word(c);
    const bool subject = word.deprel == Deprel::nsubj || word.deprel == Deprel::nsubj_pass;
    if (!subject || !is_nominal(word) || !context.same_voice(c, verb)) continue;
    if (context.lexicon.times.contains(lower(context.text(c)))) continue;  // "…, Tuesday said" never
    if (c > verb && (best != kNone || finite_verb_follows(context, verb + 1))) continue;
    best = c;
  }
  return best;
}

Index agent(const SpeechContext& context, Index verb) {
  for (const Index c : context.trees.children(verb)) {
    const Word& word = context.word(c);
    if (word.deprel == Deprel::obl_agent) return c;
    if (word.deprel != Deprel::obl) continue;
    const Index mark = context.trees.child(c, {Deprel::case_});
    if (mark != kNone && context.word(mark).lemma == "by") return c;
  }
  return kNone;
}

// Return the noun phrase right beside the group when the tree names no subject: ", X said", "said X".
Index subject_beside(const SpeechContext& context, const CueGroup& group) {
  const Sentence& sentence = context.sentence(group.top);
  if (group.words.first > sentence.first) {
    Index w = group.words.first - 1;
    while (w > sentence.first + 1 &&
           (context.lexicon.times.contains(lower(context.text(w))) || context.word(w).upos == Upos::adv ||
            context.word(w).deprel == Deprel::det))
      --w;
    if (is_nominal(context.word(w)) && context.word(w).upos != Upos::adj &&
        context.same_voice(w, group.top)) {
      while (context.word(w).head != kNone && context.word(w).head < group.words.first &&
             is_nominal(context.word(context.word(w).head)) &&
             context.same_voice(context.word(w).head, group.top) &&
             context.trees.rightmost(context.word(w).head) + 1 >= group.words.first)
        w = context.word(w).head;
      return w;
    }
  }
  const Index after = group.words.last + 1;
  if (after >= sentence.end || !context.same_voice(after, group.top)) return kNone;
  Index w = after;
  while (context.word(w).head != kNone && context.word(w).head > w &&
         is_nominal(context.word(context.word(w).head)))
    w = context.word(w).head;
  return w != after || context.word(w).upos == Upos::propn || context.word(w).upos == Upos::pron ? w : kNone;
}

// Return the relative pronoun right before the group, or kNone.
Index relative_before(const SpeechContext& context, const CueGroup& group) {
  if (group.words.first <= context.sentence(group.top).first) return kNone;
  const Index w = group.words.first - 1;
  return is_relative(context.word(w)) && context.same_voice(w, group.top) ? w : kNone;
}

// Return the noun right before a finite verb that the tree gives no subject, or kNone.
Index noun_right_before(const SpeechContext& context, const CueGroup& group) {
  if (group.words.first <= context.sentence(group.top).first) return kNone;
  const Index w = group.words.first - 1;
  const Upos upos = context.word(w).upos;
  const bool finite = is_finite_verb(context.word(group.top)) || group.words.first < group.top;
  if (!finite || context.word(group.top).xpos == "VB" || !context.same_voice(w, group.top)) return kNone;
  if (upos != Upos::noun && upos != Upos::propn && upos != Upos::pron) return kNone;
  return context.lexicon.times.contains(lower(context.text(w))) ? kNone : w;
}

// Return the last noun of the first phrase of "X, a …, said" or "X, however, said" when a comma stands before
// the group; kNone if none does.
Index name_before_commas(const SpeechContext& context, const CueGroup& group) {
  const Sentence& sentence = context.sentence(group.top);
  Index comma = group.words.first - 1;
  if (group.words.first <= sentence.first + 1 || context.text(comma) != ",") return kNone;
  Index first = segment_begin(context, comma);
  if (is_insertion(context, first, comma)) {
    if (first <= sentence.first + 1 || context.text(first - 1) != ",") return kNone;
    comma = first - 1;
    first = segment_begin(context, comma);
  }
  if (first >= comma) return kNone;
  const Stretch whole = with_apposition(context, {first, comma - 1}, comma);
  Index head = kNone;
  for (Index w = whole.first; w < comma && !context.is_punctuation(w); ++w) {
    if (is_finite_verb(context.word(w))) return kNone;
    if (context.word(w).upos == Upos::propn || context.word(w).upos == Upos::noun)
      head = w;
    else if (head != kNone && !is_nominal(context.word(w)) && context.word(w).upos != Upos::cconj)
      break;
  }
  return head;
}

// Return whether the words before the comma at `first` - 1 are a quotation or have a finite verb since the
// last comma: then the verb there is a tag, not the verb of "X, a …, said".
bool clause_ends_before(const SpeechContext& context, Index first) {
  const Sentence& sentence = context.sentence(first);
  if (first < sentence.first + 2) return first == sentence.first;
  Index w = first - 1;
  if (!context.same_voice(w, first)) return true;
  for (--w; w > sentence.first && context.is_punctuation(w); --w)
    if (!context.same_voice(w, first)) return true;
  if (!context.same_voice(w, first)) return true;
  for (; !context.is_punctuation(w); --w) {
    const std::string form = lower(context.text(w));
    if (form == "who" || form == "which" || form == "that") return false;
    if (is_finite_verb(context.word(w))) return true;
    if (w == sentence.first) break;
  }
  return false;
}

// Return the head of the name behind a verb that a comma or a quotation stands before ("…, noted X."), or
// kNone.
Index inverted_speaker(const SpeechContext& context, const CueGroup& group) {
  const Sentence& sentence = context.sentence(group.top);
  const Index first = group.words.first;
  Index w = group.words.last + 1;
  if (w >= sentence.end || first != group.top || !context.same_voice(w, group.top)) return kNone;
  if (context.word(group.top).xpos == "VBG")
    return kNone;  // "..., saying the country had": nobody is inverted
  if (first > 0 && !context.is_punctuation(first - 1)) return kNone;
  if (first > 0 && context.text(first - 1) != "," && context.same_voice(first - 1, first)) return kNone;
  if (!clause_ends_before(context, first) || context.lexicon.addressed.contains(context.word(first).lemma))
    return kNone;
  if (finite_verb_follows(context, w)) return kNone;
  const Index last_allowed = std::min(sentence.end, w + kMaxInverted);
  Index head = kNone;
  for (; w < last_allowed && !context.is_punctuation(w); ++w) {
    const Word& word = context.word(w);
    if (!context.same_voice(w, group.top) || word.upos == Upos::sconj) return kNone;
    const bool open = head == kNone || context.word(w - 1).upos != Upos::propn;
    if (word.upos == Upos::adp || word.upos == Upos::verb || word.upos == Upos::part) break;
    if (word.upos == Upos::propn && open) head = w;
    if ((word.upos == Upos::noun || word.upos == Upos::pron) &&
        (head == kNone || context.word(head).upos != Upos::propn))
      head = w;
  }
  return head;
}

// Return the last noun of the first name between a quotation and the group, or kNone.
Index name_behind_quotation(const SpeechContext& context, const CueGroup& group) {
  if (group.words.first == 0) return kNone;
  const Index quoted = last_of_quotation_before(context, group.words.first);
  if (quoted == kNone) return kNone;
  Index head = kNone;
  for (Index w = quoted + 1; w < group.words.first; ++w) {
    const Upos upos = context.word(w).upos;
    if (upos == Upos::propn || upos == Upos::noun)
      head = w;
    else if (head != kNone && (upos != Upos::punct || context.text(w) != "."))
      break;
  }
  return head;
}

// "Reuters quoted X as saying", "X was quoted by Reuters as saying": X; kNone if the group is nothing of the
// kind.
Index quoted_speaker(const SpeechContext& context, const CueGroup& group) {
  constexpr Index kFar = 20;
  const Index begin = context.sentence(group.top).first;
  const Index first = group.words.first;
  if (first < begin + 2 || context.word(group.top).xpos != "VBG" || lower(context.text(first - 1)) != "as")
    return kNone;
  for (Index w = first - 1; w-- > begin && first - w < kFar;) {
    const std::string_view lemma = context.word(w).lemma;
    if (lemma != "quote" && lemma != "cite") continue;
    const bool passive = context.trees.child(w, {Deprel::aux_pass, Deprel::nsubj_pass}) != kNone;
    return passive ? own_subject(context, w) : context.trees.child(w, {Deprel::obj});
  }
  return kNone;
}

// "..., residents said by phone": read as a participle of what precedes it, "said" is the verb of who said
// it.
bool says_behind_comma(const SpeechContext& context, Index verb) {
  const Index noun = context.word(verb).head;
  if (context.word(verb).lemma != "say" || noun + 1 != verb) return false;
  const Index first = context.trees.leftmost(noun);
  return first > 0 && context.text(first - 1) == ",";
}

}  // namespace

Index speaker_of(const SpeechContext& context, const CueGroup& group) {
  if (const Index quoted = quoted_speaker(context, group); quoted != kNone) return quoted;
  if (group.passive) return agent(context, group.top);
  if (const Index pronoun = relative_before(context, group); pronoun != kNone) return pronoun;
  Index beside = own_subject(context, group.top);
  if (beside != kNone && is_relative(context.word(beside)) && group.words.first > 0 &&
      context.text(group.words.first - 1) == ",")
    beside = kNone;  // "X, who leads Y, said": the pronoun is the inner verb's
  if (beside == kNone || beside < group.words.first)
    if (const Index inverted = inverted_speaker(context, group); inverted != kNone) return inverted;
  if (beside == kNone) {
    if (const Index noun = noun_right_before(context, group); noun != kNone) return noun;
    if (const Index name = name_before_commas(context, group); name != kNone) return name;
    if (const Index name = name_behind_quotation(context, group); name != kNone) return name;
  }
  Index verb = group.top;
  for (int steps = 0; steps < 4; ++steps) {
    const Index subject = verb == group.top ? beside : own_subject(context, verb);
    if (subject != kNone) return subject;
    const Word& word = context.word(verb);
    if (word.head == kNone) break;
    const Index head = word.head;
    if (word.deprel == Deprel::acl || word.deprel == Deprel::acl_relcl) {
      if (word.xpos == "VBN" && !says_behind_comma(context, verb)) return agent(context, verb);
      return is_nominal(context.word(head)) ? head : kNone;
    }
    if (word.deprel == Deprel::xcomp) {
      const Index object = context.trees.child(head, {Deprel::obj});
      if (object != kNone && object < verb) return object;
    }
    const bool shares = word.deprel == Deprel::conj || word.deprel == Deprel::xcomp ||
                        word.deprel == Deprel::advcl || word.deprel == Deprel::parataxis ||
                        word.deprel == Deprel::ccomp;
    if (!shares) break;
    verb = head;
  }
  return subject_beside(context, group);
}

}  // namespace dragoman::speech
