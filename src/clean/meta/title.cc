// The title: the likeliest of what may be one. What stands on the page is believed for the wording, what is
// stated aside for which heading it is.
#include <algorithm>

#include "base/unicode.h"
#include "clean/meta/metadata.h"
#include "clean/meta/title_candidates.h"

namespace dragoman::cleaning {

Title find_title(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet) {
  constexpr float kLeastScore = -3.5F;  // log odds below which the page is taken to state no headline
  const std::vector<TitleCandidate> candidates = title_candidates(parts, outlet);
  const std::vector<float> scores =
      score_rows(knowledge.titles, title_features(parts, candidates, outlet), kTitleFeatures);
  const auto best = std::max_element(scores.begin(), scores.end());
  if (best == scores.end() || *best < kLeastScore) return {};
  Title title{candidates[static_cast<std::size_t>(best - scores.begin())].text, std::nullopt};
  // The block that says it, so that the title of the report knows where it stands.
  const std::string folded = fold(title.text);
  for (const TitleCandidate& c : candidates) {
    if (!title.block && c.block && fold(c.text) == folded) title.block = c.block;
  }
  return title;
}

}  // namespace dragoman::cleaning
