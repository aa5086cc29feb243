// A spelling model: how likely a word of one writing and a word of another spell the same name. Words are cut
// into units ("ou" with "у", "sh" with "ش", nothing with "ا") with learned probabilities; the score sums over
// all ways to cut (the joint multigram of Bisani & Ney, "Joint-sequence models for grapheme-to-phoneme
// conversion", 2008, of order one; Jiampojamarn et al., "Applying many-to-many alignments", 2007, for the
// sizes of units).
//
// File format (TSV, UTF-8): lines '#' are comments; "left TAB right TAB ln probability", '^' and '$' for the
// ends of a word. Trained by train/train_names.cc.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman::actor {

constexpr std::size_t kMaxLeftUnit = 3;   // symbols of the left word in one unit
constexpr std::size_t kMaxRightUnit = 2;  // of the right word
constexpr std::size_t kMaxSpelled = 40;   // symbols of a word that count; longer words are cut

using Spelled = std::vector<std::uint8_t>;  // symbol numbers, ends included

class SpellingModel {
 public:
  struct Unit {
    std::u32string left;
    std::u32string right;
    double probability = 0;  // joint; all sum to one
  };

  SpellingModel() = default;
  explicit SpellingModel(const std::vector<Unit>& units);

  [[nodiscard]] static Result<SpellingModel> load(const std::filesystem::path& path);

  // Return the symbols of a word in small letters; a letter the model does not know counts as its folded
  // form.
  [[nodiscard]] Spelled spell_left(std::string_view word) const;
  [[nodiscard]] Spelled spell_right(std::string_view word) const;

  // Return ln P(left, right): the chance that the model writes these two words side by side.
  [[nodiscard]] double joint(const Spelled& left, const Spelled& right) const;
  // Return the likeliest right word for a left one, its ends included, as symbols of the right side.
  [[nodiscard]] Spelled best_right(const Spelled& left) const;
  // Return ln P(right), the left word being anything; likewise the other side.
  [[nodiscard]] double right_alone(const Spelled& right) const;
  [[nodiscard]] double left_alone(const Spelled& left) const;

  [[nodiscard]] bool empty() const { return slots_.empty(); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    double probability = 0;
  };
  using Symbols = std::unordered_map<char32_t, std::uint8_t>;

  [[nodiscard]] double probability(std::uint64_t key) const;
  void insert(std::uint64_t key, double probability);
  static Spelled spell(std::string_view word, const Symbols& symbols);

  Symbols left_symbols_;
  Symbols right_symbols_;
  std::vector<Slot> slots_;  // open addressing, a power of two
  struct Best {
    Spelled right;
    double probability = 0;
  };
  std::unordered_map<std::uint64_t, Best> best_;  // of a unit's left side: the likeliest right side
  std::unordered_map<std::uint64_t, double>
      left_sums_;  // probability of a unit's left side, whatever the right
  std::unordered_map<std::uint64_t, double> right_sums_;
};

}  // namespace dragoman::actor
