#include "read/place/place_lists.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/file.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxListBytes = 16U << 20U;

// Call `each` for every stretch of `text` between `separator`s that is not empty.
template <class Each>
void for_each_part(std::string_view text, char separator, Each each) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) each(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// Lines: list TAB words separated by blanks. A list may have several lines.
void read_lists(std::string_view bytes, WordMap<WordSet>& lists) {
  for_each_part(bytes, '\n', [&](std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (line.front() == '#' || tab == std::string_view::npos) return;
    WordSet& list = lists[std::string(line.substr(0, tab))];
    for_each_part(line.substr(tab + 1), ' ', [&](std::string_view word) { list.emplace(word); });
  });
}

// Lines: word TAB five counts, in the order of WordUse.
void read_uses(std::string_view bytes, WordMap<WordUse>& uses) {
  for_each_part(bytes, '\n', [&](std::string_view line) {
    if (line.front() == '#') return;
    const std::size_t tab = std::min(line.find('\t'), line.size());
    std::array<std::uint32_t, 5> counts{};
    std::size_t filled = 0;
    for_each_part(line.substr(std::min(tab + 1, line.size())), '\t', [&](std::string_view text) {
      if (filled < counts.size()) std::from_chars(text.data(), text.data() + text.size(), counts[filled++]);
    });
    uses.emplace(line.substr(0, tab), WordUse{counts[0], counts[1], counts[2], counts[3], counts[4]});
  });
}

}  // namespace

Result<PlaceLists> PlaceLists::load(const std::filesystem::path& folder) {
  PlaceLists out;
  const Result<std::string> lists = read_file(folder / "words.tsv", kMaxListBytes);
  if (!lists) return tl::unexpected<Error>(lists.error());
  const Result<std::string> uses = read_file(folder / "word_counts.tsv", kMaxListBytes);
  if (!uses) return tl::unexpected<Error>(uses.error());
  read_lists(*lists, out.lists);
  read_uses(*uses, out.uses);
  return out;
}

const WordSet& PlaceLists::words(std::string_view list) const {
  static const WordSet kEmpty;
  const auto found = lists.find(list);
  return found == lists.end() ? kEmpty : found->second;
}

bool PlaceLists::has(std::string_view list, std::string_view word) const {
  return words(list).contains(word);
}

const WordUse* PlaceLists::use(std::string_view word) const {
  const auto found = uses.find(word);
  return found == uses.end() ? nullptr : &found->second;
}

}  // namespace dragoman
