// Descriptions and pronouns joined to the actors they refer to, where the report makes it safe; the rest keep
// no actor. Text order, so that a pronoun may follow a description.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "read/actor/resolve.h"

namespace dragoman::actor {
namespace {

constexpr Index kSentencesBack = 4;          // how far a pronoun reaches
constexpr Index kNominalSentences = 12;      // how far "the minister" reaches
constexpr Index kPluralSentences = 8;        // how far "the two leaders" reaches
constexpr std::size_t kMaxAncestors = 6;     // heads followed upwards in a tree
constexpr std::size_t kMentionsOfName = 12;  // of an actor, looked at for "the agency"
constexpr std::uint32_t kQuoteBytes = 2000;  // how far before a pronoun its quotation may open
constexpr std::size_t kMaxLookedAt = 200;    // mentions tried for one reference

bool is_speech_verb(const std::string& lemma) {
  static const std::unordered_set<std::string> kVerbs = {
      "say",      "tell",     "add",       "note",      "state",   "stress", "claim",
      "warn",     "announce", "explain",   "insist",    "argue",   "write",  "report",
      "continue", "conclude", "emphasize", "underline", "declare", "admit"};
  return kVerbs.contains(lemma);
}

const Word* word_of(const Cast& cast, Index mention) {
  const Index word = cast.reading.mentions[mention].head_word;
  return word == kNone ? nullptr : &cast.reading.words[word];
}

bool is_subject(const Cast& cast, Index mention) {
  const Word* word = word_of(cast, mention);
  return word != nullptr && (word->deprel == Deprel::nsubj || word->deprel == Deprel::nsubj_pass);
}

// Whether the mention is the subject of a verb of saying.
bool speaks(const Cast& cast, Index mention) {
  const Word* word = word_of(cast, mention);
  return word != nullptr && word->deprel == Deprel::nsubj && word->head != kNone &&
         is_speech_verb(cast.reading.words[word->head].lemma);
}

// Whether `candidate` is the subject of a verb above `reference`, which is then somebody else: "Abadi told
// him", "Norway is to pay Chile to help the country". A possessive may go back to the subject: "Abadi and his
// men".
bool is_subject_above(const Cast& cast, Index candidate, Index reference) {
  const Word* subject = word_of(cast, candidate);
  const Word* below = word_of(cast, reference);
  if (subject == nullptr || below == nullptr || subject->head == kNone || !is_subject(cast, candidate))
    return false;
  for (std::size_t step = 0; step < kMaxAncestors && below->head != kNone; ++step) {
    if (below->deprel == Deprel::nmod_poss) return false;
    // A clause with a subject of its own starts anew.
    if (step > 0 && (below->deprel == Deprel::ccomp || below->deprel == Deprel::conj ||
                     below->deprel == Deprel::parataxis))
      return false;
    if (below->head == subject->head) return true;
    below = &cast.reading.words[below->head];
  }
  return false;
}

// Whether the actor's own names hold the noun: "the agency" and "Anadolu Agency".
bool name_holds(const Cast& cast, Index actor, const std::string& noun) {
  if (cast.about[actor].head == noun) return true;
  const auto holds = [&noun](std::string_view name) {
    const std::vector<Unit> units = cut_units(name);
    return std::any_of(units.begin(), units.end(), [&noun](const Unit& unit) { return unit.key == noun; });
  };
  const std::vector<Index>& mentions = cast.reading.actors[actor].mentions;
  for (std::size_t i = 0; i < std::min(mentions.size(), kMentionsOfName); ++i) {
    const Mention& mention = cast.reading.mentions[mentions[i]];
    if (mention.kind == MentionKind::name && holds(cast.text(mention.text))) return true;
  }
  const ListedActor* listed = cast.listed(actor);
  return listed != nullptr && std::any_of(listed->names.begin(), listed->names.end(), holds);
}

bool role_holds(const Cast& cast, Index actor, const WordSet& words) {
  const auto holds = [&words](std::string_view role) {
    const std::vector<Unit> units = cut_units(role);
    return std::any_of(units.begin(), units.end(),
                       [&words](const Unit& unit) { return words.contains(unit.key); });
  };
  if (holds(cast.about[actor].role)) return true;
  const ListedActor* listed = cast.listed(actor);
  return listed != nullptr && std::any_of(listed->offices.begin(), listed->offices.end(),
                                          [&](const Office& office) { return holds(office.role); });
}

char gender_of(const Cast& cast, Index actor) {
  if (cast.about[actor].gender != 0) return cast.about[actor].gender;
  const ListedActor* listed = cast.listed(actor);
  return listed == nullptr ? '\0' : listed->gender;
}

bool person_fits(const Cast& cast, Index actor, const Detail& reference) {
  if (cast.reading.actors[actor].type != EntityType::person) return false;
  const char known = gender_of(cast, actor);
  if (reference.gender != 0 && known != 0 && known != reference.gender) return false;
  const Lexicon& words = cast.knowledge.lexicon;
  if (reference.head.empty() || !words.role_heads.contains(reference.head)) return true;
  const auto nominal = words.nominals.find(reference.head);
  if (nominal != words.nominals.end() && nominal->second.diplomat &&
      role_holds(cast, actor, words.diplomatic_roles))
    return true;
  if (reference.head == "official" || reference.head == "leader")
    return !cast.about[actor].role.empty() || cast.listed(actor) != nullptr;
  return role_holds(cast, actor, {reference.head});
}

bool is_named(const Cast& cast, Index actor) {
  const auto& mentions = cast.reading.actors[actor].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](Index m) { return cast.reading.mentions[m].kind == MentionKind::name; });
}

// Whether `actor` may be what a description means.
bool nominal_fits(const Cast& cast, Index actor, const Detail& reference) {
  const auto found = cast.knowledge.lexicon.nominals.find(reference.head);
  if (found == cast.knowledge.lexicon.nominals.end())
    return reference.body != kNone && cast.about[actor].body == reference.body;
  const NominalClass& noun = found->second;
  const EntityType type = cast.reading.actors[actor].type;
  if (noun.person && person_fits(cast, actor, reference)) return true;
  if (noun.state && type == EntityType::state) return true;
  if (noun.group && type == EntityType::group) {
    return is_named(cast, actor) &&
           (cast.about[actor].state == kNone || name_holds(cast, actor, reference.head));
  }
  if (noun.body && (type == EntityType::organisation || type == EntityType::group)) {
    if (reference.body != kNone && cast.about[actor].body == reference.body) return true;
    return name_holds(cast, actor, reference.head);
  }
  return false;
}

bool pronoun_fits(const Cast& cast, Index actor, const Mention& pronoun, const Detail& reference) {
  const EntityType type = cast.reading.actors[actor].type;
  if (pronoun.type == EntityType::person) return person_fits(cast, actor, reference);
  if (reference.plural) {
    return type == EntityType::group || cast.about[actor].plural ||
           (type == EntityType::organisation && cast.about[actor].head == "forces");
  }
  return (type == EntityType::organisation || type == EntityType::group || type == EntityType::state) &&
         !cast.about[actor].plural;
}

// How much a mention stands in the foreground of its sentence.
int salience(const Cast& cast, Index mention) {
  if (is_subject(cast, mention)) return 2;
  const Word* word = word_of(cast, mention);
  return word != nullptr && (word->deprel == Deprel::obj || word->deprel == Deprel::root) ? 1 : 0;
}

// Return the actor of the best mention before `reference` that `fits` accepts: the nearest sentence first, in
// it the subject, in the same sentence and among equals the nearest to the reference.
template <class Fits>
std::optional<Index> best_before(const Cast& cast, Index reference, Index sentences_back, const Fits& fits) {
  const Index here = cast.sentence_of(reference);
  std::optional<Index> best;
  Index best_sentence = 0;
  int best_salience = -1;
  std::size_t looked_at = 0;
  for (Index m = reference; m > 0 && looked_at < kMaxLookedAt; ++looked_at) {
    --m;
    const Mention& mention = cast.reading.mentions[m];
    const Index sentence = cast.sentence_of(m);
    if (here != kNone && sentence != kNone && here - sentence > sentences_back) break;
    if (best && sentence != best_sentence) break;
    if (mention.actor == kNone || mention.text.overlaps(cast.reading.mentions[reference].text)) continue;
    if (!fits(m)) continue;
    const int now = salience(cast, m);
    if (now > best_salience || (now == best_salience && sentence != here && now == 2)) {
      best = mention.actor;
      best_sentence = sentence;
      best_salience = now;
    }
  }
  return best;
}

void join_nominal(Cast& cast, Index m) {
  const Detail& reference = cast.details[m];
  const auto actor = best_before(cast, m, kNominalSentences, [&](Index candidate) {
    return nominal_fits(cast, cast.reading.mentions[candidate].actor, reference) &&
           !is_subject_above(cast, candidate, m);
  });
  if (actor) cast.join(m, *actor);
}

// "the Iraqi interior minister": the person with that office, else an actor of its own.
void join_office(Cast& cast, Index m) {
  const Detail reference = cast.details[m];
  for (Index actor = 0; actor < cast.reading.actors.size(); ++actor) {
    const Detail& about = cast.about[actor];
    if (cast.reading.actors[actor].type != EntityType::person || about.state != reference.state) continue;
    if (about.head != reference.head || about.role.empty()) continue;
    const std::string role = fold(about.role);
    const std::string wanted = fold(reference.role);
    if (role == wanted || role.ends_with(wanted) || wanted.ends_with(role)) {
      cast.join(m, actor);
      return;
    }
  }
  std::string key = "office:" + fold(cast.text(cast.reading.mentions[m].text));
  cast.join(m, cast.actor(key, EntityType::person));
}

std::size_t number_in(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kNumbers = {"two",  "three", "four",
                                                               "five", "six",   "seven"};
  for (const Unit& unit : cut_units(text)) {
    const auto found = std::find(kNumbers.begin(), kNumbers.end(), unit.key);
    if (found != kNumbers.end()) return static_cast<std::size_t>(found - kNumbers.begin()) + 2;
  }
  return 0;
}

bool is_state_noun(const std::string& head) {
  return head == "countries" || head == "nations" || head == "states" || head == "governments" ||
         head == "sides" || head == "parties";
}

// Whether a person may be one of "the two presidents", "the leaders".
bool plural_fits(const Cast& cast, Index actor, const std::string& head) {
  static const WordSet kLeaders = {"president", "premier", "prime",  "chancellor", "king",
                                   "emir",      "sultan",  "leader", "prince"};
  if (head == "leaders") return role_holds(cast, actor, kLeaders);
  if (head.ends_with('s') && cast.knowledge.lexicon.role_heads.contains(head.substr(0, head.size() - 1))) {
    return role_holds(cast, actor, {head.substr(0, head.size() - 1)});
  }
  return true;
}

// "the two leaders": as many persons (or states) as the number says; going back sentence by sentence, there
// must come a point where exactly so many have been named.
void join_plural(Cast& cast, Index m) {
  const std::size_t number = number_in(cast.text(cast.reading.mentions[m].text));
  if (number == 0) return;
  const std::string head = cast.details[m].head;
  const EntityType wanted = is_state_noun(head) ? EntityType::state : EntityType::person;
  const Index here = cast.sentence_of(m);
  std::vector<Index> members;
  Index sentence = here;
  for (Index at = m; at > 0; --at) {
    const Mention& mention = cast.reading.mentions[at - 1];
    const Index now = cast.sentence_of(at - 1);
    if (here == kNone || now == kNone || here - now > kPluralSentences) break;
    if (now != sentence && members.size() >= number) break;
    sentence = now;
    if (mention.actor == kNone || cast.reading.actors[mention.actor].type != wanted) continue;
    if (wanted == EntityType::person && !plural_fits(cast, mention.actor, head)) continue;
    if (std::find(members.begin(), members.end(), mention.actor) == members.end())
      members.push_back(mention.actor);
  }
  if (members.size() != number) return;
  std::reverse(members.begin(), members.end());
  cast.reading.mentions[m].members = std::move(members);
  cast.reading.mentions[m].type = wanted;
}

// Whether byte `at` stands inside quotation marks that opened in the same line.
bool is_quoted(const Cast& cast, std::uint32_t at) {
  std::string_view before = cast.text({at > kQuoteBytes ? at - kQuoteBytes : 0, at});
  before.remove_prefix(before.rfind('\n') + 1);
  bool open = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string_view rest = before.substr(i);
    if (rest.starts_with("“") || rest.starts_with("«") || rest.starts_with("``")) open = true;
    if (rest.starts_with("”") || rest.starts_with("»") || rest.starts_with("''")) open = false;
    if (rest[0] == '"') open = !open;
  }
  return open;
}

// Whether the actor speaks in a sentence next to the mention's: whoever is quoted does not say "he" of
// himself.
bool speaks_nearby(const Cast& cast, Index actor, Index m) {
  const Index here = cast.sentence_of(m);
  for (const Index other : cast.reading.actors[actor].mentions) {
    const Index there = cast.sentence_of(other);
    if (here == kNone || there == kNone || there + 1 < here || there > here + 2) continue;
    if (speaks(cast, other)) return true;
  }
  return false;
}

// Return the actor of the best mention before `m` among the arguments of the verbs above it in its own
// sentence, nearest verb first, subjects before objects (after Hobbs, "Resolving Pronoun References", 1978,
// on dependency trees).
template <class Fits>
std::optional<Index> best_above(const Cast& cast, Index m, const Fits& fits) {
  Index above = cast.reading.mentions[m].head_word;
  const Index sentence = cast.sentence_of(m);
  for (std::size_t step = 0; step < kMaxAncestors && above != kNone; ++step) {
    above = cast.reading.words[above].head;
    if (above == kNone) break;
    std::optional<Index> best;
    int best_salience = 0;
    for (Index at = m; at > 0 && cast.sentence_of(at - 1) == sentence; --at) {
      const Mention& mention = cast.reading.mentions[at - 1];
      if (mention.actor == kNone || mention.head_word == kNone ||
          cast.reading.words[mention.head_word].head != above)
        continue;
      const int now = salience(cast, at - 1);
      if (now > best_salience && fits(at - 1)) {
        best = mention.actor;
        best_salience = now;
      }
    }
    if (best) return best;
  }
  return std::nullopt;
}

void join_pronoun(Cast& cast, Index m) {
  const Mention pronoun = cast.reading.mentions[m];
  const Detail reference = cast.details[m];
  const bool person = pronoun.type == EntityType::person;
  const bool quoted = person && is_quoted(cast, pronoun.text.begin);
  const auto fits = [&](Index candidate) {
    const Index actor = cast.reading.mentions[candidate].actor;
    return pronoun_fits(cast, actor, pronoun, reference) && !(quoted && speaks_nearby(cast, actor, m)) &&
           !(!is_subject(cast, m) && is_subject_above(cast, candidate, m));
  };
  if (person && speaks(cast, m)) {
    // "he added": whoever spoke last.
    const auto speaker = best_before(
        cast, m, kSentencesBack, [&](Index candidate) { return speaks(cast, candidate) && fits(candidate); });
    if (speaker) return cast.join(m, *speaker);
  }
  if (const auto above = best_above(cast, m, fits)) return cast.join(m, *above);
  // Things are referred to from the subject of the same or the next sentence, or not safely.
  const auto actor = best_before(cast, m, person ? kSentencesBack : 1, [&](Index candidate) {
    return fits(candidate) && (person || is_subject(cast, candidate));
  });
  if (actor) cast.join(m, *actor);
}

// Offices are read first: a name behind the description counts as well as one before.
void join_offices(Cast& cast) {
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.kind == MentionKind::nominal && mention.type == EntityType::person &&
        cast.details[m].state != kNone)
      join_office(cast, m);
  }
}

}  // namespace

void join_references(Cast& cast) {
  join_offices(cast);
  for (Index m = 0; m < cast.reading.mentions.size(); ++m) {
    const Mention& mention = cast.reading.mentions[m];
    if (mention.actor != kNone || mention.kind == MentionKind::name) continue;
    if (mention.kind == MentionKind::pronoun) {
      join_pronoun(cast, m);
    } else if (cast.details[m].plural) {
      join_plural(cast, m);
    } else {
      join_nominal(cast, m);
    }
  }
}

}  // namespace dragoman::actor
