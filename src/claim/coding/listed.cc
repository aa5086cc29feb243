#include "claim/coding/listed.h"

#include <algorithm>

#include "claim/coding/misreadings.h"

namespace dragoman {
namespace {

bool is_needed(const Frame& frame, const Rule& rule, const std::string& role) {
  return std::any_of(rule.needs.begin(), rule.needs.end(), [&](const Need& need) {
    return std::any_of(need.begin(), need.end(), [&](RoleId id) { return frame.roles[id].name == role; });
  });
}

// The head of a phrase with the words that only measure it: "ton" for "cocaine" in "a ton of cocaine".
Index top_of(const Grammar& grammar, ByteRange phrase) {
  const Tree& tree = grammar.tree;
  Index w = phrase.empty() ? kNone : tree.head_in(phrase);
  while (w != kNone && tree.head(w) != kNone && meaning_head(grammar, tree.head(w)) == w) w = tree.head(w);
  return w;
}

// The first of the list in which a word stands, itself if in none.
Index first_listed(const Tree& tree, Index w) {
  while (tree.deprel(w) == Deprel::conj && tree.head(w) != kNone &&
         tree.word(tree.head(w)).upos != Upos::verb)
    w = tree.head(w);
  const Index above = tree.head(w);
  if (above == kNone) return w;
  for (const Index beside : tree.children(above)) {
    if (beside < w && joined_behind(tree, beside) == w) return beside;
  }
  return w;
}

bool is_listed_with(const Grammar& grammar, const Match& match, Index first) {
  return std::any_of(match.arguments.begin(), match.arguments.end(), [&](const Argument& own) {
    const Index top = top_of(grammar, own.evidence);
    return top != kNone && first_listed(grammar.tree, top) == first;
  });
}

}  // namespace

Index rest_of_list(const Grammar& grammar, const Frame& frame, const Match& match, const Match& other) {
  const bool verbs = match.kind == WordClass::verb && other.kind == WordClass::verb;
  if (!verbs || match.rule->phase == other.rule->phase) return kNone;
  Index rest = kNone;
  for (const Argument& argument : other.arguments) {
    if (!is_needed(frame, *other.rule, argument.role)) continue;
    const bool taken = std::any_of(match.arguments.begin(), match.arguments.end(), [&](const Argument& own) {
      return own.evidence.overlaps(argument.evidence);
    });
    if (taken) continue;
    const Index top = top_of(grammar, argument.evidence);
    if (top == kNone || !is_listed_with(grammar, match, first_listed(grammar.tree, top))) return kNone;
    rest = std::min(rest, grammar.tree.span(top).first);
  }
  return rest;
}

}  // namespace dragoman
