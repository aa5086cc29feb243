// The labelled pages that the cleaning models learn from: JSON Lines of pages and of gold, joined by id.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dragoman::train {

struct LabelledPage {
  std::string id;
  std::string url;
  std::string bytes;  // HTML as published, or the dump
  bool is_dump = false;
  bool has_text = false;
  std::string text;                  // gold main text
  std::string title;                 // "" if not labelled
  std::vector<std::string> authors;  // plain_name of each; empty if not labelled
  std::string published;             // YYYY-MM-DD, "" if not labelled
  std::vector<std::string> with;     // segments that must be kept
  std::vector<std::string> without;  // segments that must not be
};

// Return a name as names are compared: folded, signs as blanks.
std::string plain_name(std::string_view name);

// Read `<set>.pages.jsonl[.gz]` and `<set>.gold.jsonl[.gz]` of a folder, pages in file order.
[[nodiscard]] Result<std::vector<LabelledPage>> read_pages(const std::filesystem::path& folder,
                                                           const std::string& set);

}  // namespace dragoman::train
