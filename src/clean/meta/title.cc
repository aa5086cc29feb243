// The title: the likeliest of what may be one. What stands on the page is believed for the wording, what is
// stated aside for which heading it is.
#include <algorithm>

#include "base/unicode.h"
#include "clean/meta/metadata.h"
#include "clean/meta/title_candidates.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

// Of candidates that differ only in case and signs: a heading that does not shout, as a reader sees it.
const TitleCandidate& best_wording(const std::vector<TitleCandidate>& candidates,
                                   const TitleCandidate& likeliest) {
  const std::string key = wording_key(likeliest.text);
  const auto shouts = [](const TitleCandidate& c) {
    const TextShape shape = shape_of(c.text);
    return shape.shouted_words * 2 > shape.words;
  };
  const auto better = std::find_if(candidates.begin(), candidates.end(), [&](const TitleCandidate& c) {
    return c.source == TitleSource::heading && !shouts(c) && wording_key(c.text) == key;
  });
  if (better != candidates.end()) return *better;
  const auto quieter = std::find_if(candidates.begin(), candidates.end(), [&](const TitleCandidate& c) {
    return !shouts(c) && wording_key(c.text) == key;
  });
  return shouts(likeliest) && quieter != candidates.end() ? *quieter : likeliest;
}

}  // namespace

Title find_title(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet) {
  constexpr float kLeastScore = -3.5F;  // log odds below which the page is taken to state no headline
  const std::vector<TitleCandidate> candidates = title_candidates(parts, outlet);
  const std::vector<float> scores =
      score_rows(knowledge.titles, title_features(parts, candidates, outlet), kTitleFeatures);
  const auto best = std::max_element(scores.begin(), scores.end());
  if (best == scores.end() || *best < kLeastScore) return {};
  const TitleCandidate& likeliest = candidates[static_cast<std::size_t>(best - scores.begin())];
  Title title{best_wording(candidates, likeliest).text, std::nullopt};
  // The block that says it, so that the title of the report knows where it stands.
  const std::string key = wording_key(title.text);
  for (const TitleCandidate& c : candidates) {
    if (!title.block && c.block && wording_key(c.text) == key) title.block = c.block;
  }
  return title;
}

}  // namespace dragoman::cleaning
