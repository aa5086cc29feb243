#include "claim/coding/scope.h"

#include <algorithm>

namespace dragoman {
namespace {

const Lexicon* list(const Language& language, std::string_view name) {
  const auto id = language.lexicon(name);
  return id ? &language.lexicons[*id] : nullptr;
}

bool in(const Lexicon* lexicon, const Tree& tree, Index w) {
  return lexicon != nullptr && lexicon->ends_at(tree.keys(), w, tree.sentence(w).first);
}

class Climber {
 public:
  Climber(const Grammar& grammar, const ScopeKnowledge& knowledge, ByteRange content)
      : grammar_(grammar), tree_(grammar.tree), knowledge_(knowledge), content_(content) {}

  Scope climb(Index trigger) {
    trigger_ = trigger;
    Index at = trigger;
    scope_.tense = tense_of_participle(tree_, at, content_).value_or(tense_of(tree_, at, content_));
    own_operators(at, true);
    for (int step = 0; step < 16; ++step) {
      const Index above = governor(at);
      if (above == kNone) break;
      if (!said(above)) {
        from_cue(at, above);
        break;
      }
      if (!step_up(at, above)) break;
      at = above;
    }
    question(trigger);
    finish();
    return std::move(scope_);
  }

 private:
  [[nodiscard]] bool is_infinitive(Index w) const {
    return tree_.word(w).xpos == "VB" &&
           std::any_of(tree_.children(w).begin(), tree_.children(w).end(), [&](Index kid) {
             return tree_.word(kid).upos == Upos::part && tree_.form(kid) == "to";
           });
  }

  // The word above; of the second of two infinitives ("urged X to name those responsible and to punish them")
  // the first, which parsers pass over.
  [[nodiscard]] Index governor(Index at) const {
    const Index above = tree_.head(at);
    if (above == kNone || tree_.deprel(at) != Deprel::conj || !is_infinitive(at)) return above;
    for (Index up = above; up != kNone; up = tree_.head(up)) {
      if (is_infinitive(up)) return up;
      if (tree_.word(up).upos == Upos::verb) break;
    }
    return above;
  }

  [[nodiscard]] bool said(Index w) const {
    return content_.empty() || content_.contains(tree_.word(w).text.begin);
  }

  // A cue may be an operator itself: "pledged to supply", "denied that". It counts though it is not among the
  // words said.
  void from_cue(Index at, Index above) {
    const Deprel relation = tree_.deprel(at);
    const bool complement = relation == Deprel::xcomp || relation == Deprel::ccomp ||
                            relation == Deprel::acl || relation == Deprel::obj || relation == Deprel::advcl ||
                            is_oblique(relation);
    if (!complement) return;
    if (tells_content(at) && tree_.word(above).upos == Upos::noun) {
      if (!told_by_noun(above) || tree_.head(above) == kNone) return;
      above = tree_.head(above);  // "denied a report that"
    }
    const OperatorWord* entry = governor_operator(above);
    if (entry == nullptr && is_infinitive(at)) entry = infinitive_operator(above);
    if (entry != nullptr) {
      hit(*entry, above);
      content_ = {};  // auxiliaries of the cue stand outside too
      own_operators(above, false);
    }
  }

  [[nodiscard]] const OperatorWord* operator_at(Index w, WordClass kind) const {
    for (const std::string& key : tree_.keys()[w]) {
      const auto found = grammar_.language.operator_words.find(key);
      if (found == grammar_.language.operator_words.end()) continue;
      const OperatorWord* best = nullptr;
      for (const OperatorWord& entry : found->second) {
        if (entry.kind != kind || !rest_follows(w, entry.after)) continue;
        if (best == nullptr || entry.after.size() > best->after.size()) best = &entry;
      }
      if (best != nullptr) return best;
    }
    return nullptr;
  }

  [[nodiscard]] bool rest_follows(Index w, const std::vector<std::string>& after) const {
    Index at = w + 1;
    const Index end = tree_.sentence(w).end;
    for (const std::string& wanted : after) {
      // One adverb may come between: "is also to visit".
      if (at < end && !tree_.is(at, wanted) && tree_.word(at).upos == Upos::adv) ++at;
      if (at >= end || !tree_.is(at, wanted)) return false;
      ++at;
    }
    return true;
  }

  void hit(const OperatorWord& entry, Index word) {
    for (const OperatorHit& known : scope_.hits) {
      if (known.word == word) return;
    }
    scope_.hits.push_back({entry.op, word, entry.speaks});
  }
  void hit(std::optional<OperatorId> op, Index word) {
    if (op) scope_.hits.push_back({*op, word, false});
  }

  // Auxiliaries, adverbs, negations, conditions that hang on the word itself.
  void own_operators(Index at, bool with_modifiers) {
    // "No group claimed it", which the parser takes for a participle on the group.
    const bool reduced = tree_.deprel(at) == Deprel::acl && tree_.has_child(at, Deprel::obj);
    if (reduced && tree_.head(at) < at && said(tree_.head(at))) negated_party(tree_.head(at));
    adverb_before(at);
    for (const Index kid : tree_.children(at)) {
      if (!said(kid)) continue;
      const Deprel relation = tree_.deprel(kid);
      const OperatorWord* entry = nullptr;
      if (relation == Deprel::aux || relation == Deprel::aux_pass || relation == Deprel::cop) {
        entry = operator_at(kid, WordClass::verb);
      } else if (relation == Deprel::advmod || relation == Deprel::mark || relation == Deprel::det ||
                 relation == Deprel::discourse || relation == Deprel::cc) {
        entry = operator_at(kid, WordClass::adjective);
        // "no longer" is known by its first word.
        if (entry == nullptr && kid > 0 && tree_.head(kid - 1) == kid)
          entry = operator_at(kid - 1, WordClass::adjective);
      } else if (with_modifiers && (relation == Deprel::amod || relation == Deprel::compound)) {
        entry = operator_at(kid, WordClass::adjective);
      }
      // "fighting continued in the north", which the parser takes for a participle
      if (relation == Deprel::acl && kid == at + 1 && in(knowledge_.occurrence_verbs, tree_, kid))
        entry = operator_at(kid, WordClass::verb);
      if (entry != nullptr) hit(*entry, kid);
      if (is_subject(relation) || relation == Deprel::obj) negated_party(kid);
    }
  }

  // "The general no longer controls": an adverb right before a finite verb is the verb's, wherever it hangs.
  void adverb_before(Index verb) {
    const std::string_view xpos = tree_.word(verb).xpos;
    if ((xpos != "VBZ" && xpos != "VBD" && xpos != "VBP") || verb < tree_.sentence(verb).first + 2) return;
    const Index adverb = verb - 1;
    if (tree_.word(adverb).upos != Upos::adv || tree_.head(adverb) == verb || !said(adverb)) return;
    const OperatorWord* entry = operator_at(adverb - 1, WordClass::adjective);
    if (entry == nullptr || entry->after.empty()) entry = operator_at(adverb, WordClass::adjective);
    if (entry != nullptr) hit(*entry, adverb);
  }

  // "No weapons were delivered", "nobody has been arrested", "neither Russia nor China sent any".
  void negated_party(Index party) {
    const auto negative = [&](Index w) {
      const OperatorWord* entry = operator_at(w, WordClass::adjective);
      if (entry == nullptr || !knowledge_.codebook.operators()[entry->op].negative) return false;
      hit(*entry, w);
      return true;
    };
    if (negative(party)) return;
    for (const Index kid : tree_.children(party)) {
      const Deprel relation = tree_.deprel(kid);
      const bool determines =
          relation == Deprel::det || relation == Deprel::cc_preconj || relation == Deprel::cc;
      if (determines && said(kid) && negative(kid)) return;
    }
  }

  // Take one step up; return whether the climb goes on.
  bool step_up(Index at, Index above) {
    const Deprel relation = tree_.deprel(at);
    switch (relation) {
      case Deprel::conj:
        return beside(at, above);
      case Deprel::acl_relcl:
      case Deprel::parataxis:
      case Deprel::appos:
        return false;
      case Deprel::advcl:
        return clause_beside(at, above);
      case Deprel::acl:
        return below_noun(at, above);
      case Deprel::nsubj:
      case Deprel::csubj:
      case Deprel::nsubj_outer:
        return as_subject(at, above);
      default:
        return inside(at, above);
    }
  }

  bool beside(Index at, Index above) {
    const bool own = std::any_of(tree_.children(at).begin(), tree_.children(at).end(), [&](Index kid) {
      return is_subject(tree_.deprel(kid)) || tree_.deprel(kid) == Deprel::aux;
    });
    if (!own && tree_.word(at).upos == Upos::verb) {
      if (tree_.word(at).xpos == "VB" || tree_.word(at).xpos == "VBN" || tree_.word(at).xpos == "VBG") {
        own_operators(above, false);
        scope_.tense = tense_of(tree_, above, content_);
      }
    }
    return true;
  }

  bool clause_beside(Index at, Index above) {
    const Word& word = tree_.word(at);
    const std::string mark = preposition_of(tree_, at);
    const bool infinitive = word.xpos == "VB" && !tree_.has_child(at, Deprel::aux);
    if (infinitive && mark.empty()) {
      // "is ready to supply" in the guise of an adverbial clause; else a purpose.
      const OperatorWord* entry = governor_operator(above);
      if (entry == nullptr) entry = infinitive_operator(above);
      if (entry != nullptr) {
        hit(*entry, above);
        own_operators(above, false);
        return true;
      }
      // "signed a contract with X to buy": what the contract, the plan, the offer is for.
      if (const Index noun = object_that_governs(at, above); noun != kNone) {
        hit(*governor_operator(noun), noun);
        own_operators(above, false);
        scope_.tense = tense_of(tree_, above, content_);
        return true;
      }
      hit(knowledge_.purpose, at);
      return false;
    }
    if (infinitive && is_infinitive(at)) hit(knowledge_.purpose, at);  // "in order to", "so as to"
    if (word.xpos == "VBG") {
      // "accused of arming"; "ruled out arming": directly behind the verb, or its particle.
      const bool close = at > above && at - above <= 2 && tree_.form(at - 1) != ",";
      if (const OperatorWord* entry = governor_operator(above); entry != nullptr && (!mark.empty() || close))
        hit(*entry, above);
      if (mark.empty() || mark == "by") scope_.tense = tense_of(tree_, above, content_);
      own_operators(above, false);
      return true;
    }
    return false;
  }

  // "voted 13 to 2 on Monday to extend", "ordered troops to attack": a word with "to" whose infinitive stands
  // apart.
  [[nodiscard]] const OperatorWord* infinitive_operator(Index verb) const {
    for (const std::string& key : tree_.keys()[verb]) {
      const auto found = grammar_.language.operator_words.find(key);
      if (found == grammar_.language.operator_words.end()) continue;
      for (const OperatorWord& entry : found->second) {
        if (entry.kind == WordClass::verb && entry.apart) return &entry;
      }
    }
    return nullptr;
  }

  // The object of a verb before an infinitive that the parser hung on the verb, if its noun brings an
  // operator of what is still to be done; else kNone.
  [[nodiscard]] Index object_that_governs(Index infinitive, Index verb) const {
    for (const Index kid : tree_.children(verb)) {
      const bool object = tree_.deprel(kid) == Deprel::obj || tree_.deprel(kid) == Deprel::nsubj_pass;
      if (!object || kid > infinitive || tree_.word(kid).upos != Upos::noun) continue;
      const OperatorWord* entry = governor_operator(kid);
      if (entry == nullptr) continue;
      const Operator& op = knowledge_.codebook.operators()[entry->op];
      if (!op.drops && !op.negative) return kid;
    }
    return kNone;
  }

  [[nodiscard]] const OperatorWord* governor_operator(Index above) const {
    const Upos upos = tree_.word(above).upos;
    if (upos == Upos::verb || upos == Upos::aux) return operator_at(above, WordClass::verb);
    if (upos == Upos::noun || upos == Upos::propn) return operator_at(above, WordClass::noun);
    return operator_at(above, WordClass::adjective);
  }

  // "readiness to train", "plans for talks", "operation to retake"
  bool below_noun(Index at, Index above) {
    if (tells_content(at)) return told_by_noun(above);
    const bool participle =
        tree_.word(at).xpos == "VBN" || (tree_.word(at).xpos == "VBG" && preposition_of(tree_, at).empty());
    if (participle) {
      if (tree_.word(at).xpos == "VBG") scope_.tense = Tense::progressive;
      return false;
    }
    if (const OperatorWord* entry = governor_operator(above)) {
      hit(*entry, above);
      own_operators(above, true);
      return true;
    }
    if (tree_.word(at).xpos == "VB") hit(knowledge_.purpose, at);
    return false;
  }

  // "a report that it had supplied arms"
  [[nodiscard]] bool tells_content(Index clause) const {
    const auto kids = tree_.children(clause);
    return std::any_of(kids.begin(), kids.end(), [&](Index kid) {
      return tree_.deprel(kid) == Deprel::mark && tree_.form(kid) == "that";
    });
  }

  // Who denies or rejects a report denies its content: it is not refused.
  bool told_by_noun(Index noun) {
    if (const OperatorWord* own = governor_operator(noun)) {
      hit(*own, noun);
      return true;  // "ruled out the possibility that"
    }
    const Index verb = tree_.head(noun);
    if (verb == kNone || tree_.word(verb).upos != Upos::verb || tree_.deprel(noun) != Deprel::obj)
      return true;
    const OperatorWord* entry = governor_operator(verb);
    const bool rejects = entry != nullptr && knowledge_.refuse && entry->op == *knowledge_.refuse;
    if (!rejects) return true;
    hit(knowledge_.deny, verb);
    return false;
  }

  bool as_subject(Index at, Index above) {
    if (tree_.word(above).upos == Upos::verb) {
      if (!in(knowledge_.occurrence_verbs, tree_, above)) return false;
      scope_.tense = tense_of(tree_, above, content_);
      own_operators(above, false);
      const OperatorWord* entry = governor_operator(above);
      // "fighting broke out": what occurs is not dropped by its occurring.
      if (entry != nullptr && !knowledge_.codebook.operators()[entry->op].drops) hit(*entry, above);
      return true;
    }
    // "a strike is likely", "talks were possible"; a description ("the attack was a crime") tells nothing.
    const OperatorWord* entry = governor_operator(above);
    if (entry == nullptr || tree_.word(above).upos != Upos::adj) return false;
    (void)at;
    hit(*entry, above);
    own_operators(above, false);
    return true;
  }

  // "pledged arms in the battle against X", "hopes after the attack": when something is done is not what is
  // pledged.
  [[nodiscard]] bool is_circumstance(Index at, Index above) const {
    if (tree_.word(above).upos != Upos::verb || !is_oblique(tree_.deprel(at))) return false;
    if (!tree_.has_child(above, Deprel::obj) && !tree_.has_child(above, Deprel::xcomp)) return false;
    const std::string preposition = preposition_of(tree_, at);
    return preposition == "in" || preposition == "during" || preposition == "after" ||
           preposition == "amid" || preposition == "since" || preposition == "despite";
  }

  bool inside(Index at, Index above) {
    const OperatorWord* entry = governor_operator(above);
    const bool nominal = tree_.word(at).upos == Upos::noun || tree_.word(at).upos == Upos::propn;
    if (nominal && is_circumstance(at, above)) return false;
    if (entry != nullptr) {
      hit(*entry, above);
      own_operators(above, nominal);
      if (tree_.word(above).upos == Upos::verb && nominal) scope_.tense = tense_of(tree_, above, content_);
      return true;
    }
    if (!nominal) {
      if (const OperatorWord* apart = is_infinitive(at) ? infinitive_operator(above) : nullptr) {
        hit(*apart, above);
        own_operators(above, false);
        return true;
      }
      // The complement of a verb that is no operator: "managed to take", "said that ...".
      if (tree_.deprel(at) == Deprel::xcomp) {
        // "visited Oslo to meet the king": an aim, whatever the tree says
        if (is_infinitive(at) && in(knowledge_.motion_verbs, tree_, above)) {
          hit(knowledge_.purpose, at);
          return false;
        }
        scope_.tense = tense_of(tree_, above, content_);
        own_operators(above, false);
        return true;
      }
      return false;
    }
    if (meaning_head(grammar_, above) != above || tree_.word(above).upos != Upos::verb) {
      const bool container = in(grammar_.containers, tree_, above);
      if (container) own_operators(above, true);
      return container;
    }
    const bool supported =
        in(grammar_.support_verbs, tree_, above) || in(grammar_.inverse_verbs, tree_, above);
    const bool close = tree_.deprel(at) == Deprel::obj || tree_.deprel(at) == Deprel::nsubj_pass ||
                       (tree_.deprel(at) == Deprel::obl && preposition_of(tree_, at) != "for");
    if (!supported || !close) return false;
    scope_.tense = tense_of(tree_, above, content_);
    own_operators(above, false);
    return true;
  }

  void question(Index w) {
    const Sentence& sentence = tree_.sentence(w);
    if (sentence.end == sentence.first) return;
    for (Index at = sentence.end; at > sentence.first && sentence.end - at < 3; --at) {
      if (tree_.form(at - 1) == "?") return hit(knowledge_.question, at - 1);
    }
  }

  // A noun after "ahead of" is still to come.
  void ahead() {
    const Upos upos = tree_.word(trigger_).upos;
    if (upos != Upos::noun && upos != Upos::propn) return;
    const Index first = tree_.span(trigger_).first;
    const Index begin = tree_.sentence(trigger_).first;
    if (first > begin && in(knowledge_.before_phrases, tree_, first - 1))
      return hit(knowledge_.ahead, trigger_);
    // The preposition may be part of the phrase's own subtree.
    for (Index w = first; w < trigger_; ++w) {
      if (in(knowledge_.before_phrases, tree_, w)) return hit(knowledge_.ahead, trigger_);
    }
  }

  void finish() {
    ahead();
    for (const OperatorHit& known : scope_.hits) {
      const Operator& op = knowledge_.codebook.operators()[known.op];
      if (op.negative) scope_.negative = !scope_.negative;
    }
  }

  const Grammar& grammar_;
  const Tree& tree_;
  const ScopeKnowledge& knowledge_;
  ByteRange content_;
  Index trigger_ = kNone;
  Scope scope_;
};

}  // namespace

ScopeKnowledge make_scope_knowledge(const Codebook& codebook, const Language& language) {
  return {codebook,
          list(language, "occurrence_verbs"),
          list(language, "before_phrases"),
          list(language, "motion_verbs"),
          codebook.op("ahead"),
          codebook.op("purpose"),
          codebook.op("question"),
          codebook.op("refuse"),
          codebook.op("deny")};
}

Scope scope_of(const Grammar& grammar, const ScopeKnowledge& knowledge, Index trigger, ByteRange content) {
  return Climber(grammar, knowledge, content).climb(trigger);
}

}  // namespace dragoman
