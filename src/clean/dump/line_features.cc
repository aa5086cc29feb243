// The features of the line models: values in the order of kLineFeatureNames.
#include <algorithm>
#include <cmath>

#include "clean/dump/lines.h"

namespace dragoman::cleaning {

const std::array<std::string_view, kLineFeatures> kLineFeatureNames = {
    "characters", "words", "words_log", "word_length", "letters_share", "digits_share", "capital_share",
    "shouted_share", "long_capital_share", "short_share", "commas_per_word", "stops", "stops_per_word",
    "quotes", "symbols", "longest_word", "starts_lower", "starts_upper", "starts_quote", "starts_digit",
    "ends_sentence", "ends_colon", "ends_comma", "has_copyright", "indent", "blanks_before", "blanks_after",
    "date_share",
    // signs of furniture
    "share", "subscribe", "login", "cookie", "legal", "comment", "related", "navigation", "photo", "advert",
    "tags", "author",
    // the page around it
    "furniture_all", "furniture_per_word", "prose", "said_before", "said_after", "on_topic", "signed",
    "foreign", "repeated", "in_run", "before_run", "after_run", "run_words_share", "position", "position_end",
    "words_before_share", "words_window5", "prose_window3", "prose_window9", "prose_before5", "prose_after5",
    "page_lines", "page_prose_share", "same_shape_near",
    // neighbours: p previous, n next
    "words_p2", "ends_sentence_p2", "prose_p2", "words_p1", "ends_sentence_p1", "prose_p1", "words_n1",
    "ends_sentence_n1", "prose_n1", "words_n2", "ends_sentence_n2", "prose_n2"};

namespace {

constexpr std::array<std::string_view, kLineStage2Features - kLineFeatures> kScoreNames = {
    "score",       "score_p1",     "score_p2",    "score_p3",   "score_n1",    "score_n2",  "score_n3",
    "score_mean5", "score_mean11", "best_before", "best_after", "kept_before", "kept_after"};

std::array<std::string_view, kLineStage2Features> with_scores() {
  std::array<std::string_view, kLineStage2Features> names{};
  std::copy(kScoreNames.begin(), kScoreNames.end(),
            std::copy(kLineFeatureNames.begin(), kLineFeatureNames.end(), names.begin()));
  return names;
}

using Column = std::vector<float>;

float at_or(const Column& column, std::ptrdiff_t at, float standard) {
  return at >= 0 && at < std::ssize(column) ? column[static_cast<std::size_t>(at)] : standard;
}

// Return the sum over at-before .. at+after, inside the column.
float window_sum(const Column& column, std::ptrdiff_t at, std::ptrdiff_t before, std::ptrdiff_t after) {
  float sum = 0;
  const std::ptrdiff_t end = std::min(at + after + 1, std::ssize(column));
  for (std::ptrdiff_t k = std::max<std::ptrdiff_t>(0, at - before); k < end; ++k) {
    sum += column[static_cast<std::size_t>(k)];
  }
  return sum;
}

float share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : static_cast<float>(part) / static_cast<float>(whole);
}

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

// The columns that several features are made of.
struct Columns {
  Column words;
  Column ends_sentence;
  Column good_prose;  // prose, 0 instead of negative
  float page_words = 0;
  float page_prose = 0;
  float run_words = 0;
};

Columns columns_of(const std::vector<Line>& lines, const LineContext& context) {
  Columns columns;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    columns.words.push_back(static_cast<float>(lines[k].shape.words));
    columns.ends_sentence.push_back(flag(lines[k].shape.ends_sentence));
    columns.good_prose.push_back(std::max(0.0F, context.prose[k]));
    columns.page_words += columns.words.back();
    columns.page_prose += columns.good_prose.back();
    if (k >= context.run_begin && k < context.run_end) columns.run_words += columns.words.back();
  }
  return columns;
}

void append_shape(const Line& line, std::uint32_t blanks_after, Column& out) {
  const TextShape& s = line.shape;
  const auto number = [&](std::uint32_t value) { out.push_back(static_cast<float>(value)); };
  number(s.characters);
  number(s.words);
  out.push_back(std::log2(1.0F + static_cast<float>(s.words)));
  out.push_back(share(s.letters, s.words));
  out.push_back(share(s.letters, s.characters));
  out.push_back(share(s.digits, s.characters));
  out.push_back(share(s.capital_words, s.words));
  out.push_back(share(s.shouted_words, s.words));
  out.push_back(share(s.long_capital_words, s.long_words));
  out.push_back(share(s.short_words, s.words));
  out.push_back(share(s.commas, s.words));
  number(s.stops);
  out.push_back(share(s.stops, s.words));
  number(s.quotes);
  number(s.symbols);
  number(s.longest_word);
  for (const bool value : {s.starts_lower, s.starts_upper, s.starts_quote, s.starts_digit, s.ends_sentence,
                           s.ends_colon, s.ends_comma, s.has_copyright}) {
    out.push_back(flag(value));
  }
  number(std::min(line.indent, 8U));
  number(std::min(line.blanks_before, 4U));
  number(std::min(blanks_after, 4U));
  out.push_back(line.date_share);
}

void append_furniture(const Line& line, Column& out) {
  float all = 0;
  for (const std::uint8_t count : line.furniture) {
    out.push_back(static_cast<float>(count));
    all += out.back();
  }
  out.push_back(all);
  out.push_back(all / std::max(1.0F, static_cast<float>(line.shape.words)));
}

// Return how many of the four lines around have about as many words: lists are even, prose is not.
float same_shape_near(const Column& words, std::ptrdiff_t at) {
  const float own = at_or(words, at, 0);
  float count = 0;
  for (const std::ptrdiff_t step : {-2, -1, 1, 2}) {
    const float other = at_or(words, at + step, -100);
    count += flag(std::abs(other - own) <= std::max(1.0F, own * 0.3F));
  }
  return count;
}

void append_context(const LineContext& context, const Columns& columns, std::size_t k, float words_before,
                    Column& out) {
  const auto at = static_cast<std::ptrdiff_t>(k);
  const auto n = static_cast<float>(columns.words.size());
  out.push_back(context.prose[k]);
  out.push_back(context.said_before[k]);
  out.push_back(context.said_after[k]);
  out.push_back(context.on_topic[k]);
  out.push_back(static_cast<float>(context.signed_[k]));
  out.push_back(static_cast<float>(context.foreign[k]));
  out.push_back(static_cast<float>(context.repeated[k]));
  out.push_back(flag(k >= context.run_begin && k < context.run_end));
  out.push_back(k < context.run_begin ? static_cast<float>(context.run_begin - k) : 0);
  out.push_back(k >= context.run_end ? static_cast<float>(k - context.run_end + 1) : 0);
  out.push_back(columns.run_words / std::max(1.0F, columns.page_words));
  out.push_back(static_cast<float>(k) / n);
  out.push_back(n - static_cast<float>(k));
  out.push_back(words_before / std::max(1.0F, columns.page_words));
  out.push_back(window_sum(columns.words, at, 2, 2));
  out.push_back(window_sum(columns.good_prose, at, 1, 1));
  out.push_back(window_sum(columns.good_prose, at, 4, 4));
  out.push_back(window_sum(columns.good_prose, at - 1, 4, 0));
  out.push_back(window_sum(columns.good_prose, at + 1, 0, 4));
  out.push_back(n);
  out.push_back(columns.page_prose / std::max(1.0F, columns.page_words));
  out.push_back(same_shape_near(columns.words, at));
  for (const std::ptrdiff_t step : {-2, -1, 1, 2}) {
    out.push_back(at_or(columns.words, at + step, 0));
    out.push_back(at_or(columns.ends_sentence, at + step, -1));
    out.push_back(at_or(context.prose, at + step, -10));
  }
}

}  // namespace

const std::array<std::string_view, kLineStage2Features> kLineStage2Names = with_scores();

std::vector<float> line_features(const std::vector<Line>& lines, const LineContext& context) {
  const Columns columns = columns_of(lines, context);
  std::vector<float> out;
  out.reserve(lines.size() * kLineFeatures);
  float words_before = 0;
  for (std::size_t k = 0; k < lines.size(); ++k) {
    append_shape(lines[k], k + 1 < lines.size() ? lines[k + 1].blanks_before : 4, out);
    append_furniture(lines[k], out);
    append_context(context, columns, k, words_before, out);
    words_before += columns.words[k];
  }
  return out;
}

std::vector<float> neighbour_scores(const std::vector<float>& scores) {
  constexpr float kNone = -8;
  Column best_before = scores;
  Column best_after = scores;
  for (std::size_t k = 1; k < scores.size(); ++k) best_before[k] = std::max(best_before[k - 1], scores[k]);
  for (std::size_t k = scores.size(); k-- > 1;) best_after[k - 1] = std::max(best_after[k], scores[k - 1]);
  const auto all_kept =
      static_cast<float>(std::count_if(scores.begin(), scores.end(), [](float score) { return score > 0; }));
  float kept_before = 0;
  std::vector<float> out;
  out.reserve(scores.size() * kScoreNames.size());
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const auto at = static_cast<std::ptrdiff_t>(k);
    for (const std::ptrdiff_t step : {0, -1, -2, -3, 1, 2, 3}) out.push_back(at_or(scores, at + step, kNone));
    out.push_back(window_sum(scores, at, 2, 2) / 5);
    out.push_back(window_sum(scores, at, 5, 5) / 11);
    out.push_back(k == 0 ? kNone : best_before[k - 1]);
    out.push_back(k + 1 == scores.size() ? kNone : best_after[k + 1]);
    const float kept = flag(scores[k] > 0);
    out.push_back(kept_before);
    out.push_back(all_kept - kept_before - kept);
    kept_before += kept;
  }
  return out;
}

std::vector<float> line_stage2_features(const std::vector<float>& stage1, const std::vector<float>& scores) {
  const std::vector<float> around = neighbour_scores(scores);
  std::vector<float> out;
  out.reserve(scores.size() * kLineStage2Features);
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const auto row = stage1.begin() + static_cast<std::ptrdiff_t>(k * kLineFeatures);
    out.insert(out.end(), row, row + kLineFeatures);
    const auto near = around.begin() + static_cast<std::ptrdiff_t>(k * kScoreNames.size());
    out.insert(out.end(), near, near + kScoreNames.size());
  }
  return out;
}

}  // namespace dragoman::cleaning
