#include <algorithm>

#include "base/unicode.h"
#include "claim/incident/hits.h"

namespace dragoman::incident {
namespace {

constexpr double kManyPeople = 300;  // the toll of a war, not of an incident

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What happened to whom the word is done to, as far as the word itself says.
Effect effect_of(const Scene& scene, const Hit& hit) {
  const Tree& tree = scene.tree;
  const Index w = hit.word;
  if (hit.stage != Stage::accomplished) return Effect::unknown;
  for (const char* word : {"wound", "injure", "torture"}) {
    if (tree.is(w, word)) return Effect::injury;
  }
  for (const char* word : {"destroy", "destruction"}) {
    if (tree.is(w, word)) return Effect::destroyed;
  }
  for (const char* word : {"damage", "burn"}) {
    if (tree.is(w, word)) return Effect::damaged;
  }
  for (const char* word : {"kill", "murder", "assassinate", "slay", "massacre", "execute", "die", "murder",
                           "assassination", "killing", "massacre", "death", "gun"}) {
    if (tree.is(w, word)) return Effect::death;
  }
  return Effect::unknown;
}

std::string_view type_name(Kind kind) {
  switch (kind) {
    case Kind::official:
      return "official";
    case Kind::police:
      return "police";
    case Kind::fighter:
      return "fighter";
    case Kind::rebel:
      return "rebel";
    case Kind::person:
    case Kind::civilian:
      return "civilian";
    default:
      return "";
  }
}

void add_person(const Scene& scene, Hit& hit, Index head, Kind kind) {
  IncidentParty party = person_of(scene, head);
  if (party.text.empty()) {
    if (scene.tree.word(head).upos == Upos::pron) return;
    party = words_of(scene, head);
  }
  party.type = type_name(kind);
  party.effect = effect_of(scene, hit);
  const bool armed = kind == Kind::fighter || kind == Kind::rebel || kind == Kind::police;
  (armed ? hit.military : hit.civilian) = true;
  const bool many = party.number && *party.number >= kManyPeople;
  const bool wide = many || (!party.named && !party.number && in(scene.lists.wide_people, scene.tree, head) &&
                             !scene.tree.has_child(head, Deprel::nummod));
  if (!wide) hit.exact = true;
  add_party(hit.people, std::move(party));
}

// "road", "zone": where it happened rather than what was hit; "railroad" and "electricity system" are things.
bool is_wide_thing(const Scene& scene, Index w) {
  const Index wide = phrase_length(scene.lists.wide_things, scene.tree, w);
  if (wide == 0) return false;
  return std::none_of(scene.lists.things.begin(), scene.lists.things.end(), [&](const ThingWords& words) {
    return phrase_length(words.words, scene.tree, w) > wide;
  });
}

bool is_harm(const std::string& type) {
  return type == "killing" || type == "kidnapping";
}

// Return the words of a name whose kind nobody knows: a mention that is no person, or proper nouns; empty if
// none.
ByteRange unknown_name(const Scene& scene, Index w) {
  if (scene.tree.word(w).upos != Upos::propn || in(scene.lists.demonyms, scene.tree, w)) return {};
  const Index m = scene.mention_of[w];
  if (m == kNone) return noun_range(scene, w);
  const Mention& mention = scene.reading.mentions[m];
  const bool open = mention.type == EntityType::organisation || mention.type == EntityType::other;
  return mention.kind == MentionKind::name && open ? mention.name : ByteRange{};
}

// A name in the place of a target: "the attack on the Union" hits a body's house, "the murder of Romero"
// somebody.
void add_unknown(const Scene& scene, Hit& hit, Index w) {
  const Lists& lists = scene.lists;
  const ByteRange range = unknown_name(scene, w);
  if (range.empty() || is_state_force(scene, w) || in(lists.organisations, scene.tree, w) ||
      in(lists.wide_things, scene.tree, w))
    return;
  const bool place = std::any_of(scene.reading.places.begin(), scene.reading.places.end(),
                                 [&](const Place& known) { return known.text.overlaps(range); });
  const bool time = std::any_of(scene.reading.times.begin(), scene.reading.times.end(),
                                [&](const TimeExpression& known) { return known.text.overlaps(range); });
  if (place || time) return;
  IncidentParty party;
  party.evidence = range;
  if (scene.mention_of[w] != kNone) party.actor = scene.reading.mentions[scene.mention_of[w]].actor;
  hit.exact = true;
  hit.civilian = true;
  party.named = is_harm(lists.types[hit.type].name);
  party.text = squeeze(party.named ? without_titles(scene, slice(scene.report.text, range))
                                   : slice(scene.report.text, range));
  party.type = party.named ? "civilian" : "organisation";
  party.effect = effect_of(scene, hit);
  add_party(party.named ? hit.people : hit.things, std::move(party));
}

void add_target(const Scene& scene, Hit& hit, Index head) {
  for (const Index w : coordinated(scene, head)) {
    if (w == hit.word) continue;
    const Kind kind = kind_of(scene, w);
    if (kind == Kind::none) {
      add_unknown(scene, hit, w);
      continue;
    }
    if (kind != Kind::thing && kind != Kind::military_thing) {
      add_person(scene, hit, w, kind);
      continue;
    }
    if (is_wide_thing(scene, w)) continue;
    hit.exact = true;
    IncidentParty party = words_of(scene, w);
    party.type = thing_type(scene, w);
    party.effect = effect_of(scene, hit);
    (kind == Kind::thing ? hit.civilian : hit.military) = true;
    add_party(hit.things, std::move(party));
  }
}

// "escaped an attempt on his life", "was unharmed after the attack": the subject is the target.
void find_survivor(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  Index up = tree.head(hit.word);
  for (int step = 0; step < 2 && up != kNone; ++step, up = tree.head(up)) {
    if (!in(scene.lists.attempts, tree, up)) continue;
    const Index subject = surface_subject(scene.grammar, up);
    if (subject == kNone) return;
    const Kind kind = kind_of(scene, subject);
    if (kind != Kind::person && kind != Kind::official && kind != Kind::civilian) return;
    hit.stage = Stage::attempted;
    return add_target(scene, hit, subject);
  }
}

// "the target of the attack was the plant", "the plant was the objective of the attack".
void find_named_aim(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  const Index aim = tree.head(hit.word);
  if (aim == kNone || !in(scene.lists.aims, tree, aim)) return;
  if (tree.has_child(aim, Deprel::cop)) {
    if (const Index subject = surface_subject(scene.grammar, aim); subject != kNone)
      add_target(scene, hit, subject);
    return;
  }
  const Index said = tree.head(aim);
  if (said != kNone && is_subject(tree.deprel(aim)) && tree.has_child(said, Deprel::cop))
    add_target(scene, hit, said);
}

bool is_instrument(const Scene& scene, Index w) {
  return in(scene.lists.instruments, scene.tree, w);
}

// Prepositions behind which the target of an act stands.
bool leads_to_target(const Scene& scene, const Hit& hit, const Dependent& dependent) {
  const std::string& type = scene.lists.types[hit.type].name;
  const std::string_view p = dependent.preposition;
  if (is_one_of(p, {"on", "against", "at", "of", "to", "upon", "toward", "towards"})) return true;
  if (type == "bombing" || type == "arson" || type == "shelling")
    return is_one_of(p, {"in", "outside", "inside", "near", "in front of", "under", "underneath", "into",
                         "behind", "beside", "next to", "through", "along", "over"});
  return type == "robbery" && is_one_of(p, {"from", "in"});
}

void from_dependents(const Scene& scene, Hit& hit, Index trigger) {
  const bool noun = scene.tree.word(trigger).upos != Upos::verb;
  const std::string& type = scene.lists.types[hit.type].name;
  const bool dies = scene.tree.is(trigger, "die");
  const bool bursts = type == "bombing" && !noun;
  for (const Dependent& dependent : dependents_of(scene.grammar, trigger)) {
    const Index head = dependent.head;
    if (head == kNone || head == trigger || is_instrument(scene, head)) continue;
    switch (dependent.slot) {
      case Slot::object:
        add_target(scene, hit, head);
        break;
      case Slot::subject:
        if (dies) add_target(scene, hit, head);
        if (bursts && kind_of(scene, head) == Kind::thing) add_target(scene, hit, head);
        break;
      case Slot::possessor:
        if (noun && is_harm(type)) add_target(scene, hit, head);
        break;
      case Slot::modifier:
        if (noun && (!thing_type(scene, head).empty() || person_of(scene, head).named) && type != "robbery")
          add_target(scene, hit, head);
        break;
      case Slot::preposition:
        if ((noun || !is_harm(type)) && leads_to_target(scene, hit, dependent)) add_target(scene, hit, head);
        break;
      default:
        break;
    }
  }
}

// The verb by which something is done with an instrument: "planted a bomb in ...", "a bomb placed at ...".
Index act_of(const Scene& scene, Index instrument) {
  const Tree& tree = scene.tree;
  for (const Index kid : tree.children(instrument)) {
    const bool clause = tree.deprel(kid) == Deprel::acl || tree.deprel(kid) == Deprel::acl_relcl;
    if (clause && in(scene.lists.instrument_acts, tree, kid)) return kid;
  }
  Index up = tree.head(instrument);
  for (int steps = 0; steps < 3 && up != kNone; ++steps, up = tree.head(up)) {
    if (tree.word(up).upos == Upos::verb) return in(scene.lists.instrument_acts, tree, up) ? up : kNone;
  }
  return kNone;
}

// Instruments named in the sentence; those that have other uses only where the act takes them.
void find_instruments(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  const Sentence& sentence = scene.reading.sentences[hit.sentence];
  for (Index w = sentence.first; w < sentence.end; ++w) {
    const Index length = phrase_length(scene.lists.instruments, tree, w);
    if (length == 0 || tree.word(w).upos == Upos::verb || tree.form(w).ends_with("ing")) continue;
    const bool inside = tree.head(w) == w + 1 && tree.deprel(w) == Deprel::compound;
    if (inside && phrase_length(scene.lists.instruments, tree, w + 1) > 0) continue;
    const bool weak = length == 1 && in(scene.lists.weak_instruments, tree, w);
    if (weak) {
      const std::string preposition = preposition_of(tree, w);
      const bool used = preposition == "with" || preposition == "by" || tree.head(w) == hit.word ||
                        act_of(scene, w) != kNone;
      if (!used) continue;
    }
    if (inside && !in(scene.lists.bombs, tree, w)) continue;
    hit.bombed = hit.bombed || in(scene.lists.bombs, tree, w);
    IncidentParty party = inside ? IncidentParty{} : words_of(scene, w);
    if (inside) {
      party.evidence = tree.bytes(w - length + 1, w);
      party.text = std::string(slice(scene.report.text, party.evidence));
    }
    add_party(hit.instruments, std::move(party));
  }
}

// Where the tree has lost the phrase that says at what: the next things behind the word, up to another verb.
void find_things_behind(const Scene& scene, Hit& hit) {
  constexpr Index kReach = 18;
  const Tree& tree = scene.tree;
  const Index end = std::min(tree.sentence(hit.word).end, hit.word + kReach);
  for (Index w = hit.word + 1; w < end; ++w) {
    if (tree.word(w).upos == Upos::verb && tree.deprel(w) != Deprel::amod && !tree.is(w, "stage") &&
        !tree.is(w, "carry") && !tree.is(w, "perpetrate") && !tree.is(w, "place"))
      return;
    if (kind_of(scene, w) != Kind::thing || is_instrument(scene, w)) continue;
    const Dependent dependent{Slot::preposition, preposition_of(tree, w), w};
    if (!leads_to_target(scene, hit, dependent)) continue;
    add_target(scene, hit, w);
    return;
  }
}

// "X, kidnapped 11 days ago, was rescued": verbs that are nothing without an object have their victim for
// subject where the tree took a participle for a past.
void find_victim_as_subject(const Scene& scene, Hit& hit) {
  // "the banners of X, who was killed": whatever the tree says, the name before the clause.
  const Index first = scene.lists.between == nullptr ? hit.word : scene.tree.sentence(hit.word).first;
  for (Index w = hit.word; w-- > first;) {
    const std::string& form = scene.tree.form(w);
    if (form != "," && !scene.lists.between->has_word(form)) {
      if (w + 1 < hit.word && person_of(scene, w).named) return add_target(scene, hit, w);
      break;
    }
  }
  const Index subject = surface_subject(scene.grammar, hit.word);
  if (subject == kNone || scene.tree.has_child(hit.word, Deprel::obj)) return;
  const Kind kind = kind_of(scene, subject);
  if (kind == Kind::person || kind == Kind::civilian || kind == Kind::official)
    add_target(scene, hit, subject);
}

}  // namespace

void find_targets(const Scene& scene, Hit& hit) {
  from_dependents(scene, hit, hit.word);
  if (hit.noun && is_instrument(scene, hit.word)) {
    if (const Index act = act_of(scene, hit.word); act != kNone) from_dependents(scene, hit, act);
  }
  const bool harm = is_harm(scene.lists.types[hit.type].name);
  const bool none = hit.people.empty() && hit.things.empty();
  if (none && hit.noun) find_named_aim(scene, hit);
  if (none && hit.noun) find_survivor(scene, hit);
  if (none && !harm && hit.people.empty()) find_things_behind(scene, hit);
  if (none && harm && !hit.noun) find_victim_as_subject(scene, hit);
  find_instruments(scene, hit);
  if (any_in(scene.lists.aircraft, scene.tree, scene.reading.sentences[hit.sentence])) hit.bombed = false;
}

}  // namespace dragoman::incident
