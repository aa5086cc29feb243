#include "clean/phrases.h"

#include <vector>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/table.h"

namespace dragoman::cleaning {
namespace {

constexpr std::array<std::string_view, kFurnitureKinds> kKindNames = {
    "share",   "subscribe",  "login", "cookie", "legal", "comment",
    "related", "navigation", "photo", "advert", "tags",  "author"};

constexpr std::uint64_t kSeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kPrime = 0x100000001b3ULL;

// Return the hashes of the lower-case words of `text`; signs between words are passed over.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::uint64_t hash = kSeed;
  const auto close = [&] {
    if (hash != kSeed) words.push_back(hash);
    hash = kSeed;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    char32_t c = byte;
    if (byte < 0x80) {
      ++at;
      if (c >= 'A' && c <= 'Z') c += 32;
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
        if (c != '\'') close();
        continue;
      }
    } else {
      c = decode_utf8(text, at);
      if (c == U'’') continue;
      if (!is_letter(c) && !is_mark(c) && !is_digit(c)) {
        close();
        continue;
      }
      c = to_lower(c);
    }
    hash = (hash ^ c) * kPrime;
  }
  close();
  return words;
}

std::uint64_t join(std::uint64_t phrase, std::uint64_t word) {
  return (phrase ^ (word + (word << 7U))) * kPrime;
}

}  // namespace

void Phrases::add(std::string_view phrase, Furniture kind) {
  const std::vector<std::uint64_t> words = word_hashes(phrase);
  if (words.empty()) return;
  std::uint64_t hash = kSeed;
  for (const std::uint64_t word : words) hash = join(hash, word);
  phrases_[hash] = kind;
  std::uint8_t& longest = longest_from_[words.front()];
  longest = std::max(longest, static_cast<std::uint8_t>(words.size()));
}

Result<Phrases> Phrases::load(const std::filesystem::path& file) {
  const Result<Table> table = read_table(file);
  if (!table) return tl::unexpected(table.error());
  Phrases out;
  for (const Row& row : table->rows) {
    const auto* const kind = std::find(kKindNames.begin(), kKindNames.end(), row.cells.front());
    if (kind == kKindNames.end() || row.cells.size() < 2) {
      return fail(ErrorCode::bad_input, "unknown kind of phrase \"" + row.cells.front() + "\"",
                  row.where(file));
    }
    out.add(row.cells[1], static_cast<Furniture>(kind - kKindNames.begin()));
  }
  return out;
}

FurnitureCounts Phrases::count(std::string_view text) const {
  FurnitureCounts counts{};
  const std::vector<std::uint64_t> words = word_hashes(text);
  for (std::size_t first = 0; first < words.size(); ++first) {
    const auto longest = longest_from_.find(words[first]);
    if (longest == longest_from_.end()) continue;
    const std::size_t end = std::min(words.size(), first + longest->second);
    std::uint64_t hash = kSeed;
    for (std::size_t k = first; k < end; ++k) {
      hash = join(hash, words[k]);
      const auto found = phrases_.find(hash);
      if (found == phrases_.end()) continue;
      std::uint8_t& n = counts[static_cast<std::size_t>(found->second)];
      if (n < 255) ++n;
    }
  }
  return counts;
}

}  // namespace dragoman::cleaning
