#include "claim/incident/hits.h"

#include <algorithm>

namespace dragoman::incident {
namespace {

constexpr std::int64_t kRecentDays = 75;  // what lies farther back is history, not news
constexpr Index kTailReach = 3;           // words between a verb and its particle
constexpr Index kGapReach = 14;           // words between a verb and a part of it behind its object
constexpr int kScopeSteps = 4;            // governors asked for denials, wishes, attempts and threats

bool is_verb(const Tree& tree, Index w) {
  return tree.word(w).upos == Upos::verb;
}

bool is_noun(const Tree& tree, Index w) {
  const Upos upos = tree.word(w).upos;
  return upos == Upos::noun || upos == Upos::propn;
}

// Return how many words of the list stand from the verb on ("blew up", "set fire"); 0 if none.
Index verb_length(const Scene& scene, const Lexicon* verbs, Index w) {
  const Tree& tree = scene.tree;
  if (verbs == nullptr) return 0;
  const Index end = std::min(tree.sentence(w).end, w + 1 + kTailReach);
  for (Index tail = end; tail-- > w;) {
    if (verbs->longest_at(tree.keys(), tail, w) == tail - w + 1) return tail - w + 1;
  }
  // "set two trucks on fire", "held the crew hostage": the second word stands apart, below the verb.
  for (const Index kid : tree.children(w)) {
    if (kid < w + 2 || kid > w + kGapReach) continue;
    const auto& keys = tree.keys();
    if (verbs->longest_at({keys[w], keys[kid]}, 1, 0) == 2) return 2;
    if (verbs->longest_at({keys[w], keys[kid - 1], keys[kid]}, 2, 0) == 3) return 3;
  }
  return 0;
}

std::optional<std::size_t> type_at(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  std::optional<std::size_t> best;
  Index longest = 0;
  for (std::size_t t = 0; t < scene.lists.types.size(); ++t) {
    const TypeWords& type = scene.lists.types[t];
    const bool verb = is_verb(tree, w);
    if (!verb && !is_noun(tree, w)) return best;
    const Index length = verb ? verb_length(scene, type.verbs, w) : phrase_length(type.nouns, tree, w);
    if (length <= longest) continue;
    longest = length;
    best = t;
  }
  if (best && is_verb(tree, w) && verb_length(scene, scene.lists.idioms, w) > longest) return std::nullopt;
  return best;
}

// A noun inside a longer phrase of the lists ("bomb" in "bomb attack") is no hit of its own.
bool is_inside_another(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  const Index head = tree.head(w);
  if (head == kNone || head <= w || tree.deprel(w) != Deprel::compound) return false;
  return type_at(scene, head).has_value();
}

bool is_denied(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  for (const Index kid : tree.children(w)) {
    const std::string& form = tree.form(kid);
    if (form == "not" || form == "n't" || form == "never" || form == "no" || form == "without") return true;
  }
  return false;
}

bool is_unreal(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  for (const Index kid : tree.children(w)) {
    const Deprel relation = tree.deprel(kid);
    const bool aux = relation == Deprel::aux || relation == Deprel::mark;
    if (aux && in(scene.lists.wishes, tree, kid)) return true;
    if (relation == Deprel::aux && (tree.form(kid) == "will" || tree.form(kid) == "can")) return true;
  }
  return false;
}

// Whether what stands above `w` is said of the act itself: a verb's complement, a noun's verb. "Denied a part
// in the murder" leaves the murder as it is.
bool reaches_up(const Scene& scene, Index w) {
  const Deprel relation = scene.tree.deprel(w);
  if (relation == Deprel::conj) return true;
  if (is_verb(scene.tree, w))
    return relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::acl;
  if (relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj) return true;
  const Index above = scene.tree.head(w);
  const Lists& lists = scene.lists;
  return above != kNone && is_oblique(relation) &&
         (in(lists.attempts, scene.tree, above) || in(lists.threats, scene.tree, above) ||
          in(lists.wishes, scene.tree, above) || in(lists.denials, scene.tree, above));
}

// Set the stage by the word above or beside the act.
void read_stage(const Scene& scene, Index w, Hit& hit) {
  if (in(scene.lists.attempts, scene.tree, w)) hit.stage = Stage::attempted;
  if (in(scene.lists.threats, scene.tree, w)) hit.stage = Stage::threatened;
}

// Whether the hit is denied, wished or only possible; sets the stage on the way up.
bool is_dropped(const Scene& scene, Hit& hit) {
  const Tree& tree = scene.tree;
  if (is_denied(scene, hit.word)) return true;
  if (hit.noun) read_stage(scene, hit.word, hit);
  for (const Index kid : tree.children(hit.word)) {
    const Deprel relation = tree.deprel(kid);
    const bool modifies =
        relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::advmod;
    if (modifies && in(scene.lists.attempts, tree, kid)) hit.stage = Stage::attempted;
  }
  Index w = hit.word;
  for (int step = 0; step < kScopeSteps && w != kNone; ++step) {
    const bool does_it = !hit.noun || in(scene.grammar.support_verbs, tree, w);
    if (is_verb(tree, w) && does_it && (is_unreal(scene, w) || is_denied(scene, w))) return true;
    if (step > 0) {
      if (in(scene.lists.denials, tree, w) || in(scene.lists.wishes, tree, w)) return true;
      read_stage(scene, w, hit);
    }
    if (!reaches_up(scene, w)) break;
    w = tree.head(w);
  }
  return false;
}

// "dynamited the pipeline 23 times this year": a count of incidents.
bool is_counted(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  for (const Index kid : tree.children(w)) {
    if (tree.form(kid) == "times" && tree.has_child(kid, Deprel::nummod)) return true;
  }
  return false;
}

bool is_generic(const Scene& scene, Index w) {
  const Tree& tree = scene.tree;
  if (is_verb(tree, w) || in(scene.lists.instruments, tree, w)) return false;
  if (has_feature(tree.word(w), "Number=Plur") && !tree.has_child(w, Deprel::nummod)) return true;
  for (const Index kid : tree.children(w)) {
    const bool before = tree.deprel(kid) == Deprel::det || tree.deprel(kid) == Deprel::amod;
    if (before && in(scene.lists.generic, tree, kid)) return true;
  }
  const Index above = tree.head(w);
  return above != kNone && is_oblique(tree.deprel(w)) && in(scene.lists.generic, tree, above);
}

// "another bomb went off", "a second attack": one more, not more of the same.
bool is_further(const Scene& scene, const Hit& hit) {
  const Tree& tree = scene.tree;
  const auto counts_on = [&](Index noun) {
    const auto kids = tree.children(noun);
    return std::any_of(kids.begin(), kids.end(),
                       [&](Index kid) { return in(scene.lists.further, tree, kid); });
  };
  if (hit.noun && counts_on(hit.word)) return true;
  for (const Index kid : tree.children(hit.word)) {
    if (is_subject(tree.deprel(kid)) && in(scene.lists.instruments, tree, kid) && counts_on(kid)) return true;
  }
  return false;
}

std::uint32_t distance(ByteRange a, ByteRange b) {
  if (a.overlaps(b)) return 0;
  return a.begin < b.begin ? b.begin - a.end : a.begin - b.end;
}

const TimeExpression* time_of(const Scene& scene, const Hit& hit) {
  const ByteRange sentence = scene.reading.sentences[hit.sentence].text;
  const TimeExpression* best = nullptr;
  for (const TimeExpression& time : scene.reading.times) {
    const bool day = time.type == TimeType::date || time.type == TimeType::time;
    if (!day || !sentence.contains(time.text) || (!time.interval.start && !time.interval.end)) continue;
    const ByteRange word = scene.tree.word(hit.word).text;
    if (best == nullptr || distance(time.text, word) < distance(best->text, word)) best = &time;
  }
  return best;
}

bool is_old(const TimeExpression& time, Day published) {
  const std::optional<Day> last = time.interval.end ? time.interval.end : time.interval.start;
  return last && serial_of(published) - serial_of(*last) > kRecentDays;
}

void add_places(const Scene& scene, Hit& hit) {
  const ByteRange sentence = scene.reading.sentences[hit.sentence].text;
  for (const Place& place : scene.reading.places) {
    if (sentence.contains(place.text) && !place.demonym) hit.places.push_back(&place);
  }
}

// A word for a weapon tells of an incident only where something is done with it.
bool is_idle_instrument(const Scene& scene, const Hit& hit) {
  if (!hit.noun || !in(scene.lists.instruments, scene.tree, hit.word)) return false;
  return !any_in(scene.lists.instrument_acts, scene.tree, scene.reading.sentences[hit.sentence]);
}

// Bombs out of aircraft or from armies are another type than bombs laid.
void from_the_air(const Scene& scene, Hit& hit) {
  if (scene.lists.types[hit.type].name != "bombing") return;
  for (std::size_t t = 0; t < scene.lists.types.size(); ++t) {
    if (scene.lists.types[t].name == "air_strike") hit.type = t;
  }
}

bool needs_target(const Scene& scene, const Hit& hit) {
  return in(hit.noun ? scene.lists.needs_target : scene.lists.verbs_need_target, scene.tree, hit.word);
}

}  // namespace

void add_party(std::vector<IncidentParty>& parties, IncidentParty party) {
  if (party.text.empty()) return;
  for (IncidentParty& known : parties) {
    const bool same = known.text == party.text ||
                      (party.named && known.named && known.actor != kNone && known.actor == party.actor);
    if (!same) continue;
    if (known.effect == Effect::unknown || party.effect == Effect::death) known.effect = party.effect;
    return;
  }
  parties.push_back(std::move(party));
}

std::vector<Hit> find_hits(const Scene& scene, std::optional<Day> published) {
  std::vector<Hit> hits;
  for (Index w = 0; w < scene.reading.words.size(); ++w) {
    const auto type = type_at(scene, w);
    if (!type || is_inside_another(scene, w)) continue;
    Hit hit;
    hit.word = w;
    hit.sentence = scene.tree.sentence_of(w);
    hit.type = *type;
    hit.noun = !is_verb(scene.tree, w);
    hit.outcome = scene.lists.types[*type].outcome;
    if (is_counted(scene, w) || is_dropped(scene, hit) || is_idle_instrument(scene, hit)) continue;
    hit.generic = is_generic(scene, w);
    hit.further = is_further(scene, hit);
    const Sentence& sentence = scene.reading.sentences[hit.sentence];
    if (any_in(scene.lists.accidents, scene.tree, sentence)) continue;
    if (any_in(scene.lists.aircraft, scene.tree, sentence)) from_the_air(scene, hit);
    hit.time = time_of(scene, hit);
    if (hit.time != nullptr && published && is_old(*hit.time, *published)) continue;
    find_targets(scene, hit);
    find_perpetrators(scene, hit);
    add_places(scene, hit);
    const bool target = !hit.people.empty() || !hit.things.empty();
    if (needs_target(scene, hit) && !target) continue;
    if (hit.by_state && !hit.noun && scene.tree.is(w, "bomb")) from_the_air(scene, hit);
    const bool habit =
        hit.generic && hit.noun && hit.people.empty() && scene.lists.types[hit.type].family == "attack";
    hit.particular = target && hit.exact && !habit;
    const bool bare = hit.perpetrators.empty() && hit.organisations.empty() && hit.instruments.empty();
    hit.bare_outcome = bare && in(scene.lists.outcomes, scene.tree, w);
    hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace dragoman::incident
