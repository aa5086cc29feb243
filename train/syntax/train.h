// The whole training of one language's models, as a recipe tells (train/recipes/en.toml is one).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dragoman::train {

// Train the steps that are named (words, split, tags, trees, names), all of them if none is, in that
// order, from the files of the folder `corpora` that the recipe names, and write the models into `out`. A
// step reads from `out` what those before it wrote. Same files, same recipe: same bytes. Progress and scores
// go to standard error. Fails with what is wrong with a file, the recipe or a step's name.
Result<void> train_models(const std::filesystem::path& recipe, const std::filesystem::path& corpora,
                          const std::filesystem::path& out, const std::vector<std::string>& steps);

}  // namespace dragoman::train
