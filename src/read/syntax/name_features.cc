// What the classifier of names sees of a word.
#include <algorithm>

#include "read/syntax/namer.h"

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

// How the sentence is written: in capitals, like a title, without any.
void add_writing(const NameInput& input, std::uint32_t y1, std::size_t i, FeatureList& out) {
  const NameContext& here = input.context[i];
  const WordForm& w = input.words[i];
  out.add(here.writing, w.shape);
  out.add(here.writing, w.capitals, w.capital);
  out.add(here.writing, w.shape, y1);
  out.add(here.writing, here.known, w.capital);
  out.add(here.writing, w.people, w.capital);
}

// What models made of these words in plain text.
void add_heard(const NameInput& input, std::uint32_t y1, std::size_t i, FeatureList& out) {
  const std::uint32_t here = input.context[i].heard;
  const std::uint32_t next = i + 1 < input.context.size() ? input.context[i + 1].heard : 99U;
  const WordForm& w = input.words[i];
  out.add(here, y1);
  out.add(here, w.shape);
  out.add(here, next, w.capital);
}

// The name before this word in the sentence: names stand in rows.
void add_last_name(const NameInput& input, std::span<const NameTag> names, std::size_t i, FeatureList& out) {
  constexpr std::size_t kFar = 5, kFurthest = 24;
  std::size_t end = i;
  while (end > 0 && i - end < kFurthest && names[end - 1] == kOutside) --end;
  const bool found = end > 0 && names[end - 1] != kOutside;
  const std::uint32_t type = found ? 1 + static_cast<std::uint32_t>(type_of(names[end - 1])) : 0;
  const auto gap = static_cast<std::uint32_t>(found ? std::min(i - end, kFar) : kFar + 1);
  const std::uint32_t one = gap == 1 || gap == 2 ? input.words[end].lower : 0;
  const std::uint32_t two = gap == 2 ? input.words[end + 1].lower : 0;
  const WordForm& w = input.words[i];
  out.add(type, gap, w.capital);
  out.add(type, one, two, w.capital);
  out.add(type, gap, w.clusters[1]);
  out.add(type, one, two, w.people, w.capital);
  out.add(type, input.tags[i], gap);
}

// The verbs and the small word nearest to this one.
void add_verbs(const NameInput& input, std::uint32_t y1, std::size_t i, FeatureList& out) {
  constexpr std::size_t kNear = 8;
  constexpr std::uint32_t kVerb = static_cast<std::uint32_t>(Upos::verb);
  constexpr std::uint32_t kHardlyCapital = 2;  // of Usage::capitals
  const auto is_verb = [](const WordForm& word) { return word.tags >> 24U == kVerb; };
  const WordForm& w = input.words[i];
  std::uint32_t before = 0, after = 0, small = 0;
  for (std::size_t at = i; at-- > 0 && i - at < kNear && (before == 0 || small == 0);) {
    const WordForm& word = input.words[at];
    if (before == 0 && is_verb(word)) before = word.lower;
    if (small == 0 && !word.capital && word.capitals <= kHardlyCapital) small = word.lower;
  }
  for (std::size_t at = i + 1; at < input.words.size() && at - i < kNear && after == 0; ++at)
    if (is_verb(input.words[at])) after = input.words[at].lower;
  out.add(before, w.capital);
  out.add(after, w.capital);
  out.add(small, w.capital, y1);
  out.add(before, w.clusters[1]);
  out.add(after, w.clusters[1]);
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
  add_writing(input, y1, i, out);
  add_heard(input, y1, i, out);
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
  add_last_name(input, names, i, out);
  add_verbs(input, y1, i, out);
  if (first != nullptr) add_second_run(input, names, i, *first, out);
  add_context(input, y1, i, out);
}

}  // namespace dragoman::syntax
