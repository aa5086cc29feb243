// Knowledge: every list and model that cleaning uses, loaded once and shared.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "clean/body/hints.h"
#include "clean/body/select.h"
#include "clean/dump/classify.h"
#include "clean/meta/date_text.h"
#include "clean/names.h"
#include "clean/phrases.h"

namespace dragoman::cleaning {

struct Knowledge {
  Phrases phrases;
  MonthNames months;
  NameList agencies;   // news agencies by every form of their names
  NameList newsrooms;  // words of which a byline is no person: "News Desk", "Staff", "Redaktion"
  HintWords hints;
  LineModel lines;
  BlockModel blocks;
  Forest dates;    // weighs dates of a page (meta/date_candidates.h)
  Forest titles;   // weighs headlines of a page (meta/title_candidates.h)
  Forest authors;  // weighs names in places for authors (meta/author_candidates.h)
};

// Read the lists of `folder`/clean, without models (training starts from this).
[[nodiscard]] Result<Knowledge> load_lists(const std::filesystem::path& folder);

// Read the model of blocks of a folder.
[[nodiscard]] Result<BlockModel> load_block_model(const std::filesystem::path& folder);

// The order in which the models are trained: each looks at what the ones before it say.
enum class ModelStage : std::uint8_t { blocks, titles, dates, authors };

// Add the models of a folder to lists, from those of lines and blocks to those of `last`.
[[nodiscard]] Result<Knowledge> load_models(Knowledge lists, const std::filesystem::path& folder,
                                            ModelStage last);

// Read lists and models.
[[nodiscard]] Result<Knowledge> load_knowledge(const std::filesystem::path& folder);

}  // namespace dragoman::cleaning
