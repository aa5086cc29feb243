// What the trainers of cleaning share: pages in, models out.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "train/boost.h"
#include "train/pages.h"

namespace dragoman::train {

constexpr unsigned kFolds = 5;

// Return the part of an id behind the set's name: the two dumps of one article share it.
std::string article_of(const std::string& id);

// Read a set without the pages of `fold` (none left out if it is negative), whose ids are appended to
// OUT/left_out.
[[nodiscard]] Result<std::vector<LabelledPage>> pages_to_learn_from(const std::filesystem::path& corpus,
                                                                    const std::string& set,
                                                                    const std::filesystem::path& out, int fold);

// The fold of each page that the models of blocks learnt from, by article_of its id. Models that look at what those
// of blocks say learn from pages as these see a page that is new to them: OUT/folds holds the list and the
// models of blocks that have not seen each fold.
using Folds = std::unordered_map<std::string, unsigned>;
std::filesystem::path fold_folder(const std::filesystem::path& out, unsigned fold);
[[nodiscard]] Result<void> write_folds(const std::filesystem::path& out, const Folds& folds);
[[nodiscard]] Result<Folds> read_folds(const std::filesystem::path& out);

// Train on all items and write the model with a few of them as samples. `about` says what the data are.
[[nodiscard]] Result<void> save(const std::filesystem::path& file, const Items& items,
                                const BoostSettings& settings, std::span<const std::string_view> names,
                                const std::string& about);

}  // namespace dragoman::train
