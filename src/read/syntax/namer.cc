#include "read/syntax/namer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace dragoman::syntax {
namespace {

// Evidence looks at a word in capitals as it is written, whatever its case elsewhere.
struct Counts {
  std::array<std::uint32_t, kNameTypes + 1> of{};  // outside, then each type
  std::uint32_t longer = 0;                        // occurrences inside names of several words
};

std::size_t kind_of_tag(NameTag tag) {
  return tag == kOutside ? 0 : 1 + static_cast<std::size_t>(type_of(tag));
}

// Return the commonest kind with how sure and how frequent it is, in small steps; 0 for no occurrence.
std::uint32_t summary_of(const Counts& counts) {
  const std::uint32_t all = std::accumulate(counts.of.begin(), counts.of.end(), 0U);
  if (all == 0) return 0;
  const auto most = std::max_element(counts.of.begin(), counts.of.end());
  const auto kind = static_cast<std::uint32_t>(most - counts.of.begin());
  const std::uint32_t sure = 4 * *most >= 3 * all ? 1 : 0;
  return 1 + kind * 16 + sure * 8 + (counts.longer > 0 ? 4 : 0) + std::min(all, 4U) - 1;
}

// Return whether the commonest kind of a summary is a type of name.
bool speaks_of_name(std::uint32_t summary) {
  return summary > 16;
}

}  // namespace

std::vector<NameSpan> spans_of(std::span<const NameTag> tags) {
  std::vector<NameSpan> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == kOutside) continue;
    const NamePart part = part_of(tags[i]);
    const bool opens = part == NamePart::begin || part == NamePart::unit || spans.empty() ||
                       spans.back().end != i || spans.back().type != type_of(tags[i]);
    if (opens) spans.push_back({i, i, type_of(tags[i])});
    spans.back().end = i + 1;
  }
  return spans;
}

std::vector<NameTag> tags_of(std::span<const NameSpan> spans, std::size_t words) {
  std::vector<NameTag> tags(words, kOutside);
  for (const NameSpan& span : spans) {
    for (std::size_t i = span.first; i < span.end; ++i) tags[i] = name_tag(NamePart::inside, span.type);
    tags[span.first] = name_tag(NamePart::begin, span.type);
    tags[span.end - 1] = name_tag(span.end - span.first == 1 ? NamePart::unit : NamePart::last, span.type);
  }
  return tags;
}

bool may_follow(NameTag previous, NameTag tag, bool last) {
  const bool open =
      previous != kOutside && (part_of(previous) == NamePart::begin || part_of(previous) == NamePart::inside);
  if (tag == kOutside) return !open;
  const NamePart part = part_of(tag);
  const bool continues = part == NamePart::inside || part == NamePart::last;
  if (continues != open || (open && type_of(previous) != type_of(tag))) return false;
  return !last || part == NamePart::last || part == NamePart::unit;
}

std::vector<std::vector<std::uint32_t>> evidence_of(std::span<const NameInput> document,
                                                    std::span<const std::vector<NameTag>> tags) {
  std::unordered_map<std::uint32_t, Counts> counts;
  for (std::size_t s = 0; s < document.size(); ++s)
    for (std::size_t i = 0; i < tags[s].size(); ++i) {
      if (!document[s].words[i].capital) continue;
      Counts& of = counts[document[s].words[i].lower];
      ++of.of[kind_of_tag(tags[s][i])];
      of.longer += tags[s][i] != kOutside && part_of(tags[s][i]) != NamePart::unit;
    }
  std::vector<std::vector<std::uint32_t>> out;
  for (std::size_t s = 0; s < document.size(); ++s) {
    std::vector<std::uint32_t>& of_sentence = out.emplace_back(tags[s].size());
    for (std::size_t i = 0; i < tags[s].size(); ++i) {
      const auto found = counts.find(document[s].words[i].lower);
      if (found == counts.end()) continue;
      Counts others = found->second;
      if (document[s].words[i].capital) {
        --others.of[kind_of_tag(tags[s][i])];
        others.longer -= tags[s][i] != kOutside && part_of(tags[s][i]) != NamePart::unit;
      }
      of_sentence[i] = summary_of(others);
    }
  }
  return out;
}

bool may_be_name(const NameInput& input, std::size_t i, NameTag previous, const FirstRun* first) {
  constexpr std::uint32_t kHardlyCapital = 2;  // of Usage::capitals
  const WordForm& word = input.words[i];
  const bool everyday = !word.capital && word.capitals != 0 && word.capitals <= kHardlyCapital;
  if (!everyday || !may_follow(previous, kOutside, false)) return true;
  return first != nullptr && (first->tags[i] != kOutside || speaks_of_name(first->evidence[i]));
}

NameTag best_name_tag(std::span<const std::int32_t> scores, NameTag previous, bool last, std::size_t types) {
  NameTag best = kOutside;
  std::int32_t top = std::numeric_limits<std::int32_t>::min();
  for (std::size_t tag = 0; tag < 1 + 4 * types; ++tag) {
    if (scores[tag] <= top || !may_follow(previous, static_cast<NameTag>(tag), last)) continue;
    best = static_cast<NameTag>(tag);
    top = scores[tag];
  }
  return best;
}

Result<Namer> Namer::open(std::string_view first, std::string_view second, std::string_view known,
                          std::string_view heard) {
  const Result<WeightTable> first_table = WeightTable::open(first);
  if (!first_table) return tl::unexpected(first_table.error());
  const Result<WeightTable> second_table = WeightTable::open(second);
  if (!second_table) return tl::unexpected(second_table.error());
  const Result<LookupTable> known_table = LookupTable::open(known);
  if (!known_table) return tl::unexpected(known_table.error());
  const Result<LookupTable> heard_table = LookupTable::open(heard);
  if (!heard_table) return tl::unexpected(heard_table.error());
  if (first_table->labels() != kNameTags || second_table->labels() != kNameTags)
    return fail(ErrorCode::corrupt, "weights are not for names");
  Namer namer;
  namer.first_ = *first_table;
  namer.second_ = *second_table;
  namer.lists_ = {*known_table, *heard_table};
  return namer;
}

std::vector<NameTag> run_names(const WeightTable& weights, const NameInput& input, const FirstRun* first) {
  std::vector<NameTag> names(input.words.size(), kOutside);
  FeatureList features;
  std::array<std::int32_t, kNameTags> scores;
  NameTag previous = kOutside;
  for (std::size_t i = 0; i < names.size(); previous = names[i++]) {
    if (!may_be_name(input, i, previous, first)) continue;
    name_features(input, names, i, first, features);
    weights.score(features.view(), scores);
    names[i] = best_name_tag(scores, previous, i + 1 == names.size(), kNameTypes);
  }
  return names;
}

std::vector<std::vector<NameTag>> Namer::find(std::span<const NameInput> sentences) const {
  std::vector<std::vector<NameContext>> contexts;
  std::vector<NameInput> document(sentences.begin(), sentences.end());
  for (NameInput& sentence : document)
    sentence.context = contexts.emplace_back(name_context(sentence.words, lists_));
  std::vector<std::vector<NameTag>> tags;
  for (const NameInput& sentence : document) tags.push_back(run_names(first_, sentence, nullptr));
  const auto evidence = evidence_of(document, tags);
  for (std::size_t s = 0; s < document.size(); ++s) {
    // Where neither the sentence nor the document gives a hint of a name, the second run has nothing to add.
    const bool hint =
        std::any_of(tags[s].begin(), tags[s].end(), [](NameTag tag) { return tag != kOutside; }) ||
        std::any_of(evidence[s].begin(), evidence[s].end(), speaks_of_name);
    if (!hint) continue;
    const FirstRun first{tags[s], evidence[s]};
    tags[s] = run_names(second_, document[s], &first);
  }
  return tags;
}

}  // namespace dragoman::syntax
