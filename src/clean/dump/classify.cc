#include "clean/dump/classify.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/unicode.h"
#include "clean/dump/furniture.h"
#include "clean/dump/headline.h"
#include "clean/knowledge.h"

namespace dragoman::cleaning {
namespace {

constexpr std::array<std::string_view, 16> kKindNames = {
    "blank",   "title", "standfirst", "body",   "heading", "nav",   "section", "caption",
    "related", "tags",  "outlet",     "agency", "date",    "clock", "legal",   "title-again"};

}  // namespace

std::string_view name_of(LineKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

bool is_kept(LineKind kind) {
  return kind == LineKind::body || kind == LineKind::title || kind == LineKind::standfirst ||
         kind == LineKind::heading;
}

std::vector<float> body_scores(const std::vector<Line>& lines, const LineContext& context,
                               const LineModel& model) {
  const std::vector<float> features = line_features(lines, context);
  const std::vector<float> alone = score_rows(model.alone, features, kLineFeatures);
  return score_rows(model.among_neighbours, line_stage2_features(features, alone), kLineStage2Features);
}

namespace {

bool is_prose(const TextShape& shape) {
  return shape.words >= 8 && shape.ends_sentence;
}

// Sentences and at most a headline above them are text that somebody has cleaned already: the model, which
// learned from pages, would take a short text's first line for furniture.
void keep_plain_text(const LineContext& context, DumpReading& reading) {
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    const bool headline = k == 0 && reading.lines.size() > 1;
    if (is_always_furniture(reading.lines[k], context, k)) return;
    if (!headline && !is_prose(reading.lines[k].shape)) return;
  }
  for (std::size_t k = 0; k < reading.lines.size(); ++k)
    if (is_prose(reading.lines[k].shape)) reading.kinds[k] = LineKind::body;
}

// The simple rule for dumps in which the model finds no report at all, so that a short or strange one is not
// lost: sentences of eight words, or else whatever is not furniture on any page.
void keep_something(const LineContext& context, DumpReading& reading) {
  if (std::ranges::find(reading.kinds, LineKind::body) != reading.kinds.end()) return;
  const auto keep = [&](auto is_text) {
    bool any = false;
    for (std::size_t k = 0; k < reading.lines.size(); ++k) {
      if (!is_text(reading.lines[k].shape) || is_always_furniture(reading.lines[k], context, k)) continue;
      reading.kinds[k] = LineKind::body;
      any = true;
    }
    return any;
  };
  if (keep(is_prose)) return;
  keep([](const TextShape& shape) { return shape.letters > 0; });
}

}  // namespace

DumpReading read_dump(std::string_view dump, const Knowledge& knowledge, const RepeatedLines& repeated) {
  DumpReading reading;
  reading.lines = split_lines(dump, knowledge.phrases, knowledge.months);
  const LineContext context = line_context(reading.lines, repeated);
  const std::vector<float> scores = body_scores(reading.lines, context, knowledge.lines);
  for (std::size_t k = 0; k < reading.lines.size(); ++k) {
    const LineKind furniture = furniture_kind(reading.lines[k], context, k);
    const bool kept = scores[k] > 0 && !is_always_furniture(reading.lines[k], context, k);
    reading.kinds.push_back(kept ? LineKind::body : furniture);
  }
  keep_plain_text(context, reading);
  keep_something(context, reading);
  mark_headlines(reading.lines, context, scores, knowledge, reading.kinds);
  return reading;
}

std::vector<LineKind> kinds_by_line(const DumpReading& reading, std::size_t lines) {
  std::vector<LineKind> out(lines, LineKind::blank);
  for (std::size_t k = 0; k < reading.lines.size(); ++k) out[reading.lines[k].number] = reading.kinds[k];
  return out;
}

}  // namespace dragoman::cleaning
