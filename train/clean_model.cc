// train/clean_model lines|blocks CORPUS KNOWLEDGE OUT: train the models of cleaning on labelled pages and
// print their figures on pages not seen (5-fold cross-validation).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <optional>
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
#include "clean/meta/date_candidates.h"
#include "clean/meta/title_candidates.h"
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
  for (std::size_t k = 0; k < items.size(); ++k)
    agreement.add(scores[k] > 0, items.wanted[k] > 0.5F, static_cast<double>(words[k]));
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

// Return the part of an id behind the set's name: the two dumps of one article share it.
std::string article_of(const std::string& id) {
  return id.substr(id.find('/') + 1);
}

// Read a set without the pages of `fold` (none left out if it is negative), whose ids are appended to
// OUT/left_out.
Result<std::vector<LabelledPage>> pages_to_learn_from(const std::filesystem::path& corpus,
                                                      const std::string& set,
                                                      const std::filesystem::path& out, int fold) {
  Result<std::vector<LabelledPage>> pages = read_pages(corpus, set);
  if (!pages || fold < 0) return pages;
  std::ofstream left_out(out / "left_out", std::ios::app);
  std::erase_if(*pages, [&](const LabelledPage& page) {
    const auto key = static_cast<std::uint32_t>(hash64(article_of(page.id)));
    const bool leave = fold_of(key, kFolds) == static_cast<unsigned>(fold);
    if (leave) left_out << page.id << '\n';
    return leave;
  });
  return pages;
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

struct BlockPage {
  Decoded decoded;
  html::Tree tree;
  PageBlocks cut;
  Structured structured;
  std::optional<BlockView> view;
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
  auto own = std::make_unique<BlockPage>();
  own->decoded = decode(page.bytes, "");
  own->tree = html::parse_html(own->decoded.utf8);
  own->cut = cut_blocks(own->tree, knowledge.hints);
  own->structured = read_structured(own->tree);
  own->view.emplace(view_blocks(own->tree, own->cut, knowledge.phrases, knowledge.months));
  own->first_row = data.all_group.size();
  const std::vector<float> features = block_features(*own->view, own->structured);
  data.all_features.insert(data.all_features.end(), features.begin(), features.end());
  const GoldText gold(page.text);
  for (std::size_t k = 0; k < own->view->lines.size(); ++k) {
    const Line& line = own->view->lines[k];
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

// Score all blocks, each by a forest that has not seen its page.
std::vector<float> cross_scores_of_all(const BlockData& data, const BoostSettings& settings) {
  std::vector<float> out(data.all_group.size());
  const std::uint32_t groups = data.all_group.empty() ? 0 : data.all_group.back() + 1;
  for (unsigned fold = 0; fold < kFolds; ++fold) {
    std::vector<bool> left_out(groups);
    for (std::uint32_t g = 0; g < groups; ++g) left_out[g] = fold_of(g, kFolds) == fold;
    const Forest forest = boost(data.items, settings, left_out);
    for (std::size_t k = 0; k < out.size(); ++k) {
      if (left_out[data.all_group[k]])
        out[k] = score(forest, std::span(data.all_features).subspan(k * kBlockFeatures, kBlockFeatures));
    }
  }
  return out;
}

std::vector<float> second_stage_of_all(const BlockData& data, const std::vector<float>& scores) {
  std::vector<float> out;
  for (const auto& page : data.pages) {
    const std::size_t count = page->view->lines.size();
    const auto features =
        data.all_features.begin() + static_cast<std::ptrdiff_t>(page->first_row * kBlockFeatures);
    const auto own = scores.begin() + static_cast<std::ptrdiff_t>(page->first_row);
    const std::vector<float> rows = block_stage2_features(
        *page->view, {features, features + static_cast<std::ptrdiff_t>(count * kBlockFeatures)},
        {own, own + static_cast<std::ptrdiff_t>(count)});
    out.insert(out.end(), rows.begin(), rows.end());
  }
  return out;
}

Result<void> train_blocks(const std::filesystem::path& corpus, const Knowledge& knowledge,
                          const std::filesystem::path& out, int fold) {
  BlockData data;
  std::uint32_t group = 0;
  for (const std::string set : {"aeb", "wcxb", "bbaw"}) {
    const auto pages = pages_to_learn_from(corpus, set, out, fold);
    if (!pages) return tl::unexpected(pages.error());
    for (const LabelledPage& page : *pages) add_page(page, knowledge, group++, data);
  }
  BoostSettings settings;
  settings.trees = 220;
  settings.rate = 0.08F;
  settings.leaf_penalty = 30;
  take_labelled(data, data.all_features, kBlockFeatures);
  const std::vector<float> alone = cross_scores_of_all(data, settings);
  std::vector<float> alone_labelled;
  for (const std::size_t row : data.labelled) alone_labelled.push_back(alone[row]);
  std::printf("%zu blocks of %u pages\nunseen pages, word F1 alone %.4f\n", data.items.size(), group,
              word_f1(data.items, alone_labelled, data.words));
  const std::string about =
      "blocks of pages; article-extraction-benchmark (MIT), trafilatura evaluation (Apache-2.0), WCXB "
      "(CC-BY-4.0), dev halves";
  if (auto saved = save(out / "clean_blocks_1.forest", data.items, settings, kBlockFeatureNames, about);
      !saved)
    return saved;
  take_labelled(data, second_stage_of_all(data, alone), kBlockStage2Features);
  if (fold < 0) {
    const std::vector<float> joint = cross_scores(data.items, settings, kFolds);
    std::printf("among neighbours %.4f\n", word_f1(data.items, joint, data.words));
  }
  return save(out / "clean_blocks_2.forest", data.items, settings, kBlockStage2Names, about);
}

// -- dates and titles
// -----------------------------------------------------------------------------------------

struct Choice {
  Items items;
  std::vector<std::pair<std::size_t, std::size_t>> pages;  // rows of each page
  std::vector<std::string> wanted;                         // of each page
  std::vector<std::string> offered;                        // of each row
};

void add_rows(const std::vector<float>& features, std::uint32_t group, std::string wanted,
              std::vector<std::string> offered, Choice& choice) {
  const std::size_t begin = choice.items.size();
  const auto right = static_cast<float>(std::count(offered.begin(), offered.end(), wanted));
  for (const std::string& value : offered) {
    const bool is_right = value == wanted;
    choice.items.wanted.push_back(is_right ? 1.0F : 0.0F);
    // Every page weighs about the same, however many dates or headings it has.
    choice.items.weight.push_back(is_right ? 2 / right : 6 / (6 + static_cast<float>(offered.size())));
    choice.items.group.push_back(group);
  }
  choice.items.features.insert(choice.items.features.end(), features.begin(), features.end());
  choice.pages.emplace_back(begin, choice.items.size());
  choice.wanted.push_back(std::move(wanted));
  choice.offered.insert(choice.offered.end(), offered.begin(), offered.end());
}

// Print how often the best row of a page is right, at several least scores.
void print_choice(const Choice& choice, const std::vector<float>& scores) {
  std::size_t possible = 0;
  for (std::size_t p = 0; p < choice.pages.size(); ++p) {
    const auto [begin, end] = choice.pages[p];
    possible += std::count(choice.offered.begin() + static_cast<std::ptrdiff_t>(begin),
                           choice.offered.begin() + static_cast<std::ptrdiff_t>(end), choice.wanted[p]) > 0
                    ? 1U
                    : 0U;
  }
  std::printf("%zu pages, right one offered on %zu\n", choice.pages.size(), possible);
  for (const float least : {-9.0F, -3.0F, -2.0F, -1.0F, -0.5F, 0.0F, 0.5F}) {
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (std::size_t p = 0; p < choice.pages.size(); ++p) {
      const auto [begin, end] = choice.pages[p];
      if (begin == end) continue;
      const auto best = std::max_element(scores.begin() + static_cast<std::ptrdiff_t>(begin),
                                         scores.begin() + static_cast<std::ptrdiff_t>(end));
      if (*best <= least) continue;
      (choice.offered[static_cast<std::size_t>(best - scores.begin())] == choice.wanted[p] ? right : wrong)++;
    }
    std::printf("  least %.1f: right %zu, wrong %zu, none %zu; unseen accuracy %.4f\n",
                static_cast<double>(least), right, wrong, choice.pages.size() - right - wrong,
                static_cast<double>(right) / static_cast<double>(choice.pages.size()));
  }
}

Result<void> train_choice(bool dates, const std::filesystem::path& corpus, const Knowledge& knowledge,
                          const std::filesystem::path& out, int fold) {
  Choice choice;
  choice.items.width = dates ? kDateFeatures : kTitleFeatures;
  std::uint32_t group = 0;
  for (const std::string& set :
       dates ? std::vector<std::string>{"htmldate", "wcxb"} : std::vector<std::string>{"bbaw", "wcxb"}) {
    const auto pages = pages_to_learn_from(corpus, set, out, fold);
    if (!pages) return tl::unexpected(pages.error());
    for (const LabelledPage& page : *pages) {
      // Style sheets shout titles; the wording is what is learnt.
      const std::string wanted = dates ? squeeze(page.published) : dragoman::fold(squeeze(page.title));
      if (wanted.empty()) continue;
      const Decoded decoded = decode(page.bytes, "");
      const PageAnalysis analysis(decoded.utf8, knowledge, true, nullptr);
      PageParts parts = parts_of(analysis, page.url);
      const std::string outlet = find_outlet(parts);
      std::vector<std::string> offered;
      if (dates) {
        if (const Title title = find_title(parts, knowledge, outlet); title.block)
          parts.title_block = *title.block;
        const std::vector<DateCandidate> candidates = date_candidates(parts, knowledge);
        for (const DateCandidate& c : candidates) offered.push_back(to_string(c.date.day));
        add_rows(date_features(parts, candidates), group++, wanted, std::move(offered), choice);
      } else {
        const std::vector<TitleCandidate> candidates = title_candidates(parts, outlet);
        for (const TitleCandidate& c : candidates) offered.push_back(dragoman::fold(c.text));
        add_rows(title_features(parts, candidates, outlet), group++, wanted, std::move(offered), choice);
      }
    }
  }
  BoostSettings settings;
  settings.trees = 150;
  settings.depth = 4;
  settings.leaf_penalty = 6;
  if (fold < 0) print_choice(choice, cross_scores(choice.items, settings, kFolds));
  const std::string about =
      dates ? "dates of pages; htmldate (Apache-2.0) and WCXB (CC-BY-4.0), dev halves"
            : "headlines of pages; trafilatura evaluation (Apache-2.0) and WCXB (CC-BY-4.0), dev halves";
  if (dates) return save(out / "clean_dates.forest", choice.items, settings, kDateFeatureNames, about);
  return save(out / "clean_titles.forest", choice.items, settings, kTitleFeatureNames, about);
}

int run(int argc, char** argv) {
  const std::string_view what = argc == 5 || argc == 6 ? argv[1] : "";
  const int fold = argc == 6 ? std::atoi(argv[5]) : -1;
  if (what != "lines" && what != "blocks" && what != "titles" && what != "dates") {
    std::fputs("usage: train/clean_model lines|blocks|titles|dates CORPUS KNOWLEDGE OUT [FOLD]\n", stderr);
    return 2;
  }
  // Each kind of model looks at what the ones before it say: lines, blocks, titles, dates.
  Result<Knowledge> knowledge = load_lists(argv[3]);
  if (knowledge && what != "lines" && what != "blocks")
    knowledge = load_models(std::move(*knowledge), argv[4], what == "dates");
  if (!knowledge) {
    std::fprintf(stderr, "%s\n", knowledge.error().line().c_str());
    return 1;
  }
  const Result<void> done = what == "lines" ? train_lines(argv[2], *knowledge, argv[4], fold)
                            : what == "blocks"
                                ? train_blocks(argv[2], *knowledge, argv[4], fold)
                                : train_choice(what == "dates", argv[2], *knowledge, argv[4], fold);
  if (!done) std::fprintf(stderr, "%s\n", done.error().line().c_str());
  return done ? 0 : 1;
}

}  // namespace
}  // namespace dragoman::train

int main(int argc, char** argv) {
  return dragoman::train::run(argc, argv);
}
