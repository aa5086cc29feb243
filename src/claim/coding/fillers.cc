#include "claim/coding/fillers.h"

#include <algorithm>

#include "base/unicode.h"
#include "claim/coding/misreadings.h"
#include "claim/coding/parties.h"

namespace dragoman {
namespace {

bool in(const Lexicon* lexicon, const Grammar& grammar, Index w) {
  return lexicon != nullptr && lexicon->ends_at(grammar.tree.keys(), w, grammar.tree.sentence(w).first);
}

bool is_personal_pronoun(const Tree& tree, Index w) {
  const std::string& form = tree.form(w);
  return form == "he" || form == "she" || form == "they" || form == "we" || form == "i" || form == "him" ||
         form == "her" || form == "them" || form == "us" || form == "you" || form == "who";
}

// "GENEVA, Switzerland - ...": the dateline's place does nothing.
bool in_dateline(const Tree& tree, Index w) {
  const Report& report = tree.report();
  constexpr std::uint32_t kWide = 80;
  if (report.dateline.empty() || tree.sentence(w).first + 8 < w) return false;
  const ByteRange word = tree.word(w).text;
  const bool early = word.begin - tree.sentence(w).text.begin < kWide;
  return early && report.dateline.find(tree.text(word)) != std::string::npos;
}

bool is_actor(const Grammar& grammar, Index w) {
  if (in_dateline(grammar.tree, w) && grammar.tree.word(w).upos == Upos::propn) return false;
  if (const Mention* mention = grammar.tree.mention(w)) {
    if (mention->type == EntityType::place) {
      // "Tehran" of a government, as far as the reading knows.
      const bool stands_for_state =
          mention->actor != kNone && grammar.tree.reading().actors[mention->actor].type != EntityType::place;
      return mention->as_actor || stands_for_state;
    }
    if (mention->type == EntityType::other && mention->kind == MentionKind::name)
      return !in(grammar.calendar, grammar, w);
    return mention->type != EntityType::other || in(grammar.actor_nouns, grammar, w) ||
           in(grammar.person_nouns, grammar, w);
  }
  if (in(grammar.calendar, grammar, w)) return false;
  if (grammar.antecedents.contains(w)) return true;
  const Upos upos = grammar.tree.word(w).upos;
  const Deprel relation = grammar.tree.deprel(w);
  const bool modifies = upos == Upos::adj && (relation == Deprel::amod || relation == Deprel::compound);
  if (modifies) return in(grammar.demonyms, grammar, w);  // "American aid", but not "military aid"
  return upos == Upos::propn || is_personal_pronoun(grammar.tree, w) || in(grammar.actor_nouns, grammar, w) ||
         in(grammar.person_nouns, grammar, w);
}

bool is_place(const Grammar& grammar, Index w) {
  if (const Mention* mention = grammar.tree.mention(w)) {
    if (mention->type == EntityType::place || mention->type == EntityType::state) return true;
    if (mention->type == EntityType::other && mention->kind == MentionKind::name)
      return !in(grammar.calendar, grammar, w);
    if (mention->kind == MentionKind::name) return in(grammar.place_nouns, grammar, w);
  }
  if (in(grammar.calendar, grammar, w)) return false;
  return grammar.tree.word(w).upos == Upos::propn || in(grammar.place_nouns, grammar, w);
}

bool has_number(const Tree& tree, Index w) {
  return tree.word(w).upos == Upos::num || tree.has_child(w, Deprel::nummod);
}

// "nine were killed and 20 wounded": a bare number in the place of a party.
bool counts_people(const Tree& tree, Index w) {
  if (tree.word(w).upos != Upos::num) return false;
  const Deprel relation = tree.deprel(w);
  const bool party = is_subject(relation) || relation == Deprel::obj || relation == Deprel::conj;
  const auto& times = tree.reading().times;
  return party && std::none_of(times.begin(), times.end(), [&](const TimeExpression& time) {
           return time.text.overlaps(tree.word(w).text);
         });
}

bool is_person(const Grammar& grammar, Index w) {
  if (const Mention* mention = grammar.tree.mention(w)) {
    if (mention->type == EntityType::person) return true;
    // "killed four Iraqis": a people of which there is a number.
    const bool people = mention->type == EntityType::group || in(grammar.demonyms, grammar, w);
    if (people && (has_number(grammar.tree, w) || grammar.tree.word(w).xpos == "NNPS")) return true;
  }
  return is_personal_pronoun(grammar.tree, w) || in(grammar.person_nouns, grammar, w) ||
         in(grammar.actor_nouns, grammar, w) || counts_people(grammar.tree, w);
}

bool any_in(const std::vector<LexiconId>& ids, const Grammar& grammar, Index w) {
  return std::any_of(ids.begin(), ids.end(),
                     [&](LexiconId id) { return in(&grammar.language.lexicons[id], grammar, w); });
}

bool joins_phrase(Deprel relation, bool left) {
  switch (relation) {
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nmod_unmarked:
    case Deprel::nmod_desc:
    case Deprel::nummod:
    case Deprel::nmod_poss:
    case Deprel::goeswith:
      return left;
    case Deprel::punct:
      return false;
    case Deprel::flat:
    case Deprel::fixed:
      return true;
    default:
      return false;
  }
}

bool is_counted(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  return has_number(tree, w) || (tree.head(w) != kNone && meaning_head(grammar, tree.head(w)) == w);
}

// "Iraqi troops", "Republicans", "hundreds of Iranians" are not the army, the party, the state; "the
// Iranians" are.
bool is_of_people(const Grammar& grammar, const Actor& actor, Index w) {
  const Tree& tree = grammar.tree;
  const std::string_view xpos = tree.word(w).xpos;
  if (actor.type == EntityType::person || (xpos != "NNS" && xpos != "NNPS")) return false;
  if (fold(actor.name).find(tree.form(w)) != std::string::npos) return false;  // "United States", "Houthis"
  // "ISIL militants", "Hamas fighters" are of the group that is named.
  const bool named = std::any_of(tree.children(w).begin(), tree.children(w).end(), [&](Index kid) {
    const bool beside = tree.deprel(kid) == Deprel::compound || tree.deprel(kid) == Deprel::amod;
    return beside && tree.word(kid).upos == Upos::propn && !in(grammar.demonyms, grammar, kid);
  });
  if (named) return false;
  if (!in(grammar.demonyms, grammar, w)) return true;
  return is_counted(grammar, w) || !tree.has_child(w, Deprel::det);
}

// "it" and "its" as the party they stand for, "" if not known.
std::string resolved(const Grammar& grammar, Index w) {
  const Mention* mention = grammar.tree.mention(w);
  if (const auto known = grammar.antecedents.find(w); known != grammar.antecedents.end())
    return known->second.who;
  const auto& actors = grammar.tree.reading().actors;
  if (mention == nullptr && grammar.tree.word(w).upos == Upos::adj && in(grammar.demonyms, grammar, w)) {
    // "Russian" of planes: the state that the report names, if it begins alike.
    constexpr std::size_t kAlike = 4;
    const std::string nation = fold(grammar.tree.form(w)).substr(0, kAlike);
    for (const Actor& actor : actors) {
      if (actor.type == EntityType::state && fold(actor.name).substr(0, kAlike) == nation) return actor.name;
    }
  }
  if (mention == nullptr || mention->actor == kNone) return {};
  const Actor& actor = actors[mention->actor];
  if (is_of_people(grammar, actor, w)) return {};
  // "the Russians" of foreign news are their state, where the report knows it.
  if (actor.type == EntityType::group && !actor.country.empty() && in(grammar.demonyms, grammar, w)) {
    for (const Actor& other : actors) {
      if (other.type == EntityType::state && other.country == actor.country) return other.name;
    }
  }
  return actor.name;
}

bool is_hyphen_between(const Tree& tree, Index w) {
  return tree.form(w) == "-" && tree.word(w - 1).text.end == tree.word(w).text.begin &&
         tree.word(w).text.end == tree.word(w + 1).text.begin;
}

// Whether the phrase itself, not one listed with it, is in the lists that the filter asks for.
bool is_any_of(const Grammar& grammar, const Filter& filter, Index w) {
  return filter.any_of.empty() || any_in(filter.any_of, grammar, meaning_head(grammar, w)) ||
         any_in(filter.any_of, grammar, w);
}

}  // namespace

bool passes(const Grammar& grammar, const Filter& filter, Index w) {
  if (filter.empty()) return true;
  const Tree& tree = grammar.tree;
  const Index m = meaning_head(grammar, w);
  if (filter.clause && !is_predicate(tree, w)) return false;
  if (filter.number && !has_number(tree, w) && !has_number(tree, m)) return false;
  if (filter.actor && !is_actor(grammar, m)) return false;
  if (filter.place && !is_place(grammar, m)) return false;
  if (filter.person && !is_person(grammar, m)) return false;
  if (filter.state) {
    const Mention* mention = tree.mention(m);
    if (mention == nullptr || mention->type != EntityType::state) return false;
  }
  if (filter.name) {
    const Mention* mention = tree.mention(m);
    const bool named =
        mention != nullptr ? mention->kind == MentionKind::name : tree.word(m).upos == Upos::propn;
    if (!named) return false;
  }
  if (!filter.any_of.empty()) {
    const auto heads = coordinated(grammar, w);
    const bool any =
        std::any_of(heads.begin(), heads.end(), [&](Index head) { return is_any_of(grammar, filter, head); });
    if (!any) return false;
  }
  return !any_in(filter.none_of, grammar, m) && !any_in(filter.none_of, grammar, w);
}

ByteRange phrase_of(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  Index first = w;
  Index last = w;
  const Index listed = listed_before(tree, w);
  const Index particle = particle_inside(tree, w);
  for (const Index kid : tree.children(w)) {
    if (particle != kNone && kid < particle) continue;  // "in the offensive and taken over | islands"
    if (kid == listed) {
      first = std::min(first, tree.child(kid, Deprel::conj));
      continue;
    }
    const bool left = kid < w || tree.word(w).upos == Upos::sym;  // "$ 40 million"
    if (joins_phrase(tree.deprel(kid), left)) {
      first = std::min(first, tree.span(kid).first);
      last = std::max(last, tree.span(kid).second);
    } else if (!left && is_oblique(tree.deprel(kid)) && preposition_of(tree, kid) == "of") {
      // The "of" phrase without what hangs on it.
      const ByteRange inner = phrase_of(grammar, kid);
      while (last + 1 < tree.reading().words.size() && tree.word(last).text.end < inner.end) ++last;
    }
  }
  // "L-159 aircraft", where the parser parts the name at its hyphen.
  const Index begin = tree.sentence(w).first;
  if (first > begin && first < w && is_hyphen_between(tree, first)) --first;
  while (first > begin + 1 && is_hyphen_between(tree, first - 1)) first -= 2;
  // The preposition or an article may have come in with a name or a possessor.
  if (first < w && tree.deprel(first) == Deprel::case_ && tree.form(first) == preposition_of(tree, w))
    ++first;
  while (first < w && (tree.word(first).upos == Upos::det || tree.word(first).upos == Upos::punct)) ++first;
  return tree.bytes(first, last);
}

namespace {

// "the envoy, Ana Berg": the name that stands beside a description, kNone if none.
Index named_beside(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  const bool describes = in(grammar.actor_nouns, grammar, w) || in(grammar.person_nouns, grammar, w);
  if (tree.word(w).upos != Upos::noun || !describes) return kNone;
  for (const Index kid : tree.children(w)) {
    const Mention* mention = tree.deprel(kid) == Deprel::appos ? tree.mention(kid) : nullptr;
    if (mention != nullptr && mention->type == EntityType::person && mention->kind == MentionKind::name)
      return kid;
  }
  return kNone;
}

std::string possessive(std::string_view owner) {
  return owner.ends_with('s') ? "' " : "'s ";
}

}  // namespace

std::string name_at(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  if (const Index name = named_beside(grammar, w); name != kNone) w = name;
  if (std::string known = resolved(grammar, w); !known.empty()) return known;
  const ByteRange phrase = phrase_of(grammar, w);
  std::string text = squeeze(tree.text(phrase));
  const Index possessor = tree.child(w, Deprel::nmod_poss);
  if (possessor != kNone && tree.word(possessor).upos == Upos::pron) {
    const std::string owner = resolved(grammar, possessor);
    const ByteRange pronoun = tree.word(possessor).text;
    if (pronoun.begin == phrase.begin) {
      const std::string rest = squeeze(tree.text({pronoun.end, phrase.end}));
      text = owner.empty() ? rest : owner + possessive(owner) + rest;
    }
  } else if (possessor != kNone && tree.word(possessor).upos == Upos::noun && possessor + 1 < w) {
    // "the country's forces"
    const std::string owner = resolved(grammar, possessor);
    const bool marked = tree.deprel(possessor + 1) == Deprel::case_;
    if (!owner.empty() && marked)
      text =
          owner + possessive(owner) + squeeze(tree.text({tree.word(possessor + 2).text.begin, phrase.end}));
  }
  return text;
}

namespace {

// What conjunctions join to a word, and to that in turn: some lists hang as chains.
void add_joined(const Tree& tree, Index w, int depth, std::vector<Index>& all) {
  constexpr int kDeepest = 8;
  for (const Index kid : tree.children(w)) {
    if (tree.deprel(kid) != Deprel::conj || tree.word(kid).upos == Upos::verb) continue;
    if (describes_name(tree, kid)) continue;
    all.push_back(kid);
    if (depth < kDeepest) add_joined(tree, kid, depth + 1, all);
  }
}

}  // namespace

std::vector<Index> coordinated(const Grammar& grammar, Index w) {
  const Tree& tree = grammar.tree;
  std::vector<Index> all{w};
  if (const Index listed = listed_before(tree, w); listed != kNone) all.insert(all.begin(), listed);
  add_joined(tree, w, 0, all);
  if (const Index before = joined_before(tree, w); before != kNone) all.insert(all.begin(), before);
  if (const Index behind = joined_behind(tree, w); behind != kNone) {
    for (const Index part : coordinated(grammar, behind)) all.push_back(part);
  }
  // "thousands of workers and civil servants": the second may hang on the first.
  const Index meant = meaning_head(grammar, w);
  if (meant == w || all.size() > 1) return all;
  for (const Index kid : tree.children(meant)) {
    const bool joined = tree.deprel(kid) == Deprel::conj && tree.word(kid).upos != Upos::verb;
    if (joined) all.push_back(kid);
  }
  return all;
}

namespace {

// Whether a word belongs to a time: "Tuesday" is no party, whatever the tree makes of it.
bool is_dated(const Reading& reading, ByteRange word) {
  const auto& times = reading.times;
  const auto after = std::partition_point(
      times.begin(), times.end(), [&](const TimeExpression& time) { return time.text.begin <= word.begin; });
  return after != times.begin() && std::prev(after)->text.contains(word);
}

// Of the things listed with `w` those that pass the filter, the first alone unless the role takes many:
// "soldiers and tanks" holds prisoners and weapons. What fills no party's role is one whole.
std::vector<Index> fitting(const Grammar& grammar, const Role& role, const Filter& filter, Index w) {
  std::vector<Index> fit;
  const auto listed = coordinated(grammar, w);
  for (const Index head : listed) {
    const bool named = grammar.tree.word(head).upos == Upos::propn;  // word lists know no names
    const bool fits = !role.party || named || is_any_of(grammar, filter, head);
    if (fits && (head == w || passes(grammar, filter, head))) fit.push_back(head);
  }
  if (fit.empty()) fit.push_back(w);
  if (!role.many) fit.resize(1);
  return fit;
}

}  // namespace

std::vector<Argument> fill(const Grammar& grammar, const Role& role, const Filter& filter, Index w) {
  std::vector<Argument> arguments;
  for (const Index head : fitting(grammar, role, filter, w)) {
    const Index m = meaning_head(grammar, head);
    if (role.party && is_dated(grammar.tree.reading(), grammar.tree.word(m).text)) continue;
    const Mention* mention = grammar.tree.mention(m);
    if (mention != nullptr && !mention->members.empty()) {
      // "the two leaders", "they": each of them.
      for (const Index member : mention->members) {
        const std::string& name = grammar.tree.reading().actors[member].name;
        arguments.push_back({role.name, name, phrase_of(grammar, m), member, {}, {}});
        name_party(grammar, kNone, arguments.back());
      }
      continue;
    }
    Argument argument{role.name, name_at(grammar, m), phrase_of(grammar, m), kNone, {}, {}};
    if (mention != nullptr) argument.actor = mention->actor;
    if (const auto known = grammar.antecedents.find(m); known != grammar.antecedents.end())
      argument.actor = known->second.actor;
    const bool gerund = !role.party && role.dyad == Dyad::none && grammar.tree.word(m).upos == Upos::verb;
    if (filter.clause || gerund) {
      // "accused them of arming rebels": what they do with all that belongs to it, without the "of".
      const auto [first, last] = grammar.tree.span(head);
      argument.evidence = grammar.tree.bytes(filter.clause ? first : m, last);
      argument.text = squeeze(grammar.tree.text(argument.evidence));
    }
    if (role.dyad != Dyad::none) name_party(grammar, m, argument);
    const bool twice = std::any_of(arguments.begin(), arguments.end(),
                                   [&](const Argument& other) { return other.text == argument.text; });
    if (!twice && !argument.text.empty()) arguments.push_back(std::move(argument));
  }
  return arguments;
}

}  // namespace dragoman
