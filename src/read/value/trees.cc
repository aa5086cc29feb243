#include "read/value/trees.h"

#include <algorithm>

namespace dragoman::values {
namespace {

constexpr Index kAuxiliaryReach = 12;  // words left of a verb in which its auxiliaries stand
constexpr int kMaxClimb = 60;
constexpr int kMaxJoined = 8;  // numbers of one list

}  // namespace

Index Trees::word_at(std::uint32_t at) const {
  const auto& words = reading_->words;
  const auto after =
      std::upper_bound(words.begin(), words.end(), at,
                       [](std::uint32_t byte, const Word& word) { return byte < word.text.begin; });
  if (after == words.begin()) return kNone;
  const auto found = std::prev(after);
  return found->text.contains(at) ? static_cast<Index>(found - words.begin()) : kNone;
}

Index Trees::verb_above(Index word) const {
  for (int steps = 0; word != kNone && steps < kMaxClimb; ++steps) {
    if (reading_->words[word].upos == Upos::verb) return word;
    word = reading_->words[word].head;
  }
  return kNone;
}

template <class F>
void Trees::for_auxiliaries(Index verb, F f) const {
  const Index first = verb > kAuxiliaryReach ? verb - kAuxiliaryReach : 0;
  for (Index i = first; i < verb; ++i)
    if (reading_->words[i].head == verb && reading_->words[i].upos == Upos::aux) f(reading_->words[i]);
}

// "said Friday", "met on Friday": the verb right before decides, whatever the tree made of it.
bool Trees::follows_past(Index word) const {
  if (word == kNone) return false;
  const auto& words = reading_->words;
  Index left = word;
  if (left > 0 && words[left - 1].upos == Upos::adp) --left;
  return left > 0 && words[left - 1].xpos == "VBD";
}

Tense Trees::tense_at(std::uint32_t at) const {
  if (follows_past(word_at(at))) return Tense::past;
  const Index verb = verb_above(word_at(at));
  if (verb == kNone) return Tense::unknown;
  bool future = false;
  bool infinitive = reading_->words[verb].xpos == "VB";
  bool past = reading_->words[verb].feats.find("Tense=Past") != std::string_view::npos;
  for_auxiliaries(verb, [&](const Word& aux) {
    future |= aux.lemma == "will" || aux.lemma == "shall" || aux.lemma == "wo";
    past |= aux.feats.find("Tense=Past") != std::string_view::npos;
    infinitive |= aux.xpos == "VB";
  });
  if (future) return Tense::future;
  if (infinitive) return Tense::unknown;  // "expected to be completed by Dec. 15"
  if (past) return Tense::past;
  const Word& word = reading_->words[verb];
  // Of days, the present tense tells what is planned: "meets on Monday".
  const bool present = word.xpos == "VBZ" || (word.xpos == "VBP" && !has_one_form(word.lemma));
  const bool planned = present && word.lemma != "say";
  return planned ? Tense::future : Tense::unknown;
}

bool Trees::is_verb_at(std::uint32_t at) const {
  const Index word = word_at(at);
  return word != kNone &&
         (reading_->words[word].upos == Upos::verb || reading_->words[word].upos == Upos::aux);
}

Index Trees::counted_by(std::uint32_t at) const {
  const Index word = word_at(at);
  if (word == kNone) return kNone;
  const Word* number = &reading_->words[word];
  // "12 Somali and 11 Yemeni sailors": joined to a number, it counts what that one counts.
  for (int steps = 0; number->deprel == Deprel::conj && steps < kMaxJoined; ++steps) {
    if (number->upos != Upos::num || number->head >= word) return kNone;
    number = &reading_->words[number->head];
  }
  return number->deprel == Deprel::nummod ? number->head : kNone;
}

bool Trees::is_perfect_at(std::uint32_t at) const {
  const Index verb = verb_above(word_at(at));
  bool perfect = false;
  if (verb != kNone)
    for_auxiliaries(verb, [&](const Word& aux) { perfect |= aux.lemma == "have" && aux.xpos != "VBD"; });
  return perfect;
}

}  // namespace dragoman::values
