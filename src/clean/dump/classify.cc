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
  mark_headlines(reading.lines, context, scores, knowledge, reading.kinds);
  return reading;
}

std::vector<LineKind> kinds_by_line(const DumpReading& reading, std::size_t lines) {
  std::vector<LineKind> out(lines, LineKind::blank);
  for (std::size_t k = 0; k < reading.lines.size(); ++k) out[reading.lines[k].number] = reading.kinds[k];
  return out;
}

}  // namespace dragoman::cleaning
