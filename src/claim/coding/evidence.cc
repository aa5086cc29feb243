#include "claim/coding/evidence.h"

#include <algorithm>

#include "claim/coding/figures.h"

namespace dragoman {
namespace {

bool is_open_mark(const std::string& form) {
  return form == "," || form == ";" || form == ":" || form == "." || form == "-" || form == "--" ||
         form == "—" || form == "–" || form == "and" || form == "but" || form == "or";
}

// Cut commas and conjunctions off both ends.
ByteRange trimmed(const Tree& tree, Index first, Index last) {
  while (first < last && is_open_mark(tree.form(first))) ++first;
  while (last > first && is_open_mark(tree.form(last)) && tree.form(last) != ".") --last;
  return tree.bytes(first, last);
}

// ", which foresees": a relative clause, wherever the parser hung it.
bool opens_relative(const Tree& tree, Index first, Index last) {
  if (tree.form(first) != "," || first == last) return false;
  const std::string& opens = tree.form(first + 1);
  return opens == "which" || opens == "who" || opens == "whose";
}

// The clause without the clauses coordinated with it.
std::pair<Index, Index> own_span(const Tree& tree, Index head, Index keep) {
  auto [first, last] = tree.span(head);
  for (const Index kid : tree.children(head)) {
    const Deprel relation = tree.deprel(kid);
    const bool beside =
        (relation == Deprel::conj && is_predicate(tree, kid)) || relation == Deprel::parataxis;
    if (!beside || tree.dominates(kid, keep)) continue;
    const auto [from, to] = tree.span(kid);
    if (opens_relative(tree, from, to)) continue;
    if (from > head) last = std::min(last, from - 1);
    if (to < head) first = std::max(first, to + 1);
  }
  if (last < head) last = head;
  if (first > head) first = head;
  return {first, last};
}

// The bytes from source to content if nothing else stands between.
ByteRange with_source(const Tree& tree, const Attribution& attribution, ByteRange clause) {
  ByteRange all = clause;
  for (const auto* pieces : {&attribution.source, &attribution.cue}) {
    for (const ByteRange piece : *pieces) {
      const std::uint32_t gap =
          piece.begin >= all.end ? piece.begin - all.end : all.begin - std::min(all.begin, piece.end);
      constexpr std::uint32_t kGap = 40;  // a title or an adverb between name, cue and content
      if (gap <= kGap) all = hull(all, piece);
    }
  }
  (void)tree;
  return all;
}

}  // namespace

Index clause_of(const Tree& tree, Index w) {
  Index at = w;
  for (int step = 0; step < 32; ++step) {
    if (is_predicate(tree, at)) return at;
    const Index above = tree.head(at);
    if (above == kNone) return at;
    const Deprel relation = tree.deprel(at);
    if (relation == Deprel::parataxis || relation == Deprel::appos) return at;
    at = above;
  }
  return at;
}

ByteRange evidence_of(const Grammar& grammar, const Voices& voices, Index trigger) {
  const Tree& tree = grammar.tree;
  const bool noun = !is_predicate(tree, trigger);
  Index head = trigger;
  if (noun) {
    const Index verb = support_verb_of(grammar, trigger);
    const bool subject = is_subject(tree.deprel(trigger)) && tree.head(trigger) != kNone;
    head = verb != kNone ? verb : subject ? tree.head(trigger) : trigger;
  } else {
    // A controlled verb belongs to the clause of its governor: "is ready to supply".
    for (int step = 0; step < 6; ++step) {
      const Deprel relation = tree.deprel(head);
      const Index above = tree.head(head);
      if (above == kNone || relation != Deprel::xcomp) break;
      head = above;
    }
  }
  auto [first, last] = own_span(tree, head, trigger);
  if (tree.deprel(head) == Deprel::acl_relcl || tree.deprel(head) == Deprel::acl) {
    const Index noun_before = tree.head(head);
    if (noun_before != kNone) first = std::min(first, tree.span(noun_before).first);
  }
  // "155 square kilometres of enemy-occupied territory": an attribute with the phrase it stands in.
  const bool attribute = tree.deprel(trigger) == Deprel::amod || tree.deprel(trigger) == Deprel::compound;
  if (head == trigger && attribute && tree.head(trigger) != kNone) {
    Index above = tree.head(trigger);
    while (tree.head(above) != kNone && meaning_head(grammar, tree.head(above)) == above)
      above = tree.head(above);
    first = std::min(first, tree.span(above).first);
    last = std::max(last, tree.head(trigger));
  }
  const ByteRange clause = trimmed(tree, first, last);
  const Index voice = voices.at(tree.word(trigger).text.begin);
  if (voice == kNone || noun) return clause;
  return with_source(tree, tree.reading().attributions[voice], clause);
}

namespace {

// How closely a time belongs to what the trigger tells.
enum class Bond : std::uint8_t { none, near, clause, direct };

// Whether the word carries the trigger's clause: the trigger, its support verb, the verb of a noun, those
// that govern a controlled verb.
bool carries(const Grammar& grammar, Index trigger, Index w) {
  if (w == trigger || w == support_verb_of(grammar, trigger)) return true;
  const Tree& tree = grammar.tree;
  Index at = trigger;
  for (int step = 0; step < 4; ++step) {
    const Deprel relation = tree.deprel(at);
    const bool below = relation == Deprel::xcomp || relation == Deprel::nsubj_pass ||
                       (is_subject(relation) && !is_predicate(tree, at));
    if (!below || tree.head(at) == kNone) return false;
    at = tree.head(at);
    if (at == w) return true;
  }
  return false;
}

Bond bond_of(const Grammar& grammar, Index trigger, ByteRange time) {
  const Tree& tree = grammar.tree;
  const Index head = tree.head_in(time);
  if (head == kNone || tree.sentence_of(head) != tree.sentence_of(trigger)) return Bond::none;
  // "the ministry on Thursday denied": beside the word it is its own, wherever the parser hung it.
  const ByteRange word = tree.word(trigger).text;
  if (time.end <= word.begin && word.begin - time.end <= 1) return Bond::direct;
  Index at = tree.head(head);
  for (int step = 0; step < 8 && at != kNone; ++step) {
    if (carries(grammar, trigger, at)) return step == 0 ? Bond::direct : Bond::clause;
    if (is_predicate(tree, at)) return Bond::near;
    at = tree.head(at);
  }
  return Bond::near;
}

// "said yesterday that", "a spokesman said on Thursday": the day stands beside the cue of who says it.
bool dates_the_saying(const Reading& reading, ByteRange evidence, ByteRange time) {
  constexpr std::uint32_t kBeside = 4;  // " on "
  for (const Attribution& attribution : reading.attributions) {
    for (const ByteRange cue : attribution.cue) {
      const bool behind = time.begin >= cue.end && time.begin - cue.end <= kBeside;
      const bool before = cue.begin >= time.end && cue.begin - time.end <= 1;
      if (!behind && !before) continue;
      if (evidence.contains(cue)) return true;
      if (std::any_of(attribution.content.begin(), attribution.content.end(),
                      [&](ByteRange piece) { return piece.overlaps(evidence); }))
        return true;
    }
  }
  return false;
}

// Of the times of the sentence the one that belongs to the trigger most closely, of several the nearest. Of a
// stance only its own day counts: what its content is dated is no matter.
void add_time(const Grammar& grammar, bool stance, Index trigger, Claim& claim) {
  const Tree& tree = grammar.tree;
  const ByteRange sentence = tree.sentence(trigger).text;
  const std::uint32_t at = tree.word(trigger).text.begin;
  const TimeExpression* best = nullptr;
  auto best_rank = std::pair(Bond::none, 0xFFFFFFFFU);
  const auto& times = tree.reading().times;
  auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& other) {
    return other.text.begin < sentence.begin;
  });
  for (; time != times.end() && time->text.begin < sentence.end; ++time) {
    if (time->type == TimeType::duration || time->type == TimeType::set) continue;
    if (!time->interval.start && !time->interval.end) continue;
    Bond bond = bond_of(grammar, trigger, time->text);
    if (stance && dates_the_saying(tree.reading(), claim.evidence, time->text)) bond = Bond::direct;
    const Bond least = stance                                ? Bond::direct
                       : claim.evidence.contains(time->text) ? Bond::near
                                                             : Bond::direct;
    if (bond < least) continue;
    const std::uint32_t distance = time->text.begin > at ? time->text.begin - at : at - time->text.begin;
    const bool better = bond > best_rank.first || (bond == best_rank.first && distance < best_rank.second);
    if (!better) continue;
    best_rank = {bond, distance};
    best = &*time;
  }
  if (best != nullptr) claim.time = *best;
}

}  // namespace

std::optional<TimeExpression> default_time(const Report& report, bool stance, Modality modality) {
  const auto day = parse_day(report.published.value);
  if (!day) return std::nullopt;
  TimeExpression time;
  time.resolved_by = ResolvedBy::publication;
  time.interval.end = *day;
  switch (modality) {
    case Modality::happened:
    case Modality::negated:
      if (!stance) return time;
      break;
    case Modality::planned:
    case Modality::possible:
    case Modality::conditional:
    case Modality::predicted:
    case Modality::expected:
      if (!stance) return std::nullopt;
      break;
    default:
      break;
  }
  time.interval.start = *day;
  return time;
}

// Whether a place tells where: it is not a people ("Russian"), not a party ("Moscow said", or a state that
// fills a role of a party), and not told already.
bool is_where(const Reading& reading, const Place& place, const Claim& claim) {
  if (place.demonym) return false;
  if (place.mention != kNone && reading.mentions[place.mention].as_actor) return false;
  const auto fills = [&](const Argument& argument) {
    return argument.role != "place" && argument.evidence == place.text;
  };
  if (std::any_of(claim.arguments.begin(), claim.arguments.end(), fills)) return false;
  return std::none_of(claim.places.begin(), claim.places.end(),
                      [&](const Place& told) { return !told.id.empty() && told.id == place.id; });
}

void add_details(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim) {
  const Reading& reading = grammar.tree.reading();
  add_quantities(grammar, frame, trigger, claim);
  for (const Place& place : reading.places) {
    if (claim.evidence.contains(place.text) && is_where(reading, place, claim)) claim.places.push_back(place);
  }
  add_time(grammar, frame.speaker != kNone, trigger, claim);
}

}  // namespace dragoman
