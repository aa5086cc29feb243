#include "clean/body/select.h"

#include <algorithm>
#include <span>

namespace dragoman::cleaning {

std::vector<float> block_scores(const BlockView& view, const Structured& structured,
                                const BlockModel& model) {
  const std::vector<float> features = block_features(view, structured);
  const std::vector<float> alone = score_rows(model.alone, features, kBlockFeatures);
  return score_rows(model.among_neighbours, block_stage2_features(view, features, alone),
                    kBlockStage2Features);
}

std::vector<bool> select_blocks(const BlockView& view, const std::vector<float>& scores) {
  std::vector<bool> kept(scores.size());
  bool any = false;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    kept[k] = scores[k] > 0;
    any |= kept[k];
  }
  if (any || scores.empty()) return kept;
  // Nothing reads like a report: the likeliest block that is no bare link is better than an empty text.
  const auto best = std::max_element(scores.begin(), scores.end());
  const auto at = static_cast<std::size_t>(best - scores.begin());
  if (*best > -2 && view.lines[at].shape.words >= 5) kept[at] = true;
  return kept;
}

}  // namespace dragoman::cleaning
