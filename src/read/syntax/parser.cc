#include "read/syntax/parser.h"

#include <algorithm>
#include <limits>

#include "read/syntax/search.h"

namespace dragoman::syntax {
namespace {

constexpr std::uint32_t kNobody = ArcHybrid::kNobody;

// One word of the state as atoms; all 0 where there is none.
struct Node {
  std::uint32_t word = 0;
  std::uint32_t tag = 0;
  std::uint32_t deprel = 0;
  std::uint32_t fine = 0;    // word class
  std::uint32_t coarse = 0;  // word class
};

struct View {
  const TaggedWords& sentence;
  const ArcHybrid& state;

  [[nodiscard]] Node node(std::uint32_t i) const {
    if (i == kNobody) return {};
    if (i == state.words()) return {.word = 2, .tag = 1};
    const WordForm& w = sentence.words[i];
    return {w.lower, sentence.tags[i] + 2U, static_cast<std::uint32_t>(state.deprel(i)) + 1, w.clusters[2],
            w.clusters[1]};
  }
  [[nodiscard]] const ArcHybrid::Children& children(std::uint32_t i) const {
    static const ArcHybrid::Children none;
    return i == kNobody ? none : state.children(i);
  }
};

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
  if (a == kNobody || b == kNobody) return 0;
  const std::uint32_t d = b - a;
  return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : 7;
}

void add_single(const Node& n, FeatureList& out) {
  out.add(n.word);
  out.add(n.tag);
  out.add(n.word, n.tag);
  out.add(n.fine, n.tag);
}

void add_pair(const Node& a, const Node& b, std::uint32_t gap, FeatureList& out) {
  out.add(a.word, a.tag, b.word, b.tag);
  out.add(a.word, a.tag, b.tag);
  out.add(a.tag, b.word, b.tag);
  out.add(a.word, b.word);
  out.add(a.tag, b.tag);
  out.add(a.tag, b.tag, gap);
  out.add(a.word, b.tag, gap);
  out.add(a.tag, b.word, gap);
  out.add(a.fine, b.fine);
  out.add(a.coarse, b.coarse, gap);
  out.add(a.fine, b.tag, gap);
  out.add(a.tag, b.fine, gap);
  out.add(a.word, b.coarse);
  out.add(a.coarse, b.word);
}

void add_child(const Node& parent, const Node& child, FeatureList& out) {
  out.add(child.word);
  out.add(child.tag);
  out.add(child.deprel);
  out.add(parent.tag, child.tag, child.deprel);
  out.add(parent.word, child.deprel);
  out.add(parent.coarse, child.deprel, child.coarse);
}

}  // namespace

void move_features(const TaggedWords& sentence, const ArcHybrid& state, FeatureList& out) {
  const View view{sentence, state};
  const std::uint32_t s0i = state.stack(0), s1i = state.stack(1), b0i = state.buffer(0);
  const auto& s0c = view.children(s0i);
  const auto& s1c = view.children(s1i);
  const auto& b0c = view.children(b0i);
  const Node s0 = view.node(s0i), s1 = view.node(s1i), s2 = view.node(state.stack(2));
  const Node b0 = view.node(b0i), b1 = view.node(state.buffer(1)), b2 = view.node(state.buffer(2));
  const Node s0l = view.node(s0c.left[0]), s0r = view.node(s0c.right[0]);
  const Node s0l2 = view.node(s0c.left[1]), s0r2 = view.node(s0c.right[1]);
  const Node s1l = view.node(s1c.left[0]), s1r = view.node(s1c.right[0]);
  const Node s1l2 = view.node(s1c.left[1]), s1r2 = view.node(s1c.right[1]);
  const Node b0l = view.node(b0c.left[0]), b0l2 = view.node(b0c.left[1]);
  // The words next to the gaps between the nodes: commas, conjunctions, prepositions that are attached by
  // now.
  const Node s0_next = view.node(s0i == kNobody || s0i + 1 >= b0i ? kNobody : s0i + 1);
  const Node b0_before = view.node(s0i == kNobody || s0i + 1 >= b0i ? kNobody : b0i - 1);
  const Node s0_before = view.node(s1i == kNobody || s1i + 1 >= s0i ? kNobody : s0i - 1);
  const Node b3 = view.node(state.buffer(3));
  const std::uint32_t near = distance(s0i, b0i), far = distance(s1i, s0i);
  const std::uint32_t s0n = s0c.lefts * 16U + s0c.rights, s1n = s1c.lefts * 16U + s1c.rights;

  out.clear();
  out.add();
  for (const Node* n : {&s0, &s1, &b0, &b1}) add_single(*n, out);
  out.add(s2.word);
  out.add(s2.tag);
  out.add(b2.word);
  out.add(b2.tag);
  add_pair(s0, b0, near, out);
  add_pair(s1, s0, far, out);
  out.add(s1.tag, b0.tag);
  out.add(s1.word, b0.tag);
  out.add(s1.tag, b0.word);
  out.add(s0.tag, b1.tag);
  out.add(b0.tag, b1.tag);
  out.add(b0.word, b1.tag);
  out.add(b0.tag, b1.word);
  out.add(s0.tag, b0.tag, b1.tag);
  out.add(s0.word, b0.tag, b1.tag);
  out.add(s0.tag, b0.word, b1.tag);
  out.add(s0.tag, b0.tag, b1.word);
  out.add(b0.tag, b1.tag, b2.tag);
  out.add(s1.tag, s0.tag, b0.tag);
  out.add(s1.word, s0.tag, b0.tag);
  out.add(s1.tag, s0.word, b0.tag);
  out.add(s1.tag, s0.tag, b0.word);
  out.add(s2.tag, s1.tag, s0.tag);
  out.add(s2.tag, s1.tag, s0.tag, b0.tag);
  out.add(s1.tag, s0.tag, b0.tag, b1.tag);
  out.add(s0.coarse, s1.coarse, b0.coarse);
  out.add(s0.fine, b0.fine, b1.tag);
  out.add(s0.coarse, b0.coarse, b1.coarse);

  for (const Node* n : {&s0l, &s0r}) add_child(s0, *n, out);
  for (const Node* n : {&s1l, &s1r}) add_child(s1, *n, out);
  add_child(b0, b0l, out);
  out.add(s0.tag, b0_before.tag, b0.tag);
  out.add(s0.tag, s0_next.tag, b0.tag);
  out.add(s0.tag, b0_before.word, b0.tag);
  out.add(s1.tag, s0_before.tag, s0.tag);
  out.add(s1.tag, s0_before.word, s0.tag);
  out.add(s0.tag, b0_before.tag, b0.tag, b1.tag);
  out.add(b0.tag, b1.tag, b2.tag, b3.tag);
  out.add(s0.tag, s0c.left_set, b0.tag);
  out.add(s0.tag, s0c.right_set, b0.tag);
  out.add(s1.tag, s1c.right_set, s0.tag);
  out.add(s1.tag, s1c.left_set, s0.tag);
  out.add(b0.tag, b0c.left_set, s0.tag);
  out.add(s0.tag, s0l.tag, s0l2.tag);
  out.add(s0.tag, s0r.tag, s0r2.tag);
  out.add(s1.tag, s1r.tag, s1r2.tag);
  out.add(s1.tag, s1l.tag, s1l2.tag);
  out.add(b0.tag, b0l.tag, b0l2.tag);
  out.add(s0.tag, s0l.deprel, s0r.deprel);
  out.add(s1.tag, s1l.deprel, s1r.deprel);
  out.add(s0.tag, s0l.deprel, s0l2.deprel, b0.tag);
  out.add(s0.tag, s0r.deprel, s0r2.deprel, b0.tag);
  out.add(s0.tag, s1.tag, s0l.tag);
  out.add(s0.tag, s1.tag, s0r.tag);
  out.add(s0.tag, s1.tag, s1l.tag);
  out.add(s0.tag, s1.tag, s1r.tag);
  out.add(s0.tag, s1.tag, s1r.deprel);
  out.add(s0.tag, b0.tag, s0l.tag);
  out.add(s0.tag, b0.tag, s0r.tag);
  out.add(s0.tag, b0.tag, b0l.tag);
  out.add(s0.tag, b0.tag, b0l.deprel);
  out.add(s0.word, b0.word, b0l.tag);
  out.add(s0.word, b0.tag, s0l.deprel);
  out.add(s0.tag, b0.word, b0l.deprel);
  out.add(s1.word, s0.tag, s1r.deprel);
  out.add(s0.word, s0n);
  out.add(s0.tag, s0n);
  out.add(s1.word, s1n);
  out.add(s1.tag, s1n);
  out.add(b0.word, b0c.lefts);
  out.add(b0.tag, b0c.lefts);
  out.add(s0.word, near);
  out.add(b0.word, near);
  out.add(s1.word, far);
  out.add(s1.tag, far);
}

void relation_features(const TaggedWords& sentence, const ArcHybrid& state, Move move, FeatureList& out) {
  const View view{sentence, state};
  const std::uint32_t child_at = state.stack(0);
  const std::uint32_t head_at = move == Move::left ? state.buffer(0) : state.stack(1);
  const auto& cc = view.children(child_at);
  const auto& hc = view.children(head_at);
  const Node d = view.node(child_at), h = view.node(head_at);
  const Node dl = view.node(cc.left[0]), dr = view.node(cc.right[0]), dl2 = view.node(cc.left[1]);
  const Node hl = view.node(hc.left[0]), hl2 = view.node(hc.left[1]);
  const Node hr = view.node(hc.right[0]), hr2 = view.node(hc.right[1]);
  const Node before = view.node(child_at > 0 ? child_at - 1 : kNobody);
  const Node after = view.node(child_at + 1 < state.words() ? child_at + 1 : kNobody);
  const Node ahead = view.node(state.buffer(move == Move::left ? 1 : 0));
  const std::uint32_t side = move == Move::left ? 1 : 2;
  const std::uint32_t gap =
      side * 8 + (move == Move::left ? distance(child_at, head_at) : distance(head_at, child_at));
  const std::uint32_t counts = (hc.lefts > 2 ? 2U : hc.lefts) * 4U + (hc.rights > 2 ? 2U : hc.rights);

  out.clear();
  out.add(side);
  out.add(d.word, side);
  out.add(d.tag, side);
  out.add(d.word, d.tag, h.tag, side);
  out.add(h.word, side);
  out.add(h.tag, side);
  out.add(h.word, d.tag, side);
  out.add(h.word, h.tag, d.tag, side);
  out.add(d.word, h.word, side);
  out.add(d.tag, h.tag, gap);
  out.add(d.fine, h.fine, side);
  out.add(d.fine, h.tag, side);
  out.add(d.tag, h.fine, side);
  out.add(d.coarse, h.coarse, gap);
  out.add(d.fine, d.tag);
  out.add(d.word, h.fine, side);
  out.add(h.word, d.fine, side);
  out.add(d.tag, dl.word, h.tag, side);
  out.add(d.tag, dl.deprel, h.tag, side);
  out.add(d.tag, dl.tag, dl.deprel, side);
  out.add(d.tag, dl.word, h.word);
  out.add(d.word, dl.word, h.tag);
  out.add(dl.word, side);
  out.add(d.fine, dl.word, h.tag);
  out.add(d.tag, dl2.word, dl2.deprel, h.tag);
  out.add(d.tag, dl.deprel, dl2.deprel, h.tag);
  out.add(d.tag, dr.tag, dr.deprel, side);
  out.add(d.tag, dr.word, side);
  out.add(d.tag, cc.lefts, cc.rights, h.tag);
  out.add(h.tag, hl.deprel, d.tag, side);
  out.add(h.tag, hl.word, d.tag, side);
  out.add(h.tag, hl.tag, hl2.tag, d.tag);
  out.add(h.word, hl.deprel, d.tag);
  out.add(h.tag, hl.deprel, hl2.deprel, d.tag);
  out.add(h.tag, hr.deprel, d.tag, side);
  out.add(h.tag, hr.word, d.tag, side);
  out.add(h.tag, hr.deprel, hr2.deprel, d.tag);
  out.add(h.word, hr.deprel, d.tag);
  out.add(h.word, hr.deprel, d.fine);
  out.add(h.tag, counts, d.tag, side);
  out.add(before.tag, d.tag, after.tag, h.tag);
  out.add(before.word, d.tag, side);
  out.add(after.word, d.tag, side);
  out.add(before.word, d.word);
  out.add(d.word, after.word);
  out.add(ahead.tag, d.tag, h.tag, side);
  out.add(d.tag, h.tag, before.tag, side);
  out.add(d.tag, h.tag, child_at == 0, side);
}

Move best_move(const ArcHybrid& state, std::span<const std::int32_t> scores) {
  Move best = Move::shift;
  std::int32_t top = std::numeric_limits<std::int32_t>::min();
  for (const Move move : {Move::shift, Move::left, Move::right}) {
    const std::int32_t score = scores[static_cast<std::size_t>(move)];
    if (score <= top || !state.can(move)) continue;
    best = move;
    top = score;
  }
  return best;
}

Deprel best_relation(const ArcHybrid& state, Move move, std::span<const std::int32_t> scores) {
  if (!state.allows({move, Deprel::dep})) return Deprel::root;
  Deprel best = Deprel::dep;
  std::int32_t top = std::numeric_limits<std::int32_t>::min();
  for (std::size_t i = 0; i < kDeprels; ++i) {
    const auto deprel = static_cast<Deprel>(i);
    if (scores[i] <= top || deprel == Deprel::root) continue;
    best = deprel;
    top = scores[i];
  }
  return best;
}

Result<Parser> Parser::open(std::string_view moves, std::string_view relations) {
  const Result<SmallWeightTable> move_table = SmallWeightTable::open(moves);
  if (!move_table) return tl::unexpected(move_table.error());
  const Result<WeightTable> relation_table = WeightTable::open(relations);
  if (!relation_table) return tl::unexpected(relation_table.error());
  if (relation_table->labels() != kDeprels)
    return fail(ErrorCode::corrupt, "weights are not for these relations");
  Parser parser;
  parser.moves_ = *move_table;
  parser.relations_ = *relation_table;
  return parser;
}

ArcHybrid Parser::parse(const TaggedWords& sentence) const {
  return search_tree(sentence, moves_, relations_);
}

}  // namespace dragoman::syntax
