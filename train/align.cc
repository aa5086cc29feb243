#include "train/align.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::train {
namespace {

constexpr std::size_t kStretch = 4;

std::uint64_t join(const std::vector<std::uint64_t>& words, std::size_t from, std::size_t count) {
  std::uint64_t hash = count;
  for (std::size_t k = from; k < from + count; ++k) hash = (hash ^ words[k]) * 0x100000001b3ULL;
  return hash;
}

}  // namespace

std::vector<std::uint64_t> gold_words(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_letter(c) || is_digit(c) || is_mark(c) || c == '_') {
      hash = (hash ^ (c + 1)) * 0x100000001b3ULL;
    } else if (hash != 0) {
      words.push_back(hash);
      hash = 0;
    }
  }
  if (hash != 0) words.push_back(hash);
  return words;
}

GoldText::GoldText(std::string_view text) {
  const std::vector<std::uint64_t> words = gold_words(text);
  words_ = static_cast<float>(words.size());
  for (std::size_t k = 0; k + kStretch <= words.size(); ++k) stretches_.insert(join(words, k, kStretch));
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::vector<std::uint64_t> line = gold_words(text.substr(0, end));
    if (!line.empty() && line.size() < kStretch) short_lines_.insert(join(line, 0, line.size()));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

float GoldText::share(std::string_view piece) const {
  const std::vector<std::uint64_t> words = gold_words(piece);
  if (words.empty()) return 0;
  if (words.size() < kStretch) return short_lines_.contains(join(words, 0, words.size())) ? 1.0F : 0.0F;
  std::size_t found = 0;
  for (std::size_t k = 0; k + kStretch <= words.size(); ++k) {
    found += stretches_.contains(join(words, k, kStretch)) ? 1U : 0U;
  }
  return static_cast<float>(found) / static_cast<float>(words.size() - kStretch + 1);
}

}  // namespace dragoman::train
