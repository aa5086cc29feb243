#include "claim/coding/attachment.h"

#include <algorithm>

#include "claim/coding/subjects.h"

namespace dragoman {

Index verb_told_of(const Tree& tree, Index noun) {
  if (is_subject(tree.deprel(noun))) return tree.head(noun);
  const Index joined = tree.child(noun, Deprel::conj);
  return joined != kNone && tree.word(joined).upos == Upos::verb ? joined : kNone;
}

bool stands_joined(const Tree& tree, Index word, Index other) {
  const Index first = tree.span(other).first;
  return first > word + 1 ? tree.form(first - 1) == "and" : tree.form(first) == "and";
}

bool is_prepositional(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  const bool follows = w + 1 < tree.sentence(w).end && tree.word(w + 1).upos == Upos::adp;
  return follows && !tree.has_child(w, Deprel::aux_pass) && grammar.prepositional != nullptr &&
         grammar.prepositional->longest_at(tree.keys(), w + 1, w) > 1;
}

Index subject_of_perfect_before(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  for (Index at = w; at-- > tree.sentence(w).first;) {
    const Index have = tree.child(at, Deprel::aux);
    if (have != kNone && tree.word(at).xpos == "VBN" && tree.word(have).lemma == "have")
      return surface_subject(grammar, at);
  }
  return kNone;
}

bool names_place(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  const Mention* mention = tree.mention(w);
  const bool named =
      mention != nullptr && (mention->type == EntityType::place || mention->type == EntityType::state);
  return named || in(grammar.place_nouns, tree, w);
}

Index noun_of_phrase(const Grammar& grammar, Index name) {
  const Tree& tree = grammar.tree;
  const Index above = tree.head(name);
  if (above == kNone || tree.word(name).upos != Upos::propn) return name;
  const Index next = tree.span(name).second + 1;
  if (next >= tree.sentence(name).end || tree.head(next) != above) return name;
  const bool bare = is_oblique(tree.deprel(next)) && preposition_of(tree, next).empty();
  return bare && tree.word(next).upos == Upos::noun && !in(grammar.calendar, tree, next) ? next : name;
}

bool said_elsewhere(const Grammar& grammar, Index w, Index kid) {
  const Tree& tree = grammar.tree;
  const Index voice = w < grammar.voices.size() ? grammar.voices[w] : kNone;
  if (voice == kNone) return false;
  const Attribution& attribution = tree.reading().attributions[voice];
  const ByteRange word = tree.word(kid).text;
  const auto holds = [&](ByteRange range) { return range.contains(word); };
  if (std::any_of(attribution.content.begin(), attribution.content.end(), holds)) return false;
  const bool behind_cue = !attribution.cue.empty() && !attribution.content.empty() &&
                          word.begin >= attribution.cue.front().end &&
                          word.end <= attribution.content.front().begin;
  return behind_cue;
}

bool is_others(const Tree& tree, Index noun) {
  if (!is_oblique(tree.deprel(noun))) return false;
  const Index owner = tree.child(noun, Deprel::nmod_poss);
  return owner != kNone && tree.word(owner).upos == Upos::propn;
}

}  // namespace dragoman
