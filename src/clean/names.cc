#include "clean/names.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/table.h"

namespace dragoman::cleaning {
namespace {

struct Word {
  ByteRange range;
  std::string folded;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t begin = 0;
  bool open = false;
  const auto close = [&](std::size_t end) {
    if (!open) return;
    words.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                     fold(text.substr(begin, end - begin))});
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = decode_utf8(text, at);
    if (is_letter(c) || is_mark(c) || is_digit(c)) {
      if (!open) begin = here;
      open = true;
    } else {
      close(here);
    }
  }
  close(text.size());
  return words;
}

std::string join(const std::vector<Word>& words, std::size_t first, std::size_t count) {
  std::string out;
  for (std::size_t k = first; k < first + count; ++k) {
    if (k > first) out += ' ';
    out += words[k].folded;
  }
  return out;
}

}  // namespace

Result<NameList> NameList::load(const std::filesystem::path& file) {
  const Result<Table> table = read_table(file);
  if (!table) return tl::unexpected(table.error());
  NameList out;
  for (const Row& row : table->rows) {
    const bool canonical_with_case = row.cells.front().starts_with('=');
    const std::string canonical = row.cells.front().substr(canonical_with_case ? 1 : 0);
    for (const std::string& cell : row.cells) {
      const bool with_case = cell.starts_with('=');
      const std::string exact = cell.substr(with_case ? 1 : 0);
      const std::vector<Word> words = words_of(exact);
      if (words.empty()) return fail(ErrorCode::bad_input, "a name without letters", row.where(file));
      out.forms_[join(words, 0, words.size())].push_back({canonical, with_case, exact});
      out.longest_ = std::max(out.longest_, words.size());
      std::size_t& from = out.longest_from_[words.front().folded];
      from = std::max(from, words.size());
    }
  }
  return out;
}

std::vector<NameHit> NameList::find(std::string_view text) const {
  std::vector<NameHit> hits;
  const std::vector<Word> words = words_of(text);
  for (std::size_t first = 0; first < words.size();) {
    std::size_t taken = 0;
    const auto longest = longest_from_.find(words[first].folded);
    const std::size_t most = longest == longest_from_.end() ? 0 : longest->second;
    for (std::size_t count = std::min(most, words.size() - first); count > 0 && taken == 0; --count) {
      const auto at = forms_.find(join(words, first, count));
      if (at == forms_.end()) continue;
      const ByteRange range = hull(words[first].range, words[first + count - 1].range);
      const auto form = std::find_if(at->second.begin(), at->second.end(), [&](const Form& f) {
        return !f.with_case || f.exact == slice(text, range);
      });
      if (form == at->second.end()) continue;
      hits.push_back({range, form->canonical});
      taken = count;
    }
    first += std::max<std::size_t>(1, taken);
  }
  return hits;
}

std::optional<std::string> NameList::whole(std::string_view text) const {
  const std::vector<Word> words = words_of(text);
  if (words.empty() || words.size() > longest_) return std::nullopt;
  const std::vector<NameHit> hits = find(text);
  const bool all = hits.size() == 1 && hits[0].range.begin == words.front().range.begin &&
                   hits[0].range.end == words.back().range.end;
  return all ? std::optional(hits[0].canonical) : std::nullopt;
}

}  // namespace dragoman::cleaning
