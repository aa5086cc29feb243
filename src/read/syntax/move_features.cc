#include "read/syntax/move_features.h"

#include <algorithm>

#include "read/syntax/state_view.h"

namespace dragoman::syntax {
namespace {

constexpr std::uint32_t kNobody = ArcHybrid::kNobody;

// Templates of a part are numbered from its number times this on.
constexpr std::uint32_t kNumbers = 256;

void add_pair(const Node& a, const Node& b, std::uint32_t gap, FeatureList& out) {
  out.add(a.word, a.tag, b.word, b.tag);
  out.add(a.word, a.tag, b.tag);
  out.add(a.word, b.word);
  out.add(a.tag, b.tag);
  out.add(a.fine, b.fine);
  out.add(a.coarse, b.coarse, gap);
  out.add(a.tag, b.fine, gap);
  out.add(a.coarse, b.word);
}

// Return the word before `b` if it stands behind `a`: commas, conjunctions and prepositions that are attached
// by now.
std::uint32_t before(std::uint32_t a, std::uint32_t b) {
  return a == kNobody || a + 1 >= b ? kNobody : b - 1;
}

void add_front(const StateView& view, FeatureList& out) {
  const Node b0 = view.node(view.state.buffer(0)), b1 = view.node(view.state.buffer(1));
  const Node b2 = view.node(view.state.buffer(2)), b3 = view.node(view.state.buffer(3));
  out.add();
  out.add(b0.tag);
  out.add(b0.word, b0.tag);
  out.add(b0.fine, b0.tag);
  out.add(b1.word);
  out.add(b1.tag);
  out.add(b2.word);
  out.add(b2.tag);
  out.add(b0.tag, b1.tag);
  out.add(b0.word, b1.tag);
  out.add(b0.tag, b1.word);
  out.add(b0.tag, b1.tag, b2.tag);
  out.add(b0.tag, b1.tag, b2.tag, b3.tag);
}

void add_front_children(const StateView& view, FeatureList& out) {
  const std::uint32_t b0i = view.state.buffer(0);
  const auto& b0c = view.children(b0i);
  const Node b0 = view.node(b0i), b0l = view.node(b0c.left[0]), b0l2 = view.node(b0c.left[1]);
  out.add(b0l.word);
  out.add(b0l.tag);
  out.add(b0l.deprel);
  out.add(b0.tag, b0l.tag, b0l.deprel);
  out.add(b0.tag, b0l.tag, b0l2.tag);
  out.add(b0.word, b0c.lefts);
  out.add(b0.tag, b0c.lefts);
}

void add_top(const StateView& view, FeatureList& out) {
  const std::uint32_t s0i = view.state.stack(0), s1i = view.state.stack(1);
  const auto& s0c = view.children(s0i);
  const auto& s1c = view.children(s1i);
  const Node s0 = view.node(s0i), s1 = view.node(s1i), s2 = view.node(view.state.stack(2));
  const Node s0l = view.node(s0c.left[0]);
  const Node s1l = view.node(s1c.left[0]), s1r = view.node(s1c.right[0]);
  const Node s1l2 = view.node(s1c.left[1]), s1r2 = view.node(s1c.right[1]);
  const Node s0_before = view.node(before(s1i, s0i));
  const std::uint32_t far = distance(s1i, s0i), s1n = s1c.lefts * 16U + s1c.rights;
  out.add(s0.word);
  out.add(s0.tag);
  out.add(s0.word, s0.tag);
  out.add(s0.fine, s0.tag);
  out.add(s1.tag);
  out.add(s1.fine, s1.tag);
  add_pair(s1, s0, far, out);
  out.add(s1.tag, s0.tag, far);
  out.add(s1.tag, s0.word, far);
  out.add(s2.tag, s1.tag, s0.tag);
  out.add(s0l.word);
  out.add(s0l.tag);
  out.add(s0l.deprel);
  out.add(s0.word, s0l.deprel);
  out.add(s0.coarse, s0l.deprel, s0l.coarse);
  out.add(s1l.word);
  out.add(s1.tag, s1l.tag, s1l.deprel);
  out.add(s1r.word);
  out.add(s1r.tag);
  out.add(s1r.deprel);
  out.add(s1.tag, s1r.tag, s1r.deprel);
  out.add(s1.word, s1r.deprel);
  out.add(s1.coarse, s1r.deprel, s1r.coarse);
  out.add(s1.tag, s0_before.tag, s0.tag);
  out.add(s1.tag, s0_before.word, s0.tag);
  out.add(s1.tag, s1c.right_set, s0.tag);
  out.add(s1.tag, s1c.left_set, s0.tag);
  out.add(s1.tag, s1r.tag, s1r2.tag);
  out.add(s1.tag, s1l.tag, s1l2.tag);
  out.add(s0.tag, s1.tag, s0l.tag);
  out.add(s0.tag, s1.tag, s1l.tag);
  out.add(s0.tag, s1.tag, s1r.tag);
  out.add(s0.tag, s1.tag, s1r.deprel);
  out.add(s1.word, s0.tag, s1r.deprel);
  out.add(s1.tag, s1n);
  out.add(s1.tag, far);
}

void add_top_right(const StateView& view, FeatureList& out) {
  const std::uint32_t s0i = view.state.stack(0);
  const auto& s0c = view.children(s0i);
  const Node s0 = view.node(s0i), s1 = view.node(view.state.stack(1));
  const Node s0l = view.node(s0c.left[0]);
  const Node s0r = view.node(s0c.right[0]);
  const std::uint32_t s0n = s0c.lefts * 16U + s0c.rights;
  out.add(s0r.word);
  out.add(s0r.tag);
  out.add(s0r.deprel);
  out.add(s0.word, s0r.deprel);
  out.add(s0.tag, s0l.deprel, s0r.deprel);
  out.add(s0.tag, s1.tag, s0r.tag);
  out.add(s0.word, s0n);
  out.add(s0.tag, s0n);
}

void add_between(const StateView& view, FeatureList& out) {
  const std::uint32_t s0i = view.state.stack(0), b0i = view.state.buffer(0);
  const auto& s0c = view.children(s0i);
  const auto& b0c = view.children(b0i);
  const Node s0 = view.node(s0i), s1 = view.node(view.state.stack(1));
  const Node b0 = view.node(b0i), b1 = view.node(view.state.buffer(1));
  const Node s0l = view.node(s0c.left[0]), s0r = view.node(s0c.right[0]);
  const Node s0l2 = view.node(s0c.left[1]), s0r2 = view.node(s0c.right[1]);
  const Node b0l = view.node(b0c.left[0]);
  const Node b0_before = view.node(before(s0i, b0i));
  const std::uint32_t near = distance(s0i, b0i);
  add_pair(s0, b0, near, out);
  out.add(s0.tag, b0.word, b0.tag);
  out.add(s0.word, b0.tag, near);
  out.add(s0.fine, b0.tag, near);
  out.add(s1.tag, b0.tag);
  out.add(s1.word, b0.tag);
  out.add(s0.tag, b1.tag);
  out.add(s0.tag, b0.tag, b1.tag);
  out.add(s0.word, b0.tag, b1.tag);
  out.add(s0.tag, b0.word, b1.tag);
  out.add(s0.tag, b0.tag, b1.word);
  out.add(s1.tag, s0.tag, b0.tag);
  out.add(s1.word, s0.tag, b0.tag);
  out.add(s1.tag, s0.word, b0.tag);
  out.add(s1.tag, s0.tag, b0.tag, b1.tag);
  out.add(s0.fine, b0.fine, b1.tag);
  out.add(s0.coarse, b0.coarse, b1.coarse);
  out.add(s0.tag, b0_before.tag, b0.tag);
  out.add(s0.tag, b0_before.word, b0.tag);
  out.add(s0.tag, b0_before.tag, b0.tag, b1.tag);
  out.add(s0.tag, s0c.left_set, b0.tag);
  out.add(s0.tag, s0c.right_set, b0.tag);
  out.add(b0.tag, b0c.left_set, s0.tag);
  out.add(s0.tag, s0l.deprel, s0l2.deprel, b0.tag);
  out.add(s0.tag, s0r.deprel, s0r2.deprel, b0.tag);
  out.add(s0.tag, b0.tag, b0l.tag);
  out.add(s0.tag, b0.tag, b0l.deprel);
  out.add(s0.word, b0.tag, s0l.deprel);
  out.add(s0.tag, b0.word, b0l.deprel);
  out.add(s0.word, near);
  out.add(b0.word, near);
}

// Return a hash of the dependents on one side of a word.
std::uint64_t side_of(const ArcHybrid& state, const std::array<std::uint32_t, 2>& side, std::uint32_t count,
                      std::uint32_t relations) {
  std::uint32_t deprels = 0;
  for (const std::uint32_t child : side)
    if (child != kNobody) deprels = deprels * 256 + static_cast<std::uint32_t>(state.deprel(child)) + 1;
  return mixed(mixed(mixed(1, side[0], side[1]), deprels, count), relations, 1);
}

struct Sides {
  std::uint64_t left = 0;
  std::uint64_t right = 0;
};
Sides sides_of(const ArcHybrid& state, std::uint32_t word) {
  if (word == kNobody) return {};
  const ArcHybrid::Children& of = state.children(word);
  return {side_of(state, of.left, of.lefts, of.left_set), side_of(state, of.right, of.rights, of.right_set)};
}

std::uint64_t joined(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b >> 31U) ^ (b << 33U)) * 0xD6E8FEB86659FD93ULL;
}

}  // namespace

void add_move_features(const TaggedWords& sentence, const ArcHybrid& state, MovePart part, FeatureList& out) {
  const StateView view{sentence, state};
  out.number_from(static_cast<std::uint32_t>(part) * kNumbers);
  switch (part) {
    case MovePart::front:
      return add_front(view, out);
    case MovePart::front_children:
      return add_front_children(view, out);
    case MovePart::top:
      return add_top(view, out);
    case MovePart::top_right:
      return add_top_right(view, out);
    default:
      return add_between(view, out);
  }
}

void move_features(const TaggedWords& sentence, const ArcHybrid& state, FeatureList& out) {
  out.clear();
  for (const MovePart part : kMoveParts) add_move_features(sentence, state, part, out);
}

Look look_of(const ArcHybrid& state) {
  const std::uint32_t s0 = state.stack(0), s1 = state.stack(1), b0 = state.buffer(0);
  const Sides of_s0 = sides_of(state, s0), of_s1 = sides_of(state, s1), of_b0 = sides_of(state, b0);
  const std::uint64_t top =
      joined(joined(joined(mixed(mixed(1, s0, s1), state.stack(2), 1), of_s0.left), of_s1.left), of_s1.right);
  const std::uint64_t top_right = joined(top, of_s0.right);
  const std::uint64_t front = mixed(1, b0, 1);
  const std::uint64_t front_children = joined(front, of_b0.left);
  const std::uint64_t whole = joined(joined(top_right, front_children), of_b0.right);
  Look look = {front, front_children, top, top_right, whole};
  for (std::uint64_t& hash : look) hash = std::max<std::uint64_t>(hash, 1);
  return look;
}

}  // namespace dragoman::syntax
