#include <algorithm>

#include "base/unicode.h"
#include "claim/codebook.h"

namespace dragoman {
namespace {

std::vector<std::string> split(std::string_view phrase) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < phrase.size()) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (end > at) words.push_back(lower(phrase.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

}  // namespace

void Lexicon::add(std::string_view phrase) {
  std::vector<std::string> words = split(phrase);
  if (words.empty()) return;
  const std::string head = words.back();
  words.pop_back();
  auto& phrases = by_head_[head];
  if (std::find(phrases.begin(), phrases.end(), words) != phrases.end()) return;
  phrases.push_back(std::move(words));
  ++size_;
}

void Lexicon::remove(std::string_view phrase) {
  std::vector<std::string> words = split(phrase);
  if (words.empty()) return;
  const auto found = by_head_.find(words.back());
  if (found == by_head_.end()) return;
  words.pop_back();
  size_ -= static_cast<std::size_t>(std::erase(found->second, words));
}

void Lexicon::add_all(const Lexicon& other) {
  for (const auto& [head, phrases] : other.by_head_) {
    for (const auto& before : phrases) {
      std::string phrase;
      for (const std::string& word : before) phrase += word + ' ';
      add(phrase + head);
    }
  }
}

bool Lexicon::has_word(std::string_view word) const {
  const auto found = by_head_.find(std::string(word));
  return found != by_head_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                [](const auto& before) { return before.empty(); });
}

bool Lexicon::ends_at(const std::vector<std::vector<std::string>>& keys, Index at, Index first) const {
  return longest_at(keys, at, first) > 0;
}

std::size_t Lexicon::longest_at(const std::vector<std::vector<std::string>>& keys, Index at,
                                Index first) const {
  const auto is = [&](Index word, const std::string& wanted) {
    return std::find(keys[word].begin(), keys[word].end(), wanted) != keys[word].end();
  };
  std::size_t longest = 0;
  for (const std::string& key : keys[at]) {
    const auto found = by_head_.find(key);
    if (found == by_head_.end()) continue;
    for (const auto& before : found->second) {
      if (before.size() + 1 <= longest || at - first < before.size()) continue;
      Index word = at - static_cast<Index>(before.size());
      if (std::all_of(before.begin(), before.end(),
                      [&](const std::string& wanted) { return is(word++, wanted); }))
        longest = before.size() + 1;
    }
  }
  return longest;
}

std::optional<LexiconId> Language::lexicon(std::string_view wanted) const {
  const auto found = lexicon_ids.find(std::string(wanted));
  return found == lexicon_ids.end() ? std::nullopt : std::optional<LexiconId>(found->second);
}

}  // namespace dragoman
