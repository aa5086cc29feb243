#include "read/syntax/models.h"

#include "base/unicode.h"

namespace dragoman::syntax {
namespace {

// Files in the order of model_names().
enum File : std::size_t { kWords, kSplit, kTags, kTrees, kNames, kFiles };

// Open a table into `to`; on failure keep the error's sentence and say whose it is.
template <class T>
Result<void> take(Result<T> table, T& to, std::string_view file) {
  if (!table) return fail(table.error().code, table.error().message, std::string(file));
  to = std::move(*table);
  return {};
}

bool is_plain_lower(std::string_view word) {
  for (const char c : word)
    if ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

std::vector<std::string> model_names(std::string_view language) {
  std::vector<std::string> names;
  for (const char* layer : {"words", "split", "tags", "trees", "names"})
    names.push_back(std::string(language) + '-' + layer + ".model");
  return names;
}

Result<Models> Models::load(const std::filesystem::path& folder, std::string_view language) {
  Models models;
  for (const std::string& name : model_names(language)) {
    Result<ModelFile> file = ModelFile::open(folder / name);
    if (!file) return tl::unexpected(file.error());
    models.files_.push_back(std::move(*file));
  }
  if (Result<void> opened = models.open_tables(); !opened) return tl::unexpected(opened.error());
  if (Result<void> same = models.run_samples(); !same) return tl::unexpected(same.error());
  return models;
}

std::string_view Models::section(std::size_t file, std::string_view name) const {
  return files_[file].section(name);
}

Result<void> Models::open_tables() {
  labels_ = lines_of(section(kTags, "labels"));
  const auto lookup = [&](std::size_t file, std::string_view name) {
    return LookupTable::open(section(file, name));
  };
  return take(lookup(kWords, "usage"), lists_.usage, "word usage")
      .and_then([&] { return take(lookup(kWords, "tags"), lists_.tags, "word tags"); })
      .and_then([&] { return take(lookup(kWords, "people"), lists_.people, "people's names"); })
      .and_then([&] {
        return take(
            Splitter::open(section(kSplit, "cuts"), section(kSplit, "breaks"), section(kSplit, "runs")),
            splitter_, "splitter");
      })
      .and_then([&] {
        return take(Tagger::open(section(kTags, "weights"), section(kTags, "labels")), tagger_, "tagger");
      })
      .and_then([&] {
        return take(EndingTable::open(section(kTags, "lemmas"), section(kTags, "edits")), lemmas_, "lemmas");
      })
      .and_then([&] {
        return take(EndingTable::open(section(kTags, "feats"), section(kTags, "values")), feats_, "features");
      })
      .and_then([&] {
        return take(Parser::open(section(kTrees, "moves"), section(kTrees, "relations")), parser_, "parser");
      })
      .and_then([&] {
        return take(
            Namer::open(section(kNames, "first"), section(kNames, "second"), section(kNames, "known"),
                        section(kNames, "heard")),
            namer_, "names");
      });
}

Result<void> Models::run_samples() const {
  // A sample is a line "> paragraph" followed by the lines of print_analysis().
  std::string_view samples = section(kNames, "samples");
  while (!samples.empty()) {
    const std::size_t line = samples.find('\n');
    if (!samples.starts_with("> ") || line == samples.npos)
      return fail(ErrorCode::corrupt, "samples are not readable");
    const std::string_view paragraph = samples.substr(2, line - 2);
    samples.remove_prefix(line + 1);
    const std::string now = print_analysis(*this, paragraph);
    if (!samples.starts_with(now))
      return fail(ErrorCode::corrupt, "models do not agree with each other: a sample reads differently",
                  std::string(paragraph));
    samples.remove_prefix(now.size());
  }
  return {};
}

std::size_t Models::bytes() const {
  std::size_t sum = 0;
  for (const ModelFile& file : files_) sum += file.size();
  return sum;
}

void Models::add_lemmas(std::span<const std::string_view> words, Analysis& analysis) const {
  analysis.lemmas.reserve(words.size());
  analysis.feats.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view label = labels_[analysis.tags[i]];
    const std::string lowered = is_plain_lower(words[i]) ? std::string(words[i]) : lower(words[i]);
    const EndingTable::Found edit = lemmas_.find(words[i], lowered, label);
    const std::string_view base = edit.of_form ? words[i] : std::string_view(lowered);
    analysis.lemmas.push_back(lemma_of(parse_edit(edit.value), base));
    analysis.feats.push_back(feats_.find(words[i], lowered, label).value);
  }
}

Analysis Models::analyse(std::span<const std::string_view> words, std::span<const WordForm> forms) const {
  Analysis analysis;
  analysis.tags.resize(words.size());
  tagger_.tag(forms, analysis.tags);
  add_lemmas(words, analysis);
  const ArcHybrid tree = parser_.parse({forms, analysis.tags});
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    analysis.heads.push_back(tree.head(i));
    analysis.deprels.push_back(tree.deprel(i));
  }
  return analysis;
}

std::string print_analysis(const Models& models, std::string_view paragraph) {
  std::vector<WordForm> forms;
  const SplitText split = models.splitter().split(paragraph, models.lists(), forms);
  std::vector<std::string_view> words;
  for (const ByteRange word : split.words) words.push_back(slice(paragraph, word));
  std::vector<Analysis> analyses;
  std::vector<NameInput> document;
  std::size_t first = 0;
  for (const std::uint32_t end : split.sentence_ends) {
    const auto of_sentence = std::span(forms).subspan(first, end - first);
    analyses.push_back(models.analyse(std::span(words).subspan(first, end - first), of_sentence));
    document.push_back({of_sentence, {}});
    first = end;
  }
  for (std::size_t s = 0; s < analyses.size(); ++s) document[s].tags = analyses[s].tags;
  const auto names = models.namer().find(document);
  std::string out;
  first = 0;
  for (std::size_t s = 0; s < analyses.size(); ++s) {
    const Analysis& a = analyses[s];
    for (std::size_t i = 0; i < a.tags.size(); ++i) {
      out.append(words[first++]).append("\t").append(a.lemmas[i]).append("\t");
      out.append(name_of(models.tagger().labels()[a.tags[i]].upos))
          .append("\t")
          .append(a.feats[i])
          .append("\t");
      out.append(std::to_string(a.heads[i])).append("\t").append(name_of(a.deprels[i])).append("\t");
      out.append(std::to_string(names[s][i])).append("\n");
    }
  }
  return out;
}

}  // namespace dragoman::syntax
