// Lines of a text dump: a page whose markup is already gone. What a line is can be told from its own shape,
// from its neighbours, and from the rest of the page: the report's lines are long and make one stretch, a
// caption is said twice, an outlet's name ends many lines, a footer has another script.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/byte_range.h"
#include "clean/meta/date_text.h"
#include "clean/phrases.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {

struct Line {
  std::string_view text;     // trimmed; a view of the dump
  ByteRange range;           // of `text` in the dump
  std::uint32_t number = 0;  // of the line in the dump, from 0
  std::uint32_t blanks_before = 0;
  std::uint32_t indent = 0;  // bytes of white space before the text
  TextShape shape;
  FurnitureCounts furniture{};
  float link_share = 0;   // of the bytes that are inside links (pages only)
  float date_share = 0;   // of the characters that are a date with a year
  bool has_time = false;  // such a date has a time of day
};

// Fill what is measured of a line from its text.
void measure_line(Line& line, const Phrases& phrases, const MonthNames& months);

// Return the lines of `dump` that are not blank, divided at "\n".
std::vector<Line> split_lines(std::string_view dump, const Phrases& phrases, const MonthNames& months);

// Return how many "\n"-divided lines `dump` has, blank ones included.
std::size_t count_lines(std::string_view dump);

// Lines seen in several pages of an outlet, by hash of their folded text: furniture, whatever they look like.
using RepeatedLines = std::unordered_set<std::uint64_t>;
std::uint64_t line_key(std::string_view line);

// What the page as a whole says about each line; parallel to the lines.
struct LineContext {
  std::vector<float> prose;            // words of a line that reads like sentences, below 0 for others
  std::vector<float> said_before;      // share of the line's 4-word stretches that an earlier line has
  std::vector<float> said_after;       // ... that a later line has
  std::vector<float> on_topic;         // share of its long words that the page's prose has elsewhere
  std::vector<std::uint8_t> signed_;   // 1: ends with a dash or bar and a name that ends other lines too
  std::vector<std::uint8_t> foreign;   // 1: mostly letters of another script than the page
  std::vector<std::uint8_t> repeated;  // 1: stands in other pages of the outlet
  std::size_t run_begin = 0;           // the stretch of lines with the greatest sum of `prose`
  std::size_t run_end = 0;
};

LineContext line_context(const std::vector<Line>& lines, const RepeatedLines& repeated);

// Features of the line models, in the order of their names. First stage: what is above. Second stage: the
// first stage's features and its scores of the line and its neighbours.
constexpr std::size_t kLineFeatures = 76;
constexpr std::size_t kLineStage2Features = kLineFeatures + 13;
extern const std::array<std::string_view, kLineFeatures> kLineFeatureNames;
extern const std::array<std::string_view, kLineStage2Features> kLineStage2Names;

// Return [lines x kLineFeatures], row-major.
std::vector<float> line_features(const std::vector<Line>& lines, const LineContext& context);

// Return what the scores around each line are, 13 values a line, row-major.
std::vector<float> neighbour_scores(const std::vector<float>& scores);

// Return the hashes of the words of `text` in lower case, in order; the lowest bit is set for long words.
std::vector<std::uint64_t> words_of(std::string_view text);

// Return [lines x kLineStage2Features], row-major. Requires: one stage 1 score a line.
std::vector<float> line_stage2_features(const std::vector<float>& stage1, const std::vector<float>& scores);

}  // namespace dragoman::cleaning
