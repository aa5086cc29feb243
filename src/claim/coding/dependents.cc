// What fills the functions of a trigger: the dependents of verbs and nouns, with voice, relative clauses,
// coordination, participles and support verbs undone.
#include <algorithm>

#include "claim/coding/attachment.h"
#include "claim/coding/functions.h"
#include "claim/coding/misreadings.h"
#include "claim/coding/subjects.h"

namespace dragoman {
namespace {

class Collector {
 public:
  explicit Collector(const Grammar& grammar) : grammar_(grammar), tree_(grammar.tree) {}

  // "delivered tanks to Iraq": parsers hang what belongs to the verb on the noun before it. It comes last, so
  // that the verb's own dependents win.
  void low_attachments(bool passive) {
    const std::vector<Dependent> before = found_;
    for (const Dependent& dependent : before) {
      const bool object = dependent.slot == Slot::object || dependent.slot == Slot::preposition;
      if (!object) continue;
      for (const Index kid : tree_.children(dependent.head)) {
        if (!is_oblique(tree_.deprel(kid)) || kid < dependent.head) continue;
        oblique(kid, passive);
        if (preposition_of(tree_, kid) != "of") continue;  // "a force of ten men in the valley"
        for (const Index below : tree_.children(kid)) {
          if (is_oblique(tree_.deprel(below)) && below > kid) oblique(below, passive);
        }
      }
    }
  }

  // "the capture of the town by rebels": what belongs to the noun hangs on the one that "of" brings.
  void beside_of() {
    const std::vector<Dependent> before = found_;
    for (const Dependent& dependent : before) {
      if (dependent.slot != Slot::preposition) continue;
      if (dependent.preposition != "of" && dependent.preposition != "by") continue;
      for (const Index kid : tree_.children(dependent.head)) {
        if (!is_oblique(tree_.deprel(kid)) || kid < dependent.head) continue;
        std::string preposition = preposition_of(tree_, kid);
        if (preposition == "by") add(Slot::subject, kid);
        if (!preposition.empty() && preposition != "of") add(Slot::preposition, kid, std::move(preposition));
      }
    }
  }

  // "a meeting between X and Y ended": the parser may make Y a subject of the verb.
  void between() {
    const Index verb = verb_told_of(tree_, trigger_);
    if (verb == kNone) return;
    const std::vector<Dependent> before = found_;
    for (const Dependent& dependent : before) {
      if (dependent.slot != Slot::preposition || dependent.preposition != "between") continue;
      for (const Index kid : tree_.children(verb)) {
        const bool joined = kid > dependent.head && is_subject(tree_.deprel(kid)) &&
                            stands_joined(tree_, dependent.head, kid);
        if (joined) add(Slot::preposition, kid, "with");
      }
    }
  }

  // "talks in Moscow between X and Y", "his meeting last month with X": what the words behind the noun bring
  // up to the next verb or mark, wherever the parser hung it.
  void following(Index w) {
    constexpr Index kFar = 14;
    const Index end = std::min(tree_.sentence(w).end, w + kFar);
    for (Index at = w + 1; at < end; ++at) {
      const Upos upos = tree_.word(at).upos;
      if (upos == Upos::verb || upos == Upos::aux || upos == Upos::punct || upos == Upos::sconj) return;
      if (!is_oblique(tree_.deprel(at))) continue;
      std::string preposition = preposition_of(tree_, at);
      const bool fits = preposition == "with" || preposition == "between" || preposition == "against" ||
                        preposition == "on" || preposition == "over";
      const bool known =
          std::any_of(found_.begin(), found_.end(), [&](const Dependent& d) { return d.head == at; });
      if (fits && !known) add(Slot::preposition, at, std::move(preposition));
    }
  }

  // "X said at a meeting with Y", "X, on a visit to Z, said": who attends the occasion.
  void attendant(Index w) {
    const Index verb = tree_.head(w);
    if (verb == kNone || !is_oblique(tree_.deprel(w)) || tree_.word(verb).upos != Upos::verb) return;
    const std::string preposition = preposition_of(tree_, w);
    const bool occasion = preposition == "at" || preposition == "during" || preposition == "on" ||
                          preposition == "in" || preposition == "after" || preposition == "following";
    if (occasion) add(Slot::attendant, surface_subject(grammar_, verb));
  }

  // "an air strike killed nine people in the town": where a thing did its work it happened.
  void place_of_verb(Index w) {
    const Index verb = tree_.head(w);
    if (verb == kNone || !is_subject(tree_.deprel(w)) || tree_.word(verb).upos != Upos::verb) return;
    const auto places_below = [&](Index above) {
      for (const Index kid : tree_.children(above)) {
        if (is_oblique(tree_.deprel(kid)) && kid > verb && preposition_of(tree_, kid) == "in")
          add(Slot::preposition, kid, "in");
      }
    };
    places_below(verb);
    if (const Index object = tree_.child(verb, Deprel::obj); object != kNone) places_below(object);
  }

  // "Russian warplanes", "the coalition's jets": whose the subject is.
  void owners() {
    const std::vector<Dependent> before = found_;
    for (const Dependent& dependent : before) {
      if (dependent.slot != Slot::subject) continue;
      for (const Index kid : tree_.children(dependent.head)) {
        const Deprel relation = tree_.deprel(kid);
        const bool modifies = relation == Deprel::amod || relation == Deprel::compound;
        if (relation == Deprel::nmod_poss || (modifies && is_party_modifier(grammar_, kid)))
          add(Slot::owner, kid);
      }
    }
  }

  std::vector<Dependent> verb(Index w) {
    const Index told_of = noun_of_participle(tree_, w);
    const bool reduced = told_of != kNone || is_reduced_passive(tree_, w);
    Index told = kNone;
    const Index contact = doer_in_contact_clause(tree_, w, told);
    const bool passive = contact == kNone && !is_prepositional(grammar_, w) &&
                         (reduced || is_passive(tree_, w)) && !in(grammar_.intransitives, tree_, w);
    if (const Index doer = doer_before_attribute(tree_, w); doer != kNone) {
      add(Slot::subject, doer);
      add(Slot::object, tree_.head(w));
    }
    if (contact != kNone) {
      add(Slot::subject, contact);
      add(Slot::object, told);
    }
    if (told_of != kNone && passive) add(Slot::object, told_of);
    if (const Index object = object_behind_particle(tree_, w); object != kNone) {
      add(Slot::object, object);
      add(Slot::subject, subject_of_perfect_before(grammar_, w));
    }
    own_of_verb(w, passive);
    if (const Index counted = counted_subject(tree_, w); counted != kNone)
      add(passive ? Slot::object : Slot::subject, counted);
    if (!has(Slot::subject) && !passive) add(Slot::subject, surface_subject(grammar_, w));
    if (!passive) mend_subject(w);
    if (passive && !has(Slot::object)) add(Slot::object, surface_subject(grammar_, w));
    if (!passive && !has(Slot::object)) add(Slot::object, name_behind_adjective(tree_, w));
    if (!passive && !has(Slot::object)) relative_object(w);
    const bool attribute =
        tree_.word(w).xpos == "VBN" && tree_.deprel(w) == Deprel::amod && tree_.head(w) > w;
    // "captured soldiers", but "the occupied West Bank" is a state of long standing
    if (attribute && !has(Slot::object) && !names_place(grammar_, tree_.head(w)))
      add(Slot::object, tree_.head(w));
    shared(w, passive);
    low_attachments(passive);
    owners();
    drop_dates();
    return std::move(found_);
  }

  // "met on Thursday": a day fills no role.
  void drop_dates() {
    std::erase_if(found_, [&](const Dependent& dependent) {
      return dependent.slot == Slot::preposition && in(grammar_.calendar, tree_, dependent.head);
    });
  }

  // "visited Oslo next month": the place right behind the verb, which parsers join to the date.
  void before_date(Index w, Index date) {
    for (const Index kid : tree_.children(date)) {
      const bool joined = kid == w + 1 && tree_.deprel(kid) == Deprel::compound;
      if (joined && tree_.word(kid).upos == Upos::propn && !in(grammar_.calendar, tree_, kid))
        add(Slot::object, kid);
    }
  }

  // "Berg last week toured", "In May, ministers met": where a date has unsettled the parser, the nearest
  // party before the verb is its subject, if no other verb stands between.
  void mend_subject(Index w) {
    const auto is_date = [&](const Dependent& dependent) {
      return dependent.slot == Slot::subject && in(grammar_.calendar, tree_, dependent.head);
    };
    const bool dated = std::any_of(found_.begin(), found_.end(), is_date);
    if (has(Slot::subject) && !dated) return;
    std::erase_if(found_, is_date);
    constexpr Index kReach = 8;
    const Index first = std::max(tree_.sentence(w).first, w > kReach ? w - kReach : 0);
    for (Index at = w; at-- > first;) {
      const Upos upos = tree_.word(at).upos;
      if (upos == Upos::verb || upos == Upos::sconj || tree_.form(at) == ":" || tree_.form(at) == ";") return;
      if (in(grammar_.calendar, tree_, at)) continue;
      Index head = at;
      while (tree_.deprel(head) == Deprel::flat && tree_.head(head) != kNone) head = tree_.head(head);
      if (const Mention* mention = tree_.mention(head);
          mention != nullptr && mention->type != EntityType::other) {
        if (preposition_of(tree_, head).empty()) add(Slot::subject, head);
        return;
      }
    }
  }

  std::vector<Dependent> noun(Index w) {
    trigger_ = w;
    own_of_noun(w);
    beside_of();
    between();
    following(w);
    place_of_verb(w);
    if (tree_.word(w).upos == Upos::adj && !has(Slot::subject))
      add(Slot::subject, surface_subject(grammar_, w));
    if (tree_.word(w).upos == Upos::adj && tree_.deprel(w) == Deprel::amod) add(Slot::object, tree_.head(w));
    // "the area under the control of X"
    const Index above = tree_.head(w);
    const bool below_noun =
        above != kNone && is_oblique(tree_.deprel(w)) && tree_.word(above).upos == Upos::noun;
    if (below_noun && preposition_of(tree_, w) == "under") add(Slot::object, above);
    attendant(w);
    Index first = w;
    while (tree_.deprel(first) == Deprel::conj && tree_.head(first) != kNone) first = tree_.head(first);
    if (first != w && !has(Slot::subject)) inherit_from_first(first);
    if (const Index verb = support_verb_of(grammar_, w); verb != kNone) support(verb, w);
    participle(w);
    promote_modifiers(w);
    return std::move(found_);
  }

 private:
  void add(Slot slot, Index head, std::string preposition = {}) {
    if (head == kNone) return;
    found_.push_back({slot, std::move(preposition), head});
  }
  [[nodiscard]] bool has(Slot slot) const {
    return std::any_of(found_.begin(), found_.end(), [&](const Dependent& d) { return d.slot == slot; });
  }

  void oblique(Index kid, bool passive) {
    std::string preposition = preposition_of(tree_, kid);
    if (preposition.empty()) return;
    const Index head = resolve(tree_, noun_of_phrase(grammar_, kid));
    const bool agent = passive && (tree_.deprel(kid) == Deprel::obl_agent || preposition == "by");
    if (agent) add(Slot::subject, head);
    add(Slot::preposition, head, std::move(preposition));
  }

  // "asked Norland for tanks": a name takes no such phrase, whatever the tree says; it is the verb's.
  void behind_name(Index name, bool passive) {
    if (tree_.word(name).upos != Upos::propn) return;
    for (const Index kid : tree_.children(name)) {
      if (kid < name || !is_oblique(tree_.deprel(kid))) continue;
      const std::string preposition = preposition_of(tree_, kid);
      const bool verbal =
          preposition == "for" || preposition == "to" || preposition == "with" || preposition == "from";
      if (verbal) oblique(kid, passive);
    }
  }

  void own_of_verb(Index w, bool passive) {
    for (const Index kid : tree_.children(w)) {
      const Deprel relation = tree_.deprel(kid);
      if (said_elsewhere(grammar_, w, kid)) continue;
      if (tree_.form(kid) == "that" && kid < w && resolve(tree_, kid) == kid)
        continue;  // it only opens the clause
      if (is_subject(relation) && !passive && is_object_before_subject(tree_, kid)) {
        add(Slot::object, resolve(tree_, kid));
      } else if (is_subject(relation)) {
        if (tree_.form(kid) != "there")
          add(passive ? Slot::object : Slot::subject, subject_meant(tree_, kid));
      } else if (relation == Deprel::obj) {
        add(Slot::object, resolve(tree_, kid));
        behind_name(kid, passive);
        // "labelled the group a foe": nouns have no objects, so the second is the verb's too.
        const Index second = tree_.child(kid, Deprel::obj);
        if (second != kNone && second > kid && !opens_with_conjunction(tree_, second))
          add(Slot::object, second);
        if (in(grammar_.object_control, tree_, w)) asked_of(kid);
      } else if (relation == Deprel::iobj) {
        add(Slot::indirect, resolve(tree_, kid));
        behind_name(kid, passive);
      } else if (tree_.deprel(w) == Deprel::amod && kid < w &&
                 (relation == Deprel::obl_unmarked || relation == Deprel::compound)) {
        add(Slot::modifier, kid);  // "Kremlin-backed"
      } else if (is_oblique(relation)) {
        if (relation == Deprel::obl_unmarked) before_date(w, kid);
        oblique(kid, passive);
      } else if (relation == Deprel::ccomp || relation == Deprel::xcomp) {
        add(Slot::clause, kid);
        of_clause(kid);
      } else if (relation == Deprel::advcl || relation == Deprel::acl) {
        add(Slot::preposition, kid, preposition_of(tree_, kid));
      }
    }
  }

  // "asked the council to send observers": what the parser hangs on whom one asks is what one asks for.
  void asked_of(Index object) {
    for (const Index kid : tree_.children(object)) {
      const bool infinitive = tree_.deprel(kid) == Deprel::acl && tree_.word(kid).xpos == "VB";
      if (infinitive) add(Slot::clause, kid);
    }
  }

  // "demanded that X leave", "threatened to break ties with X": the parties of the clause below.
  void of_clause(Index clause) {
    add(Slot::doer, own_subject(tree_, clause));
    const auto parties_below = [&](Index above) {
      for (const Index kid : tree_.children(above)) {
        const bool party = tree_.deprel(kid) == Deprel::obj || tree_.deprel(kid) == Deprel::iobj ||
                           is_oblique(tree_.deprel(kid)) || tree_.deprel(kid) == Deprel::nmod_poss;
        if (party) add(Slot::inside, kid);
      }
    };
    parties_below(clause);
    if (const Index object = tree_.child(clause, Deprel::obj); object != kNone) parties_below(object);
  }

  // "the tanks (that) Russia supplied": the noun before is the object.
  void relative_object(Index w) {
    Index clause = w;
    while (tree_.deprel(clause) == Deprel::conj || tree_.deprel(clause) == Deprel::xcomp) {
      clause = tree_.head(clause);
      if (clause == kNone) return;
    }
    if (!is_relative_clause(tree_, clause)) return;
    const Index subject = own_subject(tree_, clause);
    const Index noun = tree_.head(clause);
    if (subject != kNone && subject != noun) add(Slot::object, noun);
  }

  // "train and arm the army", "supplied and trained the rebels": objects and obliques behind the last verb
  // belong to all, as do those that the parser hung on the first.
  void shared(Index w, bool passive) {
    if (passive) return;
    const auto share = [&](Index other) {
      for (const Index kid : tree_.children(other)) {
        if (kid < w || kid < other) continue;
        if (tree_.deprel(kid) == Deprel::obj && !has(Slot::object)) add(Slot::object, resolve(tree_, kid));
        if (tree_.deprel(kid) == Deprel::obl) oblique(kid, false);
      }
    };
    if (tree_.deprel(w) == Deprel::conj && tree_.head(w) != kNone) {
      if (!has(Slot::object)) share(tree_.head(w));
    } else if (!has(Slot::object)) {
      for (const Index kid : tree_.children(w)) {
        const bool sibling = tree_.deprel(kid) == Deprel::conj && tree_.word(kid).upos == Upos::verb;
        if (sibling && own_subject(tree_, kid) == kNone && kid - w <= 3) share(kid);
      }
    }
  }

  void own_of_noun(Index w) {
    for (const Index kid : tree_.children(w)) {
      const Deprel relation = tree_.deprel(kid);
      if (is_subject(relation)) {
        add(Slot::subject, resolve(tree_, kid));
      } else if (relation == Deprel::nmod_poss) {
        add(Slot::possessor, resolve(tree_, kid));
      } else if (relation == Deprel::amod || relation == Deprel::compound ||
                 relation == Deprel::nmod_unmarked || relation == Deprel::nmod_desc ||
                 relation == Deprel::nummod) {
        add(Slot::modifier, kid);
      } else if (is_oblique(relation)) {
        std::string preposition = preposition_of(tree_, kid);
        if (preposition == "by") add(Slot::subject, kid);
        if (!preposition.empty())
          add(Slot::preposition, noun_of_phrase(grammar_, kid), std::move(preposition));
      } else if (relation == Deprel::acl || relation == Deprel::ccomp || relation == Deprel::advcl) {
        const std::string preposition = preposition_of(tree_, kid);
        add(Slot::clause, kid);
        if (!preposition.empty()) add(Slot::preposition, kid, preposition);
      }
    }
    if (tree_.deprel(w) == Deprel::appos && tree_.head(w) != kNone && !has(Slot::subject)) {
      add(Slot::subject, tree_.head(w));
    }
  }

  void inherit_from_first(Index first) {
    for (const Index kid : tree_.children(first)) {
      if (tree_.deprel(kid) == Deprel::nmod_poss) add(Slot::possessor, resolve(tree_, kid));
      if (tree_.deprel(kid) == Deprel::amod && is_party_modifier(grammar_, kid)) add(Slot::modifier, kid);
    }
  }

  // "carried out strikes on the town", "came under attack by rebels": lend the noun what the verb has.
  void support(Index verb, Index noun) {
    const bool inverse = in(grammar_.inverse_verbs, tree_, verb) && !is_passive(tree_, verb);
    Collector of_verb(grammar_);
    for (Dependent& dependent : of_verb.verb(verb)) {
      if (dependent.head == noun || tree_.dominates(dependent.head, noun)) continue;
      const bool others = !inverse && is_others(tree_, noun);
      if (dependent.slot == Slot::subject && !others) {
        add(inverse ? Slot::object : Slot::subject, dependent.head);
      } else if (dependent.slot == Slot::preposition || dependent.slot == Slot::indirect) {
        found_.push_back(std::move(dependent));
      } else if (dependent.slot == Slot::object && !inverse) {
        add(Slot::indirect, dependent.head);  // "gave the rebels support"
      }
    }
  }

  // "strikes carried out by Russia", "attacks blamed on rebels"
  void participle(Index w) {
    for (const Index kid : tree_.children(w)) {
      const bool reduced = tree_.deprel(kid) == Deprel::acl || tree_.deprel(kid) == Deprel::acl_relcl;
      if (!reduced || tree_.word(kid).upos != Upos::verb) continue;
      const bool known = in(grammar_.support_verbs, tree_, kid);
      if (!known) continue;
      Collector of_verb(grammar_);
      for (Dependent& dependent : of_verb.verb(kid)) {
        if (dependent.head == w || dependent.slot == Slot::object) continue;
        found_.push_back(std::move(dependent));
      }
    }
  }

  // Without a better one the possessor, or an adjective of nation, is who does it. "The city's capture by the
  // army": with an agent the possessor is the object.
  void promote_modifiers(Index) {
    const bool agent = has(Slot::subject);
    const std::vector<Dependent> before = found_;
    for (const Dependent& dependent : before) {
      if (dependent.slot == Slot::possessor) add(agent ? Slot::object : Slot::subject, dependent.head);
    }
    if (has(Slot::subject)) return;
    for (const Dependent& dependent : before) {
      if (dependent.slot == Slot::modifier && is_party_modifier(grammar_, dependent.head)) {
        add(Slot::subject, dependent.head);
      }
    }
  }

  const Grammar& grammar_;
  const Tree& tree_;
  Index trigger_ = kNone;
  std::vector<Dependent> found_;
};

}  // namespace

std::vector<Dependent> dependents_of(const Grammar& grammar, Index trigger) {
  Collector collector(grammar);
  const Upos upos = grammar.tree.word(trigger).upos;
  return upos == Upos::verb || upos == Upos::aux ? collector.verb(trigger) : collector.noun(trigger);
}

}  // namespace dragoman
