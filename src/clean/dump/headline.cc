#include "clean/dump/headline.h"

#include <algorithm>

#include "base/unicode.h"
#include "clean/dump/furniture.h"
#include "clean/knowledge.h"
#include "clean/meta/dateline.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLookBack = 40;  // lines before the first body line in which a headline is looked for

bool same_words(std::string_view a, std::string_view b) {
  return fold(squeeze(a)) == fold(squeeze(b));
}

// Return the first line of the body: of the stretch of body lines that has the most words.
std::size_t first_body_line(const std::vector<Line>& lines, const std::vector<LineKind>& kinds) {
  std::size_t first = lines.size();
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (kinds[k] != LineKind::body) continue;
    first = std::min(first, k);
    if (lines[k].shape.ends_sentence && lines[k].shape.words >= 8) return first;
  }
  return first;
}

bool may_be_title(const Line& line, LineKind kind) {
  const TextShape& s = line.shape;
  if (s.words < 3 || s.words > 32 || s.letters < 10) return false;
  if (kind != LineKind::related && kind != LineKind::nav && kind != LineKind::section &&
      kind != LineKind::body) {
    return false;
  }
  if (ends_with_count(line.text)) return false;
  if (s.ends_colon || s.ends_comma || s.starts_lower) return false;
  return true;
}

// Return how well a line fits as headline; below 0: not at all.
float title_fit(const std::vector<Line>& lines, const LineContext& context, std::size_t k, std::size_t body) {
  const Line& line = lines[k];
  const TextShape& s = line.shape;
  float fit = 0.5F + 2 * context.on_topic[k] + std::min(static_cast<float>(s.words), 10.0F) / 10;
  if (s.ends_sentence && !line.text.ends_with('?') && !line.text.ends_with('!')) fit -= 1.5F;
  if (s.words > 22) fit -= 0.7F;
  if (context.said_before[k] > 0.9F || context.said_after[k] > 0.9F) fit += 1;
  for (const std::uint8_t count : line.furniture) fit -= 0.5F * static_cast<float>(std::min<int>(count, 2));
  const std::size_t distance = body - k;
  return fit - 0.06F * static_cast<float>(std::min<std::size_t>(distance, 30)) - (s.words < 4 ? 0.5F : 0.0F);
}

std::size_t find_title(const std::vector<Line>& lines, const LineContext& context,
                       const std::vector<LineKind>& kinds, std::size_t body) {
  constexpr float kLeastFit = 1.4F;
  std::size_t best = lines.size();
  float best_fit = kLeastFit;
  const std::size_t end = std::min(body + 1, lines.size());
  const std::size_t begin = body > kLookBack ? body - kLookBack : 0;
  for (std::size_t k = begin; k < end; ++k) {
    if (!may_be_title(lines[k], kinds[k])) continue;
    if (k == body && (lines[k].shape.ends_sentence || lines[k].shape.words > 25)) continue;
    const float fit = title_fit(lines, context, k, body);
    if (fit > best_fit) best_fit = fit, best = k;
  }
  // The first time it is said, unless that is far up in the navigation.
  constexpr std::size_t kFarUp = 12;
  for (std::size_t k = body > kFarUp ? body - kFarUp : 0; best < lines.size() && k < best; ++k) {
    if (same_words(lines[k].text, lines[best].text)) return k;
  }
  return best;
}

// A picture's caption and, right below it, the headline of the story it leads to.
void demote_below_captions(const std::vector<Line>& lines, std::vector<LineKind>& kinds) {
  for (std::size_t k = 1; k < lines.size(); ++k) {
    const TextShape& s = lines[k].shape;
    const bool headline =
        s.words >= 5 && s.words <= 25 && !s.ends_sentence && !s.ends_colon && s.capital_words >= 2;
    const bool question = s.words >= 5 && s.words <= 25 && 3 * s.capital_words > 2 * s.words;
    const bool below_caption = kinds[k - 1] == LineKind::caption && lines[k].blanks_before == 0;
    if (kinds[k] == LineKind::body && below_caption && (headline || question)) kinds[k] = LineKind::related;
  }
}

// A heading announces something: one with no text behind it leads to another page.
void demote_trailing_headings(const std::vector<Line>& lines, const std::vector<float>& scores,
                              std::vector<LineKind>& kinds) {
  constexpr float kSure = 2.5F;
  for (std::size_t k = lines.size(); k-- > 0;) {
    if (kinds[k] != LineKind::body) continue;
    const TextShape& s = lines[k].shape;
    const bool headline =
        s.words >= 4 && s.words <= 20 && s.stops == 0 && !s.ends_sentence && 2 * s.capital_words > s.words;
    if (!headline || scores[k] > kSure) return;
    kinds[k] = LineKind::related;
  }
}

// What stands between title and dateline sums the report up.
void mark_standfirst_before_dateline(const std::vector<Line>& lines, const NameList& agencies,
                                     std::size_t title, std::vector<LineKind>& kinds) {
  constexpr std::size_t kMostLines = 3;  // of body before the dateline
  std::vector<std::size_t> before;
  for (std::size_t k = title < lines.size() ? title + 1 : 0; k < lines.size() && before.size() <= kMostLines;
       ++k) {
    if (kinds[k] != LineKind::body) continue;
    if (!read_dateline(lines[k].text, agencies).text.empty()) {
      for (const std::size_t line : before) kinds[line] = LineKind::standfirst;
      return;
    }
    before.push_back(k);
  }
}

// "Harbour Times / News Desk": who wrote it, when that is no person.
bool names_newsroom(const Line& line, const Knowledge& knowledge) {
  const std::size_t divider = line.text.find_first_of("/|");
  if (divider == std::string_view::npos || line.shape.words > 8 || line.shape.ends_sentence) return false;
  return knowledge.newsrooms.whole(line.text.substr(divider + 1)).has_value();
}

// A summary reads like the body, stands between title and body, and need not end with a stop.
bool may_be_standfirst(const Line& line, const LineContext& context, std::size_t k, float score) {
  const TextShape& s = line.shape;
  if (s.words < 8 || s.words > 80 || 2 * s.capital_words > s.words + 2) return false;
  return s.ends_sentence || context.on_topic[k] >= 0.4F || score > -1;
}

}  // namespace

void mark_headlines(const std::vector<Line>& lines, const LineContext& context,
                    const std::vector<float>& scores, const Knowledge& knowledge,
                    std::vector<LineKind>& kinds) {
  demote_below_captions(lines, kinds);
  demote_trailing_headings(lines, scores, kinds);
  const std::size_t body = first_body_line(lines, kinds);
  if (body == lines.size()) return;
  for (std::size_t k = 0; k < body; ++k) {
    if (names_newsroom(lines[k], knowledge)) kinds[k] = LineKind::agency;
  }
  const std::size_t title = find_title(lines, context, kinds, body);
  mark_standfirst_before_dateline(lines, knowledge.agencies, title, kinds);
  if (title == lines.size()) return;
  kinds[title] = LineKind::title;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    if (k != title && same_words(lines[k].text, lines[title].text)) kinds[k] = LineKind::title_again;
  }
  for (std::size_t k = title + 1; k < body; ++k) {
    const bool candidate =
        kinds[k] == LineKind::related || kinds[k] == LineKind::nav || kinds[k] == LineKind::section;
    if (candidate && may_be_standfirst(lines[k], context, k, scores[k])) kinds[k] = LineKind::standfirst;
  }
}

}  // namespace dragoman::cleaning
