#include "read/actor/name_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/unicode.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kCandidates = 400;  // words ranked by the model for one query
constexpr double kRivalWeight = 0.7;      // how much a word's best other match counts against it
constexpr double kFloor = -60;            // ln P below which rivals no longer matter
constexpr std::size_t kNeighbours = 10;   // words that match_lists() weighs against each other

// Call `visit` with each run of two symbols, and each skipping one.
template <class Visit>
void each_pair(const Spelled& word, const Visit& visit) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    visit(static_cast<std::uint32_t>(word[i] | (word[i + 1] << 8U)));
    if (i + 2 < word.size()) visit(static_cast<std::uint32_t>(word[i] | (word[i + 2] << 8U) | (1U << 16U)));
  }
}

}  // namespace

NameIndex::NameIndex(const SpellingModel& model, const std::vector<std::string>& words) : model_(model) {
  for (std::uint32_t w = 0; w < words.size(); ++w) {
    words_.push_back(model.spell_right(lower(compose(words[w]))));
    alone_.push_back(model.right_alone(words_.back()));
    each_pair(words_.back(), [&](std::uint32_t pair) {
      std::vector<std::uint32_t>& listed = by_pair_[pair];
      if (listed.empty() || listed.back() != w) listed.push_back(w);
    });
  }
}

std::vector<NameIndex::Match> NameIndex::search(std::string_view left, std::size_t count) const {
  const Spelled spelled = model_.spell_left(lower(compose(left)));
  const Spelled wanted = model_.best_right(spelled);
  std::vector<float> shared(words_.size(), 0.0F);
  std::vector<std::uint32_t> touched;
  each_pair(wanted, [&](std::uint32_t pair) {
    const auto listed = by_pair_.find(pair);
    if (listed == by_pair_.end()) return;
    const auto weight = static_cast<float>(1.0 / std::log(2.0 + static_cast<double>(listed->second.size())));
    for (const std::uint32_t word : listed->second) {
      if (shared[word] == 0.0F) touched.push_back(word);
      shared[word] += weight;
    }
  });
  if (touched.empty()) {  // nothing in common with any word: all of them stand for choice
    touched.resize(words_.size());
    std::iota(touched.begin(), touched.end(), 0U);
  }
  std::vector<Match> matches;
  matches.reserve(touched.size());
  for (const std::uint32_t word : touched) {
    const auto extra =
        std::abs(static_cast<double>(words_[word].size()) - static_cast<double>(wanted.size()));
    matches.push_back({word, static_cast<double>(shared[word]) / (1.0 + 0.1 * extra)});
  }
  const auto better = [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.word < b.word;
  };
  const std::size_t kept = std::min(matches.size(), kCandidates);
  std::partial_sort(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(kept), matches.end(),
                    better);
  matches.resize(kept);
  for (Match& match : matches) match.score = model_.joint(spelled, words_[match.word]) - alone_[match.word];
  std::sort(matches.begin(), matches.end(), better);
  matches.resize(std::min(matches.size(), count));
  return matches;
}

std::vector<std::uint32_t> match_lists(const NameIndex& index, const std::vector<std::string>& lefts,
                                       std::size_t rights) {
  std::vector<std::vector<NameIndex::Match>> found;
  std::vector<double> rival(rights, -1e9);  // the best score that any left word has with this right word
  std::vector<double> second(rights, -1e9);
  for (const std::string& left : lefts) {
    found.push_back(index.search(left, kNeighbours));
    for (const NameIndex::Match& match : found.back()) {
      second[match.word] = std::max(second[match.word], std::min(rival[match.word], match.score));
      rival[match.word] = std::max(rival[match.word], match.score);
    }
  }
  std::vector<std::uint32_t> out;
  for (const auto& matches : found) {
    std::uint32_t best = kNoMatch;
    double best_score = -1e9;
    for (const NameIndex::Match& match : matches) {
      const double other = rival[match.word] > match.score ? rival[match.word] : second[match.word];
      const double score = match.score - kRivalWeight * std::max(other, kFloor);
      if (best == kNoMatch || score > best_score) {
        best = match.word;
        best_score = score;
      }
    }
    out.push_back(best);
  }
  return out;
}

}  // namespace dragoman::actor
