// Models that choose among candidates of a page: its title, its date of publication, its authors.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "clean/knowledge.h"

namespace dragoman::train {

// Train the model of dates (or of titles) on the labelled pages of a folder and write it to `out`. With `fold`
// >= 0 the pages of that fold are left out; else figures on pages not seen are printed.
[[nodiscard]] Result<void> train_choice(bool dates, const std::filesystem::path& corpus,
                                        const cleaning::Knowledge& knowledge, const std::filesystem::path& out,
                                        int fold);

// The same for authors.
[[nodiscard]] Result<void> train_authors(const std::filesystem::path& corpus,
                                         const cleaning::Knowledge& knowledge,
                                         const std::filesystem::path& out, int fold);

}  // namespace dragoman::train
