#include "train/syntax/heard_names.h"

#include <algorithm>
#include <numeric>

#include "train/syntax/side_by_side.h"

namespace dragoman::train {
namespace {

constexpr std::uint32_t kLeastHeard = 3;
constexpr std::size_t kMaxPhrase = 8;   // words
constexpr std::size_t kMaxWords = 300;  // in a sentence
constexpr std::size_t kParts = 8;       // of the text, read side by side

// Return whether a capital says nothing in the sentence.
bool is_raised(std::span<const syntax::WordForm> words) {
  const auto raised =
      std::count_if(words.begin(), words.end(), [](const syntax::WordForm& word) { return word.capital; });
  return 2 * static_cast<std::size_t>(raised) > words.size();
}

// Add what the models find in one paragraph.
void hear(const std::string& paragraph, const TextReader& reader, std::span<const syntax::WeightTable> models,
          const syntax::LookupTable& known, std::vector<HeardNames>& out) {
  std::vector<syntax::WordForm> forms;
  std::vector<syntax::Tag> tags;
  const syntax::SplitText split = reader.splitter.split(paragraph, reader.lists, forms);
  std::uint32_t first = 0;
  for (const std::uint32_t end : split.sentence_ends) {
    const auto words = std::span(forms).subspan(first, end - first);
    first = end;
    if (words.size() > kMaxWords || is_raised(words)) continue;
    tags.resize(words.size());
    reader.tagger.tag(words, tags);
    const auto context = syntax::name_context(words, {known, {}});
    for (std::size_t m = 0; m < models.size(); ++m)
      out[m].add(words, syntax::run_names(models[m], {words, tags, context}, nullptr));
  }
}

}  // namespace

void HeardNames::add(std::span<const syntax::WordForm> words, std::span<const syntax::NameTag> tags) {
  for (const syntax::NameSpan& span : syntax::spans_of(tags)) {
    const std::size_t size = span.end - span.first;
    if (size < 2 || size > kMaxPhrase) continue;
    std::uint64_t key = 0;
    for (std::size_t i = span.first; i < span.end; ++i) {
      const std::uint64_t before = key;
      key = syntax::phrase_key(key, words[i].lower);
      phrases_[key].before = before;
    }
    ++phrases_[key].of[static_cast<std::size_t>(span.type)];
  }
}

void HeardNames::add(const HeardNames& other) {
  for (const auto& [key, from] : other.phrases_) {
    Phrase& to = phrases_[key];
    to.before = from.before;
    for (std::size_t type = 0; type < to.of.size(); ++type) to.of[type] += from.of[type];
  }
}

std::string HeardNames::encode(std::uint32_t models) const {
  std::unordered_map<std::uint64_t, std::uint32_t> values;
  for (const auto& [key, phrase] : phrases_) {
    const std::uint32_t all = std::accumulate(phrase.of.begin(), phrase.of.end(), 0U);
    if (all < kLeastHeard * models) continue;
    const auto most = std::max_element(phrase.of.begin(), phrase.of.end());
    values[key] = syntax::kKnownBeginning + 1 + static_cast<std::uint32_t>(most - phrase.of.begin());
    for (std::uint64_t before = phrase.before; before != 0; before = phrases_.at(before).before)
      values.try_emplace(before, syntax::kKnownBeginning);
  }
  return syntax::encode_lookup({values.begin(), values.end()});
}

std::vector<HeardNames> hear_names(std::span<const std::string> paragraphs, const TextReader& reader,
                                   std::span<const syntax::WeightTable> models,
                                   const syntax::LookupTable& known) {
  const auto parts = side_by_side(kParts, [&](std::size_t part) {
    std::vector<HeardNames> heard(models.size());
    for (std::size_t p = part; p < paragraphs.size(); p += kParts)
      hear(paragraphs[p], reader, models, known, heard);
    return heard;
  });
  std::vector<HeardNames> sum(models.size());
  for (const std::vector<HeardNames>& part : parts)
    for (std::size_t m = 0; m < models.size(); ++m) sum[m].add(part[m]);
  return sum;
}

}  // namespace dragoman::train
