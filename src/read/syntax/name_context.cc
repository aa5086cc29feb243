#include "read/syntax/name_context.h"

#include <algorithm>

#include "read/syntax/features.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kMaxPhrase = 8;  // words
constexpr std::size_t kMaxRun = 12;

std::uint32_t lower_of(std::string_view word) {
  return describe(word, {}).lower;
}

// Return the end of the run that begins at the capitalised word `first`: "Ministry of Foreign Affairs" goes
// over of, for, the and "&" as long as capitals follow.
std::size_t run_end(std::span<const WordForm> words, std::size_t first) {
  static const std::uint32_t kOf = lower_of("of"), kFor = lower_of("for"), kThe = lower_of("the"),
                             kAnd = lower_of("&");
  const std::size_t most = std::min(words.size(), first + kMaxRun);
  std::size_t end = first + 1;
  for (;;) {
    std::size_t next = end;
    if (next < most && (words[next].lower == kOf || words[next].lower == kFor || words[next].lower == kAnd))
      ++next;
    if (next > end && next < most && words[next].lower == kThe) ++next;
    if (next >= most || !words[next].capital) return end;
    end = next + 1;
  }
}

void mark_runs(std::span<const WordForm> words, std::vector<NameContext>& out) {
  for (std::size_t i = 0; i < words.size();) {
    if (!words[i].capital) {
      ++i;
      continue;
    }
    const std::size_t end = run_end(words, i);
    for (std::size_t w = i; w < end; ++w) {
      out[w].run_first = static_cast<std::uint32_t>(i);
      out[w].run_end = static_cast<std::uint32_t>(end);
    }
    i = end;
  }
}

// The longest known phrase that begins at a word.
struct Known {
  std::size_t words = 0;
  std::uint32_t kind = 0;
};

Known known_at(std::span<const WordForm> words, std::size_t first, const LookupTable& list) {
  Known best;
  std::uint64_t key = 0;
  for (std::size_t n = 0; n < kMaxPhrase && first + n < words.size(); ++n) {
    key = phrase_key(key, words[first + n].lower);
    const std::uint32_t value = list.find(key);
    if (value == 0) break;
    if (value != kKnownBeginning) best = {n + 1, value - kKnownBeginning};
  }
  return best;
}

// Mark the phrases of a list, the longest at each place.
void mark_phrases(std::span<const WordForm> words, const LookupTable& list, bool any_case,
                  std::uint32_t NameContext::*mark, std::vector<NameContext>& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital && !any_case) continue;
    const Known known = known_at(words, i, list);
    if (known.words == 0) continue;
    for (std::size_t n = 0; n < known.words; ++n) out[i + n].*mark = 4 * known.kind + 1;
    out[i].*mark = 4 * known.kind + (known.words == 1 ? 3 : 0);
    if (known.words > 1) out[i + known.words - 1].*mark = 4 * known.kind + 2;
    i += known.words - 1;
  }
}

std::uint32_t writing_of(std::span<const WordForm> words) {
  std::uint32_t counted = 0, capital = 0, all_caps = 0;
  for (const WordForm& word : words) {
    counted += word.frequency > 0 || word.capital ? 1 : 0;
    capital += word.capital ? 1 : 0;
    all_caps += word.all_caps ? 1 : 0;
  }
  if (counted == 0) return 0;
  return 1 + std::min(3U, 4 * capital / counted) + (4 * all_caps > 3 * counted ? 4 : 0) + (capital == 0 ? 8 : 0);
}

}  // namespace

std::uint64_t phrase_key(std::uint64_t before, std::uint32_t lower) {
  return feature_of(0, static_cast<std::uint32_t>(before), static_cast<std::uint32_t>(before >> 32U), lower);
}

std::vector<NameContext> name_context(std::span<const WordForm> words, const NameLists& lists) {
  std::vector<NameContext> out(words.size(), NameContext{.writing = writing_of(words)});
  mark_runs(words, out);
  mark_phrases(words, lists.known, false, &NameContext::known, out);
  mark_phrases(words, lists.heard, true, &NameContext::heard, out);
  return out;
}

}  // namespace dragoman::syntax
