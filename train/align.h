// Alignment of lines or blocks with a page's hand-made text: how much of each stands in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dragoman::train {

class GoldText {
 public:
  explicit GoldText(std::string_view text);

  // Return the share 0..1 of a piece's 4-word stretches that the gold has. Pieces below 4 words are 1 if a
  // whole line of the gold says the same words, or 0.
  [[nodiscard]] float share(std::string_view piece) const;

  // Return how many words the gold has.
  [[nodiscard]] float words() const { return words_; }

 private:
  float words_ = 0;
  std::unordered_set<std::uint64_t> stretches_;
  std::unordered_set<std::uint64_t> short_lines_;
};

// Return the hashes of the words of `text` (runs of letters, marks and digits, case kept).
std::vector<std::uint64_t> gold_words(std::string_view text);

}  // namespace dragoman::train
