#include "claim/petrarch/clauses.h"

#include <algorithm>

#include "base/limits.h"

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxParenthesis = 9;  // pieces between two commas that set off a remark
constexpr std::size_t kMaxClimb = 12;       // governors asked for a subject

bool is_content(Deprel deprel) {
  return deprel == Deprel::xcomp || deprel == Deprel::ccomp;
}

// Whether a word that a parser takes for joined has a conjunction or a mark that joins it.
bool has_joint(const Tree& tree, Index w) {
  return tree.has_child(w, Deprel::cc) || tree.has_child(w, Deprel::punct);
}

// A clause that goes on beside the verb's own: "condemned X and promised Y", "..., an official said".
bool is_beside(const Tree& tree, Index w) {
  if (tree.deprel(w) == Deprel::parataxis) return true;
  return tree.deprel(w) == Deprel::conj && has_joint(tree, w) &&
         (tree.word(w).upos == Upos::verb || tree.word(w).upos == Upos::aux ||
          tree.has_child(w, Deprel::cop) || tree.has_child(w, Deprel::nsubj));
}

// The highest verb before this one whose infinitive or content clause it is.
Index top_of_chain(const Scene& scene, Index w) {
  for (std::size_t steps = 0; steps < kMaxClimb; ++steps) {
    const Index head = scene.tree.head(w);
    if (!is_content(scene.tree.deprel(w)) || head == kNone || head > w || head < scene.first) return w;
    w = head;
  }
  return w;
}

// Whether a word behind the verb is under `top` and not in a clause beside.
bool is_of_clause(const Tree& tree, Index top, Index verb, Index w) {
  for (std::size_t steps = 0; steps < kMaxSentenceWords; ++steps) {
    if (w == top || w == verb) return true;
    if (w > verb && is_beside(tree, w)) return false;
    w = tree.head(w);
    if (w == kNone) return false;
  }
  return false;
}

bool fits(const Scene& scene, std::size_t piece, const VerbForm& form, VerbPlace& place) {
  const std::size_t after = form.after.size();
  const std::size_t before = form.before.size();
  if (before > piece || piece + after >= scene.pieces.size()) return false;
  for (std::size_t k = 0; k < after; ++k)
    if (scene.pieces[piece + 1 + k].word != form.after[k] || scene.pieces[piece + 1 + k].apart) return false;
  for (std::size_t k = 0; k < before; ++k)
    if (scene.pieces[piece - before + k].word != form.before[k]) return false;
  place = {piece - before, piece + after + 1, piece, &form};
  return true;
}

bool may_be_verb(const Scene& scene, std::size_t piece) {
  if (scene.party_of[piece] != kNoParty) return false;
  const Index w = scene.token(piece);
  const Word& word = scene.tree.word(w);
  if (word.upos == Upos::aux) return true;
  if (word.upos == Upos::verb) return word.deprel != Deprel::amod && word.deprel != Deprel::compound;
  // A sentence whose head the tagger took for a noun: "Syrian forces clash with rioters".
  if (word.deprel != Deprel::root || word.upos == Upos::propn) return false;
  return word.upos == Upos::noun && !scene.tree.has_child(w, Deprel::cop) &&
         !scene.tree.has_child(w, Deprel::det);
}

bool comma_in_list(const Scene& scene, std::size_t at) {
  std::size_t left = kNoParty;
  std::size_t right = kNoParty;
  for (std::size_t k = at; k > 0 && left == kNoParty; --k) left = scene.party_of[k - 1];
  for (std::size_t k = at; k < scene.pieces.size() && right == kNoParty; ++k) right = scene.party_of[k];
  return left != kNoParty && right != kNoParty && scene.parties[left].group == scene.parties[right].group;
}

// Where the clause before piece `end` begins.
std::size_t clause_begin(const Scene& scene, std::size_t end) {
  std::size_t at = end;
  while (at > 0) {
    const Piece& piece = scene.pieces[at];
    const bool cut = piece.apart && (piece.after_comma || !piece.after_bracket);
    if (cut && !comma_in_list(scene, at)) {
      if (!piece.after_comma) return at;
      std::size_t open = at - 1;
      while (open > 0 && at - open <= kMaxParenthesis && !scene.pieces[open].after_comma) --open;
      if (open == 0 || at - open > kMaxParenthesis || comma_in_list(scene, open)) return at;
      at = open;
    }
    --at;
  }
  return 0;
}

Index subject_child(const Tree& tree, Index w) {
  for (const Index child : tree.children(w))
    if (is_subject(tree.deprel(child))) return child;
  return kNone;
}

}  // namespace

std::optional<VerbPlace> verb_at(const Scene& scene, std::size_t piece) {
  if (!may_be_verb(scene, piece)) return std::nullopt;
  const auto& verbs = scene.dictionaries.verbs;
  const auto search = [&](const std::string& form) -> std::optional<VerbPlace> {
    const auto found = verbs.find(form);
    if (found == verbs.end()) return std::nullopt;
    VerbPlace place;
    for (const VerbForm& one : found->second)
      if (fits(scene, piece, one, place)) return place;
    return std::nullopt;
  };
  if (auto place = search(scene.pieces[piece].word)) return place;
  const Word& word = scene.tree.word(scene.token(piece));
  if (word.upos != Upos::verb) return std::nullopt;
  const auto lemma = words_of(word.lemma);
  return lemma.size() == 1 ? search(lemma.front()) : std::nullopt;
}

Surroundings surroundings_of(const Scene& scene, const VerbPlace& place) {
  Surroundings around;
  const Index verb = scene.token(place.verb);
  const Index top = top_of_chain(scene, verb);
  for (std::size_t at = place.end; at < scene.pieces.size(); ++at)
    if (is_of_clause(scene.tree, top, verb, scene.token(at))) around.after.push_back(at);
  for (std::size_t at = clause_begin(scene, place.first); at < place.first; ++at) around.before.push_back(at);
  return around;
}

std::optional<std::size_t> party_under(const Scene& scene, Index word) {
  const auto [low, high] = scene.tree.span(word);
  for (std::size_t at = 0; at < scene.pieces.size(); ++at) {
    const std::size_t party = scene.party_of[at];
    const Index token = scene.token(at);
    if (party == kNoParty || scene.parties[party].first != at || token < low || token > high) continue;
    if (scene.tree.dominates(word, token)) return party;
  }
  return std::nullopt;
}

std::optional<std::size_t> subject_of(const Scene& scene, Index verb) {
  const Tree& tree = scene.tree;
  Index w = verb;
  Index subject = kNone;
  for (std::size_t steps = 0; steps < kMaxClimb && w != kNone; ++steps) {
    subject = subject_child(tree, w);
    if (subject != kNone && is_relative(tree, subject)) subject = tree.head(w);
    if (subject != kNone) break;
    const Deprel deprel = tree.deprel(w);
    if (deprel == Deprel::acl || deprel == Deprel::acl_relcl) {
      subject = tree.head(w);
      break;
    }
    if (!is_content(deprel) && deprel != Deprel::conj && deprel != Deprel::advcl && deprel != Deprel::aux &&
        deprel != Deprel::cop && deprel != Deprel::aux_pass)
      break;
    w = tree.head(w);
  }
  if (subject == kNone) return std::nullopt;
  const auto party = party_under(scene, subject);
  // Of "X ... who did" the part before the verb.
  if (party && scene.token(scene.parties[*party].first) >= verb && subject < verb) return std::nullopt;
  return party;
}

}  // namespace dragoman::petrarch
