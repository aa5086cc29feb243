// The word lists and counts that tell places from people and common words; files of the gazetteer folder that
// a researcher may edit. Immutable after load, safe on any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"

namespace dragoman {

// Heterogeneous lookup: string_view keys without copies.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;
template <class T>
using WordMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

// How a word is used in news text (word_counts.tsv), English only.
struct WordUse {
  std::uint32_t lower = 0;           // in lower case
  std::uint32_t capital = 0;         // capitalised inside a sentence
  std::uint32_t locative = 0;        // of these, alone after "in", "near", "from", ...
  std::uint32_t personal = 0;        // of these, after a title or a given name
  std::uint32_t before_capital = 0;  // of these, before another capitalised word
};

struct PlaceLists {
  // Read words.tsv and word_counts.tsv of the folder.
  [[nodiscard]] static Result<PlaceLists> load(const std::filesystem::path& folder);

  // Return whether `word` (a key) stands in the list of that name.
  [[nodiscard]] bool has(std::string_view list, std::string_view word) const;
  // Return the use of `word` (a key), or nullptr where it was not met often enough.
  [[nodiscard]] const WordUse* use(std::string_view word) const;
  // Return the list's words; empty for an unknown list.
  [[nodiscard]] const WordSet& words(std::string_view list) const;

  WordMap<WordSet> lists;
  WordMap<WordUse> uses;
};

}  // namespace dragoman
