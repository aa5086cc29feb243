#include "claim/coding/functions.h"

#include <algorithm>

#include "claim/coding/misreadings.h"
#include "claim/coding/subjects.h"

namespace dragoman {
namespace {

constexpr int kMaxSteps = 12;  // of control and coordination; longer chains are parser errors

const Lexicon* list(const Language& language, std::string_view name) {
  const auto id = language.lexicon(name);
  return id ? &language.lexicons[*id] : nullptr;
}

Index root_of(const Tree& tree, Index w) {
  while (tree.head(w) != kNone) w = tree.head(w);
  return w;
}

bool has_mark(const Tree& tree, Index w, std::string_view form) {
  for (const Index kid : tree.children(w)) {
    if (tree.deprel(kid) == Deprel::mark && tree.form(kid) == form) return true;
  }
  return false;
}

// Who controls an infinitive below a noun: "Russia's readiness to train", "expressed its readiness to train".
Index controller_of_noun(const Grammar& grammar, Index noun, int depth) {
  const Tree& tree = grammar.tree;
  for (const Index kid : tree.children(noun)) {
    if (tree.deprel(kid) == Deprel::nmod_poss && tree.word(kid).upos != Upos::pron) return kid;
  }
  for (const Index kid : tree.children(noun)) {
    const bool modifies = tree.deprel(kid) == Deprel::amod || tree.deprel(kid) == Deprel::compound;
    if (modifies && is_party_modifier(grammar, kid)) return kid;
  }
  const Index possessor = tree.child(noun, Deprel::nmod_poss);
  const Index above = tree.head(noun);
  if (above != kNone && tree.word(above).upos == Upos::verb) {
    const Index subject = surface_subject(grammar, above, depth + 1);
    if (subject != kNone && subject != noun) return subject;
  }
  return possessor;
}

Index controlled_subject(const Grammar& grammar, Index w, int depth) {
  const Tree& tree = grammar.tree;
  const Index governor = tree.head(w);
  const Index object = tree.child(governor, Deprel::obj);
  const Index indirect = tree.child(governor, Deprel::iobj);
  if (object != kNone && object != w) return resolve(tree, object);
  if (indirect != kNone) return resolve(tree, indirect);
  // "called on supporters to stop", "appealed to Russia to help"
  if (in(grammar.object_control, tree, governor)) {
    for (const Index kid : tree.children(governor)) {
      const bool addressee = is_oblique(tree.deprel(kid)) && kid < w;
      if (!addressee) continue;
      const std::string preposition = preposition_of(tree, kid);
      if (preposition == "on" || preposition == "to" || preposition == "upon" || preposition == "for")
        return kid;
    }
  }
  return surface_subject(grammar, governor, depth + 1);
}

// "asked the council to send observers", "ordered two brigades on Sunday to seize the port", where the parser
// hangs the infinitive on the object or beside it: whom the verb asks, kNone if it asks nobody.
Index asked_to_do(const Grammar& grammar, Index infinitive, int depth) {
  const Tree& tree = grammar.tree;
  const Index above = tree.head(infinitive);
  if (above == kNone || tree.word(infinitive).xpos != "VB") return kNone;
  const bool on_object = tree.deprel(infinitive) == Deprel::acl && tree.deprel(above) == Deprel::obj;
  if (on_object) return in(grammar.object_control, tree, tree.head(above)) ? above : kNone;
  const bool beside = tree.deprel(infinitive) == Deprel::advcl && above < infinitive;
  return beside && in(grammar.object_control, tree, above) ? controlled_subject(grammar, infinitive, depth)
                                                           : kNone;
}

// In the order of their names, so that the answer does not hang on a hash.
std::vector<std::pair<LexiconId, std::string>> sectors_of(const Language& language) {
  constexpr std::string_view kPrefix = "sector_";
  std::vector<std::pair<LexiconId, std::string>> sectors;
  for (const auto& [name, id] : language.lexicon_ids) {
    if (!name.starts_with(kPrefix)) continue;
    std::string code = name.substr(kPrefix.size());
    std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return std::toupper(c); });
    sectors.emplace_back(id, std::move(code));
  }
  std::sort(sectors.begin(), sectors.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return sectors;
}

// "Two depots, one leased to the port, also caught fire": a verb in the past with an object of its own is not
// beside the noun or participle that the parser coordinates it with, but is the main verb of a sentence that
// has no other.
bool is_stranded(const Tree& tree, Index w) {
  const Index beside = tree.head(w);
  const Word& root = tree.word(root_of(tree, w));
  const bool nominal = root.upos == Upos::noun || root.upos == Upos::propn;
  const bool past = tree.word(w).xpos == "VBN" || tree.word(w).xpos == "VBD";
  if (!nominal || !past || !tree.has_child(w, Deprel::obj)) return false;
  const bool participle = tree.deprel(beside) == Deprel::acl && tree.word(beside).xpos == "VBN";
  return !is_predicate(tree, beside) || (participle && !tree.has_child(beside, Deprel::obj));
}

}  // namespace

Grammar make_grammar(const Tree& tree, const Language& language) {
  return {tree,
          language,
          list(language, "support_verbs"),
          list(language, "inverse_verbs"),
          list(language, "object_control"),
          list(language, "intransitive_verbs"),
          list(language, "demonyms"),
          list(language, "containers"),
          list(language, "actor_nouns"),
          list(language, "person_nouns"),
          list(language, "place_nouns"),
          list(language, "months"),
          list(language, "weekdays"),
          list(language, "prepositional_verbs"),
          list(language, "paired_nouns"),
          list(language, "uncounted_nouns"),
          sectors_of(language),
          {},
          {}};
}

bool is_party_modifier(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  const Word& word = tree.word(w);
  if (const Mention* mention = tree.mention(w)) return mention->type != EntityType::other;
  return word.upos == Upos::propn || in(grammar.demonyms, tree, w);
}

Index surface_subject(const Grammar& grammar, Index w, int depth) {
  const Tree& tree = grammar.tree;
  if (w == kNone || depth > kMaxSteps) return kNone;
  if (const Index own = own_subject(tree, w); own != kNone) return own;
  const Index governor = tree.head(w);
  if (governor == kNone) return kNone;
  if (const Index asked = asked_to_do(grammar, w, depth); asked != kNone) return asked;
  switch (tree.deprel(w)) {
    case Deprel::conj:
      if (is_stranded(tree, w)) return root_of(tree, w);
      return surface_subject(grammar, governor, depth + 1);
    case Deprel::xcomp:
      return controlled_subject(grammar, w, depth);
    case Deprel::ccomp:  // without a subject of its own it is a controlled clause that the parser misnamed
      return is_finite_clause(tree, w) ? kNone : controlled_subject(grammar, w, depth);
    case Deprel::advcl:
      // "accuse Russia of targeting": the object does it; else the subject ("..., capturing 23").
      if (has_mark(tree, w, "of") || has_mark(tree, w, "from") || has_mark(tree, w, "for")) {
        return controlled_subject(grammar, w, depth);
      }
      return surface_subject(grammar, governor, depth + 1);
    case Deprel::acl: {
      const std::string_view xpos = tree.word(w).xpos;
      // "Iran and six powers negotiated", where the parser sees nouns alone: the first of them.
      const bool main =
          xpos == "VBN" && in(grammar.intransitives, tree, w) && tree.deprel(governor) == Deprel::conj;
      if (main && tree.head(tree.head(governor)) == kNone) return tree.head(governor);
      if (xpos == "VBG" || xpos == "VBN" || xpos == "VBD") {
        return has_mark(tree, w, "of") ? controller_of_noun(grammar, governor, depth) : governor;
      }
      return controller_of_noun(grammar, governor, depth);
    }
    case Deprel::acl_relcl:
      return governor;
    default:
      return kNone;
  }
}

Index meaning_head(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  for (int step = 0; step < 3 && w != kNone; ++step) {
    const bool container = in(grammar.containers, tree, w) || tree.word(w).upos == Upos::num;
    if (!container) return w;
    Index below = kNone;
    for (const Index kid : tree.children(w)) {
      if (preposition_of(tree, kid) != "of") continue;
      if (is_oblique(tree.deprel(kid))) below = kid;
      // "thousands of striking workers": a participle that the parser takes for a clause.
      const Index object = tree.word(kid).xpos == "VBG" ? tree.child(kid, Deprel::obj) : kNone;
      if (object == kid + 1) below = object;
    }
    if (below == kNone) return w;
    w = below;
  }
  return w;
}

Index support_verb_of(const Grammar& grammar, Index noun) {
  const Tree& tree = grammar.tree;
  Index head = noun;
  // Climb out of "a series of attacks", "the number of strikes" and out of coordinations.
  for (int step = 0; step < 4; ++step) {
    const Index above = tree.head(head);
    if (above == kNone) return kNone;
    const bool inside = tree.deprel(head) == Deprel::conj || meaning_head(grammar, above) == head;
    if (!inside || tree.word(above).upos == Upos::verb) break;
    head = above;
  }
  const Index above = tree.head(head);
  if (above == kNone || tree.word(above).upos != Upos::verb) return kNone;
  const Deprel relation = tree.deprel(head);
  // "has ships there amid concern": beside the verb, not what it carries
  const std::string preposition = relation == Deprel::obl ? preposition_of(tree, head) : std::string();
  for (const std::string_view circumstance :
       {"amid", "after", "before", "despite", "since", "following", "until", "because of"}) {
    if (preposition == circumstance) return kNone;
  }
  const bool close = relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::obl ||
                     relation == Deprel::xcomp;
  const bool known = in(grammar.support_verbs, tree, above) || in(grammar.inverse_verbs, tree, above);
  return close && known ? above : kNone;
}

}  // namespace dragoman
