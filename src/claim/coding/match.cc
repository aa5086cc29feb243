#include "claim/coding/match.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "claim/coding/listed.h"
#include "claim/coding/misreadings.h"

namespace dragoman {
namespace {

// "X occupied the town" is no adjective as in "the occupied town".
bool is_transitive_clause(const Tree& tree, Index w) {
  return tree.has_child(w, Deprel::nsubj) && tree.has_child(w, Deprel::obj);
}

// "thousands of striking workers": a participle that only describes, whatever the parser makes of it.
bool describes_next(const Tree& tree, Index w) {
  if (tree.word(w).xpos != "VBG" || tree.deprel(w) != Deprel::acl || preposition_of(tree, w) != "of")
    return false;
  return tree.child(w, Deprel::obj) == w + 1;
}

// "broke the arms embargo", read as arms that somebody embargoes: several nouns of a trigger are no accident.
bool is_noun_read_as_verb(const Tree& tree, Index w, const Trigger& trigger) {
  const std::string_view xpos = tree.word(w).xpos;
  const bool bare = xpos == "VB" || xpos == "VBP" || (xpos == "VBZ" && !tree.form(w).ends_with('s'));
  return !trigger.before.empty() && bare && !tree.has_child(w, Deprel::obj);
}

bool fits_class(const Tree& tree, Index w, const Trigger& trigger) {
  const Upos upos = tree.word(w).upos;
  switch (trigger.kind) {
    case WordClass::verb:
      return (upos == Upos::verb || upos == Upos::aux) && !describes_next(tree, w);
    case WordClass::noun:
      // A gerund with "of" is a noun in all but its tag.
      return upos == Upos::noun || upos == Upos::propn ||
             (upos == Upos::verb && (tree.word(w).xpos == "NN" || is_noun_read_as_verb(tree, w, trigger)));
    case WordClass::adjective:
      return upos == Upos::adj || upos == Upos::adv || (upos == Upos::verb && !is_transitive_clause(tree, w));
  }
  return false;
}

// "riot police", "attack helicopters", "the joint operations command": a noun that only describes another, or
// a party, tells of nothing.
bool only_describes(const Grammar& grammar, Index w, const Trigger& trigger) {
  const Tree& tree = grammar.tree;
  const bool named = tree.word(w).upos == Upos::propn && grammar.calendar != nullptr;
  if (named && grammar.calendar->ends_at(tree.keys(), w, w)) return true;  // "March 1985"
  if (trigger.kind != WordClass::noun || tree.deprel(w) != Deprel::compound) return false;
  if (trigger.before.empty() && trigger.after.empty()) return true;
  const Index head = tree.head(w);
  return head != kNone && grammar.actor_nouns != nullptr &&
         grammar.actor_nouns->ends_at(tree.keys(), head, tree.sentence(head).first);
}

bool same_word(const Tree& tree, Index w, const std::string& wanted) {
  return tree.is(w, wanted);
}

bool stands_before(const Tree& tree, Index anchor, const std::vector<std::string>& words) {
  const Index first = tree.sentence(anchor).first;
  Index at = anchor;
  for (auto it = words.rbegin(); it != words.rend(); ++it) {
    if (at > first && tree.form(at - 1) == "-") --at;  // "anti - piracy": some tokenisers part at hyphens
    if (at == first || !same_word(tree, at - 1, *it)) return false;
    --at;
  }
  return true;
}

// "rockets were fired" is "fired rockets".
bool subject_of_passive(const Tree& tree, Index verb, const std::string& wanted) {
  const Index subject = tree.child(verb, Deprel::nsubj_pass);
  return subject != kNone && same_word(tree, subject, wanted);
}

// The words after a verb may stand apart from it: "carried several strikes out", "took to the streets".
bool stands_below(const Tree& tree, Index anchor, const std::vector<std::string>& words, Index& last) {
  constexpr Index kNear = 4;
  const Index end = tree.sentence(anchor).end;
  Index from = anchor + 1;
  for (const std::string& wanted : words) {
    Index found = kNone;
    for (Index w = from; w < end; ++w) {
      if (!same_word(tree, w, wanted)) continue;
      const Index up = tree.head(w);
      const bool below = up == anchor || (up != kNone && tree.head(up) == anchor);
      if (below || w - anchor <= kNear) {
        found = w;
        break;
      }
    }
    if (found == kNone && subject_of_passive(tree, anchor, wanted)) continue;
    if (found == kNone) return false;
    from = found + 1;
    last = std::max(last, found);
  }
  return true;
}

bool stands_after(const Tree& tree, Index anchor, const std::vector<std::string>& words, Index& last) {
  Index at = anchor + 1;
  for (const std::string& wanted : words) {
    if (at < tree.sentence(anchor).end && tree.form(at) == "-") ++at;
    if (at >= tree.sentence(anchor).end || !same_word(tree, at, wanted)) return false;
    last = at++;
  }
  return true;
}

bool names_state(const Tree& tree, Index w) {
  const Mention* mention = tree.mention(w);
  return mention != nullptr && mention->type == EntityType::state;
}

bool sentence_has(const Grammar& grammar, Index w, const std::vector<LexiconId>& ids) {
  const Sentence& sentence = grammar.tree.sentence(w);
  for (const LexiconId id : ids) {
    const Lexicon& lexicon = grammar.language.lexicons[id];
    for (Index at = sentence.first; at < sentence.end; ++at) {
      if (lexicon.ends_at(grammar.tree.keys(), at, sentence.first)) return true;
      // "Russia" speaks of nations as "Russian" does.
      if (&lexicon == grammar.demonyms && names_state(grammar.tree, at)) return true;
    }
  }
  return false;
}

class Matcher {
 public:
  Matcher(const Grammar& grammar, const std::vector<Frame>& frames, const Trace* trace)
      : grammar_(grammar), frames_(frames), trace_(trace) {}

  std::vector<Match> run() {
    const auto count = static_cast<Index>(grammar_.tree.reading().words.size());
    for (Index w = 0; w < count; ++w) at_word(w);
    return std::move(kept_);
  }

 private:
  void at_word(Index w) {
    dependents_.clear();
    bool known = false;
    std::vector<Match> here;
    const auto& triggers = grammar_.language.triggers;
    std::vector<const Trigger*> candidates;
    for (const std::string& key : grammar_.tree.keys()[w]) {
      const auto found = triggers.find(key);
      if (found == triggers.end()) continue;
      for (const Trigger& trigger : found->second) candidates.push_back(&trigger);
    }
    for (const Trigger* candidate : candidates) {
      const Trigger& trigger = *candidate;
      Match match{&grammar_.language.rules[trigger.rule],           w,     w, trigger.kind,
                  trigger.before.size() + trigger.after.size() + 1, kNone, {}};
      if (!fits_class(grammar_.tree, w, trigger) || only_describes(grammar_, w, trigger)) continue;
      if (!stands_before(grammar_.tree, w, trigger.before) || is_attribute_of_saying(*match.rule, trigger, w))
        continue;
      const bool rest = trigger.kind == WordClass::verb
                            ? stands_below(grammar_.tree, w, trigger.after, match.last)
                            : stands_after(grammar_.tree, w, trigger.after, match.last);
      if (!rest) continue;
      if (!known) dependents_ = dependents_of(grammar_, w);
      known = true;
      const std::string reason = refusal(match);
      if (trace_ != nullptr) (*trace_)(*match.rule, w, reason);
      if (reason.empty()) here.push_back(std::move(match));
    }
    keep_best(here);
  }

  // Fill the roles; return why the rule does not hold, or "".
  std::string refusal(Match& match) {
    const Rule& rule = *match.rule;
    for (const Objection& objection : rule.objections) {
      if (find(objection.source, match.trigger) != kNone) return "a dependent speaks against it";
    }
    if (!rule.near.empty() && !sentence_has(grammar_, match.trigger, rule.near))
      return "no word of 'near' in the sentence";
    if (sentence_has(grammar_, match.trigger, rule.avoid)) return "the sentence holds a word of 'avoid'";
    const Frame& frame = frames_[rule.frame];
    int filled = 0;
    std::vector<bool> has(frame.roles.size(), false);
    std::vector<Index> used;
    for (const RoleSources& entry : rule.arguments) {
      for (const Source& source : entry.sources) {
        if (has[entry.role] && !source.also) continue;
        const Index head = find(source, match.trigger, &used);
        if (head == kNone) continue;
        used.push_back(head);
        auto arguments = fill(grammar_, frame.roles[entry.role], source.filter, head);
        if (arguments.empty()) continue;
        filled += has[entry.role] ? 0 : 1;
        has[entry.role] = true;
        std::move(arguments.begin(), arguments.end(), std::back_inserter(match.arguments));
      }
    }
    part_fillers(match.arguments);
    for (const Need& need : rule.needs) {
      const bool met = std::any_of(need.begin(), need.end(), [&](RoleId role) { return has[role]; });
      if (!met) return fmt::format("nothing fills '{}'", frame.roles[need.front()].name);
    }
    if (filled < rule.least) return fmt::format("{} roles filled, {} needed", filled, rule.least);
    int fillers = static_cast<int>(match.arguments.size());
    if (fillers < rule.fillers && several(frame, match.arguments)) ++fillers;
    if (fillers < rule.fillers) return fmt::format("{} fillers, {} needed", fillers, rule.fillers);
    return {};
  }

  // "accused the state of complicity": what fills a role of its own is no part of the words before it.
  void part_fillers(std::vector<Argument>& arguments) const {
    for (Argument& whole : arguments) {
      for (const Argument& part : arguments) {
        const bool inside =
            whole.evidence.contains(part.evidence) && whole.evidence.begin < part.evidence.begin;
        if (!inside || part.evidence.empty() || whole.actor != kNone) continue;
        const std::string_view words = grammar_.tree.text({whole.evidence.begin, part.evidence.begin});
        const std::size_t end = words.rfind(" of ");
        if (end == std::string_view::npos || whole.text != squeeze(grammar_.tree.text(whole.evidence)))
          continue;
        whole.evidence.end = whole.evidence.begin + static_cast<std::uint32_t>(end);
        whole.text = squeeze(grammar_.tree.text(whole.evidence));
      }
    }
  }

  // "the alleged killers": nobody alleges it here.
  [[nodiscard]] bool is_attribute_of_saying(const Rule& rule, const Trigger& trigger, Index w) const {
    const bool saying = frames_[rule.frame].speaker != kNone && trigger.kind == WordClass::verb;
    return saying && grammar_.tree.deprel(w) == Deprel::amod &&
           doer_before_attribute(grammar_.tree, w) == kNone && grammar_.tree.head(w) != kNone &&
           !has_agent(w);
  }
  // "the attack condemned by X" in the guise of an attribute
  [[nodiscard]] bool has_agent(Index w) const {
    const Tree& tree = grammar_.tree;
    if (w > 0 && tree.word(w - 1).xpos == "NNP") return true;  // "Amnesty criticised Egypt"
    return std::any_of(tree.children(w).begin(), tree.children(w).end(), [&](Index kid) {
      return is_oblique(tree.deprel(kid)) || is_subject(tree.deprel(kid)) || tree.deprel(kid) == Deprel::obj;
    });
  }

  [[nodiscard]] bool several(const Frame& frame, const std::vector<Argument>& arguments) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
      const auto role = frame.role(argument.role);
      if (!role || !frame.roles[*role].accepts.actor) return false;
      const Index head = grammar_.tree.head_in(argument.evidence);
      if (head == kNone) return false;
      const std::string_view xpos = grammar_.tree.word(head).xpos;
      return xpos == "NNS" || xpos == "NNPS" || grammar_.tree.has_child(head, Deprel::nummod);
    });
  }

  Index find(const Source& source, Index trigger, const std::vector<Index>* used = nullptr) {
    if (source.slot == Slot::self) return passes(grammar_, source.filter, trigger) ? trigger : kNone;
    for (const Dependent& dependent : dependents_) {
      if (dependent.slot != source.slot || dependent.preposition != source.preposition) continue;
      if (used != nullptr && std::find(used->begin(), used->end(), dependent.head) != used->end()) continue;
      if (dependent.head != trigger && passes(grammar_, source.filter, dependent.head)) return dependent.head;
    }
    return kNone;
  }

  // Of a frame's rules the best; another that sets another phase only for what is listed with the fillers of
  // those kept: "seized five smugglers and two boats".
  void keep_best(std::vector<Match>& here) {
    std::stable_sort(here.begin(), here.end(), [](const Match& a, const Match& b) {
      const auto weight = [](const Match& m) {
        return std::tuple(m.rule->priority, m.words, m.arguments.size());
      };
      return weight(a) > weight(b);
    });
    const auto first = static_cast<std::ptrdiff_t>(kept_.size());
    for (Match& match : here) {
      const Frame& frame = frames_[match.rule->frame];
      bool beside = true;
      for (auto other = kept_.begin() + first; other != kept_.end() && beside; ++other) {
        if (other->rule->frame != match.rule->frame) continue;
        beside = rest_of_list(grammar_, frame, *other, match) != kNone;
      }
      if (!beside) continue;
      for (auto other = kept_.begin() + first; other != kept_.end(); ++other) {
        if (other->rule->frame == match.rule->frame)
          other->rest = std::min(other->rest, rest_of_list(grammar_, frame, *other, match));
      }
      kept_.push_back(std::move(match));
    }
  }

  const Grammar& grammar_;
  const std::vector<Frame>& frames_;
  const Trace* trace_;
  std::vector<Dependent> dependents_;
  std::vector<Match> kept_;
};

}  // namespace

std::vector<Match> match_all(const Grammar& grammar, const std::vector<Frame>& frames, const Trace* trace) {
  return Matcher(grammar, frames, trace).run();
}

}  // namespace dragoman
