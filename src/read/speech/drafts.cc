#include "read/speech/drafts.h"

#include <algorithm>

#include "base/unicode.h"
#include "read/speech/content.h"
#include "read/speech/cue_group.h"
#include "read/speech/speaker_of.h"
#include "read/speech/speaker_phrase.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

const Cue* find_cue(const CueTable& table, std::string_view lemma) {
  const auto found = table.find(lemma);
  return found == table.end() ? nullptr : &found->second;
}

// An infinitive of its own says what somebody might say, not what is said; under a carrier ("went on to say")
// and under a modal it is the cue's verb.
bool is_bare_infinitive(const SpeechContext& context, const VerbCue& verb_cue) {
  if (verb_cue.group.top != verb_cue.verb || context.word(verb_cue.verb).xpos != "VB") return false;
  const Index auxiliary = context.trees.child(verb_cue.verb, {Deprel::aux});
  return auxiliary == kNone;
}

// A participle that describes a noun ("taxpayers reporting gains") speaks only if a clause or quotation
// follows.
bool fits_participle(const SpeechContext& context, Index w, Frame frame) {
  const Word& word = context.word(w);
  if (word.deprel != Deprel::acl || word.xpos != "VBG") return true;
  return frame == Frame::clause || frame == Frame::quote || frame == Frame::object_infinitive ||
         frame == Frame::about_object;
}

// "was reported by | X": the preposition is the cue's.
void add_agent_mark(const SpeechContext& context, Stretch phrase, Draft& draft) {
  Stretch& cue = draft.cue.back();
  if (phrase.first > 0 && cue.last + 2 == phrase.first && lower(context.text(phrase.first - 1)) == "by")
    ++cue.last;
}

// "the candidate boldly | suggested": adverbs between speaker and verb are the cue's.
void give_adverbs_to_cue(const SpeechContext& context, VerbCue& verb_cue) {
  if (!verb_cue.phrase || verb_cue.phrase->last + 1 != verb_cue.group.words.first) return;
  Stretch& phrase = *verb_cue.phrase;
  while (phrase.last > phrase.first && context.word(phrase.last).upos == Upos::adv) {
    --phrase.last;
    verb_cue.group.words.first = phrase.last + 1;
  }
}

// Return the first word from `w` on that is no punctuation, or the sentence's end.
Index next_end(const SpeechContext& context, Index w) {
  const Index end = context.sentence(w - 1).end;
  while (w < end && context.is_punctuation(w)) ++w;
  return w;
}

std::optional<Draft> verb_draft(const SpeechContext& context, Index w) {
  const Word& word = context.word(w);
  const auto strong = context.lexicon.strong.find(lower(context.text(w)));
  const Cue* cue =
      find_cue(context.lexicon.verbs, strong != context.lexicon.strong.end() ? strong->second : word.lemma);
  if (cue == nullptr || word.deprel == Deprel::amod || word.deprel == Deprel::compound) return std::nullopt;
  VerbCue verb_cue;
  verb_cue.verb = w;
  verb_cue.cue = cue;
  verb_cue.group = cue_group(context, w);
  if (is_bare_infinitive(context, verb_cue)) return std::nullopt;
  verb_cue.speaker = speaker_of(context, verb_cue.group);
  if (verb_cue.speaker != kNone) verb_cue.phrase = speaker_phrase(context, verb_cue.speaker, verb_cue.group);
  give_adverbs_to_cue(context, verb_cue);
  std::optional<Draft> draft = find_content(context, verb_cue);
  if (!draft || !fits_participle(context, w, draft->frame)) return std::nullopt;
  if (verb_cue.group.passive && verb_cue.phrase) add_agent_mark(context, *verb_cue.phrase, *draft);
  draft->subject = verb_cue.speaker;
  if (verb_cue.phrase) draft->source = {*verb_cue.phrase};
  if (!verb_cue.phrase && !verb_cue.group.passive && draft->frame != Frame::quote) return std::nullopt;
  return draft;
}

// "…, reports AGENCY.": the verb of a closing credit, which taggers take for a noun.
std::optional<Draft> credit_draft(const SpeechContext& context, Index w) {
  const Sentence& sentence = context.sentence(w);
  const std::string form = lower(context.text(w));
  if (w <= sentence.first + 1 || context.text(w - 1) != "," || !form.ends_with('s')) return std::nullopt;
  const Cue* cue = find_cue(context.lexicon.verbs, std::string_view(form).substr(0, form.size() - 1));
  Index last = w + 1;
  while (last < sentence.end && context.word(last).upos == Upos::propn) ++last;
  if (cue == nullptr || !cue->has(Frame::tag) || last == w + 1 || next_end(context, last) != sentence.end)
    return std::nullopt;
  Index first = sentence.first;
  while (first + 1 < w && context.is_punctuation(first) && context.quotation_of[first] == kNone) ++first;
  Draft draft;
  draft.cue_word = w;
  draft.subject = last - 1;
  draft.frame = Frame::tag;
  draft.nests = true;
  draft.source = {{w + 1, last - 1}};
  draft.cue = {{w, w}};
  draft.content = {trim(context, {first, w - 2})};
  return draft;
}

// "his claim that …", "a pledge by Moscow to …".
std::optional<Draft> noun_draft(const SpeechContext& context, Index w) {
  const Cue* cue = find_cue(context.lexicon.nouns, context.word(w).lemma);
  if (cue == nullptr) return std::nullopt;
  Index source = kNone;
  Index content = kNone;
  Index mark = kNone;
  for (const Index c : context.trees.children(w)) {
    const Word& word = context.word(c);
    if (word.deprel == Deprel::nmod_poss) source = c;
    const Index preposition = preposition_of(context, c);
    const std::string by = preposition == kNone ? std::string() : lower(context.text(preposition));
    if (c > w && word.deprel == Deprel::nmod && (by == "by" || by == "from")) source = c;
    if (c < w || content != kNone) continue;
    const bool clausal = word.deprel == Deprel::acl || word.deprel == Deprel::ccomp;
    if (clausal && ((cue->has(Frame::clause) && by == "that") || (cue->has(Frame::infinitive) && by == "to")))
      content = c;
    if (cue->has(Frame::prepositional) && (word.deprel == Deprel::nmod || word.deprel == Deprel::acl) &&
        std::ranges::find(cue->prepositions, by) != cue->prepositions.end()) {
      content = c;
      mark = preposition;
    }
  }
  if (source == kNone || content == kNone) return std::nullopt;
  Draft draft;
  draft.cue_word = w;
  draft.subject = source;
  draft.nominal = true;
  draft.frame = mark == kNone ? Frame::clause : Frame::prepositional;
  draft.nests = cue->nests(draft.frame);
  draft.cue = {{w, mark == kNone ? w : mark}};
  Stretch phrase{context.trees.leftmost(source), context.trees.rightmost(source)};
  const Index clitic = context.trees.child(source, {Deprel::case_});
  if (clitic != kNone && clitic > source) phrase.last = std::min(phrase.last, clitic - 1);
  if (clitic != kNone && clitic < source) phrase.first = std::max(phrase.first, clitic + 1);
  draft.source = {trim(context, phrase)};
  draft.content = {trim(context, {std::max(context.trees.leftmost(content), draft.cue[0].last + 1),
                                  context.trees.rightmost(content)})};
  return draft;
}

// "is confident that …", and in headlines without the copula.
std::optional<Draft> adjective_draft(const SpeechContext& context, Index w) {
  const Cue* cue = find_cue(context.lexicon.adjectives, context.word(w).lemma);
  if (cue == nullptr || context.word(w).deprel == Deprel::amod) return std::nullopt;
  VerbCue verb_cue;
  verb_cue.verb = w;
  verb_cue.cue = cue;
  verb_cue.group = cue_group(context, w);
  verb_cue.speaker = speaker_of(context, verb_cue.group);
  if (verb_cue.speaker == kNone || context.word(verb_cue.speaker).head != verb_cue.group.top)
    return std::nullopt;
  if (lower(context.text(verb_cue.speaker)) == "it") return std::nullopt;
  verb_cue.phrase = speaker_phrase(context, verb_cue.speaker, verb_cue.group);
  std::optional<Draft> draft = find_content(context, verb_cue);
  if (!draft) return std::nullopt;
  draft->subject = verb_cue.speaker;
  draft->source = {*verb_cue.phrase};
  return draft;
}

// "reportedly": the clause it stands in, told by somebody who is not named.
std::optional<Draft> unnamed_draft(const SpeechContext& context, Index w) {
  const Word& word = context.word(w);
  if (word.deprel != Deprel::advmod || word.head == kNone ||
      !context.lexicon.unnamed.contains(lower(context.text(w))))
    return std::nullopt;
  const Stretch clause{context.trees.leftmost(word.head), context.trees.rightmost(word.head)};
  Draft draft;
  draft.cue_word = w;
  draft.unnamed = true;
  draft.cue = {{w, w}};
  draft.nests = true;
  if (clause.first < w) draft.content.push_back(trim(context, {clause.first, w - 1}));
  if (clause.last > w) draft.content.push_back(trim(context, {w + 1, clause.last}));
  if (draft.content.empty()) return std::nullopt;
  return draft;
}

// Return the words of the source phrase ("according to") that starts at word `w`; 0 if none does.
Index source_phrase_length(const SpeechContext& context, Index w) {
  const Sentence& sentence = context.sentence(w);
  for (const std::string& phrase : context.lexicon.sources) {
    std::size_t at = 0;
    Index end = w;
    while (end < sentence.end && at < phrase.size()) {
      const std::string form = lower(context.text(end));
      if (!phrase.substr(at).starts_with(form)) break;
      at += form.size();
      ++end;
      if (at < phrase.size() && phrase[at] == ' ')
        ++at;
      else if (at < phrase.size())
        break;
    }
    if (at >= phrase.size()) return end - w;
  }
  return 0;
}

// Return the words of the clause that an "according to" phrase speaks of.
std::vector<Stretch> clause_around(const SpeechContext& context, Index head, Stretch phrase) {
  const Sentence& sentence = context.sentence(phrase.first);
  Stretch clause{sentence.first, sentence.end - 1};
  // Climb to the clause that the phrase modifies; a whole sentence is the usual case.
  Index governor = context.word(head).head;
  if (governor != kNone && context.word(governor).upos != Upos::verb) {
    for (Index up = governor; up != kNone; up = context.word(up).head) {
      governor = up;
      if (context.word(up).upos == Upos::verb || context.word(up).head == kNone) break;
    }
  }
  if (governor != kNone && context.word(governor).head != kNone) {
    const Stretch own{context.trees.leftmost(governor), context.trees.rightmost(governor)};
    const bool whole = phrase.first > own.first && phrase.last + 2 >= sentence.end &&
                       context.word(governor).deprel != Deprel::ccomp &&
                       context.word(governor).deprel != Deprel::conj;
    if (!whole) clause = own;
  }
  std::vector<Stretch> pieces;
  if (clause.first < phrase.first) {
    Index first = clause.first;
    while (first + 1 < phrase.first &&
           (context.is_punctuation(first) || context.word(first).deprel == Deprel::cc))
      ++first;
    const Stretch before = trim(context, {first, phrase.first - 1});
    if (!context.is_punctuation(before.first)) pieces.push_back(before);
  }
  if (clause.last > phrase.last) {
    const Stretch behind = trim(context, {phrase.last + 1, clause.last});
    if (!context.is_punctuation(behind.first)) pieces.push_back(behind);
  }
  return pieces;
}

std::optional<Draft> source_phrase_draft(const SpeechContext& context, Index w) {
  const Upos upos = context.word(w).upos;
  if (upos != Upos::verb && upos != Upos::adp && upos != Upos::sconj && upos != Upos::adv)
    return std::nullopt;
  const Index length = source_phrase_length(context, w);
  if (length == 0) return std::nullopt;
  const Sentence& sentence = context.sentence(w);
  Index head = w + length;
  while (head < sentence.end && context.word(head).upos != Upos::noun &&
         context.word(head).upos != Upos::propn && context.word(head).upos != Upos::pron)
    ++head;
  while (head + 1 < sentence.end &&
         (context.word(head + 1).upos == Upos::noun || context.word(head + 1).upos == Upos::propn))
    ++head;
  if (head >= sentence.end || !context.same_voice(head, w)) return std::nullopt;
  Stretch source = phrase_behind(context, w + length, head);
  // At the start of a sentence the first comma ends the phrase.
  if (w <= sentence.first + 1)
    for (Index c = head; c <= source.last; ++c)
      if (context.text(c) == ",") source.last = c - 1;
  Draft draft;
  draft.cue_word = w;
  draft.subject = head;
  draft.nests = true;
  draft.cue = {{w, w + length - 1}};
  draft.source = {source};
  draft.content = clause_around(context, head, {w, source.last});
  if (draft.content.empty()) return std::nullopt;
  return draft;
}

std::optional<Draft> draft_at(const SpeechContext& context, Index w) {
  if (context.word(w).upos != Upos::punct && context.lexicon.strong.contains(lower(context.text(w))))
    return verb_draft(context, w);
  switch (context.word(w).upos) {
    case Upos::verb:
    case Upos::aux:
      if (std::optional<Draft> draft = source_phrase_draft(context, w)) return draft;
      return verb_draft(context, w);
    case Upos::noun:
      if (std::optional<Draft> draft = credit_draft(context, w)) return draft;
      return noun_draft(context, w);
    case Upos::adj:
      return adjective_draft(context, w);
    case Upos::adv:
      if (std::optional<Draft> draft = source_phrase_draft(context, w)) return draft;
      return unnamed_draft(context, w);
    case Upos::adp:
    case Upos::sconj:
      return source_phrase_draft(context, w);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<Draft> find_drafts(const SpeechContext& context) {
  std::vector<Draft> drafts;
  for (Index w = 0; w < context.reading.words.size(); ++w)
    if (std::optional<Draft> draft = draft_at(context, w)) drafts.push_back(std::move(*draft));
  return drafts;
}

}  // namespace dragoman::speech
