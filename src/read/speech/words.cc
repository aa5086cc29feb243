#include "read/speech/words.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman::speech {

bool is_nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::pron ||
         word.upos == Upos::num || word.upos == Upos::adj || word.upos == Upos::det || word.upos == Upos::x ||
         word.upos == Upos::sym;
}

bool is_finite_verb(const Word& word) {
  return (word.upos == Upos::verb || word.upos == Upos::aux) && word.xpos != "VBG" && word.xpos != "VBN" &&
         word.xpos != "VB";
}

bool is_relative(const Word& word) {
  return word.xpos == "WDT" || word.xpos == "WP";
}

bool is_break_mark(const SpeechContext& context, Index w) {
  const std::string_view mark = context.text(w);
  if (mark == "," || mark == "--") return true;
  if (mark != "\xE2\x80\x94" && mark != "\xE2\x80\x93" && mark != "-") return false;
  return w > 0 && context.word(w - 1).text.end < context.word(w).text.begin;
}

Index segment_begin(const SpeechContext& context, Index end) {
  const Index begin = context.sentence(end - 1).first;
  Index first = end;
  while (first > begin && !context.is_punctuation(first - 1) && context.same_voice(first - 1, end - 1))
    --first;
  return first;
}

Index noun_run(const SpeechContext& context, Index end) {
  Index first = end;
  const Index begin = context.sentence(end - 1).first;
  while (first > begin && is_nominal(context.word(first - 1)) && context.same_voice(first - 1, end - 1))
    --first;
  return first;
}

Index next_word(const SpeechContext& context, Index w) {
  const Index end = context.sentence(w).end;
  while (w < end && context.is_punctuation(w)) ++w;
  return w;
}

bool has_mark(const SpeechContext& context, Index clause, std::string_view mark) {
  for (const Index c : context.trees.children(clause))
    if (context.word(c).deprel == Deprel::mark && lower(context.text(c)) == mark) return true;
  return false;
}

bool is_infinitive(const SpeechContext& context, Index clause) {
  return has_mark(context, clause, "to");
}

Index preposition_of(const SpeechContext& context, Index dependant) {
  for (const Index c : context.trees.children(dependant)) {
    const Deprel relation = context.word(c).deprel;
    if (c < dependant && (relation == Deprel::case_ || relation == Deprel::mark)) return c;
  }
  return kNone;
}

Stretch trim(const SpeechContext& context, Stretch stretch) {
  while (stretch.first < stretch.last && context.is_punctuation(stretch.first)) ++stretch.first;
  while (stretch.last > stretch.first && context.is_punctuation(stretch.last)) --stretch.last;
  return stretch;
}

}  // namespace dragoman::speech
