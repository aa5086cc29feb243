// train_place KNOWLEDGE OUT NAMES.tsv...: learn the weights that tell a place's name from a person's or a
// common word.
//
// NAMES are token-per-line files (TOKEN TAB IOB2 tag; PER ORG LOC MISC) with a "# source" and a "# license"
// line. The features are those of the product (read/place/place_judge.h). A spot that a LOC touches is a
// place. One inside an organisation is left out, since the kinds of annotation differ there, unless its word
// is hardly ever used as a place
// ("Council", "Hall"). Logistic regression by AdaGrad with L2.
#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/file.h"
#include "read/place/place_judge.h"
#include "read/place/places.h"

namespace dragoman {
namespace {

constexpr std::size_t kSentencesAReport = 15;
constexpr unsigned kMinCount = 4;
constexpr int kEpochs = 30;
constexpr double kRate = 0.2;
constexpr double kDecay = 1e-2;

enum class Label { none, place, organisation, other };

struct Name {
  ByteRange text;
  Label label;
};

// A pseudo report of some sentences with its annotated names.
struct Sample {
  Report report;
  std::vector<Name> names;
};

struct Row {
  std::vector<std::uint32_t> features;
  bool place = false;
  double offset = 0;  // log odds that are not learned
};

Label label_of(std::string_view type) {
  if (type == "LOC") return Label::place;
  return type == "ORG" ? Label::organisation : Label::other;
}

// Whether no blank stands before the token in print.
bool clings(std::string_view token) {
  return token == "," || token == "." || token == ";" || token == ":" || token == ")" || token == "?" ||
         token == "!" || token == "-" || token == "'s" || token == "’s" || token == "n't" || token == "%";
}

class SampleReader {
 public:
  std::vector<Sample> read(std::string_view bytes) {
    for (std::size_t at = 0; at <= bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      line(bytes.substr(at, end - at));
      at = end + 1;
    }
    end_sentence();
    end_sample();
    return std::move(samples_);
  }

 private:
  void line(std::string_view text) {
    const std::size_t tab = text.find('\t');
    if (text.starts_with("# ") && tab == std::string_view::npos) return;
    if (tab == std::string_view::npos) {
      end_sentence();
      return;
    }
    token(text.substr(0, tab), text.substr(tab + 1));
  }

  void token(std::string_view word, std::string_view tag) {
    std::string& text = sample_.report.text;
    if (text.size() > begin_ && !clings(word) && !text.ends_with("-") && !text.ends_with("(")) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += word;
    const auto end = static_cast<std::uint32_t>(text.size());
    if (tag.starts_with("B-")) sample_.names.push_back({{begin, end}, label_of(tag.substr(2))});
    if (tag.starts_with("I-") && !sample_.names.empty()) sample_.names.back().text.end = end;
  }

  void end_sentence() {
    Report& report = sample_.report;
    if (report.text.size() == begin_) return;
    report.blocks.push_back(
        {BlockKind::paragraph,
         {static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(report.text.size())}});
    report.text += '\n';
    begin_ = report.text.size();
    if (report.blocks.size() == kSentencesAReport) end_sample();
  }

  void end_sample() {
    if (!sample_.report.blocks.empty()) samples_.push_back(std::move(sample_));
    sample_ = {};
    begin_ = 0;
  }

  std::vector<Sample> samples_;
  Sample sample_;
  std::size_t begin_ = 0;
};

Label label_at(const Sample& sample, ByteRange text) {
  for (const Name& name : sample.names) {
    if (name.text.overlaps(text)) return name.label;
  }
  return Label::none;
}

class Trainer {
 public:
  Trainer(const Gazetteer& gazetteer, const PlaceLists& lists) : gazetteer_(gazetteer), lists_(lists) {}

  // Add a row for every spot. With a first `model`, a row holds its answer as offset and the support alone.
  void add(const Sample& sample, const PlaceModel* model, std::vector<Row>& rows) {
    const std::vector<PlaceWord> words = place_words(sample.report);
    std::vector<Spot> spots = find_spots(sample.report.text, words, gazetteer_);
    const JudgeScene scene = make_scene(sample.report.text, words, spots, gazetteer_, lists_);
    std::vector<Resolved> answers;
    if (model != nullptr) {
      for (std::size_t i = 0; i < spots.size(); ++i)
        spots[i].confidence = probability(judge(scene, i, *model));
      answers = resolve_spots(spots, words, gazetteer_, {});
    }
    for (std::size_t i = 0; i < spots.size(); ++i) {
      const Label label = label_at(sample, spots[i].text);
      if (spots[i].demonym()) continue;
      if (label == Label::organisation && !is_seldom_place(words[spots[i].end - 1].key)) continue;
      Row row;
      row.place = label == Label::place;
      if (model != nullptr) {
        row.offset = judge(scene, i, *model);
        row.features.push_back(id_of(support_feature(spots[i], answers[i], gazetteer_)));
      } else {
        for (const std::string& feature : judge_features(scene, i)) row.features.push_back(id_of(feature));
      }
      rows.push_back(std::move(row));
    }
  }

  [[nodiscard]] bool is_seldom_place(std::string_view word) const {
    const WordUse* use = lists_.use(word);
    return use != nullptr && (use->locative * 50 < use->capital || use->lower > use->capital);
  }

  void learn(const std::vector<Row>& rows) {
    std::vector<unsigned> counts(names_.size(), 0);
    for (const Row& row : rows) {
      for (const std::uint32_t f : row.features) ++counts[f];
    }
    weights_.assign(names_.size(), 0);
    std::vector<double> squares(names_.size(), 1e-6);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
      for (std::size_t k = 0; k < rows.size(); ++k) {
        const Row& row = rows[(k * 7919 + static_cast<std::size_t>(epoch)) % rows.size()];
        const double error = (row.place ? 1.0 : 0.0) - answer(row);
        for (const std::uint32_t f : row.features) {
          if (counts[f] < kMinCount) continue;
          const double gradient = error - kDecay * weights_[f];
          squares[f] += gradient * gradient;
          weights_[f] += kRate * gradient / std::sqrt(squares[f]);
        }
      }
    }
  }

  [[nodiscard]] double answer(const Row& row) const {
    double sum = row.offset;
    for (const std::uint32_t f : row.features) sum += f < weights_.size() ? weights_[f] : 0;
    return probability(sum);
  }

  [[nodiscard]] std::string lines() const {
    std::map<std::string, double> sorted;
    for (const auto& [name, id] : names_) {
      if (id < weights_.size() && std::abs(weights_[id]) > 0.005) sorted.emplace(name, weights_[id]);
    }
    std::string out;
    for (const auto& [name, weight] : sorted) out += fmt::format("{}\t{:.2f}\n", name, weight);
    return out;
  }

 private:
  std::uint32_t id_of(const std::string& name) {
    return names_.try_emplace(name, static_cast<std::uint32_t>(names_.size())).first->second;
  }

  const Gazetteer& gazetteer_;
  const PlaceLists& lists_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::vector<double> weights_;
};

void print_score(const char* what, const Trainer& trainer, const std::vector<Row>& rows) {
  std::size_t hit = 0;
  std::size_t said = 0;
  std::size_t there = 0;
  for (const Row& row : rows) {
    const bool place = trainer.answer(row) > 0.5;
    hit += place && row.place ? 1 : 0;
    said += place ? 1 : 0;
    there += row.place ? 1 : 0;
  }
  std::printf("%s: %zu spots, %zu places; precision %.3f recall %.3f\n", what, rows.size(), there,
              static_cast<double>(hit) / static_cast<double>(said),
              static_cast<double>(hit) / static_cast<double>(there));
}

// The comment lines of a corpus, as provenance for the model file.
std::string provenance(std::string_view bytes) {
  std::string out;
  while (bytes.starts_with("# ")) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (line.starts_with("# source") || line.starts_with("# license")) out += std::string(line) + "\n";
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return out;
}

struct Corpus {
  std::vector<Sample> train;
  std::vector<Sample> held;
  std::string head = "# Weights of place_judge: feature TAB weight. Made by train/train_place from:\n";
};

Result<Corpus> read_corpus(int count, char** files) {
  Corpus corpus;
  for (int i = 0; i < count; ++i) {
    const Result<std::string> bytes = read_file(files[i], 256U << 20U);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    corpus.head += provenance(*bytes);
    const bool dev = std::string_view(files[i]).find("-dev") != std::string_view::npos;
    std::vector<Sample>& samples = dev ? corpus.held : corpus.train;
    for (Sample& sample : SampleReader().read(*bytes)) samples.push_back(std::move(sample));
  }
  return corpus;
}

// Learn one stage and return its lines; `first` is the stage before, if any.
std::string learn_stage(const char* name, const Corpus& corpus, const PlaceKnowledge& base,
                        const PlaceModel* first) {
  Trainer trainer(base.gazetteer, base.lists);
  std::vector<Row> rows;
  std::vector<Row> held;
  for (const Sample& sample : corpus.train) trainer.add(sample, first, rows);
  for (const Sample& sample : corpus.held) trainer.add(sample, first, held);
  trainer.learn(rows);
  std::printf("%s\n", name);
  print_score("  trained on", trainer, rows);
  if (!held.empty()) print_score("  held out", trainer, held);
  return trainer.lines();
}

Result<void> train(const std::filesystem::path& knowledge, const std::filesystem::path& out, int count,
                   char** files) {
  Result<Gazetteer> gazetteer = Gazetteer::load(knowledge / "gazetteer.bin");
  if (!gazetteer) return tl::unexpected<Error>(gazetteer.error());
  Result<PlaceLists> lists = PlaceLists::load(knowledge / "gazetteer");
  if (!lists) return tl::unexpected<Error>(lists.error());
  const PlaceKnowledge base{std::move(*gazetteer), std::move(*lists), {}};
  const Result<Corpus> corpus = read_corpus(count, files);
  if (!corpus) return tl::unexpected<Error>(corpus.error());
  std::string lines = corpus->head + learn_stage("by words and neighbours", *corpus, base, nullptr);
  if (const Result<void> written = write_file(out, lines); !written) return written;
  const Result<PlaceModel> first = PlaceModel::load(out);
  if (!first) return tl::unexpected<Error>(first.error());
  lines += learn_stage("with the other places", *corpus, base, &*first);
  return write_file(out, lines);
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: train_place KNOWLEDGE OUT NAMES.tsv...\n", stderr);
    return 2;
  }
  const dragoman::Result<void> done = dragoman::train(argv[1], argv[2], argc - 3, argv + 3);
  if (done) return 0;
  std::fprintf(stderr, "train_place: %s\n", done.error().line().c_str());
  return 1;
}
