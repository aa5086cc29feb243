// train/clean_model lines|blocks|titles|dates|authors CORPUS KNOWLEDGE OUT: train the models of cleaning on
// labelled pages and print their figures on pages not seen (5-fold cross-validation).
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/file.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "clean/body/analysis.h"
#include "clean/body/block_features.h"
#include "clean/encoding.h"
#include "clean/html/tree.h"
#include "clean/knowledge.h"
#include "train/align.h"
#include "train/choice_model.h"
#include "train/model_files.h"

namespace dragoman::train {
namespace {

using namespace cleaning;

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
  for (std::size_t k = 0; k < items.size(); ++k)
    agreement.add(scores[k] > 0, items.wanted[k] > 0.5F, static_cast<double>(words[k]));
  return agreement.f1();
}

struct LineData {
  Items items;
  std::vector<float> words;
  std::vector<std::size_t> page_lines;
};

// Return the text of a page as a plain text program would show it: blocks on lines, paragraphs set apart.
std::string rendered(const std::string& bytes, const Knowledge& knowledge) {
  const Decoded decoded = decode(bytes, "");
  const html::Tree tree = html::parse_html(decoded.utf8);
  const PageBlocks cut = cut_blocks(tree, knowledge.hints);
  std::string out;
  for (const PageBlock& block : cut.blocks) {
    const bool apart = block.tag == html::Tag::p || block.heading > 0 || block.tag == html::Tag::blockquote;
    if (!out.empty()) out += apart ? "\n\n" : "\n";
    out += block.text;
  }
  return out;
}

LineData line_data(const std::vector<LabelledPage>& pages, const Knowledge& knowledge) {
  LineData data;
  data.items.width = kLineFeatures;
  std::unordered_map<std::string, std::uint32_t> groups;
  for (std::uint32_t p = 0; p < pages.size(); ++p) {
    const GoldText gold(pages[p].text);
    const std::string key = article_of(pages[p].id);
    const std::uint32_t group =
        groups.try_emplace(key, static_cast<std::uint32_t>(groups.size())).first->second;
    const std::vector<Line> lines = split_lines(pages[p].bytes, knowledge.phrases, knowledge.months);
    const std::vector<float> features = line_features(lines, line_context(lines, {}));
    data.items.features.insert(data.items.features.end(), features.begin(), features.end());
    for (const Line& line : lines) {
      const auto words = static_cast<float>(line.shape.words);
      data.items.wanted.push_back(gold.share(line.text) > 0.5F ? 1.0F : 0.0F);
      data.items.weight.push_back(0.2F + 40 * std::min(words, 120.0F) / std::max(150.0F, gold.words()));
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
    const std::vector<float> own(
        data.items.features.begin() + static_cast<std::ptrdiff_t>(at * kLineFeatures),
        data.items.features.begin() + static_cast<std::ptrdiff_t>((at + count) * kLineFeatures));
    const std::vector<float> page_scores(scores.begin() + static_cast<std::ptrdiff_t>(at),
                                         scores.begin() + static_cast<std::ptrdiff_t>(at + count));
    const std::vector<float> rows = line_stage2_features(own, page_scores);
    items.features.insert(items.features.end(), rows.begin(), rows.end());
    at += count;
  }
  return items;
}

Result<void> train_lines(const std::filesystem::path& corpus, const Knowledge& knowledge,
                         const std::filesystem::path& out, int fold) {
  auto pages = pages_to_learn_from(corpus, "dumps", out, fold);
  if (!pages) return tl::unexpected(pages.error());
  // Pages of another set shown as text: dumps of the kind met most, from other sites.
  auto more = pages_to_learn_from(corpus, "wcxb", out, fold);
  if (!more) return tl::unexpected(more.error());
  std::vector<LabelledPage> all = std::move(*pages);
  for (LabelledPage& page : *more) {
    page.bytes = rendered(page.bytes, knowledge);
    all.push_back(std::move(page));
  }
  const LineData data = line_data(all, knowledge);
  BoostSettings settings;
  settings.trees = 120;
  const std::vector<float> alone = cross_scores(data.items, settings, kFolds);
  const Items stacked = second_stage(data, alone);
  const std::vector<float> joint = cross_scores(stacked, settings, kFolds);
  std::printf("%zu lines; unseen pages, word F1: alone %.4f, among neighbours %.4f\n", data.items.size(),
              word_f1(data.items, alone, data.words), word_f1(stacked, joint, data.words));
  const std::string about = "lines of text dumps; public article extraction benchmark, dev half (MIT)";
  if (auto saved = save(out / "clean_lines_1.forest", data.items, settings, kLineFeatureNames, about); !saved)
    return saved;
  return save(out / "clean_lines_2.forest", stacked, settings, kLineStage2Names, about);
}

// -- blocks of pages
// ------------------------------------------------------------------------------------------

// What is known of a page, each part of what stands before it.
struct BlockPage {
  BlockPage(const LabelledPage& page, const Knowledge& knowledge)
      : decoded(decode(page.bytes, "")),
        tree(html::parse_html(decoded.utf8)),
        cut(cut_blocks(tree, knowledge.hints)),
        structured(read_structured(tree)),
        view(view_blocks(tree, cut, knowledge.phrases, knowledge.months)) {}

  Decoded decoded;
  html::Tree tree;
  PageBlocks cut;
  Structured structured;
  BlockView view;
  std::size_t first_row = 0;
};

// Return the label of a block and its weight; weight 0: nothing is known of it.
std::pair<float, float> block_label(const LabelledPage& page, const GoldText& gold, const Line& line) {
  const auto words = static_cast<float>(line.shape.words);
  // Pages count alike in the end, so a block weighs by its share of the page's text.
  const float weight = 0.2F + 40 * std::min(words, 120.0F) / std::max(150.0F, gold.words());
  if (page.has_text) return {gold.share(line.text) > 0.5F ? 1.0F : 0.0F, weight};
  const auto holds = [&](const std::string& segment) {
    const std::string wanted = squeeze(segment);
    return !wanted.empty() && line.text.find(wanted) != std::string_view::npos;
  };
  if (std::any_of(page.without.begin(), page.without.end(), holds)) return {0.0F, 3.0F};
  if (std::any_of(page.with.begin(), page.with.end(), holds)) return {1.0F, 3.0F};
  return {0.0F, 0.0F};
}

// Pages kept apart from others of the same kind by their own number; a page without any label is left out.
struct BlockData {
  std::vector<std::unique_ptr<BlockPage>> pages;
  Items items;  // of labelled blocks
  std::vector<float> words;
  std::vector<float> all_features;  // of all blocks of all pages
  std::vector<std::uint32_t> all_group;
  std::vector<std::size_t> labelled;  // rows of all_features
};

void add_page(const LabelledPage& page, const Knowledge& knowledge, std::uint32_t group, BlockData& data) {
  auto own = std::make_unique<BlockPage>(page, knowledge);
  own->first_row = data.all_group.size();
  const std::vector<float> features = block_features(own->view, own->structured);
  data.all_features.insert(data.all_features.end(), features.begin(), features.end());
  const GoldText gold(page.text);
  for (std::size_t k = 0; k < own->view.lines.size(); ++k) {
    const Line& line = own->view.lines[k];
    const auto [wanted, weight] = block_label(page, gold, line);
    if (weight > 0) {
      data.labelled.push_back(data.all_group.size());
      data.items.wanted.push_back(wanted);
      data.items.weight.push_back(weight);
      data.items.group.push_back(group);
      data.words.push_back(static_cast<float>(line.shape.words));
    }
    data.all_group.push_back(group);
  }
  data.pages.push_back(std::move(own));
}

// Fill the features of the labelled rows from those of all rows.
void take_labelled(BlockData& data, const std::vector<float>& all, std::size_t width) {
  data.items.width = width;
  data.items.features.clear();
  for (const std::size_t row : data.labelled) {
    const auto at = all.begin() + static_cast<std::ptrdiff_t>(row * width);
    data.items.features.insert(data.items.features.end(), at, at + static_cast<std::ptrdiff_t>(width));
  }
}

// Score all blocks, each by a forest that has not seen its page; the forests are kept as `stage` in
// OUT/folds.
Result<std::vector<float>> cross_scores_of_all(const BlockData& data, const BoostSettings& settings,
                                               const std::vector<float>& features,
                                               std::span<const std::string_view> names, int stage,
                                               const std::filesystem::path& out_folder) {
  std::vector<float> out(data.all_group.size());
  const std::size_t width = names.size();
  const std::uint32_t groups = data.all_group.empty() ? 0 : data.all_group.back() + 1;
  for (unsigned fold = 0; fold < kFolds; ++fold) {
    std::vector<bool> left_out(groups);
    for (std::uint32_t g = 0; g < groups; ++g) left_out[g] = fold_of(g, kFolds) == fold;
    const Forest forest = boost(data.items, settings, left_out);
    for (std::size_t k = 0; k < out.size(); ++k) {
      if (left_out[data.all_group[k]]) out[k] = score(forest, std::span(features).subspan(k * width, width));
    }
    const std::filesystem::path folder = fold_folder(out_folder, fold);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::string file = "clean_blocks_" + std::to_string(stage) + ".forest";
    if (auto saved = write_file(folder / file, print_forest(forest, names, {}, {})); !saved)
      return tl::unexpected(saved.error());
  }
  return out;
}

std::vector<float> of_labelled(const BlockData& data, const std::vector<float>& scores) {
  std::vector<float> out;
  for (const std::size_t row : data.labelled) out.push_back(scores[row]);
  return out;
}

std::vector<float> second_stage_of_all(const BlockData& data, const std::vector<float>& scores) {
  std::vector<float> out;
  for (const auto& page : data.pages) {
    const std::size_t count = page->view.lines.size();
    const auto features =
        data.all_features.begin() + static_cast<std::ptrdiff_t>(page->first_row * kBlockFeatures);
    const auto own = scores.begin() + static_cast<std::ptrdiff_t>(page->first_row);
    const std::vector<float> rows = block_stage2_features(
        page->view, {features, features + static_cast<std::ptrdiff_t>(count * kBlockFeatures)},
        {own, own + static_cast<std::ptrdiff_t>(count)});
    out.insert(out.end(), rows.begin(), rows.end());
  }
  return out;
}

Result<void> train_blocks(const std::filesystem::path& corpus, const Knowledge& knowledge,
                          const std::filesystem::path& out, int fold) {
  BlockData data;
  Folds folds;
  std::uint32_t group = 0;
  for (const std::string set : {"aeb", "wcxb", "bbaw"}) {
    const auto pages = pages_to_learn_from(corpus, set, out, fold);
    if (!pages) return tl::unexpected(pages.error());
    for (const LabelledPage& page : *pages) {
      folds[article_of(page.id)] = fold_of(group, kFolds);
      add_page(page, knowledge, group++, data);
    }
  }
  if (auto written = write_folds(out, folds); !written) return written;
  BoostSettings settings;
  settings.trees = 220;
  settings.rate = 0.08F;
  settings.leaf_penalty = 30;
  take_labelled(data, data.all_features, kBlockFeatures);
  const auto alone = cross_scores_of_all(data, settings, data.all_features, kBlockFeatureNames, 1, out);
  if (!alone) return tl::unexpected(alone.error());
  std::printf("%zu blocks of %u pages\nunseen pages, word F1 alone %.4f\n", data.items.size(), group,
              word_f1(data.items, of_labelled(data, *alone), data.words));
  const std::string about =
      "blocks of pages; article-extraction-benchmark (MIT), trafilatura evaluation (Apache-2.0), WCXB "
      "(CC-BY-4.0), dev halves";
  if (auto saved = save(out / "clean_blocks_1.forest", data.items, settings, kBlockFeatureNames, about);
      !saved)
    return saved;
  const std::vector<float> stacked = second_stage_of_all(data, *alone);
  take_labelled(data, stacked, kBlockStage2Features);
  const auto joint = cross_scores_of_all(data, settings, stacked, kBlockStage2Names, 2, out);
  if (!joint) return tl::unexpected(joint.error());
  std::printf("among neighbours %.4f\n", word_f1(data.items, of_labelled(data, *joint), data.words));
  return save(out / "clean_blocks_2.forest", data.items, settings, kBlockStage2Names, about);
}

int run(int argc, char** argv) {
  const std::string_view what = argc == 5 || argc == 6 ? argv[1] : "";
  const int fold = argc == 6 ? std::atoi(argv[5]) : -1;
  // Each kind of model looks at what the ones before it say, in this order.
  constexpr std::array kKinds =
      std::to_array<std::string_view>({"lines", "blocks", "titles", "dates", "authors"});
  const auto kind = static_cast<std::size_t>(std::find(kKinds.begin(), kKinds.end(), what) - kKinds.begin());
  if (kind == kKinds.size()) {
    std::fputs("usage: train/clean_model lines|blocks|titles|dates|authors CORPUS KNOWLEDGE OUT [FOLD]\n",
               stderr);
    return 2;
  }
  Result<Knowledge> knowledge = load_lists(argv[3]);
  if (knowledge && kind >= 2)
    knowledge = load_models(std::move(*knowledge), argv[4], static_cast<ModelStage>(kind - 2));
  if (!knowledge) {
    std::fprintf(stderr, "%s\n", knowledge.error().line().c_str());
    return 1;
  }
  const Result<void> done = kind == 0   ? train_lines(argv[2], *knowledge, argv[4], fold)
                            : kind == 1 ? train_blocks(argv[2], *knowledge, argv[4], fold)
                            : kind == 4 ? train_authors(argv[2], *knowledge, argv[4], fold)
                                        : train_choice(kind == 3, argv[2], *knowledge, argv[4], fold);
  if (!done) std::fprintf(stderr, "%s\n", done.error().line().c_str());
  return done ? 0 : 1;
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) {
  return dragoman::train::run(argc, argv);
}
