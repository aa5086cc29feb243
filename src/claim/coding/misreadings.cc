#include "claim/coding/misreadings.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_noun(const Tree& tree, Index w) {
  return tree.word(w).upos == Upos::noun || tree.word(w).upos == Upos::propn;
}

bool has_subject(const Tree& tree, Index w) {
  return std::any_of(tree.children(w).begin(), tree.children(w).end(),
                     [&](Index kid) { return is_subject(tree.deprel(kid)); });
}

// "Amnesty International criticised Egypt" read as a name of four words: the name that ends before the verb.
Index name_before(const Tree& tree, Index w, Index object) {
  if (tree.head(object) != kNone) return kNone;
  for (const Index kid : tree.children(object)) {
    const Mention* mention = kid < w ? tree.mention(kid) : nullptr;
    const bool beside = mention != nullptr && mention->kind == MentionKind::name &&
                        mention->text.end < tree.word(w).text.begin &&
                        tree.word(w).text.begin - mention->text.end == 1;
    if (beside) return kid;
  }
  return kNone;
}

}  // namespace

Index doer_before_attribute(const Tree& tree, Index w) {
  const Index object = tree.head(w);
  const bool past = tree.word(w).xpos == "VBN" || tree.word(w).xpos == "VBD";
  if (!past || tree.deprel(w) != Deprel::amod || object == kNone || object < w) return kNone;
  if (w == tree.sentence(w).first || !is_noun(tree, object)) return kNone;
  if (const Index name = name_before(tree, w, object); name != kNone) return name;
  if (!is_noun(tree, w - 1)) return kNone;
  // The two nouns are joined, but neither a conjunction nor a preposition stands between them.
  if (tree.has_child(object, Deprel::cc) || tree.has_child(object, Deprel::case_) ||
      tree.has_child(object, Deprel::det))
    return kNone;
  if (tree.head(object) == w - 1 && tree.deprel(object) == Deprel::conj) return w - 1;
  // "Fighters loyal to the warlord battled troops": the noun over all, if nothing else says what it does.
  Index top = w - 1;
  while (tree.head(top) != kNone && tree.head(top) < w) top = tree.head(top);
  const bool nominal = tree.head(top) == kNone && is_noun(tree, top) && !is_predicate(tree, top);
  const bool loose = tree.deprel(object) == Deprel::conj || is_oblique(tree.deprel(object));
  return nominal && loose && tree.head(object) != kNone ? top : kNone;
}

bool is_reduced_passive(const Tree& tree, Index w) {
  const std::string_view xpos = tree.word(w).xpos;
  if ((xpos != "VBD" && xpos != "VBN") || tree.has_child(w, Deprel::obj) || tree.has_child(w, Deprel::aux))
    return false;
  if (!tree.has_child(w, Deprel::nsubj)) return false;
  return std::any_of(tree.children(w).begin(), tree.children(w).end(), [&](Index kid) {
    const bool below = kid > w && (tree.deprel(kid) == Deprel::advcl || tree.deprel(kid) == Deprel::ccomp ||
                                   tree.deprel(kid) == Deprel::parataxis);
    const bool bare =
        !has_subject(tree, kid) && !tree.has_child(kid, Deprel::mark) && !tree.has_child(kid, Deprel::cc);
    // "were built", "have left": its auxiliary is the first word of its own.
    const bool finite = tree.has_child(kid, Deprel::aux_pass) || tree.has_child(kid, Deprel::aux);
    return below && bare && finite && tree.form(tree.span(kid).first) != ",";
  });
}

Index counted_subject(const Tree& tree, Index w) {
  if (has_subject(tree, w)) return kNone;
  for (Index kid : tree.children(w)) {
    if (tree.form(kid) == "up" && tree.has_child(kid, Deprel::obl)) kid = tree.child(kid, Deprel::obl);
    if (kid > w || !is_oblique(tree.deprel(kid)) || !is_noun(tree, kid)) continue;
    const Index number = tree.child(kid, Deprel::nummod);
    if (number == kNone) continue;
    const Index above = tree.head(kid);
    const std::string& first = tree.form(above == w ? tree.span(kid).first : above);
    const bool measures = first == "up" || first == "over" || first == "around" || first == "about" ||
                          first == "between" || first == "under";
    // "over" of "over 100 men", right before the number.
    if (measures && number <= tree.span(kid).first + 3) return kid;
  }
  return kNone;
}

Index listed_before(const Tree& tree, Index w) {
  for (const Index kid : tree.children(w)) {
    if (kid > w || tree.deprel(kid) != Deprel::amod || tree.word(kid).upos != Upos::noun) continue;
    const Index attribute = tree.child(kid, Deprel::conj);
    if (attribute != kNone && attribute < w && tree.word(attribute).upos == Upos::adj) return kid;
  }
  return kNone;
}

Index name_behind_adjective(const Tree& tree, Index verb) {
  for (const Index kid : tree.children(verb)) {
    if (kid != verb + 1 || tree.word(kid).upos != Upos::adj || tree.deprel(kid) != Deprel::xcomp) continue;
    for (const Index name : tree.children(kid)) {
      const bool bare = is_oblique(tree.deprel(name)) && preposition_of(tree, name).empty();
      if (bare && tree.word(name).upos == Upos::propn && tree.span(name).first == kid + 1) return name;
    }
  }
  return kNone;
}

bool describes_name(const Tree& tree, Index w) {
  const Index name = tree.head(w);
  if (name == kNone || tree.deprel(w) != Deprel::conj || tree.word(name).upos != Upos::propn) return false;
  const Index article = tree.child(w, Deprel::det);
  if (article == kNone || (tree.form(article) != "a" && tree.form(article) != "an")) return false;
  const auto kids = tree.children(name);
  const bool last = std::none_of(kids.begin(), kids.end(),
                                 [&](Index kid) { return kid > w && tree.deprel(kid) == Deprel::conj; });
  return last && !tree.has_child(w, Deprel::cc);
}

bool opens_with_conjunction(const Tree& tree, Index w) {
  return tree.has_child(w, Deprel::cc) || tree.word(tree.span(w).first).upos == Upos::cconj;
}

// "along with 700 tanks", "together with their guards"
bool is_accompanied(const Tree& tree, Index w) {
  Index first = tree.span(w).first;
  if (first < w && tree.word(first).upos == Upos::punct) ++first;
  const bool opens = tree.form(first) == "along" || tree.form(first) == "together";
  return opens && first + 1 < w && tree.form(first + 1) == "with";
}

Index joined_behind(const Tree& tree, Index w) {
  const Index verb = tree.head(w);
  const bool told_of = tree.deprel(w) == Deprel::obj || tree.deprel(w) == Deprel::nsubj_pass;
  if (verb == kNone || !told_of) return kNone;
  const Index below = tree.child(w, Deprel::obj);
  if (below != kNone && below > w && opens_with_conjunction(tree, below)) return below;
  for (const Index kid : tree.children(verb)) {
    const bool phrase =
        is_oblique(tree.deprel(kid)) || tree.deprel(kid) == Deprel::advcl || tree.deprel(kid) == Deprel::conj;
    const bool nominal = is_noun(tree, kid) || tree.word(kid).upos == Upos::num;
    const bool joined = (opens_with_conjunction(tree, kid) && !tree.has_child(kid, Deprel::case_)) ||
                        (is_oblique(tree.deprel(kid)) && is_accompanied(tree, kid));
    if (kid > w && phrase && nominal && joined && !is_predicate(tree, kid)) return kid;
  }
  return kNone;
}

Index noun_of_participle(const Tree& tree, Index w) {
  const std::string_view xpos = tree.word(w).xpos;
  const Index above = tree.head(w);
  if ((xpos != "VBN" && xpos != "VBD") || above == kNone || w == tree.sentence(w).first) return kNone;
  const Deprel relation = tree.deprel(w);
  const bool loose = relation == Deprel::conj || relation == Deprel::parataxis || relation == Deprel::advcl;
  const Index noun = w - 1;
  if (!loose || above >= noun || !is_noun(tree, noun) || tree.deprel(noun) != Deprel::obj) return kNone;
  if (tree.word(above).upos != Upos::verb || !tree.dominates(above, noun)) return kNone;
  const bool own = std::any_of(tree.children(w).begin(), tree.children(w).end(), [&](Index kid) {
    const Deprel of = tree.deprel(kid);
    return is_subject(of) || of == Deprel::obj || of == Deprel::ccomp || of == Deprel::aux ||
           of == Deprel::aux_pass || of == Deprel::cc || of == Deprel::mark;
  });
  return own ? kNone : noun;
}

Index object_behind_particle(const Tree& tree, Index w) {
  const Index attribute = tree.head(w);
  if (tree.word(w).xpos != "VBN" || tree.deprel(w) != Deprel::conj || attribute == kNone) return kNone;
  const Index noun = tree.head(attribute);
  const bool describes = tree.deprel(attribute) == Deprel::amod && noun != kNone && noun > w;
  return describes && tree.has_child(w, Deprel::compound_prt) ? noun : kNone;
}

Index particle_inside(const Tree& tree, Index noun) {
  for (const Index attribute : tree.children(noun)) {
    if (tree.deprel(attribute) != Deprel::amod) continue;
    for (const Index verb : tree.children(attribute)) {
      if (object_behind_particle(tree, verb) == noun) return tree.child(verb, Deprel::compound_prt);
    }
  }
  return kNone;
}

Index joined_before(const Tree& tree, Index subject) {
  const Index verb = tree.head(subject);
  if (verb == kNone || !is_subject(tree.deprel(subject)) || tree.deprel(verb) != Deprel::conj) return kNone;
  const Index noun = tree.head(verb);
  const bool nominal = noun != kNone && is_noun(tree, noun) && !is_predicate(tree, noun) && noun < subject;
  const Index conjunction = tree.child(verb, Deprel::cc);
  const bool between = conjunction != kNone && conjunction > noun &&
                       conjunction + 1 == tree.span(subject).first && conjunction == noun + 1;
  return nominal && between ? noun : kNone;
}

Index doer_in_contact_clause(const Tree& tree, Index w, Index& object) {
  const std::string_view xpos = tree.word(w).xpos;
  const Index doer = tree.head(w);
  const bool participle = (xpos == "VBN" || xpos == "VBD") && tree.deprel(w) == Deprel::acl;
  if (!participle || doer == kNone || !is_subject(tree.deprel(doer)) || !tree.has_child(doer, Deprel::det))
    return kNone;
  const Index first = tree.span(doer).first;
  const Index above = tree.head(doer);
  if (first == 0 || above == kNone || !is_noun(tree, first - 1)) return kNone;
  if (tree.head(first - 1) != above || !is_subject(tree.deprel(first - 1))) return kNone;
  object = first - 1;
  return doer;
}

bool is_finite_clause(const Tree& tree, Index w) {
  const std::string_view xpos = tree.word(w).xpos;
  return tree.has_child(w, Deprel::aux) || xpos == "VBZ" || xpos == "VBP" || xpos == "VBD";
}

}  // namespace dragoman
