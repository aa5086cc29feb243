#include "clean/body/select.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>

namespace dragoman::cleaning {

std::vector<float> block_scores(const BlockView& view, const Structured& structured,
                                const BlockModel& model) {
  const std::vector<float> features = block_features(view, structured);
  const std::vector<float> alone = score_rows(model.alone, features, kBlockFeatures);
  return score_rows(model.among_neighbours, block_stage2_features(view, features, alone),
                    kBlockStage2Features);
}

namespace {

// Log odds from which a block is kept. A little under even: a sentence too many costs a reader less than one
// too few.
constexpr float kLeastScore = -0.1F;
constexpr unsigned kAnyLevel = kFarHint - 1;

bool within(const PageBlock& block, Hint hint, unsigned levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

// Drop the kept blocks of which `is_aside` holds, where those of which it does not say enough to be a report.
template <class Test>
void drop_aside(const BlockView& view, Test is_aside, std::vector<bool>& kept) {
  constexpr unsigned kEnough = 50;  // words
  unsigned elsewhere = 0;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (kept[k] && !is_aside(k)) elsewhere += view.lines[k].shape.words;
  }
  if (elsewhere < kEnough) return;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (kept[k] && is_aside(k)) kept[k] = false;
  }
}

// Readers' comments, menus, feet, asides, calls to subscribe and hidden text read like the report and are not
// it. A page that is all in such a place, as a forum's is, keeps it.
bool stands_aside(const PageBlock& block) {
  constexpr unsigned kNear = 12;
  for (const Hint hint : {Hint::comment, Hint::tag_nav, Hint::tag_footer, Hint::tag_aside, Hint::subscribe}) {
    if (within(block, hint, kNear)) return true;
  }
  return within(block, Hint::not_shown, kAnyLevel);
}

// Return the end of the last kept block in what the page states to be the report's body; all blocks if it
// states none.
std::size_t end_of_stated_body(const BlockView& view, const std::vector<bool>& kept) {
  for (std::size_t k = kept.size(); k > 0; --k) {
    if (kept[k - 1] && within(view.cut.blocks[k - 1], Hint::article_body, kAnyLevel)) return k;
  }
  return kept.size();
}

// Drop what was said before: a standfirst again below, a page's second form for small screens.
void drop_repeats(const BlockView& view, std::vector<bool>& kept) {
  constexpr unsigned kShortest = 10;  // words
  std::unordered_set<std::string_view> said;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    if (kept[k] && view.lines[k].shape.words >= kShortest)
      kept[k] = said.insert(view.cut.blocks[k].text).second;
  }
}

}  // namespace

std::vector<bool> select_blocks(const BlockView& view, const std::vector<float>& scores) {
  std::vector<bool> kept(scores.size());
  bool any = false;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    kept[k] = scores[k] > kLeastScore;
    any |= kept[k];
  }
  if (any) {
    drop_aside(
        view, [&](std::size_t k) { return stands_aside(view.cut.blocks[k]); }, kept);
    const std::size_t end = end_of_stated_body(view, kept);
    drop_aside(
        view, [&](std::size_t k) { return k >= end; }, kept);
    drop_repeats(view, kept);
  }
  if (any || scores.empty()) return kept;
  // Nothing reads like a report: the likeliest block that is no bare link is better than an empty text.
  const auto best = std::max_element(scores.begin(), scores.end());
  const auto at = static_cast<std::size_t>(best - scores.begin());
  if (*best > -2 && view.lines[at].shape.words >= 5) kept[at] = true;
  return kept;
}

}  // namespace dragoman::cleaning
