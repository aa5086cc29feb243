#include "claim/coding/tense.h"

namespace dragoman {
namespace {

// "Norland signs treaty": headlines tell in the present what has happened.
bool in_title(const Tree& tree, Index w) {
  const auto& blocks = tree.report().blocks;
  const Index block = tree.sentence(w).block;
  return block < blocks.size() && blocks[block].kind == BlockKind::title;
}

// A noun or adjective has the tense of its copula.
Tense tense_of_predicate(const Tree& tree, Index w) {
  const Index copula = tree.child(w, Deprel::cop);
  if (copula == kNone) return Tense::past;
  const std::string_view xpos = tree.word(copula).xpos;
  return xpos == "VBZ" || xpos == "VBP" ? Tense::present : Tense::past;
}

}  // namespace

Tense tense_of(const Tree& tree, Index w, ByteRange content) {
  const Word& word = tree.word(w);
  if (word.upos != Upos::verb && word.upos != Upos::aux) return tense_of_predicate(tree, w);
  bool have = false;
  bool being = false;
  const Word* be = nullptr;
  for (const Index kid : tree.children(w)) {
    const Deprel relation = tree.deprel(kid);
    if (relation != Deprel::aux && relation != Deprel::aux_pass) continue;
    const std::string& lemma = tree.word(kid).lemma;
    if (lemma == "have") have = true;
    if (tree.form(kid) == "being") {
      being = true;
    } else if (lemma == "be") {
      be = &tree.word(kid);
    }
    if (lemma == "do") return tree.word(kid).xpos == "VBD" ? Tense::past : Tense::present;
  }
  if (word.xpos == "VBG") {
    if (be == nullptr) return Tense::progressive;
    // "he said fighting was continuing": told in the past, it goes on.
    const bool told = !content.empty() && content.contains(word.text.begin);
    return be->xpos == "VBD" && !told ? Tense::past : Tense::progressive;
  }
  if (have || word.xpos == "VBD") return Tense::past;
  if (word.xpos == "VBN") {
    const bool present = be != nullptr && (be->xpos == "VBZ" || be->xpos == "VBP");
    if (!present) return Tense::past;
    return being ? Tense::progressive : Tense::present;  // "are being trained"
  }
  // Taggers take "struck" of a plural subject, rare "overran" of any, for the present.
  if (is_past_form(tree.form(w)) && word.xpos != "VBN") return Tense::past;
  const bool present = word.xpos == "VBZ" || (word.xpos == "VBP" && !has_one_form(tree.form(w)));
  return present && !in_title(tree, w) ? Tense::present : Tense::past;
}

std::optional<Tense> tense_of_participle(const Tree& tree, Index w, ByteRange content) {
  const Index above = tree.head(w);
  if (above == kNone || tree.word(w).xpos != "VBG" || tree.has_child(w, Deprel::aux)) return std::nullopt;
  const std::string mark = preposition_of(tree, w);
  if (tree.deprel(w) == Deprel::acl && mark == "of") return Tense::past;
  const bool told = mark.empty() || mark == "by" || mark == "after" || mark == "before" ||
                    mark == "although" || mark == "though";
  if (tree.deprel(w) != Deprel::advcl || !told || tree.word(above).upos != Upos::verb) return std::nullopt;
  return tense_of(tree, above, content);
}

}  // namespace dragoman
