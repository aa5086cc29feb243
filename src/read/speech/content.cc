#include "read/speech/content.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "read/speech/clause_frames.h"
#include "read/speech/direct.h"
#include "read/speech/reach.h"
#include "read/speech/words.h"

namespace dragoman::speech {
namespace {

// "wants to …" where the tree does not see the infinitive.
std::optional<Draft> surface_infinitive(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index first = verb_cue.group.words.last + 1;
  if (first + 1 >= context.sentence(verb_cue.verb).end || lower(context.text(first)) != "to")
    return std::nullopt;
  const Upos next = context.word(first + 1).upos;
  if (next != Upos::verb && context.word(first).upos != Upos::part) return std::nullopt;
  return draft_of(verb_cue, Frame::infinitive, to_break(context, {first, first + 1}, verb_cue.verb));
}

std::optional<Draft> infinitive_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index clause = behind(context, verb_cue, [&](Index c, const Word& word) {
    const bool complement =
        word.deprel == Deprel::xcomp || word.deprel == Deprel::ccomp ||
        (word.deprel == Deprel::advcl && context.trees.leftmost(c) == verb_cue.group.words.last + 1);
    return complement && is_infinitive(context, c);
  });
  if (clause == kNone) return surface_infinitive(context, verb_cue);
  return draft_of(
      verb_cue, Frame::infinitive,
      to_break(context, subtree_behind(context, clause, verb_cue.group.words.last), verb_cue.verb));
}

Index object_of(const SpeechContext& context, const VerbCue& verb_cue) {
  return behind(context, verb_cue, [](Index, const Word& word) { return word.deprel == Deprel::obj; });
}

// "urged X to …": from the object to the end of the infinitive, which may hang on the object.
std::optional<Draft> object_infinitive_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index object = behind(context, verb_cue, [](Index, const Word& word) {
    return word.deprel == Deprel::obj || word.deprel == Deprel::iobj;
  });
  const auto infinitive = [&](Index c, const Word& word) {
    return (word.deprel == Deprel::xcomp || word.deprel == Deprel::ccomp || word.deprel == Deprel::advcl ||
            word.deprel == Deprel::acl) &&
           is_infinitive(context, c);
  };
  Index clause = behind(context, verb_cue, infinitive);
  if (clause == kNone && object != kNone)
    for (const Index c : context.trees.children(object))
      if (c > object && infinitive(c, context.word(c))) clause = c;
  if (clause == kNone) return std::nullopt;
  Stretch content = subtree_behind(context, clause, verb_cue.group.words.last);
  if (object != kNone && object < content.first) content.first = context.trees.leftmost(object);
  content.first = std::max(content.first, verb_cue.group.words.last + 1);
  return draft_of(verb_cue, Frame::object_infinitive,
                  to_break(context, trim(context, content), verb_cue.verb));
}

// "accused X of …", "described X as …", "called X …": the object and its predicate.
std::optional<Draft> predicate_frame(const SpeechContext& context, const VerbCue& verb_cue, Frame frame) {
  const Index object = behind(context, verb_cue, [](Index, const Word& word) {
    return word.deprel == Deprel::obj || word.deprel == Deprel::iobj;
  });
  const Index predicate = behind(context, verb_cue, [&](Index c, const Word& word) {
    if (object != kNone && c <= object) return false;
    if (frame == Frame::small_clause)
      return (word.deprel == Deprel::xcomp || word.deprel == Deprel::obj || word.deprel == Deprel::ccomp) &&
             !is_infinitive(context, c);
    const Index mark = preposition_of(context, c);
    if (mark == kNone) return false;
    const std::string preposition = lower(context.text(mark));
    if (frame == Frame::as) return preposition == "as";
    return preposition == "of" || preposition == "for" || preposition == "to" || preposition == "with";
  });
  if (predicate == kNone || (object == kNone && frame != Frame::as)) return std::nullopt;
  Stretch content = subtree_behind(context, predicate, verb_cue.group.words.last);
  if (object != kNone)
    content.first = std::max(context.trees.leftmost(object), verb_cue.group.words.last + 1);
  return draft_of(verb_cue, frame, to_break(context, trim(context, content), verb_cue.verb));
}

// "called for X", "warned against doing Y", "called on X to do Y": the preposition goes to the cue.
std::optional<Draft> prepositional_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Sentence& sentence = context.sentence(verb_cue.verb);
  Index mark = verb_cue.group.words.last + 1;
  if (mark + 1 < sentence.end && context.word(mark).upos == Upos::adv) ++mark;
  if (mark + 1 >= sentence.end || !context.same_voice(mark, verb_cue.verb)) return std::nullopt;
  if (std::ranges::find(verb_cue.cue->prepositions, lower(context.text(mark))) ==
      verb_cue.cue->prepositions.end())
    return std::nullopt;
  const Index first = next_word(context, mark + 1);
  if (first >= sentence.end) return std::nullopt;
  Draft draft = draft_of(verb_cue, Frame::prepositional, to_break(context, {first, first}, verb_cue.verb));
  draft.cue = {{verb_cue.group.words.first, mark}};
  return draft;
}

std::optional<Draft> gerund_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index clause = behind(context, verb_cue, [&](Index c, const Word& word) {
    return (word.deprel == Deprel::xcomp || word.deprel == Deprel::ccomp) && word.xpos == "VBG" &&
           context.trees.leftmost(c) == verb_cue.group.words.last + 1;
  });
  if (clause == kNone) return std::nullopt;
  return draft_of(
      verb_cue, Frame::gerund,
      to_break(context, subtree_behind(context, clause, verb_cue.group.words.last), verb_cue.verb));
}

// The noun phrase right behind the cue, and on to the next break.
std::optional<Draft> object_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  if (verb_cue.speaker == kNone) return std::nullopt;
  const Index object = object_of(context, verb_cue);
  if (object != kNone) {
    const Stretch content = subtree_behind(context, object, verb_cue.group.words.last);
    return draft_of(verb_cue, Frame::object, to_break(context, content, verb_cue.verb));
  }
  Index first = verb_cue.group.words.last + 1;
  if (first + 2 < context.sentence(verb_cue.verb).end && lower(context.text(first)) == "to" &&
      (context.word(first + 1).upos == Upos::pron || context.word(first + 1).upos == Upos::noun))
    first += 2;  // "expressed to him their thanks"
  if (first >= context.sentence(verb_cue.verb).end || !context.same_voice(first, verb_cue.verb))
    return std::nullopt;
  if (verb_cue.phrase && verb_cue.phrase->first >= first) return std::nullopt;
  const Upos upos = context.word(first).upos;
  if (upos != Upos::det && upos != Upos::noun && upos != Upos::propn && upos != Upos::pron &&
      upos != Upos::adj)
    return std::nullopt;
  if (context.lexicon.times.contains(lower(context.text(first)))) return std::nullopt;
  return draft_of(verb_cue, Frame::object, to_break(context, {first, first}, verb_cue.verb));
}

// "was criticised by X": the patient is what the stance is about.
std::optional<Draft> passive_object_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  const Index patient = context.trees.child(verb_cue.verb, {Deprel::nsubj_pass});
  if (patient == kNone || verb_cue.speaker == kNone || patient > verb_cue.verb) return std::nullopt;
  const Stretch content{context.trees.leftmost(patient), context.trees.rightmost(patient)};
  if (content.last >= verb_cue.group.words.first) return std::nullopt;
  return draft_of(verb_cue, Frame::object, trim(context, content));
}

// "is expected to …": the subject and what is expected of it; nobody is named.
std::optional<Draft> passive_frame(const SpeechContext& context, const VerbCue& verb_cue) {
  if (std::optional<Draft> clause = clause_frame(context, verb_cue)) return clause;
  std::optional<Draft> draft = infinitive_frame(context, verb_cue);
  const Index patient = context.trees.child(verb_cue.verb, {Deprel::nsubj_pass});
  if (!draft || patient == kNone || patient > verb_cue.verb) return std::nullopt;
  const Stretch subject{context.trees.leftmost(patient), context.trees.rightmost(patient)};
  if (subject.last >= verb_cue.group.words.first) return std::nullopt;
  draft->content.insert(draft->content.begin(), trim(context, subject));
  draft->frame = Frame::passive;
  return draft;
}

}  // namespace

// Return the subtree of `head`, kept to the voice of the cue, behind it.
Stretch subtree_behind(const SpeechContext& context, Index head, Index last_of_cue) {
  return trim(context,
              {std::max(context.trees.leftmost(head), last_of_cue + 1), context.trees.rightmost(head)});
}

Draft draft_of(const VerbCue& verb_cue, Frame frame, Stretch content) {
  Draft draft;
  draft.cue_word = verb_cue.verb;
  draft.frame = frame;
  draft.cue = {verb_cue.group.words};
  draft.content = {content};
  draft.nests = verb_cue.cue->nests(frame);
  return draft;
}

std::optional<Draft> find_content(const SpeechContext& context, const VerbCue& verb_cue) {
  const Cue& cue = *verb_cue.cue;
  const auto tries =
      std::to_array<std::pair<Frame, std::optional<Draft> (*)(const SpeechContext&, const VerbCue&)>>({
          {Frame::quote, quote_frame},
          {Frame::quote, colon_frame},
          {Frame::tag, tag_frame},
          {Frame::object_infinitive, object_infinitive_frame},
          {Frame::clause, clause_frame},
          {Frame::infinitive, infinitive_frame},
          {Frame::prepositional, prepositional_frame},
          {Frame::gerund, gerund_frame},
      });
  if (verb_cue.group.passive) {
    if (cue.has(Frame::passive) || cue.has(Frame::clause))
      if (std::optional<Draft> draft = passive_frame(context, verb_cue)) return draft;
    return cue.has(Frame::object) ? passive_object_frame(context, verb_cue) : std::nullopt;
  }
  for (const auto& [frame, attempt] : tries)
    if (cue.has(frame))
      if (std::optional<Draft> draft = attempt(context, verb_cue)) return draft;
  for (const Frame frame : {Frame::about_object, Frame::as, Frame::small_clause})
    if (cue.has(frame))
      if (std::optional<Draft> draft = predicate_frame(context, verb_cue, frame)) return draft;
  return cue.has(Frame::object) ? object_frame(context, verb_cue) : std::nullopt;
}

}  // namespace dragoman::speech
