#include "train/syntax/train.h"

#include <toml++/toml.h>

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

#include "base/file.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "read/syntax/name_candidates.h"
#include "train/syntax/measure.h"
#include "train/syntax/trainers.h"
#include "train/syntax/word_classes.h"

namespace dragoman::train {
namespace {

namespace fs = std::filesystem;

// A file of names, of which the sentences [from, to) are read: the others are kept for measuring.
struct NameFile {
  std::string path;
  std::size_t from = 0;
  std::size_t to = static_cast<std::size_t>(-1);
};

struct Job {
  toml::table recipe;
  fs::path folder;  // of the recipe
  fs::path corpora;
  fs::path out;
  std::vector<std::string> layers;  // empty for all

  [[nodiscard]] bool wants(std::string_view layer) const {
    return layers.empty() || std::find(layers.begin(), layers.end(), layer) != layers.end();
  }
  [[nodiscard]] Settings settings(std::string_view layer) const {
    const auto table = recipe[layer];
    return {.epochs = table["epochs"].value_or(8),
            .seed = static_cast<std::uint64_t>(table["seed"].value_or(std::int64_t{1})),
            .min_updates = static_cast<std::uint32_t>(table["min_updates"].value_or(2)),
            .small = table["small"].value_or(0.0),
            .margin = static_cast<std::int32_t>(table["margin"].value_or(0)),
            .dropout = table["dropout"].value_or(0.0),
            .seeds = table["seeds"].value_or(1)};
  }
  [[nodiscard]] WordClassSettings word_classes() const {
    const auto table = recipe["words"];
    WordClassSettings classes;
    classes.dimensions =
        static_cast<std::size_t>(table["dimensions"].value_or(static_cast<std::int64_t>(classes.dimensions)));
    classes.rounds = table["rounds"].value_or(classes.rounds);
    return classes;
  }
  [[nodiscard]] std::vector<std::string> list(std::string_view key) const {
    std::vector<std::string> out_list;
    if (const toml::array* array = recipe[key].as_array())
      for (const auto& item : *array) out_list.push_back(item.value_or(std::string()));
    return out_list;
  }
  [[nodiscard]] std::vector<NameFile> name_files() const {
    std::vector<NameFile> files;
    if (const toml::array* array = recipe["names"].as_array())
      for (const auto& item : *array)
        if (const toml::table* table = item.as_table())
          files.push_back({(*table)["file"].value_or(std::string()),
                           static_cast<std::size_t>((*table)["from"].value_or(std::int64_t{0})),
                           static_cast<std::size_t>((*table)["to"].value_or(std::int64_t{-1}))});
    return files;
  }
  [[nodiscard]] fs::path model(std::string_view layer) const {
    return out / (recipe["language"].value_or(std::string()) + '-' + std::string(layer) + ".model");
  }
};

// Trees to measure on, never trained on.
struct Measured {
  std::string file;
  std::vector<Tree> trees;
};

struct Data {
  std::vector<Tree> trees;
  std::vector<Measured> measured;
  std::vector<NamedText> names;
  std::string tree_card;  // lines of the files read
  std::string name_card;
};

void say(const char* what) {
  std::fprintf(stderr, "%7.1f s  %s\n", static_cast<double>(std::clock()) / CLOCKS_PER_SEC, what);
}

Result<Data> read_data(const Job& job) {
  Data data;
  for (const std::string& file : job.list("treebanks")) {
    Result<Source> source = read_source(job.corpora / file);
    if (!source) return tl::unexpected(source.error());
    Result<std::vector<Tree>> trees = syntax::parse_conllu(source->bytes);
    if (!trees)
      return fail(trees.error().code, trees.error().message, source->name + ", " + trees.error().where);
    std::move(trees->begin(), trees->end(), std::back_inserter(data.trees));
    data.tree_card += "data = " + source->name + " sha256:" + source->sha256 + '\n';
  }
  for (const std::string& file : job.list("measured")) {
    const Result<Source> source = read_source(job.corpora / file);
    if (!source) continue;  // may be absent: nothing depends on them
    if (auto trees = syntax::parse_conllu(source->bytes)) data.measured.push_back({file, std::move(*trees)});
  }
  for (const NameFile& file : job.name_files()) {
    Result<Source> source = read_source(job.corpora / file.path);
    if (!source) return tl::unexpected(source.error());
    NamedText& text = data.names.emplace_back(parse_names(source->bytes));
    text.sentences.resize(std::min(file.to, text.sentences.size()));
    text.sentences.erase(
        text.sentences.begin(),
        text.sentences.begin() + static_cast<std::ptrdiff_t>(std::min(file.from, text.sentences.size())));
    data.name_card += "data = " + source->name + " from sentence " + std::to_string(file.from) +
                      (file.to == static_cast<std::size_t>(-1) ? "" : " to " + std::to_string(file.to)) +
                      " sha256:" + source->sha256 + '\n';
  }
  return data;
}

Result<void> write_sections(const Job& job, std::string_view layer, const Sections& sections) {
  const std::string bytes = syntax::encode_model(sections);
  std::fprintf(stderr, "           %s: %zu bytes\n", job.model(layer).filename().c_str(), bytes.size());
  return write_file(job.model(layer), bytes);
}

Result<void> write_model(const Job& job, std::string_view layer, Sections sections,
                         const std::string& data_card) {
  const Settings s = job.settings(layer == "names" ? "names_model" : layer);
  sections["card"] = "layer = " + std::string(layer) +
                     "\nlanguage = " + job.recipe["language"].value_or(std::string()) +
                     "\nlicence = " + job.recipe["licence"].value_or(std::string()) + '\n' + data_card +
                     "epochs = " + std::to_string(s.epochs) + "\nseed = " + std::to_string(s.seed) + '\n';
  return write_sections(job, layer, sections);
}

// Read the model of names as it was trained, without samples.
Result<Sections> bare_names(const Job& job) {
  const Result<syntax::ModelFile> file = syntax::ModelFile::open(job.model("names"));
  if (!file) return tl::unexpected(file.error());
  Sections sections;
  for (const char* name : {"card", "first", "second", "known", "heard"})
    sections[name] = std::string(file->section(name));
  return sections;
}

constexpr std::array<std::string_view, 5> kSteps = {"words", "split", "tags", "trees", "names"};

// Train every layer that is wanted, each reading from OUT what the layers before it wrote.
class Training {
 public:
  Training(const Job& job, const Data& data) : job_(job), data_(data) {}

  Result<void> run() {
    return words()
        .and_then([&] { return split(); })
        .and_then([&] { return tags(); })
        .and_then([&] { return trees(); })
        .and_then([&] { return names(); });
  }

 private:
  Result<void> words() {
    if (job_.wants("words")) {
      Sections sections;
      sections["tags"] = train_word_tags(data_.trees, min_count());
      std::string card = data_.tree_card;
      Result<std::string> classes = word_classes(sections["tags"], card);
      if (!classes) return tl::unexpected(classes.error());
      sections["usage"] = std::move(*classes);
      Result<std::string> people = people_words(card);
      if (!people) return tl::unexpected(people.error());
      sections["people"] = std::move(*people);
      if (Result<void> written = write_model(job_, "words", sections, card); !written) return written;
    }
    Result<syntax::ModelFile> file = syntax::ModelFile::open(job_.model("words"));
    if (!file) return tl::unexpected(file.error());
    words_ = std::make_unique<syntax::ModelFile>(std::move(*file));
    const auto usage = syntax::LookupTable::open(words_->section("usage"));
    const auto tags = syntax::LookupTable::open(words_->section("tags"));
    const auto people = syntax::LookupTable::open(words_->section("people"));
    if (!usage || !tags || !people) return fail(ErrorCode::corrupt, "word lists are not readable");
    lists_ = {*usage, *tags, *people};
    labels_ = tag_label_lines(data_.trees);
    examples_ = make_examples(data_.trees, lists_, labels_, min_count());
    say("words done");
    return {};
  }

  [[nodiscard]] std::uint32_t min_count() const {
    return static_cast<std::uint32_t>(job_.recipe["words"]["min_count"].value_or(3));
  }

  // Word classes from the recipe's plain text, cut into words by a splitter that is trained for this alone.
  Result<std::string> word_classes(const std::string& tags, std::string& card) {
    syntax::WordLists lists;
    lists.tags = *syntax::LookupTable::open(tags);
    const Sections split = train_splitter(data_.trees, lists, job_.settings("split"));
    const auto splitter = syntax::Splitter::open(split.at("cuts"), split.at("breaks"), split.at("runs"));
    if (!splitter) return tl::unexpected(splitter.error());
    KeyedSentences sentences;
    CapitalCounts capitals;
    for (const std::string& file : job_.list("texts")) {
      Result<Source> source = read_source(job_.corpora / file);
      if (!source) return tl::unexpected(source.error());
      card += "counts = " + source->name + " sha256:" + source->sha256 + '\n';
      add_keyed(parse_texts(source->bytes), *splitter, lists, sentences, capitals);
      say(source->name.c_str());
    }
    return train_usage(sentences, capitals, job_.word_classes());
  }

  static void add_keyed(const std::vector<std::string>& paragraphs, const syntax::Splitter& splitter,
                        const syntax::WordLists& lists, KeyedSentences& out, CapitalCounts& capitals) {
    std::vector<syntax::WordForm> forms;
    for (const std::string& paragraph : paragraphs) {
      const syntax::SplitText split = splitter.split(paragraph, lists, forms);
      std::uint32_t first = 0;
      for (const std::uint32_t end : split.sentence_ends) {
        std::vector<std::uint64_t>& keys = out.emplace_back();
        for (std::uint32_t i = first; i < end; ++i)
          keys.push_back(syntax::list_key(slice(paragraph, split.words[i])));
        count_capitals(keys, std::span(forms).subspan(first, end - first), capitals);
        first = end;
      }
    }
  }

  // Count the words inside a sentence; one in title case or capitals throughout says nothing.
  static void count_capitals(std::span<const std::uint64_t> keys, std::span<const syntax::WordForm> forms,
                             CapitalCounts& capitals) {
    const auto raised = static_cast<std::size_t>(
        std::count_if(forms.begin(), forms.end(), [](const syntax::WordForm& form) { return form.capital; }));
    if (2 * raised > forms.size()) return;
    for (std::size_t i = 1; i < keys.size(); ++i) {
      CapitalCount& count = capitals[keys[i]];
      ++count.all;
      count.capitals += forms[i].capital;
    }
  }

  // Words of people's names in both scripts: "latin<tab>other script<tab>count" lines.
  Result<std::string> people_words(std::string& card) {
    std::map<std::uint64_t, std::uint32_t> counts;
    for (const std::string& file : job_.list("people")) {
      Result<Source> source = read_source(job_.corpora / file);
      if (!source) return tl::unexpected(source.error());
      card += "people = " + source->name + " sha256:" + source->sha256 + '\n';
      for (const std::string_view line : syntax::lines_of(source->bytes)) {
        const std::size_t first = line.find('\t'), last = line.rfind('\t');
        if (first == last) continue;
        const auto count = static_cast<std::uint32_t>(std::strtoul(line.data() + last + 1, nullptr, 10));
        counts[syntax::list_key(line.substr(0, first))] += count;
        const std::string_view other = line.substr(first + 1, last - first - 1);
        if (const Script script = main_script(other); script != Script::latin && script != Script::other)
          counts[syntax::people_key(other)] += count;
      }
    }
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
    for (const auto& [key, count] : counts)
      if (count >= 2)
        entries.emplace_back(
            key, std::min<std::uint32_t>(7, static_cast<std::uint32_t>(std::bit_width(count)) - 1));
    return syntax::encode_lookup(entries);
  }

  Result<void> split() {
    if (!job_.wants("split")) return {};
    const Sections sections = train_splitter(data_.trees, lists_, job_.settings("split"));
    say("split done");
    return write_model(job_, "split", sections, data_.tree_card);
  }

  // Print the scores of the models as they are now.
  void report_scores(bool with_trees) const {
    const Result<syntax::ModelFile> tags = syntax::ModelFile::open(job_.model("tags"));
    const Result<syntax::ModelFile> trees = syntax::ModelFile::open(job_.model("trees"));
    if (!tags || (with_trees && !trees)) return;
    const auto tagger = syntax::Tagger::open(tags->section("weights"), tags->section("labels"));
    if (!tagger) return;
    Result<syntax::Parser> parser = syntax::Parser{};
    if (with_trees) parser = syntax::Parser::open(trees->section("moves"), trees->section("relations"));
    if (!parser) return;
    for (const Measured& on : data_.measured)
      std::fprintf(stderr, "           %s: %s\n", on.file.c_str(),
                   measure(on.trees, lists_, *tagger, with_trees ? &*parser : nullptr).c_str());
  }

  Result<void> tags() {
    if (!job_.wants("tags")) return {};
    std::vector<const Example*> all;
    for (const Example& example : examples_) all.push_back(&example);
    Sections sections = train_lemmas(examples_, labels_);
    sections["weights"] = train_tagger(all, labels_.size(), job_.settings("tags"));
    sections["labels"] = syntax::encode_lines(labels_);
    say("tags done");
    Result<void> written = write_model(job_, "tags", sections, data_.tree_card);
    report_scores(false);
    return written;
  }

  Result<void> trees() {
    if (!job_.wants("trees")) return {};
    Settings of_folds = job_.settings("tags");
    of_folds.seeds = 1;
    of_folds.dropout = 0;  // with it, the trees were worse by 0.1 to 0.3 of LAS
    of_folds.small = 0;
    of_folds.epochs = job_.recipe["trees"]["fold_epochs"].value_or(of_folds.epochs);
    const auto tags = jackknifed(job_.recipe["trees"]["folds"].value_or(4), of_folds);
    say("jackknife done");
    const Sections sections = train_parser(examples_, tags, job_.settings("trees"));
    say("trees done");
    Result<void> written = write_model(job_, "trees", sections, data_.tree_card);
    report_scores(true);
    return written;
  }

  // The jackknife costs as much as all the rest, so its tags are kept beside the models under a name that
  // says from what they were made.
  std::vector<std::vector<syntax::Tag>> jackknifed(int folds, const Settings& settings) {
    const std::string key = std::to_string(words_->checksum()) + ' ' + data_.tree_card +
                            std::to_string(folds) + ' ' + std::to_string(settings.epochs) + ' ' +
                            std::to_string(settings.seed) + ' ' + std::to_string(settings.margin) + ' ' +
                            std::to_string(settings.dropout);
    const fs::path kept = job_.out / ("jackknife-" + sha256_hex(key).substr(0, 16));
    std::vector<std::vector<syntax::Tag>> tags;
    std::string all;
    if (const Result<std::string> bytes = read_file(kept, std::size_t{1} << 30U); bytes) {
      std::size_t at = 0;
      for (const Example& example : examples_) {
        const std::string_view part = std::string_view(*bytes).substr(at, example.forms.size());
        tags.emplace_back(part.begin(), part.end());
        at += part.size();
      }
      if (at == bytes->size() && tags.back().size() == examples_.back().forms.size()) return tags;
    }
    tags = jackknife(examples_, labels_, folds, settings);
    for (const auto& of_sentence : tags) all.append(of_sentence.begin(), of_sentence.end());
    (void)write_file(kept, all);  // only saves time
    return tags;
  }

  Result<void> names() {
    if (!job_.wants("names")) return {};
    const Result<syntax::ModelFile> tags = syntax::ModelFile::open(job_.model("tags"));
    if (!tags) return tl::unexpected(tags.error());
    const auto tagger = syntax::Tagger::open(tags->section("weights"), tags->section("labels"));
    if (!tagger) return tl::unexpected(tagger.error());
    const Result<syntax::ModelFile> split = syntax::ModelFile::open(job_.model("split"));
    if (!split) return tl::unexpected(split.error());
    const auto splitter =
        syntax::Splitter::open(split->section("cuts"), split->section("breaks"), split->section("runs"));
    if (!splitter) return tl::unexpected(splitter.error());
    std::vector<std::string> lists;
    for (const std::string& list : job_.list("known")) lists.push_back(job_.folder / list);
    const Result<std::string> known = known_names(lists);
    if (!known) return tl::unexpected(known.error());
    std::vector<std::string> paragraphs;
    std::string card = data_.name_card;
    for (const std::string& file : job_.list("texts")) {
      Result<Source> source = read_source(job_.corpora / file);
      if (!source) return tl::unexpected(source.error());
      card += "counts = " + source->name + " sha256:" + source->sha256 + '\n';
      for (std::string& paragraph : parse_texts(source->bytes)) paragraphs.push_back(std::move(paragraph));
    }
    Sections sections = train_namer(data_.names, paragraphs, {*splitter, lists_, *tagger},
                                    *syntax::LookupTable::open(*known), job_.settings("names_model"));
    sections["known"] = *known;
    say("names done");
    return write_model(job_, "names", sections, card);
  }

  const Job& job_;
  const Data& data_;
  std::unique_ptr<syntax::ModelFile> words_;
  syntax::WordLists lists_;
  std::vector<std::string> labels_;
  std::vector<Example> examples_;
};

// Write the samples, as the finished models read them, into the file of names.
Result<void> add_samples(const Job& job) {
  const std::string language = job.recipe["language"].value_or(std::string());
  Result<syntax::Models> models = syntax::Models::load(job.out, language);
  if (!models && models.error().code == ErrorCode::not_found) return {};  // not all layers are trained yet
  if (!models) return tl::unexpected(models.error());
  std::string samples;
  for (const std::string& text : job.list("samples"))
    samples += "> " + text + '\n' + print_analysis(*models, text);
  Result<Sections> names = bare_names(job);
  if (!names) return tl::unexpected(names.error());
  (*names)["samples"] = samples;
  return write_sections(job, "names", *names);
}

Result<void> train(const Job& job) {
  Result<Data> data = read_data(job);
  if (!data) return tl::unexpected(data.error());
  fs::create_directories(job.out);
  // Samples of models trained before would no longer hold.
  if (const Result<Sections> old = bare_names(job); old && !job.wants("names"))
    if (Result<void> written = write_sections(job, "names", *old); !written) return written;
  return Training(job, *data).run().and_then([&] { return add_samples(job); });
}

}  // namespace

Result<void> train_models(const fs::path& recipe, const fs::path& corpora, const fs::path& out,
                          const std::vector<std::string>& steps) {
  for (const std::string& step : steps)
    if (std::find(kSteps.begin(), kSteps.end(), step) == kSteps.end())
      return fail(ErrorCode::bad_input, "no such step; there are words, split, tags, trees, names", step);
  Job job{.folder = recipe.parent_path(), .corpora = corpora, .out = out, .layers = steps};
  try {
    job.recipe = toml::parse_file(recipe.string());
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::bad_input, error.what(), recipe.string());
  }
  return train(job);
}

}  // namespace dragoman::train
