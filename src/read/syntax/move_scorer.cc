#include "read/syntax/move_scorer.h"

#include <algorithm>

namespace dragoman::syntax {

MoveScorer::MoveScorer(const TaggedWords& sentence, const SmallWeightTable& table)
    : sentence_(sentence), table_(table), kept_(sentence.words.size() + 2) {}

SmallWeightTable::Scores MoveScorer::score(const ArcHybrid& state, const Look& look) {
  const auto nobody = static_cast<std::uint32_t>(kept_.size() - 1);
  auto& of_front = kept_[state.buffer(0)];
  auto& of_top = kept_[std::min(state.stack(0), nobody)];
  std::array<Kept*, kKept> kept;
  for (std::size_t part = 0; part < kKept; ++part)
    kept[part] = &(kMoveParts[part] <= MovePart::front_children ? of_front : of_top)[part];
  // The parts that have changed, and the last one, are looked up together.
  std::array<std::size_t, kMoveParts.size()> parts, ends;
  std::size_t count = 0;
  features_.clear();
  for (std::size_t part = 0; part < kMoveParts.size(); ++part) {
    if (part < kKept && kept[part]->look == look[part]) continue;
    add_move_features(sentence_, state, kMoveParts[part], features_);
    parts[count] = part;
    ends[count++] = features_.view().size();
  }
  std::array<SmallWeightTable::Scores, kMoveParts.size()> sums;
  table_.score_parts(features_.view(), std::span(ends).first(count), std::span(sums).first(count));
  for (std::size_t i = 0; i + 1 < count; ++i) *kept[parts[i]] = {look[parts[i]], sums[i]};
  SmallWeightTable::Scores all = sums[count - 1];
  for (const Kept* part : kept)
    for (std::size_t label = 0; label < all.size(); ++label) all[label] += part->sums[label];
  return all;
}

}  // namespace dragoman::syntax
