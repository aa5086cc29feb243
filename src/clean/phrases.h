// Phrases: words that furniture is made of ("share on", "all rights reserved", "Читайте также"), by what they
// are the sign of, in every language of knowledge/clean/furniture.tsv. A phrase alone decides nothing; the
// models weigh how many a block has.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

namespace dragoman::cleaning {

// What a phrase is the sign of; the names in the file are these.
enum class Furniture : std::uint8_t {
  share,
  subscribe,
  login,
  cookie,
  legal,
  comment,
  related,
  navigation,
  photo,
  advert,
  tags,
  author,  // "about the author", "written by"
};
constexpr std::size_t kFurnitureKinds = 12;

using FurnitureCounts = std::array<std::uint8_t, kFurnitureKinds>;

class Phrases {
 public:
  // Read `kind TAB phrase` lines. Fails with bad_input naming the line of an unknown kind.
  [[nodiscard]] static Result<Phrases> load(const std::filesystem::path& file);

  // Count the phrases in `text` by kind (each count stops at 255). Words are compared in lower case.
  [[nodiscard]] FurnitureCounts count(std::string_view text) const;

  // Return whether the text holds a phrase of this kind.
  [[nodiscard]] bool has(std::string_view text, Furniture kind) const {
    return count(text)[static_cast<std::size_t>(kind)] > 0;
  }

 private:
  void add(std::string_view phrase, Furniture kind);

  std::unordered_map<std::uint64_t, Furniture> phrases_;          // by hash of all words
  std::unordered_map<std::uint64_t, std::uint8_t> longest_from_;  // by hash of the first word: most words
};

}  // namespace dragoman::cleaning
