#include <algorithm>

#include "claim/petrarch/dictionaries.h"

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxGap = 3;  // words between two words of an open phrase

bool is_plural_of(const std::string& form, const std::string& word) {
  return form.size() == word.size() + 1 && form.ends_with('s') && form.starts_with(word) && word.size() > 2;
}

}  // namespace

void PhraseTable::add(std::vector<PhraseWord> phrase, std::uint32_t entry) {
  std::string first = phrase.front().word;
  by_first_[std::move(first)].push_back({std::move(phrase), entry});
  ++size_;
}

void PhraseTable::finish() {
  for (auto& [first, phrases] : by_first_)
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

std::optional<PhraseTable::Hit> PhraseTable::match(const std::vector<Piece>& pieces, std::size_t at,
                                                   bool plurals) const {
  const auto end_of = [&](const Phrase& phrase, bool plural) -> std::size_t {
    std::size_t next = at + (plural && phrase.words.size() == 1 ? 0 : 1);
    for (std::size_t k = next - at; k < phrase.words.size(); ++k) {
      const std::string& wanted = phrase.words[k].word;
      const bool last = k + 1 == phrase.words.size();
      const auto fits = [&](const Piece& piece) {
        return plural && last ? is_plural_of(piece.word, wanted) : piece.word == wanted;
      };
      std::size_t tries = phrase.words[k].closed || k == 0 ? 1 : kMaxGap + 1;
      while (tries > 0 && next < pieces.size() && (k == 0 || !pieces[next].apart) && !fits(pieces[next])) {
        ++next;
        --tries;
      }
      if (tries == 0 || next >= pieces.size() || (k > 0 && pieces[next].apart)) return 0;
      ++next;
    }
    return next;
  };
  const auto search = [&](const std::string& first, bool plural) -> std::optional<Hit> {
    const auto found = by_first_.find(first);
    if (found == by_first_.end()) return std::nullopt;
    for (const Phrase& phrase : found->second)
      if (const std::size_t end = end_of(phrase, plural); end > 0) return Hit{phrase.entry, at, end};
    return std::nullopt;
  };
  const std::string& word = pieces[at].word;
  std::optional<Hit> best = search(word, false);
  if (!plurals) return best;
  const auto better = [&](const std::optional<Hit>& other) {
    if (other && (!best || other->end - other->first > best->end - best->first)) best = other;
  };
  better(search(word, true));
  if (word.size() > 3 && word.ends_with('s')) better(search(word.substr(0, word.size() - 1), true));
  return best;
}

}  // namespace dragoman::petrarch
