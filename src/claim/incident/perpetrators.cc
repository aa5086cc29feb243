#include <algorithm>

#include "claim/incident/hits.h"

namespace dragoman::incident {
namespace {

// How sure the report is: words of claiming or suspecting in the sentence, and who says so.
Blame blame_in(const Scene& scene, const Sentence& sentence) {
  const Lists& lists = scene.lists;
  if (any_in(lists.claims, scene.tree, sentence)) return Blame::claimed;
  bool authority = false;
  for (const Attribution& attribution : scene.reading.attributions) {
    for (const ByteRange source : attribution.source) {
      if (!sentence.text.contains(source)) continue;
      for (Index w = sentence.first; w < sentence.end; ++w) {
        if (source.contains(scene.tree.word(w).text) && in(lists.authorities, scene.tree, w))
          authority = true;
      }
    }
  }
  if (!any_in(lists.suspicions, scene.tree, sentence)) return Blame::fact;
  return authority ? Blame::suspected_by_authorities : Blame::suspected;
}

// Add whom the phrase of `head` names: individuals by its noun, organisations by the names inside it.
void add_doer(const Scene& scene, Hit& hit, Index head, Blame blame) {
  const Tree& tree = scene.tree;
  for (const Index w : coordinated(scene, head)) {
    Index last = w;
    for (const Index kid : tree.children(w)) {
      const Deprel relation = tree.deprel(kid);
      const bool tight = relation == Deprel::nmod || relation == Deprel::appos ||
                         relation == Deprel::nmod_poss || relation == Deprel::compound;
      if (tight) last = std::max(last, tree.span(kid).second);
    }
    Index first = w;
    for (const Index kid : tree.children(w)) {
      const bool before =
          kid < w && (tree.deprel(kid) == Deprel::compound || tree.deprel(kid) == Deprel::amod ||
                      tree.deprel(kid) == Deprel::nmod_poss);
      if (before) first = std::min(first, tree.span(kid).first);
    }
    auto organisations = organisations_in(scene, first, last);
    const bool is_body =
        std::any_of(organisations.begin(), organisations.end(),
                    [&](const IncidentParty& party) { return party.evidence.contains(tree.word(w).text); });
    for (IncidentParty& party : organisations) {
      party.blame = blame;
      hit.by_state = hit.by_state || party.type == "state";
      add_party(hit.organisations, std::move(party));
    }
    if (is_body) continue;
    if (in(scene.lists.individuals, tree, w)) {
      hit.by_state = hit.by_state || is_state_force(scene, w);
      add_party(hit.perpetrators, words_of(scene, w));
    }
  }
}

// Outlaws anywhere in the sentence who are not among the victims.
void add_outlaws(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  const Sentence& sentence = scene.reading.sentences[hit.sentence];
  for (Index w = sentence.first; w < sentence.end; ++w) {
    if (!in(scene.lists.outlaws, tree, w) || tree.word(w).upos == Upos::verb) continue;
    if (tree.deprel(w) == Deprel::compound || tree.deprel(w) == Deprel::amod) continue;
    const bool victim = std::any_of(hit.people.begin(), hit.people.end(), [&](const IncidentParty& party) {
      return party.evidence.overlaps(tree.word(w).text);
    });
    if (!victim) add_doer(scene, hit, w, blame_in(scene, sentence));
    if (!hit.perpetrators.empty()) return;
  }
}

void add_named_groups(const Scene& scene, Hit& hit) {
  const Sentence& sentence = scene.reading.sentences[hit.sentence];
  for (IncidentParty& party : organisations_in(scene, sentence.first, sentence.end - 1)) {
    if (party.type == "state") continue;
    party.blame = blame_in(scene, sentence);
    add_party(hit.organisations, std::move(party));
  }
}

}  // namespace

void find_perpetrators(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  const Sentence& sentence = scene.reading.sentences[hit.sentence];
  const Blame blame = blame_in(scene, sentence);
  const std::string& type = scene.lists.types[hit.type].name;
  const bool harm_noun = hit.noun && (type == "killing" || type == "kidnapping");
  for (const Dependent& dependent : dependents_of(scene.grammar, hit.word)) {
    const Index head = dependent.head;
    if (dependent.slot != Slot::subject || head == kNone || head == hit.word || tree.is(hit.word, "die"))
      continue;
    // "the guerrillas' murder of X", but "X's murder"
    if (harm_noun && tree.deprel(head) == Deprel::nmod_poss) continue;
    if (in(scene.lists.instruments, tree, head)) continue;
    add_doer(scene, hit, head, blame);
  }
  if (hit.perpetrators.empty() && hit.organisations.empty()) add_outlaws(scene, hit);
  if (hit.organisations.empty()) add_named_groups(scene, hit);
}

}  // namespace dragoman::incident
