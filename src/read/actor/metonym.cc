#include "read/actor/metonym.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace dragoman::actor {
namespace {

using Lemmas = std::unordered_set<std::string>;

// Prepositions that make their noun a place.
const Lemmas& place_prepositions() {
  static const Lemmas set = {"in",     "at",     "near",    "into",       "inside", "outside",
                             "across", "around", "through", "throughout", "within", "towards",
                             "toward", "via",    "north",   "south",      "east",   "west",
                             "over",   "along",  "beyond",  "onto",       "on"};
  return set;
}

// Heads of which a city is a place even as a possessor or modifier: "Moscow's suburbs".
const Lemmas& local_nouns() {
  static const Lemmas set = {"suburb",     "outskirts",    "street",   "airport", "centre", "center",
                             "mayor",      "resident",     "district", "region",  "area",   "hotel",
                             "court",      "square",       "hospital", "theatre", "road",   "bridge",
                             "university", "neighborhood", "north",    "south",   "east",   "west",
                             "population", "people",       "museum",   "metro",   "city",   "neighbourhood"};
  return set;
}

// What is of a government, not of a city: "the support of Ankara".
const Lemmas& government_nouns() {
  static const Lemmas set = {"support", "backing",  "help",     "aid",    "approval",
                             "policy",  "request",  "part",     "behalf", "ally",
                             "consent", "position", "interest", "role",   "assistance"};
  return set;
}

// Verbs of moving and being somewhere: their subject may be a city, their oblique always is.
const Lemmas& motion_verbs() {
  static const Lemmas set = {"visit",    "leave",   "reach",   "enter", "arrive", "fly",    "travel",
                             "return",   "go",      "come",    "head",  "tour",   "hit",    "strike",
                             "bomb",     "shake",   "capture", "seize", "take",   "retake", "hold",
                             "surround", "besiege", "shell",   "fall",  "lie",    "sit"};
  return set;
}

const Lemmas& speech_verbs() {
  static const Lemmas set = {"said",     "says",     "say",    "accused", "denied", "warned", "announced",
                             "insisted", "rejected", "called", "urged",   "wants",  "wanted", "agreed",
                             "offered",  "pledged",  "hopes",  "claimed", "claims", "told",   "insists",
                             "denies",   "accuses",  "has",    "is",      "will"};
  return set;
}

std::string preposition_of(const Reading& reading, Index word) {
  const Index sentence_limit = static_cast<Index>(reading.words.size());
  for (Index i = word > 6 ? word - 6 : 0; i < std::min(word + 1, sentence_limit); ++i) {
    if (reading.words[i].head == word && reading.words[i].deprel == Deprel::case_)
      return reading.words[i].lemma;
  }
  return {};
}

bool has_tree(const Reading& reading, Index word) {
  return reading.words[word].head != kNone || reading.words[word].deprel == Deprel::root;
}

// A conjunct plays the role of what it is joined to: "between Moscow and Baghdad".
Index role_bearer(const Reading& reading, Index word) {
  for (int step = 0;
       step < 8 && reading.words[word].deprel == Deprel::conj && reading.words[word].head != kNone; ++step) {
    word = reading.words[word].head;
  }
  return word;
}

// Whether a city's name in this place of the tree is its government.
bool seat_acts(const Reading& reading, Index mention_word) {
  const Index word = role_bearer(reading, mention_word);
  const Word& self = reading.words[word];
  if (self.head == kNone) return false;
  const Word& head = reading.words[self.head];
  switch (self.deprel) {
    case Deprel::nsubj:
      return head.upos == Upos::verb || head.upos == Upos::adj ? !motion_verbs().contains(head.lemma) : false;
    case Deprel::nmod_poss:
      return !local_nouns().contains(head.lemma);
    case Deprel::obj:
    case Deprel::iobj:
      return head.upos == Upos::verb && !motion_verbs().contains(head.lemma);
    case Deprel::obl_agent:
      return true;
    case Deprel::obl:
    case Deprel::nmod: {
      const std::string preposition = preposition_of(reading, word);
      if (preposition == "of") return government_nouns().contains(head.lemma);
      static const Lemmas kRelations = {"between", "with", "by", "against", "for"};
      return kRelations.contains(preposition) && !motion_verbs().contains(head.lemma) &&
             !local_nouns().contains(head.lemma);
    }
    default:
      return false;
  }
}

bool state_acts(const Reading& reading, Index mention_word) {
  const Index word = role_bearer(reading, mention_word);
  if (place_prepositions().contains(preposition_of(reading, word))) return false;
  const Word& self = reading.words[word];
  if (self.head == kNone) return true;
  const Word& head = reading.words[self.head];
  if (self.deprel == Deprel::nmod_poss || self.deprel == Deprel::compound)
    return !local_nouns().contains(head.lemma);
  if (self.deprel == Deprel::obj) {
    return head.lemma != "visit" && head.lemma != "leave" && head.lemma != "enter" && head.lemma != "tour";
  }
  if (self.deprel == Deprel::obl || self.deprel == Deprel::nmod) {
    const std::string preposition = preposition_of(reading, word);
    return !((preposition == "to" || preposition == "from") && motion_verbs().contains(head.lemma));
  }
  return self.deprel != Deprel::appos;
}

// Without a tree: the word before and the word after.
bool acts_without_tree(const Report& report, const Reading& reading, Index word, bool seat) {
  const auto text = [&](Index at) { return lower(slice(report.text, reading.words[at].text)); };
  if (seat) return word + 1 < reading.words.size() && speech_verbs().contains(text(word + 1));
  return word == 0 || !place_prepositions().contains(text(word - 1));
}

// "MOSCOW (Sputnik) -": the place before the text of a report.
bool is_dateline(const Report& report, ByteRange text) {
  std::size_t at = text.end;
  while (at < report.text.size() && report.text[at] == ' ') ++at;
  const std::string_view rest = std::string_view(report.text).substr(at);
  const bool sets_apart = rest.starts_with("(") || rest.starts_with("–") || rest.starts_with("—") ||
                          rest.starts_with("- ") || rest.starts_with("--");
  const bool begins_line = text.begin == 0 || report.text[text.begin - 1] == '\n';
  return sets_apart && begins_line;
}

}  // namespace

void mark_metonyms(const Report& report, const ActorList& list, const std::vector<Detail>& details,
                   Reading& reading) {
  for (std::size_t i = 0; i < details.size(); ++i) {
    Mention& mention = reading.mentions[i];
    if (mention.kind != MentionKind::name || details[i].listed == kNone || mention.head_word == kNone)
      continue;
    if (list.actors()[details[i].listed].type != EntityType::state || details[i].body != kNone) continue;
    const bool seat = details[i].use == NameUse::seat;
    if (!seat && mention.type != EntityType::state) continue;
    if (is_dateline(report, mention.text)) continue;
    const Index word = mention.head_word;
    if (!has_tree(reading, word)) {
      mention.as_actor = acts_without_tree(report, reading, word, seat);
    } else {
      mention.as_actor = seat ? seat_acts(reading, word) : state_acts(reading, word);
    }
  }
}

}  // namespace dragoman::actor
