#include "claim/coding/evidence.h"

#include <algorithm>

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

// The clause without the clauses coordinated with it.
std::pair<Index, Index> own_span(const Tree& tree, Index head, Index keep) {
  auto [first, last] = tree.span(head);
  for (const Index kid : tree.children(head)) {
    const Deprel relation = tree.deprel(kid);
    const bool beside =
        (relation == Deprel::conj && is_predicate(tree, kid)) || relation == Deprel::parataxis;
    if (!beside || tree.dominates(kid, keep)) continue;
    const auto [from, to] = tree.span(kid);
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
  const ByteRange clause = trimmed(tree, first, last);
  const Index voice = voices.at(tree.word(trigger).text.begin);
  if (voice == kNone || noun) return clause;
  return with_source(tree, tree.reading().attributions[voice], clause);
}

namespace {

// The time that stands nearest to the trigger in its own clause, or the only one of the evidence.
void add_time(const Grammar& grammar, Index trigger, Claim& claim) {
  const Tree& tree = grammar.tree;
  const std::uint32_t at = tree.word(trigger).text.begin;
  const TimeExpression* best = nullptr;
  std::uint32_t nearest = 0xFFFFFFFFU;
  for (const TimeExpression& time : tree.reading().times) {
    if (!claim.evidence.contains(time.text)) continue;
    if (time.type == TimeType::duration || time.type == TimeType::set) continue;
    if (!time.interval.start && !time.interval.end) continue;
    const std::uint32_t distance = time.text.begin > at ? time.text.begin - at : at - time.text.begin;
    if (distance >= nearest) continue;
    nearest = distance;
    best = &time;
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

void add_details(const Grammar& grammar, Index trigger, Claim& claim) {
  const Reading& reading = grammar.tree.reading();
  const auto is_time = [&](ByteRange range) {
    return std::any_of(reading.times.begin(), reading.times.end(),
                       [&](const TimeExpression& time) { return time.text.contains(range); });
  };
  for (const Quantity& quantity : reading.quantities) {
    if (!claim.evidence.contains(quantity.text) || quantity.ordinal || is_time(quantity.text)) continue;
    claim.quantities.push_back(quantity);
  }
  for (const Place& place : reading.places) {
    if (claim.evidence.contains(place.text) && is_where(reading, place, claim)) claim.places.push_back(place);
  }
  add_time(grammar, trigger, claim);
}

}  // namespace dragoman
