#include "claim/coding/evidence.h"

#include <algorithm>

#include "claim/coding/figures.h"
#include "claim/coding/misreadings.h"

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

// The bytes from source to content, as far as they stand before `limit`, if nothing else stands between.
ByteRange with_source(const Attribution& attribution, ByteRange clause, std::uint32_t limit) {
  ByteRange all = clause;
  for (const auto* pieces : {&attribution.source, &attribution.cue}) {
    for (const ByteRange piece : *pieces) {
      const std::uint32_t gap =
          piece.begin >= all.end ? piece.begin - all.end : all.begin - std::min(all.begin, piece.end);
      constexpr std::uint32_t kGap = 40;  // a title or an adverb between name, cue and content
      if (gap <= kGap && piece.end <= limit) all = hull(all, piece);
    }
  }
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

ByteRange evidence_of(const Grammar& grammar, const Voices& voices, Index trigger, Index rest) {
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
  const Index told_of = noun_of_participle(tree, head);
  if (told_of != kNone || tree.deprel(head) == Deprel::acl_relcl || tree.deprel(head) == Deprel::acl) {
    Index noun_before = told_of != kNone ? told_of : tree.head(head);
    // "400 pieces of hardware destroyed"
    while (noun_before != kNone && tree.head(noun_before) != kNone &&
           meaning_head(grammar, tree.head(noun_before)) == noun_before)
      noun_before = tree.head(noun_before);
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
  if (const Index object = object_behind_particle(tree, head); object != kNone)
    last = std::max(last, tree.span(object).second);
  if (rest > trigger && rest <= last) last = rest - 1;
  const ByteRange clause = trimmed(tree, first, last);
  const Index voice = voices.at(tree.word(trigger).text.begin);
  if (voice == kNone || noun) return clause;
  const bool shared = rest != kNone && rest > trigger;
  const std::uint32_t limit =
      shared ? tree.word(rest).text.begin : static_cast<std::uint32_t>(tree.report().text.size());
  return with_source(tree.reading().attributions[voice], clause, limit);
}

// "the Kenya Rights Commission said", "the Tripoli government", "by the University of Nairobi": the place is
// a part of a party's name, or of the words for who says it.
bool is_of_party(const Grammar& grammar, const Place& place) {
  const Reading& reading = grammar.tree.reading();
  const auto& in_names = reading.places_in_names;
  const auto part = std::partition_point(in_names.begin(), in_names.end(), [&](const Place& other) {
    return other.text.begin < place.text.begin;
  });
  if (part != in_names.end() && part->text == place.text) return true;
  for (const Attribution& attribution : reading.attributions) {
    if (std::any_of(attribution.source.begin(), attribution.source.end(),
                    [&](ByteRange piece) { return piece.contains(place.text); }))
      return true;
  }
  const Index w = grammar.tree.head_in(place.text);
  const Index above = w == kNone ? kNone : grammar.tree.head(w);
  if (above == kNone || above < w || !grammar.tree.mention(above)) return false;
  const Deprel relation = grammar.tree.deprel(w);
  const bool describes =
      relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::nmod_poss;
  const Mention& mention = *grammar.tree.mention(above);
  const bool party = mention.type == EntityType::organisation || mention.type == EntityType::person ||
                     mention.type == EntityType::state;
  return describes && party;
}

// Whether a place tells where: it is not a people ("Russian"), not a party ("Moscow said", or a state that
// fills a role of a party) nor part of one, and not told already.
bool is_where(const Grammar& grammar, const Place& place, const Claim& claim) {
  if (place.demonym) return false;
  const Reading& reading = grammar.tree.reading();
  if (place.mention != kNone && reading.mentions[place.mention].as_actor) return false;
  const auto fills = [&](const Argument& argument) {
    return argument.role != "place" && argument.evidence == place.text;
  };
  if (std::any_of(claim.arguments.begin(), claim.arguments.end(), fills)) return false;
  if (std::any_of(claim.places.begin(), claim.places.end(),
                  [&](const Place& told) { return !told.id.empty() && told.id == place.id; }))
    return false;
  return !is_of_party(grammar, place);
}

void add_details(const Grammar& grammar, const Frame& frame, Index trigger, Claim& claim) {
  const Reading& reading = grammar.tree.reading();
  add_quantities(grammar, frame, trigger, claim);
  for (const Place& place : reading.places) {
    if (claim.evidence.contains(place.text) && is_where(grammar, place, claim)) claim.places.push_back(place);
  }
}

}  // namespace dragoman
