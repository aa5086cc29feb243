#include "clean/model/forest.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "base/hash.h"

namespace dragoman::cleaning {
namespace {

constexpr std::string_view kMagic = "dragoman-forest 1";
constexpr unsigned kMaxDepth = 8;

void append_number(std::string& out, float value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out += ' ';
  out.append(digits, end.ptr);
}

// Reads the stored form word by word.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}

  std::optional<std::string_view> next() {
    const std::size_t begin = rest_.find_first_not_of(' ');
    if (begin == std::string_view::npos) return std::nullopt;
    rest_.remove_prefix(begin);
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return word;
  }

  template <class Number>
  bool read(Number& out) {
    const auto word = next();
    if (!word) return false;
    const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), out);
    return error == std::errc{} && end == word->data() + word->size();
  }

 private:
  std::string_view rest_;
};

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool read_shape(Words words, Forest& forest) {
  return words.read(forest.depth) && words.read(forest.bias) && forest.depth >= 1 &&
         forest.depth <= kMaxDepth;
}

bool read_tree(Words words, std::size_t features, Forest& forest) {
  for (unsigned level = 0; level < forest.depth; ++level) {
    Split split;
    if (!words.read(split.feature) || !words.read(split.threshold) || split.feature >= features) return false;
    forest.splits.push_back(split);
  }
  for (std::size_t leaf = 0; leaf < (std::size_t{1} << forest.depth); ++leaf) {
    float value = 0;
    if (!words.read(value)) return false;
    forest.leaves.push_back(value);
  }
  return true;
}

bool passes_sample(Words words, std::size_t features, const Forest& forest) {
  std::vector<float> item(features);
  float expected = 0;
  if (!words.read(expected)) return false;
  for (float& value : item) {
    if (!words.read(value)) return false;
  }
  return std::abs(score(forest, item) - expected) <= 1e-3F;
}

bool same_names(Words words, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (words.next() != name) return false;
  }
  return !words.next();
}

// Split off the last line, which holds the SHA-256 of all before it.
bool checksum_holds(std::string_view& text) {
  constexpr std::string_view kLabel = "sha256 ";
  const std::size_t at = text.rfind(kLabel);
  if (at == std::string_view::npos) return false;
  const std::string_view stated = text.substr(at + kLabel.size(), 64);
  text = text.substr(0, at);
  return stated == sha256_hex(text);
}

}  // namespace

float score(const Forest& forest, std::span<const float> features) {
  float sum = forest.bias;
  const std::size_t table = std::size_t{1} << forest.depth;
  const float* leaves = forest.leaves.data();
  const Split* split = forest.splits.data();
  const Split* const end = split + forest.splits.size();
  for (; split != end; leaves += table) {
    std::size_t leaf = 0;
    for (unsigned level = 0; level < forest.depth; ++level, ++split) {
      leaf |= static_cast<std::size_t>(features[split->feature] > split->threshold) << level;
    }
    sum += leaves[leaf];
  }
  return sum;
}

std::vector<float> score_rows(const Forest& forest, std::span<const float> features, std::size_t width) {
  std::vector<float> out;
  out.reserve(features.size() / width);
  for (std::size_t at = 0; at < features.size(); at += width)
    out.push_back(score(forest, features.subspan(at, width)));
  return out;
}

std::string print_forest(const Forest& forest, std::span<const std::string_view> names,
                         std::span<const std::string> notes, std::span<const ForestSample> samples) {
  std::string out(kMagic);
  out += '\n';
  for (const std::string& note : notes) out += "# " + note + '\n';
  out += "names";
  for (const std::string_view name : names) out.append(" ").append(name);
  out += "\nforest " + std::to_string(forest.depth);
  append_number(out, forest.bias);
  const std::size_t table = std::size_t{1} << forest.depth;
  for (std::size_t tree = 0; tree * table < forest.leaves.size(); ++tree) {
    out += "\ntree";
    for (std::size_t k = tree * forest.depth; k < (tree + 1) * forest.depth; ++k) {
      out += ' ' + std::to_string(forest.splits[k].feature);
      append_number(out, forest.splits[k].threshold);
    }
    for (std::size_t k = tree * table; k < (tree + 1) * table; ++k) append_number(out, forest.leaves[k]);
  }
  for (const ForestSample& sample : samples) {
    out += "\nsample";
    append_number(out, sample.score);
    for (const float value : sample.features) append_number(out, value);
  }
  out += '\n';
  const std::string digest = sha256_hex(out);
  return out + "sha256 " + digest + '\n';
}

Result<Forest> parse_forest(std::string_view text, std::span<const std::string_view> names,
                            std::string_view where) {
  const auto corrupt = [&](std::string message) {
    return fail(ErrorCode::corrupt, std::move(message), std::string(where));
  };
  if (!text.starts_with(kMagic)) {
    return fail(ErrorCode::unsupported, "not a model of a version we read", std::string(where));
  }
  if (!checksum_holds(text)) return corrupt("the model's checksum does not hold");
  Forest forest;
  while (!text.empty()) {
    Words words(take_line(text));
    const auto label = words.next();
    if (label == "names" && !same_names(words, names)) {
      return fail(ErrorCode::unsupported, "the model was trained with other features", std::string(where));
    }
    if (label == "forest" && !read_shape(words, forest)) return corrupt("the model's shape is not readable");
    if (label == "tree" && !read_tree(words, names.size(), forest)) return corrupt("a tree is not readable");
    if (label == "sample" && !passes_sample(words, names.size(), forest)) {
      return corrupt("the model does not give its own sample's score");
    }
  }
  if (forest.leaves.empty()) return corrupt("the model has no trees");
  return forest;
}

}  // namespace dragoman::cleaning
