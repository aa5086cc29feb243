#include "read/speech/clause_frames.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "base/unicode.h"
#include "read/speech/reach.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// Longest dateline that is looked for: "NEW YORK, Sept. 26 (Agency) —".
constexpr Index kMaxDateline = 14;

bool is_clausal(Deprel relation) {
  return relation == Deprel::ccomp || relation == Deprel::csubj;
}

// Words that open a clause of content: what stands between the cue and them is not content ("said Friday
// that").
bool opens_clause(const SpeechContext& context, Index w) {
  static constexpr std::array<std::string_view, 9> kOpeners = {"that", "whether", "if",   "how", "what",
                                                               "why",  "where",   "when", "who"};
  return std::ranges::find(kOpeners, lower(context.text(w))) != kOpeners.end();
}

// Of the opening words those that seldom open anything but content.
bool opens_content(std::string_view form) {
  return form == "that" || form == "whether" || form == "how" || form == "what" || form == "why";
}

// Return where the clause headed by `clause` starts behind word `last`. A noun phrase right behind the cue
// that the tree takes for an object is the clause's subject, unless an opening word follows ("told him
// that").
Index clause_begin(const SpeechContext& context, const VerbCue& verb_cue, Index clause, Index last) {
  const Index begin = std::max(context.trees.leftmost(clause), last + 1);
  for (Index w = last + 1; w < clause; ++w) {
    const bool own = context.word(w).head == clause || w <= begin;
    if (own && context.word(w).deprel == Deprel::mark && opens_content(lower(context.text(w)))) return w;
  }
  const Index next = next_word(context, last + 1);
  if (next >= begin || opens_clause(context, begin)) return begin;
  Index top = next;  // what of the cue's dependants stands right behind it
  for (std::size_t steps = 0; context.word(top).head != verb_cue.verb && steps < kMaxSentenceWords; ++steps) {
    if (context.word(top).head == kNone) return begin;
    top = context.word(top).head;
  }
  const Word& word = context.word(top);
  const bool addressee =
      word.deprel == Deprel::iobj || context.lexicon.addressed.contains(context.word(verb_cue.verb).lemma);
  return word.deprel == Deprel::obj && !addressee && context.trees.rightmost(top) + 1 >= begin ? next : begin;
}

// The clause behind a verb of saying that the tree does not see: up to the next break, if it has a finite
// verb.
std::optional<Draft> surface_clause(const SpeechContext& context, const VerbCue& verb_cue) {
  if (!verb_cue.phrase) return std::nullopt;
  const Sentence& sentence = context.sentence(verb_cue.verb);
  const Index first = std::max(verb_cue.group.words.last, verb_cue.phrase->last) + 1;
  if (first >= sentence.end || context.is_punctuation(first) || !context.same_voice(first, verb_cue.verb))
    return std::nullopt;
  if (verb_cue.phrase->last < verb_cue.group.words.first &&
      verb_cue.phrase->last + 2 < verb_cue.group.words.first)
    return std::nullopt;
  Index opener = first;
  while (opener < sentence.end && opener < first + 8 && !opens_clause(context, opener)) ++opener;
  const bool opened =
      opener < sentence.end && opener < first + 8 && opens_content(lower(context.text(opener)));
  // "told reporters on Monday that": whom one tells stands between, and the conjunction must be one.
  const bool marked = opened && context.word(opener).deprel == Deprel::mark;
  if (!marked && !verb_cue.cue->has(Frame::tag)) return std::nullopt;
  const Upos upos = context.word(first).upos;
  if (!opened && (upos == Upos::adp || upos == Upos::adv || upos == Upos::sconj || upos == Upos::part))
    return std::nullopt;
  const Index begin = opened ? opener : first;
  const Stretch content = to_break(context, {begin, begin}, verb_cue.verb, Reach::clause);
  bool finite = false;
  for (Index w = content.first + 1; w <= content.last && !finite; ++w) {
    // Taggers take the past of regular verbs for a participle; a subject of its own speaks against it.
    const bool past = context.word(w).xpos == "VBN" && context.trees.child(w, {Deprel::nsubj}) != kNone;
    finite = past || is_finite_verb(context.word(w));
  }
  if (!finite) return std::nullopt;
  return draft_of(verb_cue, Frame::clause, content);
}

// Return the word behind a dateline ("MOSCOW (Agency) —") that starts at word `first`, else `first`.
Index behind_dateline(const SpeechContext& context, Index first, Index before) {
  const std::string_view town = context.text(first);
  if (town.size() < 3 || lower(town) == town ||
      std::ranges::any_of(town, [](char c) { return c >= 'a' && c <= 'z'; }))
    return first;
  for (Index w = first + 1; w < before && w < first + kMaxDateline; ++w) {
    const std::string_view mark = context.text(w);
    const bool dash = mark == "-" || mark == "--" || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93";
    if (dash && context.word(w - 1).text.end < context.word(w).text.begin) return w + 1;
  }
  return first;
}

// Return the first word of what stands before a tag: behind the sentence's dateline, opening conjunction and
// marks.
Index clause_start(const SpeechContext& context, Index first, Index before) {
  if (first == context.sentence(first).first) first = behind_dateline(context, first, before);
  while (first < before && (context.is_punctuation(first) || context.word(first).deprel == Deprel::cc))
    ++first;
  return first;
}

bool is_break(std::string_view mark) {
  return mark == "," || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93" || mark == "-" || mark == "--" ||
         mark == "?" || mark == "!";
}

// Return the last word of a tag: its addressee and adverbials up to the next mark ("told AFP on Friday");
// kNone if a clause follows, so that it is no tag.
Index tag_end(const SpeechContext& context, const VerbCue& verb_cue, Index last) {
  const Sentence& sentence = context.sentence(verb_cue.verb);
  Index w = last + 1;
  for (; w < sentence.end && !context.is_punctuation(w); ++w)
    if (is_finite_verb(context.word(w)) || opens_clause(context, w) || !context.same_voice(w, verb_cue.verb))
      return kNone;
  return w - 1;
}

// Return whether what follows the cue is what it says, not whom it tells: then it is no tag.
bool takes_object(const SpeechContext& context, const VerbCue& verb_cue) {
  if (context.lexicon.addressed.contains(context.word(verb_cue.verb).lemma)) return false;
  return behind(context, verb_cue, [](Index, const Word& word) { return word.deprel == Deprel::obj; }) !=
         kNone;
}

// "…, as X said" and "As X said, …": the rest of the sentence.
std::optional<Draft> as_tag(const SpeechContext& context, const VerbCue& verb_cue, Index as) {
  const Sentence& sentence = context.sentence(verb_cue.verb);
  const Index last = tag_end(context, verb_cue, std::max(verb_cue.phrase->last, verb_cue.group.words.last));
  if (last == kNone || !context.same_voice(as, verb_cue.verb)) return std::nullopt;
  const Index before = clause_start(context, sentence.first, as);
  Stretch content;
  if (before + 2 < as && context.is_punctuation(as - 1))
    content = trim(context, {before, as - 1});
  else if (before == as && last + 3 < sentence.end && context.text(last + 1) == ",")
    content = trim(context, {last + 2, sentence.end - 1});
  else
    return std::nullopt;
  return draft_of(verb_cue, Frame::tag, content);
}

}  // namespace

// "X said (that) …": a finite clause behind the cue.
std::optional<Draft> clause_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index clause = behind(context, verb_cue, [&](Index c, const Word& word) {
    if (is_clausal(word.deprel)) return true;
    if (word.deprel == Deprel::parataxis) return word.upos == Upos::verb || word.upos == Upos::aux;
    if (word.deprel == Deprel::advcl || word.deprel == Deprel::xcomp)
      return has_mark(context, c, "that") || has_mark(context, c, "whether");
    return false;
  });
  if (clause == kNone) return surface_clause(context, verb_cue);
  const bool finite = !is_infinitive(context, clause);
  if (!finite && !is_clausal(context.word(clause).deprel)) return std::nullopt;
  Index last = verb_cue.group.words.last;
  if (verb_cue.phrase && verb_cue.phrase->first > last) last = std::max(last, verb_cue.phrase->last);
  const Stretch content{clause_begin(context, verb_cue, clause, last), context.trees.rightmost(clause)};
  if (content.first > content.last) return std::nullopt;
  return draft_of(verb_cue, Frame::clause,
                  to_break(context, trim(context, content), verb_cue.verb, Reach::clause));
}

// "…, X said[, …]": the sentence up to the tag, and on behind it where the clause goes on.
std::optional<Draft> tag_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  if (!verb_cue.phrase) return std::nullopt;
  const Stretch phrase = *verb_cue.phrase;
  const Stretch group = verb_cue.group.words;
  if (phrase.last + 3 < group.first || group.last + 2 < phrase.first) return std::nullopt;
  const std::string_view xpos = context.word(verb_cue.speaker).xpos;
  if (xpos == "WDT" || xpos == "WP" || takes_object(context, verb_cue)) return std::nullopt;
  const Index tag_first = std::min(phrase.first, group.first);
  const Sentence& sentence = context.sentence(verb_cue.verb);
  const Index voice = context.quotation_of[verb_cue.verb];
  if (tag_first > sentence.first && lower(context.text(tag_first - 1)) == "as")
    return as_tag(context, verb_cue, tag_first - 1);
  if (tag_first <= sentence.first + 1 || !context.is_punctuation(tag_first - 1)) return std::nullopt;
  if (!is_break(context.text(tag_first - 1)) && context.quotation_of[tag_first - 1] == voice)
    return std::nullopt;
  const Index tag_last = tag_end(context, verb_cue, std::max(phrase.last, group.last));
  if (tag_last == kNone) return std::nullopt;
  Index first = sentence.first;
  while (voice != kNone && first < tag_first && context.quotation_of[first] != voice) ++first;
  first = clause_start(context, first, tag_first - 1);
  if (first >= tag_first - 1 && context.is_punctuation(first)) return std::nullopt;
  const Stretch before = trim(context, {first, tag_first - 1});
  bool has_verb = false;
  for (Index w = before.first; w <= before.last; ++w) has_verb = has_verb || is_finite_verb(context.word(w));
  Draft draft = draft_of(verb_cue, Frame::tag, before);
  // What follows the tag belongs to the content if the part before it is no clause, or if it hangs on that
  // part.
  const Index next = next_word(context, std::min(tag_last + 1, sentence.end - 1));
  const bool follows =
      next < sentence.end && context.same_voice(next, verb_cue.verb) && context.text(tag_last + 1) == ",";
  if (follows && (!has_verb || hangs_on(context, next, before, verb_cue.group.top)))
    draft.content.push_back(trim(context, {next, sentence.end - 1}));
  if (!has_verb && draft.content.size() == 1) return std::nullopt;
  return draft;
}

// "X added: …" without quotation marks: the rest of the paragraph.
std::optional<Draft> colon_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  if (!verb_cue.phrase) return std::nullopt;
  const Index colon = std::max(verb_cue.phrase->last, verb_cue.group.words.last) + 1;
  const auto count = static_cast<Index>(context.reading.words.size());
  if (colon + 1 >= count || context.text(colon) != ":" || !context.same_voice(colon, verb_cue.verb))
    return std::nullopt;
  Index end = colon + 1;
  while (end < count && context.block(end) == context.block(colon) && context.same_voice(end, colon)) ++end;
  if (end <= colon + 2) return std::nullopt;
  return draft_of(verb_cue, Frame::quote, trim(context, {colon + 1, end - 1}));
}

}  // namespace dragoman::speech
