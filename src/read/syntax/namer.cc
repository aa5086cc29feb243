#include "read/syntax/namer.h"

#include <array>
#include <limits>

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
    return at < static_cast<std::ptrdiff_t>(input.words.size()) ? input.words[static_cast<std::size_t>(at)] : kAfter;
  }
  [[nodiscard]] std::uint32_t tag(int step) const {
    const auto at = static_cast<std::ptrdiff_t>(i) + step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(input.tags.size())) return 255;
    return input.tags[static_cast<std::size_t>(at)];
  }
};

}  // namespace

std::vector<NameSpan> spans_of(std::span<const NameTag> tags) {
  std::vector<NameSpan> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == kOutside) continue;
    const NamePart part = part_of(tags[i]);
    const bool opens = part == NamePart::begin || part == NamePart::unit || spans.empty() || spans.back().end != i ||
                       spans.back().type != type_of(tags[i]);
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
  const bool open = previous != kOutside && (part_of(previous) == NamePart::begin || part_of(previous) == NamePart::inside);
  if (tag == kOutside) return !open;
  const NamePart part = part_of(tag);
  const bool continues = part == NamePart::inside || part == NamePart::last;
  if (continues != open || (open && type_of(previous) != type_of(tag))) return false;
  return !last || part == NamePart::last || part == NamePart::unit;
}

void name_features(const NameInput& input, std::span<const NameTag> names, std::size_t i, FeatureList& out) {
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

Result<Namer> Namer::open(std::string_view weights) {
  Result<WeightTable> table = WeightTable::open(weights);
  if (!table) return tl::unexpected(table.error());
  if (table->labels() != kNameTags) return fail(ErrorCode::corrupt, "weights are not for names");
  Namer namer;
  namer.weights_ = *table;
  return namer;
}

std::vector<NameTag> Namer::find(const NameInput& input) const {
  std::vector<NameTag> names(input.words.size(), kOutside);
  FeatureList features;
  std::array<std::int32_t, kNameTags> scores;
  for (std::size_t i = 0; i < names.size(); ++i) {
    name_features(input, names, i, features);
    weights_.score(features.view(), scores);
    names[i] = best_name_tag(scores, i > 0 ? names[i - 1] : kOutside, i + 1 == names.size(), kNameTypes);
  }
  return names;
}

}  // namespace dragoman::syntax
