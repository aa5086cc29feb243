#include "read/syntax/parser.h"

#include <algorithm>
#include <limits>

#include "read/syntax/search.h"
#include "read/syntax/state_view.h"

namespace dragoman::syntax {
namespace {

constexpr std::uint32_t kNobody = ArcHybrid::kNobody;

}  // namespace

void relation_features(const TaggedWords& sentence, const ArcHybrid& state, Move move, FeatureList& out) {
  const StateView view{sentence, state};
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
  out.add(h.word, d.tag, side);
  out.add(h.word, h.tag, d.tag, side);
  out.add(d.tag, h.tag, gap);
  out.add(d.fine, h.tag, side);
  out.add(d.tag, h.fine, side);
  out.add(d.coarse, h.coarse, gap);
  out.add(d.fine, d.tag);
  out.add(d.word, h.fine, side);
  out.add(d.tag, dl.word, h.tag, side);
  out.add(d.tag, dl.tag, dl.deprel, side);
  out.add(d.word, dl.word, h.tag);
  out.add(dl.word, side);
  out.add(d.fine, dl.word, h.tag);
  out.add(d.tag, dl.deprel, dl2.deprel, h.tag);
  out.add(d.tag, dr.tag, dr.deprel, side);
  out.add(d.tag, dr.word, side);
  out.add(h.tag, hl.deprel, d.tag, side);
  out.add(h.tag, hl.deprel, hl2.deprel, d.tag);
  out.add(h.tag, hr.deprel, d.tag, side);
  out.add(h.tag, hr.deprel, hr2.deprel, d.tag);
  out.add(h.word, hr.deprel, d.tag);
  out.add(h.tag, counts, d.tag, side);
  out.add(before.tag, d.tag, after.tag, h.tag);
  out.add(before.word, d.tag, side);
  out.add(after.word, d.tag, side);
  out.add(before.word, d.word);
  out.add(d.word, after.word);
  out.add(ahead.tag, d.tag, h.tag, side);
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
