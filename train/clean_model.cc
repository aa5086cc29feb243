// train/clean_model lines|blocks CORPUS KNOWLEDGE OUT: train the models of cleaning on labelled pages and print
// their figures on pages not seen (5-fold cross-validation).
#include <cstdio>
#include <string>
#include <unordered_map>

#include "base/file.h"
#include "clean/knowledge.h"
#include "train/align.h"
#include "train/boost.h"
#include "train/pages.h"

namespace dragoman::train {
namespace {

using namespace cleaning;

constexpr unsigned kFolds = 5;

struct Agreement {
  double both = 0;
  double predicted = 0;
  double wanted = 0;

  void add(bool is_predicted, bool is_wanted, double weight) {
    both += is_predicted && is_wanted ? weight : 0;
    predicted += is_predicted ? weight : 0;
    wanted += is_wanted ? weight : 0;
  }
  [[nodiscard]] double f1() const { return 2 * both / std::max(1.0, predicted + wanted); }
};

double word_f1(const Items& items, const std::vector<float>& scores, const std::vector<float>& words) {
  Agreement agreement;
  for (std::size_t k = 0; k < items.size(); ++k) agreement.add(scores[k] > 0, items.wanted[k] > 0.5F, static_cast<double>(words[k]));
  return agreement.f1();
}

std::vector<ForestSample> samples_of(const Forest& forest, const Items& items) {
  std::vector<ForestSample> samples;
  const std::size_t step = std::max<std::size_t>(1, items.size() / 3);
  for (std::size_t k = step / 2; k < items.size() && samples.size() < 3; k += step) {
    const auto row = std::span(items.features).subspan(k * items.width, items.width);
    samples.push_back({{row.begin(), row.end()}, score(forest, row)});
  }
  return samples;
}

Result<void> save(const std::filesystem::path& file, const Items& items, const BoostSettings& settings,
                  std::span<const std::string_view> names, const std::string& about) {
  const Forest forest = boost(items, settings);
  const std::vector<std::string> notes = {about, "rows " + std::to_string(items.size())};
  return write_file(file, print_forest(forest, names, notes, samples_of(forest, items)));
}

struct LineData {
  Items items;
  std::vector<float> words;
  std::vector<std::size_t> page_lines;
};

LineData line_data(const std::vector<LabelledPage>& pages, const Knowledge& knowledge) {
  LineData data;
  data.items.width = kLineFeatures;
  std::unordered_map<std::string, std::uint32_t> groups;
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    const GoldText gold(pages[p].text);
    const std::string key = pages[p].id.substr(pages[p].id.find('/') + 1);
    const std::uint32_t group = groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second;
    const std::vector<Line> lines = split_lines(pages[p].bytes, knowledge.phrases, knowledge.months);
    const std::vector<float> features = line_features(lines, line_context(lines, {}));
    data.items.features.insert(data.items.features.end(), features.begin(), features.end());
    for (const Line& line : lines) {
      const auto words = static_cast<float>(line.shape.words);
      data.items.wanted.push_back(gold.share(line.text) > 0.5F ? 1.0F : 0.0F);
      data.items.weight.push_back(0.3F + std::min(words, 60.0F) / 20);
      // The same article stands in the set in two forms: both go to one fold.
      data.items.group.push_back(group);
      data.words.push_back(words);
    }
    data.page_lines.push_back(lines.size());
  }
  return data;
}

Items second_stage(const LineData& data, const std::vector<float>& scores) {
  Items items = data.items;
  items.width = kLineStage2Features;
  items.features.clear();
  std::size_t at = 0;
  for (const std::size_t count : data.page_lines) {
    const std::vector<float> own(data.items.features.begin() + static_cast<std::ptrdiff_t>(at * kLineFeatures),
                                 data.items.features.begin() + static_cast<std::ptrdiff_t>((at + count) * kLineFeatures));
    const std::vector<float> page_scores(scores.begin() + static_cast<std::ptrdiff_t>(at),
                                         scores.begin() + static_cast<std::ptrdiff_t>(at + count));
    const std::vector<float> rows = line_stage2_features(own, page_scores);
    items.features.insert(items.features.end(), rows.begin(), rows.end());
    at += count;
  }
  return items;
}

Result<void> train_lines(const std::filesystem::path& corpus, const Knowledge& knowledge, const std::filesystem::path& out) {
  const auto pages = read_pages(corpus, "dumps");
  if (!pages) return tl::unexpected(pages.error());
  const LineData data = line_data(*pages, knowledge);
  BoostSettings settings;
  settings.trees = 120;
  const std::vector<float> alone = cross_scores(data.items, settings, kFolds);
  const Items stacked = second_stage(data, alone);
  const std::vector<float> joint = cross_scores(stacked, settings, kFolds);
  std::printf("%zu lines; unseen pages, word F1: alone %.4f, among neighbours %.4f\n", data.items.size(),
              word_f1(data.items, alone, data.words), word_f1(stacked, joint, data.words));
  const std::string about = "lines of text dumps; public article extraction benchmark, dev half (MIT)";
  if (auto saved = save(out / "clean_lines_1.forest", data.items, settings, kLineFeatureNames, about); !saved) return saved;
  return save(out / "clean_lines_2.forest", stacked, settings, kLineStage2Names, about);
}

int run(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: train/clean_model lines|blocks CORPUS KNOWLEDGE OUT\n", stderr);
    return 2;
  }
  const Result<Knowledge> knowledge = load_lists(argv[3]);
  if (!knowledge) {
    std::fprintf(stderr, "%s\n", knowledge.error().line().c_str());
    return 1;
  }
  const Result<void> done = train_lines(argv[2], *knowledge, argv[4]);
  if (!done) std::fprintf(stderr, "%s\n", done.error().line().c_str());
  return done ? 0 : 1;
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) { return dragoman::train::run(argc, argv); }
