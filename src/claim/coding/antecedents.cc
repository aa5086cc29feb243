#include "claim/coding/antecedents.h"

#include <algorithm>

#include "claim/coding/fillers.h"

namespace dragoman {
namespace {

bool is_plural(const Tree& tree, Index w) {
  return tree.word(w).xpos == "NNS" || tree.word(w).xpos == "NNPS" || tree.form(w) == "police";
}

bool is_person(const Grammar& grammar, const Link& source, Index head) {
  const Tree& tree = grammar.tree;
  if (source.actor != kNone) return tree.reading().actors[source.actor].type == EntityType::person;
  if (const Mention* mention = tree.mention(head)) return mention->type == EntityType::person;
  const auto longest = [&](const Lexicon* lexicon) {
    return lexicon == nullptr ? 0 : lexicon->longest_at(tree.keys(), head, tree.sentence(head).first);
  };
  return longest(grammar.person_nouns) > 0 &&  // but the "coast guard" is a body
         (longest(grammar.actor_nouns) < 2 || longest(grammar.actor_nouns) <= longest(grammar.person_nouns));
}

// Whether the pronoun fits the source in number and kind.
bool agrees(const Grammar& grammar, const std::string& pronoun, const Link& source, Index head) {
  const Tree& tree = grammar.tree;
  const bool person = is_person(grammar, source, head);
  if (pronoun == "they") return is_plural(tree, head) || (!person && source.actor != kNone);
  if (pronoun == "it") return !person && !is_plural(tree, head) && tree.word(head).upos != Upos::pron;
  return person && !is_plural(tree, head);
}

bool is_nominal(Upos upos) {
  return upos == Upos::noun || upos == Upos::propn || upos == Upos::pron;
}

// The first noun or pronoun of a range if it is an open third-person pronoun and subject of a verb, or kNone.
Index first_pronoun(const Tree& tree, ByteRange content) {
  const auto& words = tree.reading().words;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < content.begin; });
  for (; at != words.end() && at->text.begin < content.end; ++at) {
    if (!is_nominal(at->upos)) continue;
    const auto w = static_cast<Index>(at - words.begin());
    const std::string& form = tree.form(w);
    if (form == "that") continue;
    const bool third = form == "it" || form == "they" || form == "he" || form == "she";
    const Index verb = tree.head(w);
    const bool acts = is_subject(tree.deprel(w)) && verb != kNone && tree.word(verb).upos == Upos::verb;
    const bool open =
        tree.mention(w) == nullptr || (tree.mention(w)->actor == kNone && tree.mention(w)->members.empty());
    return third && acts && open ? w : kNone;
  }
  return kNone;
}

// "a navy spokesman said it ...": the body for which a person speaks, kNone if none is named with him.
Index body_of(const Grammar& grammar, Index head) {
  const Tree& tree = grammar.tree;
  for (const Index kid : tree.children(head)) {
    const Deprel relation = tree.deprel(kid);
    const bool modifies =
        relation == Deprel::compound || relation == Deprel::nmod_poss || is_oblique(relation);
    if (!modifies || (relation != Deprel::compound && is_plural(tree, kid))) continue;
    const Mention* mention = tree.mention(kid);
    const bool body = mention != nullptr ? mention->type == EntityType::organisation
                                         : grammar.actor_nouns != nullptr &&
                                               grammar.actor_nouns->ends_at(tree.keys(), kid, kid);
    if (body) return kid;
  }
  return kNone;
}

Antecedent antecedent_at(const Grammar& grammar, Index w) {
  const Mention* mention = grammar.tree.mention(w);
  return {name_at(grammar, w), mention != nullptr ? mention->actor : kNone};
}

// "Russia can help, and it can send arms": an open "it" or "they" in a second clause is the subject of the
// first.
Index subject_before(const Grammar& grammar, Index pronoun) {
  const Tree& tree = grammar.tree;
  const Index verb = tree.head(pronoun);
  if (verb == kNone || tree.deprel(verb) != Deprel::conj || !is_subject(tree.deprel(pronoun))) return kNone;
  const Index first = tree.head(verb) == kNone ? kNone : tree.child(tree.head(verb), Deprel::nsubj);
  if (first == kNone || first > pronoun || tree.word(first).upos == Upos::pron) return kNone;
  const Mention* mention = tree.mention(first);
  const bool body = mention != nullptr && mention->kind == MentionKind::name &&
                    (mention->type == EntityType::state || mention->type == EntityType::organisation);
  const bool group = mention != nullptr && mention->type != EntityType::place && is_plural(tree, first);
  if (tree.form(pronoun) == "it") return body && !is_plural(tree, first) ? first : kNone;
  return tree.form(pronoun) == "they" && group ? first : kNone;
}

// Those in second clauses that nothing else has explained.
void add_of_second_clauses(const Grammar& grammar, Antecedents& found) {
  const Tree& tree = grammar.tree;
  for (Index w = 0; w < tree.reading().words.size(); ++w) {
    if (tree.word(w).upos != Upos::pron || found.contains(w)) continue;
    const Mention* mention = tree.mention(w);
    const bool open = mention == nullptr || (mention->actor == kNone && mention->members.empty());
    const Index subject = open ? subject_before(grammar, w) : kNone;
    if (subject != kNone) found.emplace(w, antecedent_at(grammar, subject));
  }
}

}  // namespace

Antecedents antecedents_of(const Grammar& grammar, const Voices& voices) {
  Antecedents found;
  const Tree& tree = grammar.tree;
  const auto& attributions = tree.reading().attributions;
  for (Index a = 0; a < attributions.size(); ++a) {
    const Link* source = voices.source(a);
    if (source == nullptr || attributions[a].type == SpeechType::direct || is_pronoun(source->who)) continue;
    const Index head = source->evidence.empty() ? kNone : tree.head_in(source->evidence);
    if (head == kNone) continue;
    for (const ByteRange content : attributions[a].content) {
      const Index pronoun = first_pronoun(tree, content);
      if (pronoun == kNone) continue;
      const bool body = tree.form(pronoun) == "it" && is_person(grammar, *source, head);
      if (const Index of = body ? body_of(grammar, head) : kNone; of != kNone) {
        found.emplace(pronoun, antecedent_at(grammar, of));
      } else if (agrees(grammar, tree.form(pronoun), *source, head)) {
        found.emplace(pronoun, Antecedent{source->who, source->actor});
      }
    }
  }
  add_of_second_clauses(grammar, found);
  return found;
}

}  // namespace dragoman
