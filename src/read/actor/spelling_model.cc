#include "read/actor/spelling_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxModelBytes = 16U << 20U;
constexpr std::uint8_t kUnknown = 255;
constexpr double kSkipUnknown =
    1e-6;  // a letter that the model has never seen to stand for nothing does so all the same
constexpr int kRightShift = 24;

std::uint64_t left_key(const Spelled& word, std::size_t at, std::size_t count) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < count; ++i) key |= static_cast<std::uint64_t>(word[at + i]) << (8 * i);
  return key;
}

std::uint64_t right_key(const Spelled& word, std::size_t at, std::size_t count) {
  return left_key(word, at, count) << kRightShift;
}

std::size_t slot_of(std::uint64_t key, std::size_t mask) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32U) & mask;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += decode_utf8(text, at);
  return out;
}

std::uint8_t symbol_for(std::unordered_map<char32_t, std::uint8_t>& symbols, char32_t c) {
  const auto next = static_cast<std::uint8_t>(std::min<std::size_t>(symbols.size() + 1, kUnknown));
  return symbols.emplace(c, next).first->second;
}

// The Arabic letter that stands in for one of Persian or Kurdish.
char32_t arabic_for(char32_t c) {
  switch (c) {
    case U'پ':
      return U'ب';
    case U'گ':
      return U'غ';
    case U'چ':
      return U'ش';
    case U'ژ':
      return U'ج';
    case U'ڤ':
      return U'ف';
    case U'ە':
      return U'ه';
    case U'ۆ':
      return U'و';
    case U'ێ':
      return U'ي';
    case U'ڕ':
      return U'ر';
    case U'ڵ':
      return U'ل';
    default:
      return c;
  }
}

double safe_log(double value) {
  return value > 0 ? std::log(value) : -1e3;
}

// Sum over all ways to cut one word into units of known probability.
template <class Known>
double alone(const Spelled& word, std::size_t longest, double empty, const Known& known) {
  // Units with nothing on this side may stand anywhere any number of times: 1 / (1 - p) before each unit.
  const double gap = 1.0 / std::max(1e-6, 1.0 - empty);
  std::vector<double> sum(word.size() + 1, 0.0);
  sum[0] = gap;
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (std::size_t count = 1; count <= longest && i + count <= word.size(); ++count) {
      double p = known(i, count);
      if (count == 1 && p <= 0) p = kSkipUnknown;
      if (p > 0) sum[i + count] += sum[i] * p * gap;
    }
  }
  return safe_log(sum.back());
}

}  // namespace

SpellingModel::SpellingModel(const std::vector<Unit>& units) {
  std::size_t size = 16;
  while (size < units.size() * 4) size *= 2;
  slots_.resize(size);
  for (const Unit& unit : units) {
    Spelled left;
    Spelled right;
    for (const char32_t c : unit.left) left.push_back(symbol_for(left_symbols_, c));
    for (const char32_t c : unit.right) right.push_back(symbol_for(right_symbols_, c));
    const std::uint64_t l = left_key(left, 0, left.size());
    const std::uint64_t r = right_key(right, 0, right.size());
    insert(l | r, unit.probability);
    left_sums_[l] += unit.probability;
    right_sums_[r] += unit.probability;
    Best& best = best_[l];
    if (unit.probability > best.probability) best = {right, unit.probability};
  }
}

void SpellingModel::insert(std::uint64_t key, double probability) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = slot_of(key, mask);
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
  slots_[at] = {key, probability};
}

double SpellingModel::probability(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = slot_of(key, mask); slots_[at].key != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key) return slots_[at].probability;
  }
  return 0;
}

Result<SpellingModel> SpellingModel::load(const std::filesystem::path& path) {
  auto bytes = read_file(path, kMaxModelBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<Unit> units;
  std::string_view rest = *bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    double value = 0;
    const bool whole =
        second != std::string_view::npos &&
        std::from_chars(line.data() + second + 1, line.data() + line.size(), value).ec == std::errc{};
    Unit unit;
    if (whole)
      unit = {code_points(line.substr(0, first)), code_points(line.substr(first + 1, second - first - 1)),
              std::exp(value)};
    if (!whole || unit.left.size() > kMaxLeftUnit || unit.right.size() > kMaxRightUnit ||
        unit.left.size() + unit.right.size() == 0) {
      return fail(ErrorCode::bad_input, "not a line of a spelling model",
                  path.string() + ':' + std::to_string(number));
    }
    units.push_back(std::move(unit));
  }
  return SpellingModel(units);
}

Spelled SpellingModel::spell(std::string_view word, const Symbols& symbols) {
  Spelled out;
  const auto add = [&](char32_t c) {
    const auto found = symbols.find(c);
    out.push_back(found == symbols.end() ? kUnknown : found->second);
  };
  add(U'^');
  for (std::size_t at = 0; at < word.size() && out.size() + 1 < kMaxSpelled;) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(word, at);
    if (symbols.contains(c)) {
      add(c);
      continue;
    }
    const std::string folded = fold(word.substr(begin, at - begin));
    for (std::size_t f = 0; f < folded.size() && out.size() + 1 < kMaxSpelled;) {
      const char32_t letter = decode_utf8(folded, f);
      add(symbols.contains(letter) ? letter : arabic_for(letter));
    }
  }
  add(U'$');
  return out;
}

Spelled SpellingModel::spell_left(std::string_view word) const {
  return spell(word, left_symbols_);
}
Spelled SpellingModel::spell_right(std::string_view word) const {
  return spell(word, right_symbols_);
}

double SpellingModel::joint(const Spelled& left, const Spelled& right) const {
  if (slots_.empty()) return -1e3;
  std::array<double, (kMaxSpelled + 1) * (kMaxSpelled + 1)> sum{};
  const std::size_t width = right.size() + 1;
  sum[0] = 1;
  for (std::size_t i = 0; i <= left.size(); ++i) {
    for (std::size_t j = 0; j <= right.size(); ++j) {
      const double here = sum[i * width + j];
      if (here <= 0) continue;
      for (std::size_t l = 0; l <= kMaxLeftUnit && i + l <= left.size(); ++l) {
        const std::uint64_t key = left_key(left, i, l);
        for (std::size_t r = l == 0 ? 1 : 0; r <= kMaxRightUnit && j + r <= right.size(); ++r) {
          double p = probability(key | right_key(right, j, r));
          if (l + r == 1 && p <= 0) p = kSkipUnknown;
          if (p > 0) sum[(i + l) * width + j + r] += here * p;
        }
      }
    }
  }
  return safe_log(sum[left.size() * width + right.size()]);
}

Spelled SpellingModel::best_right(const Spelled& left) const {
  struct Step {
    double score = 0;
    std::size_t from = 0;
    const Spelled* right = nullptr;
  };
  static const Spelled kNothing;
  std::vector<Step> steps(left.size() + 1);
  steps[0].score = 1;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t count = 1; count <= kMaxLeftUnit && i + count <= left.size(); ++count) {
      const auto known = best_.find(left_key(left, i, count));
      const bool unknown = known == best_.end();
      if (unknown && count > 1) continue;
      const double score = steps[i].score * (unknown ? kSkipUnknown : known->second.probability);
      if (score > steps[i + count].score)
        steps[i + count] = {score, i, unknown ? &kNothing : &known->second.right};
    }
  }
  Spelled out;
  for (std::size_t at = left.size(); at > 0 && steps[at].right != nullptr; at = steps[at].from) {
    out.insert(out.begin(), steps[at].right->begin(), steps[at].right->end());
  }
  return out;
}

double SpellingModel::right_alone(const Spelled& right) const {
  const auto of = [this](std::uint64_t key) {
    const auto found = right_sums_.find(key);
    return found == right_sums_.end() ? 0.0 : found->second;
  };
  return alone(right, kMaxRightUnit, of(0),
               [&](std::size_t at, std::size_t count) { return of(right_key(right, at, count)); });
}

double SpellingModel::left_alone(const Spelled& left) const {
  const auto of = [this](std::uint64_t key) {
    const auto found = left_sums_.find(key);
    return found == left_sums_.end() ? 0.0 : found->second;
  };
  return alone(left, kMaxLeftUnit, of(0),
               [&](std::size_t at, std::size_t count) { return of(left_key(left, at, count)); });
}

}  // namespace dragoman::actor
