#include "read/speech/speaker_phrase.h"

#include <algorithm>

#include "base/unicode.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// Return whether a mark closes the quotation's last clause ("…," he said), so that what follows it starts
// anew.
bool ends_clause(const SpeechContext& context, Index quotation) {
  const std::string_view inner =
      dragoman::trim(slice(context.report.text, context.quotations[quotation].inner));
  return inner.ends_with(',') || inner.ends_with('.') || inner.ends_with('?') || inner.ends_with('!') ||
         inner.ends_with("\xE2\x80\xA6") || inner.ends_with("\xE2\x80\x94");
}

// Most appositions that are taken in ("X, a …, the …, said").
constexpr int kMaxAppositions = 4;

// Longest tag behind a quotation that is taken for the speaker's phrase as a whole.
constexpr Index kMaxTag = 40;

// Longest clause that may be put in between subject and verb: ", the minister added,".
constexpr Index kMaxInsertion = 4;

// Return whether `w` at the left edge of a phrase only links it: a mark, a conjunction, a preposition, an
// adverb.
bool links_only(const SpeechContext& context, Index w) {
  const Upos upos = context.word(w).upos;
  return context.is_punctuation(w) || upos == Upos::cconj || upos == Upos::sconj || upos == Upos::adp ||
         upos == Upos::adv;
}

// Return whether the words [first, end) could be the rest of a noun phrase that the tree cut short.
bool gap_is_nominal(const SpeechContext& context, Index first, Index end) {
  for (Index w = first; w < end; ++w) {
    const Upos upos = context.word(w).upos;
    if (!is_nominal(context.word(w)) && upos != Upos::adp && upos != Upos::part && upos != Upos::cconj)
      return false;
  }
  return true;
}

// Prepositions that join a phrase to the noun before rather than to the verb.
bool joins_phrase(const SpeechContext& context, Index w) {
  const std::string form = lower(context.text(w));
  return form == "of" || form == "for" || form == "from" || form == "with" || form == "at" || form == "to";
}

// Return whether the words from `next` on, behind a comma, still describe the speaker.
bool continues_phrase(const SpeechContext& context, Index next, Index head) {
  const Word& word = context.word(next);
  const std::string form = lower(context.text(next));
  if (form == "who" || form == "whose" || form == "which") return true;
  if (word.deprel == Deprel::appos && context.trees.is_below(next, head)) return true;
  if (word.upos == Upos::det || word.upos == Upos::noun || word.upos == Upos::adj ||
      word.upos == Upos::propn) {
    for (Index up = next; up != kNone; up = context.word(up).head)
      if (context.word(up).upos == Upos::verb) return context.trees.is_below(next, head);
    return true;
  }
  return context.trees.is_below(next, head);
}

// Return `phrase` without a time at its end that the tree took for part of it ("the court this month").
Stretch without_time(const SpeechContext& context, Stretch phrase, Index head) {
  Index last = phrase.last;
  const bool year = context.word(last).upos == Upos::num && context.text(last).size() == 4;
  if (last == head || (!year && !context.lexicon.times.contains(lower(context.text(last))))) return phrase;
  --last;
  while (last > phrase.first && last != head) {
    const std::string form = lower(context.text(last));
    const bool part = context.lexicon.times.contains(form) || form == "on" || form == "in" ||
                      form == "this" || form == "last" || form == "just" || form == "earlier" ||
                      form == "late" || form == "early";
    if (!part) break;
    --last;
  }
  phrase.last = last;
  return phrase;
}

bool relative_between(const SpeechContext& context, Index first, Index end) {
  for (Index w = first + 1; w < end; ++w)
    if (is_relative(context.word(w))) return true;
  return false;
}

// Return `phrase` without what a comma or dash parts from a head behind it, and without linking words before
// it.
Stretch without_lead(const SpeechContext& context, Stretch phrase, Index head) {
  for (Index w = phrase.first; w < head; ++w)
    if (is_break_mark(context, w)) phrase.first = w + 1;
  while (phrase.first < head && (links_only(context, phrase.first) ||
                                 context.lexicon.times.contains(lower(context.text(phrase.first)))))
    ++phrase.first;
  return phrase;
}

// Return whether word `w` joins its neighbours without blanks: the slash of "the Guild/Union poll", a hyphen.
bool is_joint(const SpeechContext& context, Index w) {
  if (w == 0 || (context.text(w) != "/" && context.text(w) != "-")) return false;
  return context.word(w - 1).text.end == context.word(w).text.begin &&
         context.word(w).text.end == context.word(w + 1).text.begin;
}

// Return `phrase` without an adjunct that only stands behind the name: ", speaking to veterans", ", in
// particular".
Stretch without_adjunct(const SpeechContext& context, Stretch phrase, Index head) {
  for (Index w = head + 1; w < phrase.last; ++w) {
    if (context.text(w) != ",") continue;
    const Word& next = context.word(w + 1);
    const std::string form = lower(context.text(w + 1));
    const bool names_more = form == "of" || form == "from" || form == "for" || form == "at" || form == "with";
    if (next.xpos == "VBG" || (next.upos == Upos::adp && !names_more)) return {phrase.first, w - 1};
  }
  return phrase;
}

// Return `phrase` with the word that bounds its number: "[Only] 52 percent", "[Not] everyone".
Stretch with_bound(const SpeechContext& context, Stretch phrase) {
  if (phrase.first <= context.sentence(phrase.first).first) return phrase;
  const std::string before = lower(context.text(phrase.first - 1));
  const Upos opening = context.word(phrase.first).upos;
  const bool counted =
      opening == Upos::num || opening == Upos::pron || opening == Upos::det || opening == Upos::adj;
  const bool bounds = before == "not" || before == "only" || before == "nearly" || before == "almost" ||
                      before == "about" || before == "roughly" || before == "some" || before == "both";
  if (counted && bounds && context.same_voice(phrase.first - 1, phrase.first)) --phrase.first;
  return phrase;
}

// Return where the nouns, adjectives and article right before word `end` start: the tree often cuts a name or
// a compound short ("[Republican nominee] Donald Doe").
Index modifier_run(const SpeechContext& context, Index end) {
  const Index begin = context.sentence(end).first;
  Index first = end;
  while (first > begin && context.same_voice(first - 1, end)) {
    const Word& word = context.word(first - 1);
    if (word.upos == Upos::det && word.xpos == "DT") return first - 1;
    const bool modifier = word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::adj ||
                          word.upos == Upos::num || is_joint(context, first - 1);
    if (!modifier || context.lexicon.times.contains(lower(context.text(first - 1)))) break;
    --first;
  }
  return first;
}

// A phrase that starts inside a prepositional phrase or behind "and" is the rest of a longer one: "[Experts
// on] the north and …", "[RT and] its defenders". Returns it with the nouns before, unchanged if there are
// none.
Stretch whole_noun_phrase(const SpeechContext& context, Stretch phrase) {
  const Index begin = context.sentence(phrase.first).first;
  Stretch whole = phrase;
  const Upos first_word = context.word(phrase.first).upos;
  if (first_word != Upos::det && first_word != Upos::pron) whole.first = modifier_run(context, phrase.first);
  for (int steps = 0; steps < 6 && whole.first > begin + 1; ++steps) {
    const Upos before = context.word(whole.first - 1).upos;
    const bool inside = before == Upos::adp || before == Upos::cconj || before == Upos::part;
    const bool starts_inside = context.word(whole.first).upos == Upos::adp;
    if (!inside && !starts_inside) break;
    const Index end = starts_inside ? whole.first : whole.first - 1;
    const Index first = noun_run(context, end);
    if (first == end) return phrase;
    whole.first = first;
  }
  const Upos opening = context.word(whole.first).upos;
  return opening == Upos::adp || opening == Upos::cconj ? phrase : whole;
}

// A comma inside a phrase that no comma closes starts the phrase anew, but for lists ("X, Y and Z said").
Stretch behind_comma(const SpeechContext& context, Stretch phrase) {
  for (Index w = phrase.last; w > phrase.first; --w) {
    if (context.word(w).upos == Upos::cconj) return phrase;
    if (context.text(w) != ",") continue;
    phrase.first = w + 1;
    return phrase;
  }
  return phrase;
}

}  // namespace

Index last_of_quotation_before(const SpeechContext& context, Index w) {
  const Sentence& sentence = context.sentence(w - 1);
  for (Index at = w; at > sentence.first;) {
    --at;
    if (is_break_mark(context, at) && context.text(at) != ",") return kNone;
    if (context.quotation_of[at] == kNone || context.same_voice(at, w - 1)) continue;
    return ends_clause(context, context.quotation_of[at]) || context.text(at + 1) == "," ? at : kNone;
  }
  return kNone;
}

Stretch with_apposition(const SpeechContext& context, Stretch phrase, Index comma) {
  const Sentence& sentence = context.sentence(comma);
  phrase.last = std::max(phrase.last, comma - 1);
  for (int steps = 0; steps < kMaxAppositions; ++steps) {
    if (phrase.first <= sentence.first + 1 || context.text(phrase.first - 1) != ",") break;
    if (context.word(phrase.first).upos == Upos::propn && steps > 0) break;
    Index first = phrase.first - 1;
    while (first > sentence.first && !context.is_punctuation(first - 1) &&
           !is_finite_verb(context.word(first - 1)) && context.same_voice(first - 1, comma))
      --first;
    if (first >= phrase.first - 1 || context.word(first).upos == Upos::adp ||
        context.word(first).upos == Upos::adv)
      break;
    if (first > sentence.first && is_finite_verb(context.word(first - 1))) break;
    phrase.first = first;
  }
  return phrase;
}

bool is_insertion(const SpeechContext& context, Index first, Index end) {
  if (first >= end) return false;
  if (context.word(first).upos == Upos::adv || context.word(first).upos == Upos::adp) return true;
  return end - first <= kMaxInsertion && is_finite_verb(context.word(end - 1)) &&
         context.lexicon.verbs.contains(context.word(end - 1).lemma);
}

Stretch speaker_phrase(const SpeechContext& context, Index head, const CueGroup& group) {
  if (head > group.words.last) {
    const Index mark = context.trees.child(head, {Deprel::case_});
    const bool behind_mark = mark != kNone && mark > group.words.last && mark < head;
    Stretch phrase = phrase_behind(context, behind_mark ? mark + 1 : group.words.last + 1, head);
    while (phrase.first < head && links_only(context, phrase.first)) ++phrase.first;
    return phrase;
  }
  if (context.word(head).upos == Upos::pron) return with_bound(context, {head, head});
  // A subject shared with an earlier verb ends before that verb.
  const Index governor = context.word(head).head;
  const bool shared = governor != kNone && governor > head && governor < group.words.first &&
                      context.word(governor).upos == Upos::verb && !relative_between(context, head, governor);
  const Index limit = shared ? group_begin(context, governor) : group.words.first;
  Stretch phrase{context.trees.leftmost(head), std::min(context.trees.rightmost(head), limit - 1)};
  const Deprel relation = context.word(head).deprel;
  if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass)
    phrase = {noun_run(context, head + 1), phrase.last};
  const Index quoted = last_of_quotation_before(context, limit);
  if (!shared && quoted != kNone && limit - quoted <= kMaxTag) phrase = {quoted + 1, limit - 1};
  // A phrase never changes the voice, and leaves out what only links it to the words around.
  while (phrase.first < head && !context.same_voice(phrase.first, head)) ++phrase.first;
  const bool closed = context.text(limit - 1) == ",";
  if (quoted == kNone) phrase = whole_noun_phrase(context, without_lead(context, phrase, head));
  if (!shared && closed && context.text(phrase.last + 1) == "," &&
      !is_insertion(context, segment_begin(context, limit - 1), limit - 1))
    phrase.last = limit - 1;
  while (phrase.first < head && links_only(context, phrase.first)) ++phrase.first;
  if (phrase.last + 1 < limit && gap_is_nominal(context, phrase.last + 1, limit)) phrase.last = limit - 1;
  if (closed && phrase.last + 3 >= limit && phrase.last + 1 >= limit)
    phrase = with_apposition(context, phrase, limit - 1);
  if (!closed && quoted == kNone) phrase = behind_comma(context, phrase);
  phrase = without_adjunct(context, trim(context, phrase), head);
  return with_bound(context, without_time(context, phrase, std::min(head, phrase.last)));
}

Stretch phrase_behind(const SpeechContext& context, Index first, Index head) {
  const Sentence& sentence = context.sentence(first);
  const Index by_tree = context.trees.rightmost(head);
  Index last = std::max(first, head);
  for (Index w = last + 1; w < sentence.end && context.same_voice(w, first); ++w) {
    const Word& word = context.word(w);
    if (context.is_punctuation(w)) {
      if (context.text(w) == "." && w + 1 < sentence.end) continue;  // an abbreviation's
      const Index next = w + 1;
      if (context.text(w) == "(" || context.text(w) == ")" || context.text(w) == "-") continue;
      if (context.text(w) != "," || next >= sentence.end || !continues_phrase(context, next, head)) break;
      continue;
    }
    const bool leaves = word.upos == Upos::adp && !joins_phrase(context, w) && w > by_tree;
    const bool clause = is_finite_verb(word) && w > by_tree;
    if (leaves || clause || (word.upos == Upos::sconj && w > by_tree)) break;
    last = w;
  }
  return without_time(context, trim(context, {first, last}), head);
}

}  // namespace dragoman::speech
