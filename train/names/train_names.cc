// train_names PAIRS.tsv OUT.tsv [--same-side]: learn a spelling model (src/read/actor/spelling_model.h) from
// pairs of name words "left TAB right [TAB count]" by expectation maximisation. With --same-side the pairs
// are read as spellings of one native word, and the model learns how left spellings vary among themselves.
//
// Deterministic: same file in, same bytes out.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/actor/spelling_model.h"

namespace {

using namespace dragoman;
using namespace dragoman::actor;

constexpr int kPasses = 3;  // the table of units shrinks after each
constexpr int kRounds = 4;
constexpr double kFirstKeep = 8;  // weighted occurrences that a unit needs to be tried
constexpr double kKeepBetween = 0.3;
constexpr std::size_t kRareSymbol = 25;  // letters met less often are folded
constexpr double kKeep = 0.6;            // expected count below which a unit is dropped at the end
constexpr double kLengthPrior =
    0.55;  // each symbol past the second in a unit costs this factor while learning
constexpr double kOffDiagonal =
    0.3;  // how far from the diagonal, as a share of the word, a unit may lie at first
constexpr std::size_t kMaxUnit = 4;        // symbols of both sides of one unit
constexpr std::size_t kMaxSpellings = 12;  // of one native word, for --same-side

struct Pair {
  std::u32string left;
  std::u32string right;
  double weight = 1;
};

struct Row {
  std::string left;
  std::string right;
};

std::vector<Row> read_rows(const std::string& path) {
  const std::string bytes = read_file(path, 256U << 20U).value();
  std::vector<Row> rows;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t first = line.find('\t');
    if (first == std::string_view::npos) continue;
    const std::size_t second = std::min(line.find('\t', first + 1), line.size());
    rows.push_back(
        {lower(compose(line.substr(0, first))), lower(compose(line.substr(first + 1, second - first - 1)))});
  }
  return rows;
}

// Spellings that share a native word, each with each, both ways.
std::vector<Row> spellings_of_one(const std::vector<Row>& rows) {
  std::map<std::string, std::vector<std::string>> by_native;
  for (const Row& row : rows) by_native[row.right].push_back(row.left);
  std::vector<Row> out;
  for (const auto& [native, spellings] : by_native) {
    if (spellings.size() > kMaxSpellings) continue;
    for (const std::string& a : spellings) {
      for (const std::string& b : spellings) {
        if (a != b) out.push_back({a, b});
      }
    }
  }
  return out;
}

std::u32string marked(std::string_view word, const std::map<char32_t, std::size_t>& counts) {
  std::u32string out = U"^";
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(word, at);
    if (counts.at(c) >= kRareSymbol) {
      out += c;
      continue;
    }
    const std::string folded = fold(word.substr(begin, at - begin));
    for (std::size_t f = 0; f < folded.size();) out += decode_utf8(folded, f);
  }
  return out + U"$";
}

std::map<char32_t, std::size_t> letter_counts(const std::vector<Row>& rows) {
  std::map<char32_t, std::size_t> counts;
  for (const Row& row : rows) {
    for (const std::string* word : {&row.left, &row.right}) {
      for (std::size_t at = 0; at < word->size();) ++counts[decode_utf8(*word, at)];
    }
  }
  return counts;
}

// Every pair as written, and once more in folded letters if that differs, at half the weight each.
std::vector<Pair> training_pairs(const std::vector<Row>& rows) {
  std::vector<Row> folded;
  folded.reserve(rows.size());
  for (const Row& row : rows) folded.push_back({fold(row.left), fold(row.right)});
  auto counts = letter_counts(rows);
  for (const auto& [letter, count] : letter_counts(folded)) counts[letter] = std::max(counts[letter], count);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Pair plain{marked(folded[i].left, counts), marked(folded[i].right, counts), 1};
    Pair full{marked(rows[i].left, counts), marked(rows[i].right, counts), 0.5};
    if (plain.left.size() > kMaxSpelled || plain.right.size() > kMaxSpelled || full.left.size() > kMaxSpelled)
      continue;
    const bool same = full.left == plain.left && full.right == plain.right;
    pairs.push_back({plain.left, plain.right, same ? 1.0 : 0.5});
    if (!same) pairs.push_back(std::move(full));
  }
  return pairs;
}

using Counts = std::unordered_map<std::u32string, double>;  // "left|right" -> expected count or probability

std::u32string unit_key(const std::u32string& left, std::size_t i, std::size_t l, const std::u32string& right,
                        std::size_t j, std::size_t r) {
  std::u32string key = left.substr(i, l);
  key += U'\t';
  key.append(right, j, r);
  return key;
}

double prior(std::size_t l, std::size_t r) {
  return std::pow(kLengthPrior, static_cast<double>(std::max<std::size_t>(l + r, 2) - 2));
}

struct Arc {
  std::uint16_t from;
  std::uint16_t to;
  std::uint32_t unit;
};

// The ways to cut one pair into known units, as steps over its grid of positions.
struct Lattice {
  std::vector<Arc> arcs;  // in order of `from`
  std::size_t cells = 0;
  double weight = 1;
};

Lattice lattice_of(const Pair& pair, const std::unordered_map<std::u32string, std::uint32_t>& numbers) {
  const std::size_t width = pair.right.size() + 1;
  Lattice out;
  out.cells = (pair.left.size() + 1) * width;
  out.weight = pair.weight;
  for (std::size_t i = 0; i <= pair.left.size(); ++i) {
    for (std::size_t j = 0; j <= pair.right.size(); ++j) {
      for (std::size_t l = 0; l <= kMaxLeftUnit && i + l <= pair.left.size(); ++l) {
        for (std::size_t r = l == 0 ? 1 : 0; r <= kMaxRightUnit && j + r <= pair.right.size(); ++r) {
          const auto known = numbers.find(unit_key(pair.left, i, l, pair.right, j, r));
          if (known == numbers.end()) continue;
          out.arcs.push_back({static_cast<std::uint16_t>(i * width + j),
                              static_cast<std::uint16_t>((i + l) * width + j + r), known->second});
        }
      }
    }
  }
  out.arcs.shrink_to_fit();
  return out;
}

// Add the expected counts of one pair's units; return ln P(pair).
double expect(const Lattice& lattice, const std::vector<double>& probability, std::vector<double>& counts) {
  std::vector<double> forward(lattice.cells, 0.0);
  std::vector<double> backward(lattice.cells, 0.0);
  forward.front() = 1;
  backward.back() = 1;
  for (const Arc& arc : lattice.arcs) forward[arc.to] += forward[arc.from] * probability[arc.unit];
  for (auto arc = lattice.arcs.rbegin(); arc != lattice.arcs.rend(); ++arc) {
    backward[arc->from] += backward[arc->to] * probability[arc->unit];
  }
  const double total = forward.back();
  if (total <= 0) return 0;
  for (const Arc& arc : lattice.arcs) {
    counts[arc.unit] += lattice.weight * forward[arc.from] * probability[arc.unit] * backward[arc.to] / total;
  }
  return std::log(total);
}

// One round over all pairs: the expected counts of every unit of `model`.
Counts expected_counts(const std::vector<Lattice>& lattices, const std::vector<std::u32string>& units,
                       const Counts& model) {
  std::vector<double> probability;
  for (const std::u32string& unit : units) {
    const auto known = model.find(unit);
    probability.push_back(known == model.end() ? 0.0 : known->second);
  }
  std::vector<double> counts(units.size(), 0.0);
  double log_likelihood = 0;
  for (const Lattice& lattice : lattices)
    log_likelihood += expect(lattice, probability, counts) * lattice.weight;
  std::fprintf(stderr, "ln P %.1f, %zu units\n", log_likelihood, model.size());
  Counts out;
  for (std::size_t u = 0; u < units.size(); ++u) out.emplace(units[u], counts[u]);
  return out;
}

std::vector<Lattice> lattices_of(const std::vector<Pair>& pairs, const std::vector<std::u32string>& units) {
  std::unordered_map<std::u32string, std::uint32_t> numbers;
  for (std::size_t u = 0; u < units.size(); ++u) numbers.emplace(units[u], static_cast<std::uint32_t>(u));
  std::vector<Lattice> out;
  out.reserve(pairs.size());
  for (const Pair& pair : pairs) out.push_back(lattice_of(pair, numbers));
  return out;
}

std::vector<std::u32string> units_of(const Counts& model) {
  std::vector<std::u32string> units;
  for (const auto& [unit, probability] : model) units.push_back(unit);
  std::sort(units.begin(), units.end());
  return units;
}

// All units that occur in some pair, each as likely as its size allows; ends of words meet ends of words
// only.
Counts first_guess(const std::vector<Pair>& pairs) {
  Counts model;
  for (const Pair& pair : pairs) {
    for (std::size_t i = 0; i <= pair.left.size(); ++i) {
      for (std::size_t j = 0; j <= pair.right.size(); ++j) {
        // Units far off the diagonal are no alignments.
        const double off = static_cast<double>(i) / static_cast<double>(pair.left.size()) -
                           static_cast<double>(j) / static_cast<double>(pair.right.size());
        if (std::abs(off) > kOffDiagonal) continue;
        for (std::size_t l = 0; l <= kMaxLeftUnit && i + l <= pair.left.size(); ++l) {
          for (std::size_t r = l == 0 ? 1 : 0; r <= kMaxRightUnit && j + r <= pair.right.size(); ++r) {
            if (l + r > kMaxUnit) continue;
            model[unit_key(pair.left, i, l, pair.right, j, r)] += prior(l, r) * pair.weight;
          }
        }
      }
    }
  }
  return model;
}

// Turn counts into probabilities; units below `keep` go, but single letters against nothing stay possible.
Counts normalise(const Counts& counts, double keep) {
  double total = 0;
  Counts out;
  for (const auto& [key, count] : counts) {
    const std::size_t tab = key.find(U'\t');
    const double shrunk = count * prior(tab, key.size() - tab - 1);
    if (count >= keep) out.emplace(key, shrunk);
  }
  std::vector<std::u32string> keys;
  for (const auto& [key, value] : out) keys.push_back(key);
  std::sort(keys.begin(), keys.end());  // sums in one order, so that the bytes do not depend on the table's
  for (const std::u32string& key : keys) total += out[key];
  for (auto& [key, value] : out) value /= total;
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

void write_model(const Counts& model, const std::string& path, const std::string& source, std::size_t pairs) {
  std::vector<std::pair<std::u32string, double>> units(model.begin(), model.end());
  std::sort(units.begin(), units.end());
  std::string out =
      "# Spelling model of names: left TAB right TAB ln probability; made by train/names/train_names.cc\n";
  out += "# Data: " + source + ", " + std::to_string(pairs) +
         " pairs (Merhav & Ash, COLING 2018, from Wikidata; CC0)\n";
  char number[32];
  for (const auto& [key, probability] : units) {
    const std::size_t tab = key.find(U'\t');
    std::snprintf(number, sizeof number, "%.3f", std::log(probability));
    out += utf8(key.substr(0, tab)) + '\t' + utf8(key.substr(tab + 1)) + '\t' + number + '\n';
  }
  if (const auto ok = write_file(path, out); !ok) {
    std::fprintf(stderr, "train_names: %s\n", ok.error().line().c_str());
    std::exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: train_names PAIRS.tsv OUT.tsv [--same-side]\n", stderr);
    return 2;
  }
  const bool same_side = argc > 3 && std::string_view(argv[3]) == "--same-side";
  std::vector<Row> rows = read_rows(argv[1]);
  if (same_side) rows = spellings_of_one(rows);
  const std::vector<Pair> pairs = training_pairs(rows);
  Counts model = normalise(first_guess(pairs), kFirstKeep);
  for (int pass = 0; pass < kPasses; ++pass) {
    const std::vector<std::u32string> units = units_of(model);
    const std::vector<Lattice> lattices = lattices_of(pairs, units);
    for (int round = 0; round < kRounds; ++round) {
      const bool last = round + 1 == kRounds;
      const bool end = last && pass + 1 == kPasses;
      model = normalise(expected_counts(lattices, units, model), end ? kKeep : last ? kKeepBetween : 0.0);
    }
  }
  const std::string path = argv[1];
  write_model(model, argv[2], path.substr(path.rfind('/') + 1), rows.size());
  return 0;
}
