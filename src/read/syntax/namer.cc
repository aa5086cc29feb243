#include "read/syntax/namer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace dragoman::syntax {
namespace {

const WordForm kBefore{.form = 1, .lower = 1, .shape = 1};
const WordForm kAfter{.form = 2, .lower = 2, .shape = 2};

// Window of words and tags around a place.
struct Around {
  const NameInput& input;
  std::size_t i;
  [[nodiscard]] const WordForm& word(int step) const {
    const auto at = static_cast<std::ptrdiff_t>(i) + step;
    if (at < 0) return kBefore;
    return at < static_cast<std::ptrdiff_t>(input.words.size()) ? input.words[static_cast<std::size_t>(at)]
                                                                : kAfter;
  }
  [[nodiscard]] std::uint32_t tag(int step) const {
    const auto at = static_cast<std::ptrdiff_t>(i) + step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(input.tags.size())) return 255;
    return input.tags[static_cast<std::size_t>(at)];
  }
};

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

void add_second_run(const NameInput& input, std::span<const NameTag> names, std::size_t i,
                    const FirstRun& first, FeatureList& out) {
  const WordForm& w = input.words[i];
  const auto tag = [&](std::size_t at) -> std::uint32_t {
    return at < first.tags.size() ? first.tags[at] : 254U;
  };
  const std::uint32_t y1 = i >= 1 ? names[i - 1] : 254U;
  const std::uint32_t f = tag(i), fn = tag(i + 1), fp = i >= 1 ? tag(i - 1) : 254U;
  const std::uint32_t e = first.evidence[i];
  const std::uint32_t en = i + 1 < first.evidence.size() ? first.evidence[i + 1] : 999U;
  out.add(f);
  out.add(f, y1);
  out.add(f, fn);
  out.add(fp, f, fn);
  out.add(f, fn, tag(i + 2));
  out.add(f, w.lower);
  out.add(f, w.shape, y1);
  out.add(fn, w.shape, y1);
  out.add(e);
  out.add(e, f);
  out.add(e, w.shape);
  out.add(e, y1, w.capital);
  out.add(e, en);
  out.add(e, en, f);
  out.add(e, fn, f);
}

// What the run of capitalised words and the lists of known names say of word `i`.
void add_context(const NameInput& input, std::uint32_t y1, std::size_t i, FeatureList& out) {
  const NameContext& here = input.context[i];
  const WordForm& w = input.words[i];
  const auto known = [&](std::size_t at) -> std::uint32_t {
    return at < input.context.size() ? input.context[at].known : 99U;
  };
  out.add(here.known, y1);
  out.add(here.known, w.shape);
  out.add(i >= 1 ? known(i - 1) : 98U, here.known, known(i + 1));
  out.add(here.known / 4, known(i + 1) / 4, y1);
  if (here.run_end == 0) return;
  const std::uint32_t size = std::min(here.run_end - here.run_first, 5U);
  const auto from_first = std::min<std::size_t>(i - here.run_first, 3);
  const auto to_last = std::min<std::size_t>(here.run_end - 1 - i, 3);
  const WordForm& first = input.words[here.run_first];
  const WordForm& last = input.words[here.run_end - 1];
  const WordForm& before = here.run_first > 0 ? input.words[here.run_first - 1] : kBefore;
  const WordForm& after = here.run_end < input.words.size() ? input.words[here.run_end] : kAfter;
  out.add(size, from_first, y1);
  out.add(size, to_last, y1);
  out.add(last.lower, to_last);
  out.add(last.lower, y1);
  out.add(last.clusters[2], to_last);
  out.add(last.clusters[1], first.clusters[1], to_last);
  out.add(last.suffix[3], to_last);
  out.add(first.lower, from_first);
  out.add(first.lower, y1);
  out.add(first.clusters[2], from_first, to_last);
  out.add(before.lower, from_first);
  out.add(before.lower, size, y1);
  out.add(before.clusters[1], size, to_last);
  out.add(after.lower, to_last);
  out.add(after.lower, size, y1);
  out.add(after.clusters[1], size, from_first);
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

void name_features(const NameInput& input, std::span<const NameTag> names, std::size_t i,
                   const FirstRun* first, FeatureList& out) {
  const Around around{input, i};
  const WordForm& w = around.word(0);
  const WordForm& p1 = around.word(-1);
  const WordForm& p2 = around.word(-2);
  const WordForm& n1 = around.word(1);
  const WordForm& n2 = around.word(2);
  const std::uint32_t t = around.tag(0), tp = around.tag(-1), tn = around.tag(1);
  const std::uint32_t y1 = i >= 1 ? names[i - 1] : 254U;
  const std::uint32_t y2 = i >= 2 ? names[i - 2] : 254U;
  out.clear();
  out.add(y1);
  out.add(y1, y2);
  out.add(w.form);
  out.add(w.lower);
  out.add(w.lower, y1);
  for (const std::uint32_t prefix : w.prefix) out.add(prefix);
  for (const std::uint32_t suffix : w.suffix) out.add(suffix);
  out.add(w.shape);
  out.add(w.shape, y1);
  out.add(w.shape, i == 0);
  out.add(t);
  out.add(t, y1);
  out.add(t, w.shape);
  out.add(tp, t);
  out.add(t, tn);
  out.add(tp, t, tn);
  out.add(w.tags);
  out.add(w.tags, w.capital, i == 0);
  out.add(p1.lower);
  out.add(p2.lower);
  out.add(n1.lower);
  out.add(n2.lower);
  out.add(p1.form, w.form);
  out.add(w.form, n1.form);
  out.add(p1.lower, y1);
  out.add(p1.lower, w.shape);
  out.add(n1.lower, w.shape);
  out.add(p2.lower, p1.lower, w.shape);
  out.add(n1.lower, n2.lower, w.shape);
  out.add(p1.lower, n1.lower, w.shape);
  out.add(p1.shape, w.shape, n1.shape);
  out.add(p1.shape, w.shape, y1);
  out.add(w.shape, n1.shape, y1);
  out.add(n1.shape, n2.shape, w.shape);
  out.add(p1.suffix[2]);
  out.add(n1.suffix[2]);
  for (const std::uint32_t cluster : w.clusters) {
    out.add(cluster);
    out.add(cluster, y1);
  }
  out.add(p1.clusters[1], w.shape);
  out.add(n1.clusters[1], w.shape);
  out.add(p1.clusters[2]);
  out.add(n1.clusters[2]);
  out.add(p1.clusters[1], w.clusters[1]);
  out.add(w.clusters[1], n1.clusters[1]);
  out.add(p2.clusters[1], p1.clusters[1], w.shape);
  out.add(w.clusters[2], n1.clusters[2], y1);
  out.add(w.all_caps, n1.all_caps, p1.all_caps);
  out.add(w.capitals, w.capital, i == 0);
  out.add(w.capitals, w.shape, y1);
  out.add(w.capitals, w.frequency, w.capital);
  out.add(p1.capitals, w.capitals, n1.capitals);
  out.add(w.people, w.capital);
  out.add(w.people, w.capitals, w.capital);
  out.add(w.people, n1.people, w.capital, n1.capital);
  out.add(p1.people, w.people, y1, w.capital);
  out.add(w.people, n1.clusters[1], w.capital);
  out.add(p1.clusters[2], w.people, w.capital);
  if (first != nullptr) add_second_run(input, names, i, *first, out);
  add_context(input, y1, i, out);
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

Result<Namer> Namer::open(std::string_view first, std::string_view second, std::string_view known) {
  const Result<WeightTable> first_table = WeightTable::open(first);
  if (!first_table) return tl::unexpected(first_table.error());
  const Result<WeightTable> second_table = WeightTable::open(second);
  if (!second_table) return tl::unexpected(second_table.error());
  const Result<LookupTable> known_table = LookupTable::open(known);
  if (!known_table) return tl::unexpected(known_table.error());
  if (first_table->labels() != kNameTags || second_table->labels() != kNameTags)
    return fail(ErrorCode::corrupt, "weights are not for names");
  Namer namer;
  namer.first_ = *first_table;
  namer.second_ = *second_table;
  namer.known_ = *known_table;
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
    sentence.context = contexts.emplace_back(name_context(sentence.words, known_));
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
