#include "clean/knowledge.h"

#include "base/file.h"
#include "base/limits.h"
#include "clean/meta/author_candidates.h"
#include "clean/meta/date_candidates.h"
#include "clean/meta/title_candidates.h"

namespace dragoman::cleaning {
namespace {

// Put the value of `loaded` into `slot`, or keep the first failure.
template <class T>
void take(Result<T> loaded, T& slot, std::optional<Error>& failure) {
  if (loaded) {
    slot = std::move(*loaded);
  } else if (!failure) {
    failure = std::move(loaded.error());
  }
}

Result<Forest> load_forest(const std::filesystem::path& file, std::span<const std::string_view> names) {
  const Result<std::string> bytes = read_file(file, kMaxPageBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_forest(*bytes, names, file.string());
}

}  // namespace

Result<Knowledge> load_lists(const std::filesystem::path& folder) {
  const std::filesystem::path lists = folder / "clean";
  Knowledge out;
  std::optional<Error> failure;
  take(Phrases::load(lists / "furniture.tsv"), out.phrases, failure);
  take(MonthNames::load({lists / "months.tsv", lists / "months_more.tsv"}), out.months, failure);
  take(NameList::load(lists / "agencies.tsv"), out.agencies, failure);
  take(NameList::load(lists / "newsrooms.tsv"), out.newsrooms, failure);
  take(HintWords::load(lists / "hints.tsv"), out.hints, failure);
  if (failure) return tl::unexpected(*failure);
  return out;
}

Result<BlockModel> load_block_model(const std::filesystem::path& folder) {
  BlockModel out;
  std::optional<Error> failure;
  take(load_forest(folder / "clean_blocks_1.forest", kBlockFeatureNames), out.alone, failure);
  take(load_forest(folder / "clean_blocks_2.forest", kBlockStage2Names), out.among_neighbours, failure);
  if (failure) return tl::unexpected(*failure);
  return out;
}

Result<Knowledge> load_models(Knowledge lists, const std::filesystem::path& folder, ModelStage last) {
  std::optional<Error> failure;
  take(load_forest(folder / "clean_lines_1.forest", kLineFeatureNames), lists.lines.alone, failure);
  take(load_forest(folder / "clean_lines_2.forest", kLineStage2Names), lists.lines.among_neighbours, failure);
  take(load_block_model(folder), lists.blocks, failure);
  if (last >= ModelStage::titles)
    take(load_forest(folder / "clean_titles.forest", kTitleFeatureNames), lists.titles, failure);
  if (last >= ModelStage::dates)
    take(load_forest(folder / "clean_dates.forest", kDateFeatureNames), lists.dates, failure);
  if (last >= ModelStage::authors)
    take(load_forest(folder / "clean_authors.forest", kAuthorFeatureNames), lists.authors, failure);
  if (failure) return tl::unexpected(*failure);
  return lists;
}

Result<Knowledge> load_knowledge(const std::filesystem::path& folder) {
  Result<Knowledge> lists = load_lists(folder);
  if (!lists) return lists;
  return load_models(std::move(*lists), folder / "models", ModelStage::authors);
}

}  // namespace dragoman::cleaning
