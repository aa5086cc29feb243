#include "train/model_files.h"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"

namespace dragoman::train {
namespace {

std::vector<cleaning::ForestSample> samples_of(const cleaning::Forest& forest, const Items& items) {
  std::vector<cleaning::ForestSample> samples;
  const std::size_t step = std::max<std::size_t>(1, items.size() / 3);
  for (std::size_t k = step / 2; k < items.size() && samples.size() < 3; k += step) {
    const auto row = std::span(items.features).subspan(k * items.width, items.width);
    samples.push_back({{row.begin(), row.end()}, cleaning::score(forest, row)});
  }
  return samples;
}

}  // namespace

std::filesystem::path fold_folder(const std::filesystem::path& out, unsigned fold) {
  return out / "folds" / std::to_string(fold);
}

Result<void> write_folds(const std::filesystem::path& out, const Folds& folds) {
  std::error_code error;
  std::filesystem::create_directories(out / "folds", error);
  std::string text;
  for (const auto& [page, fold] : folds) text += std::to_string(fold) + "\t" + page + "\n";
  return write_file(out / "folds" / "pages.tsv", text);
}

Result<Folds> read_folds(const std::filesystem::path& out) {
  const Result<std::string> text = read_file(out / "folds" / "pages.tsv", kMaxPageBytes);
  if (!text) return tl::unexpected(text.error());
  Folds folds;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    if (end > at + 2) folds[text->substr(at + 2, end - at - 2)] = static_cast<unsigned>((*text)[at] - '0');
    at = end + 1;
  }
  return folds;
}

Result<void> save(const std::filesystem::path& file, const Items& items, const BoostSettings& settings,
                  std::span<const std::string_view> names, const std::string& about) {
  const cleaning::Forest forest = boost(items, settings);
  const std::vector<std::string> notes = {about, "rows " + std::to_string(items.size())};
  return write_file(file, print_forest(forest, names, notes, samples_of(forest, items)));
}

std::string article_of(const std::string& id) {
  return id.substr(id.find('/') + 1);
}

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

}  // namespace dragoman::train
