#include "claim/coding/subjects.h"

#include <algorithm>

namespace dragoman {
namespace {

// The noun that a relative pronoun stands for.
Index antecedent(const Tree& tree, Index pronoun) {
  for (Index up = tree.head(pronoun); up != kNone; up = tree.head(up)) {
    if (is_relative_clause(tree, up)) return tree.head(up);
  }
  return kNone;
}

// "Isis, who have seized ...": the noun before the pronoun where the parser sees no relative clause.
Index noun_before(const Tree& tree, Index pronoun) {
  const std::string& form = tree.form(pronoun);
  const Index first = tree.sentence(pronoun).first;
  if ((form != "who" && form != "which") || pronoun < first + 2) return pronoun;
  const Index noun = tree.form(pronoun - 1) == "," ? pronoun - 2 : kNone;
  const bool nominal =
      noun != kNone && (tree.word(noun).upos == Upos::propn || tree.word(noun).upos == Upos::noun);
  return nominal && tree.deprel(tree.head(pronoun)) == Deprel::parataxis ? noun : pronoun;
}

// "stopped near the coast and its crew members were arrested", where the parser joins coast and members: the
// noun right before the auxiliaries of a verb without a subject.
Index before_auxiliary(const Tree& tree, Index w) {
  Index first = w;
  for (const Index kid : tree.children(w)) {
    if (is_subject(tree.deprel(kid))) return kNone;
    const bool auxiliary = tree.deprel(kid) == Deprel::aux || tree.deprel(kid) == Deprel::aux_pass;
    if (auxiliary) first = std::min(first, kid);
  }
  const std::string_view xpos = first == w ? std::string_view() : tree.word(first).xpos;
  const bool finite = xpos == "VBD" || xpos == "VBZ" || xpos == "VBP" || xpos == "MD";
  if (!finite || first == tree.sentence(w).first) return kNone;
  const Index noun = first - 1;
  const Upos upos = tree.word(noun).upos;
  const bool joined = tree.deprel(noun) == Deprel::conj && tree.head(noun) < noun;
  return joined && (upos == Upos::noun || upos == Upos::propn) ? noun : kNone;
}

}  // namespace

bool in(const Lexicon* lexicon, const Tree& tree, Index w) {
  return lexicon != nullptr && lexicon->ends_at(tree.keys(), w, tree.sentence(w).first);
}

Index resolve(const Tree& tree, Index w) {
  if (w == kNone || !is_relative(tree, w)) return w;
  const Index noun = antecedent(tree, w);
  return noun == kNone ? w : noun;
}

Index subject_meant(const Tree& tree, Index subject) {
  const Index noun = resolve(tree, subject);
  return noun == subject ? noun_before(tree, subject) : noun;
}

bool is_object_before_subject(const Tree& tree, Index relative) {
  const Index verb = tree.head(relative);
  if (verb == kNone || !is_relative(tree, relative) || tree.deprel(relative) != Deprel::nsubj) return false;
  const auto kids = tree.children(verb);
  return std::any_of(kids.begin(), kids.end(), [&](Index kid) {
    return kid > relative && kid < verb && tree.deprel(kid) == Deprel::nsubj;
  });
}

Index own_subject(const Tree& tree, Index w) {
  for (const Index kid : tree.children(w)) {
    const bool subject = is_subject(tree.deprel(kid)) && tree.form(kid) != "there";
    if (subject && !is_object_before_subject(tree, kid)) return subject_meant(tree, kid);
  }
  return before_auxiliary(tree, w);
}

}  // namespace dragoman
