// The syntax models of one language together: what is needed to go from a paragraph to words, tags, trees and
// names.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/syntax/lemma.h"
#include "read/syntax/model_file.h"
#include "read/syntax/namer.h"
#include "read/syntax/parser.h"
#include "read/syntax/split.h"
#include "read/syntax/tagger.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// One sentence with everything the models say about it but names, which need the whole document; all vectors
// have one entry a word.
struct Analysis {
  std::vector<Tag> tags;
  std::vector<std::string> lemmas;
  std::vector<std::string_view> feats;
  std::vector<std::uint32_t> heads;  // word in the sentence; the number of words for the root
  std::vector<Deprel> deprels;
};

// Immutable after load(), safe on any thread. Loads by memory map and re-runs the samples that each file
// holds.
class Models {
 public:
  // Load `<language>-words.model`, -split, -tags, -trees and -names of the folder. Fails with the file's
  // name.
  [[nodiscard]] static Result<Models> load(const std::filesystem::path& folder, std::string_view language);

  [[nodiscard]] const WordLists& lists() const { return lists_; }
  [[nodiscard]] const Splitter& splitter() const { return splitter_; }
  [[nodiscard]] const Tagger& tagger() const { return tagger_; }
  [[nodiscard]] const Parser& parser() const { return parser_; }
  [[nodiscard]] const Namer& namer() const { return namer_; }
  [[nodiscard]] std::size_t bytes() const;  // of all files

  // Analyse one sentence. Requires: forms[i] describes words[i], with lists(); at most kMaxSentenceWords
  // words.
  [[nodiscard]] Analysis analyse(std::span<const std::string_view> words,
                                 std::span<const WordForm> forms) const;
  // Write lemmas and features for tagged words.
  void add_lemmas(std::span<const std::string_view> words, Analysis& analysis) const;

 private:
  Models() = default;
  Result<void> open_tables();
  [[nodiscard]] Result<void> run_samples() const;
  [[nodiscard]] std::string_view section(std::size_t file, std::string_view name) const;

  std::vector<ModelFile> files_;
  WordLists lists_;
  Splitter splitter_;
  Tagger tagger_;
  std::vector<std::string_view> labels_;  // of tags, as lines "NOUN NN"
  EndingTable lemmas_;
  EndingTable feats_;
  Parser parser_;
  Namer namer_;
};

// Return the model files' names for a language, in the order they are loaded.
std::vector<std::string> model_names(std::string_view language);

// Return a paragraph's analysis as text, one word a line with tag, lemma, head, relation and name: what
// samples hold.
std::string print_analysis(const Models& models, std::string_view paragraph);

}  // namespace dragoman::syntax
