#include "claim/coding/figures.h"

#include <algorithm>

namespace dragoman {
namespace {

bool is_time(const Reading& reading, ByteRange range) {
  return std::any_of(reading.times.begin(), reading.times.end(),
                     [&](const TimeExpression& time) { return time.text.contains(range); });
}

// "Scott Russell, 46, was injured", "both 51,": a bare number between commas behind a person.
bool is_age(const Tree& tree, const Quantity& quantity) {
  if (!quantity.unit.empty() || !quantity.value || *quantity.value > 120) return false;
  if (!quantity.counted.empty()) return false;
  const Index w = tree.head_in(quantity.text);
  if (w == kNone) return false;
  const Sentence& sentence = tree.sentence(w);
  Index before = w;
  while (before > sentence.first && (tree.form(before - 1) == "both" || tree.form(before - 1) == "aged"))
    --before;
  const bool opens = before > sentence.first && tree.form(before - 1) == ",";
  const bool closes = w + 1 < sentence.end && (tree.form(w + 1) == "," || tree.form(w + 1) == ".");
  return opens && closes;
}

bool is_single(const Tree& tree, Index w, bool named) {
  for (const Index kid : tree.children(w)) {
    const std::string& form = tree.form(kid);
    if (form == "a" || form == "an" || form == "another" || form == "one") return true;
  }
  if (!named || tree.word(w).xpos == "NNS" || tree.word(w).xpos == "NNPS") return false;
  const Mention* mention = tree.mention(w);
  if (mention != nullptr && mention->type == EntityType::person && mention->kind == MentionKind::name)
    return true;
  return tree.word(w).xpos == "NN" && tree.has_child(w, Deprel::nmod_poss);
}

Quantity figure_of(double value, ByteRange text, ByteRange counted) {
  Quantity quantity;
  quantity.text = text;
  quantity.counted = counted;
  quantity.value = value;
  return quantity;
}

// "at least three people, a man and two women": each of those named behind has a figure of his own.
void add_apposed(const Tree& tree, Index head, Claim& claim) {
  for (const Index kid : tree.children(head)) {
    if (tree.deprel(kid) != Deprel::appos || !is_single(tree, kid, false)) continue;
    const ByteRange text = tree.bytes(tree.span(kid).first, kid);
    claim.quantities.push_back(figure_of(1, text, tree.word(kid).text));
  }
}

// Return the first word of that form in the range, or kNone.
Index word_in(const Tree& tree, ByteRange range, std::string_view form) {
  const auto& words = tree.reading().words;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < range.begin; });
  for (; at != words.end() && at->text.end <= range.end; ++at) {
    const auto w = static_cast<Index>(at - words.begin());
    if (tree.form(w) == form) return w;
  }
  return kNone;
}

void add_single_fillers(const Tree& tree, const Role& role, Claim& claim) {
  double together = 0;
  ByteRange all;
  for (const Argument& argument : claim.arguments) {
    if (argument.role != role.name || argument.evidence.empty()) continue;
    const Index head = tree.head_in(argument.evidence);
    if (head == kNone) continue;
    const auto [first, last] = tree.span(head);
    const ByteRange phrase = hull(tree.bytes(first, head), argument.evidence);
    (void)last;
    const bool counted = std::any_of(claim.quantities.begin(), claim.quantities.end(),
                                     [&](const Quantity& q) { return phrase.contains(q.text); });
    if (counted) {
      if (role.counting == Counting::together) add_apposed(tree, head, claim);
      continue;
    }
    if (!is_single(tree, head, role.counting == Counting::together)) continue;
    if (role.counting == Counting::each) {
      claim.quantities.push_back(figure_of(1, argument.evidence, tree.word(head).text));
    } else {
      together += 1;
      all = all.empty() ? argument.evidence : hull(all, argument.evidence);
    }
  }
  const bool none = role.counting == Counting::together && claim.quantities.empty();
  if (const Index both = none ? word_in(tree, claim.evidence, "both") : kNone; both != kNone) {
    claim.quantities.push_back(figure_of(2, tree.word(both).text, all));
    return;
  }
  if (together > 0) claim.quantities.push_back(figure_of(together, all, all));
}

// The bytes in which the claim's words stand.
ByteRange reach_of(const Claim& claim) {
  constexpr std::uint32_t kReach = 400;  // a filler further off was resolved from another sentence
  ByteRange reach = claim.evidence;
  for (const Argument& argument : claim.arguments) {
    const ByteRange all = argument.evidence.empty() ? reach : hull(reach, argument.evidence);
    if (all.size() <= claim.evidence.size() + kReach) reach = all;
  }
  return reach;
}

}  // namespace

void add_quantities(const Grammar& grammar, const Frame& frame, Claim& claim) {
  const Tree& tree = grammar.tree;
  const Reading& reading = tree.reading();
  const ByteRange reach = reach_of(claim);
  auto from =
      std::partition_point(reading.quantities.begin(), reading.quantities.end(),
                           [&](const Quantity& quantity) { return quantity.text.begin < reach.begin; });
  for (; from != reading.quantities.end() && from->text.begin < reach.end; ++from) {
    const Quantity& quantity = *from;
    const bool inside =
        claim.evidence.contains(quantity.text) ||
        std::any_of(claim.arguments.begin(), claim.arguments.end(),
                    [&](const Argument& argument) { return argument.evidence.contains(quantity.text); });
    if (!inside || quantity.ordinal || is_time(reading, quantity.text) || is_age(tree, quantity)) continue;
    claim.quantities.push_back(quantity);
  }
  for (const Role& role : frame.roles) {
    if (role.counting != Counting::none) add_single_fillers(tree, role, claim);
  }
}

}  // namespace dragoman
