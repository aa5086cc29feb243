// Reading: words a second and core of each layer, model bytes, time to load.
#include <array>
#include <functional>

#include "base/file.h"
#include "base/limits.h"
#include "bench/bench.h"
#include "read/read.h"
#include "read/syntax/models.h"

namespace dragoman::bench {
namespace {

constexpr double kMinSeconds = 1.0;  // of measuring a layer

// The project's example reports as plain paragraphs; markup lines are left out.
std::vector<std::string> example_paragraphs(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".html")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> paragraphs;
  for (const auto& file : files) {
    const Result<std::string> bytes = read_file(file, kMaxPageBytes);
    if (!bytes) continue;
    for (std::string_view line : syntax::lines_of(*bytes)) {
      std::string text;
      bool inside = false;
      for (const char c : line) {
        inside |= c == '<';
        if (!inside) text.push_back(c);
        inside &= c != '>';
      }
      if (text.size() > 80) paragraphs.push_back(std::move(text));
    }
  }
  return paragraphs;
}

// A paragraph cut into sentences, ready for the later layers.
struct Prepared {
  std::vector<std::string_view> words;
  std::vector<syntax::WordForm> forms;
  std::vector<std::uint32_t> ends;
  std::vector<std::vector<syntax::Tag>> tags;
};

Prepared prepare(const syntax::Models& models, std::string_view text) {
  Prepared out;
  const syntax::SplitText split = models.splitter().split(text, models.lists(), out.forms);
  for (const ByteRange word : split.words) out.words.push_back(slice(text, word));
  out.ends = split.sentence_ends;
  return out;
}

// Call `f` with each sentence's words and descriptions.
void for_sentences(std::vector<Prepared>& paragraphs, const auto& f) {
  for (Prepared& p : paragraphs) {
    p.tags.resize(p.ends.size());
    std::uint32_t first = 0;
    for (std::size_t s = 0; s < p.ends.size(); ++s) {
      const std::size_t count = p.ends[s] - first;
      f(std::span(p.words).subspan(first, count), std::span(p.forms).subspan(first, count), p.tags[s]);
      first = p.ends[s];
    }
  }
}

// Return words a second of `once`, which reads all `words` words.
double words_per_second(std::size_t words, const std::function<void()>& once) {
  once();
  const double begin = cpu_seconds();
  int rounds = 0;
  while (cpu_seconds() - begin < kMinSeconds) {
    once();
    ++rounds;
  }
  return static_cast<double>(words) * rounds / (cpu_seconds() - begin);
}

Report report_of(const std::vector<std::string>& paragraphs) {
  Report report{.language = "en"};
  for (const std::string& paragraph : paragraphs) {
    if (!report.text.empty()) report.text += '\n';
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += paragraph;
    report.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(report.text.size())}});
  }
  return report;
}

// Split, tags, lemmas, trees and names of a paragraph, one after the other.
void read_all_layers(const syntax::Models& models, std::string_view text) {
  const Prepared p = prepare(models, text);
  std::vector<syntax::Analysis> analyses;
  std::vector<syntax::NameInput> document;
  std::uint32_t first = 0;
  for (const std::uint32_t end : p.ends) {
    const auto forms = std::span(p.forms).subspan(first, end - first);
    analyses.push_back(models.analyse(std::span(p.words).subspan(first, end - first), forms));
    document.push_back({forms, {}});
    first = end;
  }
  for (std::size_t s = 0; s < analyses.size(); ++s) document[s].tags = analyses[s].tags;
  (void)models.namer().find(document);
}

std::vector<Figure> layer_figures(const syntax::Models& models, const std::vector<std::string>& paragraphs,
                                  std::size_t& words) {
  std::vector<Prepared> prepared;
  for (const std::string& paragraph : paragraphs) prepared.push_back(prepare(models, paragraph));
  for (const Prepared& p : prepared) words += p.words.size();
  std::vector<Figure> figures;
  const auto measure = [&](const char* name, const std::function<void()>& once) {
    figures.push_back({name, words_per_second(words, once)});
  };
  measure("split_words_per_s", [&] {
    for (const std::string& paragraph : paragraphs) (void)prepare(models, paragraph);
  });
  measure("tags_words_per_s", [&] {
    for_sentences(prepared, [&](auto, auto forms, auto& tags) {
      tags.resize(forms.size());
      models.tagger().tag(forms, tags);
    });
  });
  measure("lemmas_words_per_s", [&] {
    for_sentences(prepared, [&](auto texts, auto, auto& tags) {
      syntax::Analysis analysis{.tags = tags};
      models.add_lemmas(texts, analysis);
    });
  });
  measure("trees_words_per_s", [&] {
    for_sentences(prepared, [&](auto, auto forms, auto& tags) {
      (void)models.parser().parse({forms, tags});
    });
  });
  measure("names_words_per_s", [&] {
    for_sentences(prepared, [&](auto, auto forms, auto& tags) {
      const syntax::NameInput sentence{forms, tags};
      (void)models.namer().find({&sentence, 1});
    });
  });
  measure("syntax_words_per_s", [&] {
    for (const std::string& paragraph : paragraphs) read_all_layers(models, paragraph);
  });
  return figures;
}

}  // namespace

std::vector<Section> bench_read(const Inputs& inputs) {
  const double before = cpu_seconds();
  const Result<syntax::Models> models = syntax::Models::load(inputs.knowledge / "models", "en");
  const double load_s = cpu_seconds() - before;
  const Result<ReadKnowledge> knowledge = ReadKnowledge::load(inputs.knowledge);
  const std::vector<std::string> paragraphs = example_paragraphs(inputs.examples);
  if (!models || !knowledge || paragraphs.empty()) return {};
  std::size_t words = 0;
  std::vector<Figure> figures = layer_figures(*models, paragraphs, words);
  const Report report = report_of(paragraphs);
  figures.push_back({"read_words_per_s", words_per_second(words, [&] { (void)read(report, *knowledge); })});
  figures.push_back({"model_mb", static_cast<double>(models->bytes()) / 1e6});
  figures.push_back({"load_ms", load_s * 1e3});
  return {{"read", std::to_string(words) + " words of the example reports", std::move(figures)}};
}

}  // namespace dragoman::bench
