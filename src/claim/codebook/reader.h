// CodebookReader: turns the files of a codebook, base first, into a Codebook. One step per kind of file; each
// step checks what it reads against what the steps before it have made.
#pragma once

#include <string>
#include <vector>

#include "claim/codebook.h"
#include "claim/codebook/node.h"

namespace dragoman {

class CodebookReader {
 public:
  // Read the codebook in `folder` and those it extends.
  [[nodiscard]] Result<Codebook> read(const std::filesystem::path& folder);

 private:
  struct LanguageFile {
    CodebookFile file;
    std::string language;
  };

  // gather.cc: find and parse the files.
  Result<void> gather(const std::filesystem::path& folder, int depth);
  Result<void> gather_folder(const std::filesystem::path& folder, const std::string& shown,
                             const std::string& language, std::vector<LanguageFile>& into);
  Language& language(const std::string& code);

  // frames.cc
  Result<void> read_operators(const CodebookFile& file);
  Result<void> read_frame(const CodebookFile& file);
  Result<void> read_roles(const CodebookFile& file, const Node& roles, Frame& frame);
  Result<void> read_operator_names(const CodebookFile& file, const Node& list,
                                   std::vector<OperatorId>& found);
  Result<void> read_phases(const CodebookFile& file, const Node& phases, Frame& frame);
  Result<void> finish_frame(const CodebookFile& file, Frame& frame);

  // words.cc: lexicons, operator words, stances.
  Result<void> read_lexicon(const LanguageFile& file);
  Result<void> read_operator_words(const LanguageFile& file);
  Result<void> read_stances(const LanguageFile& file);
  Result<StanceTest> read_stance(const CodebookFile& file, const Node& node, const Language& language);

  // rules.cc
  Result<void> read_rules(const LanguageFile& file);
  Result<Rule> read_rule(const CodebookFile& file, const Node& node, FrameId frame, const Language& language);
  Result<void> read_arguments(const CodebookFile& file, const Node& node, const Language& language,
                              Rule& rule);
  Result<void> read_needs(const CodebookFile& file, const Node& node, const Language& language, Rule& rule);
  Result<void> read_objections(const CodebookFile& file, const Node& node, const Language& language,
                               Rule& rule);
  Result<void> read_contexts(const CodebookFile& file, const Node& node, const Language& language,
                             Rule& rule);
  Result<void> read_triggers(const CodebookFile& file, const Node& node, std::uint32_t rule,
                             Language& language);
  Result<void> forget_rule(const CodebookFile& file, const Node& node, Language& language);

  // filters.cc
  Result<Filter> read_filter(const CodebookFile& file, const Node& node, std::string_view text,
                             const Language& language);
  Result<std::vector<Source>> read_sources(const CodebookFile& file, const Node& node,
                                           const Language& language);
  Result<std::vector<LexiconId>> read_lexicons(const CodebookFile& file, const Node& node,
                                               const Language& language);

  Codebook book_;
  std::vector<CodebookFile> operators_;
  std::vector<CodebookFile> frames_;
  std::vector<LanguageFile> lexicons_;
  std::vector<LanguageFile> operator_words_;
  std::vector<LanguageFile> stances_;
  std::vector<LanguageFile> rules_;
};

// Return the texts of a table under their keys: codes = { plover = "AID", cameo = "070" }; empty without one.
Result<Codes> read_codes(const CodebookFile& file, const Node* table);

// Return "; did you mean 'x'?" for the name nearest to `wanted`, or "" if none is near.
std::string suggestion(std::string_view wanted, const std::vector<std::string>& names);

// Return the blank-separated pieces of `text`, or those between `separator`, trimmed.
std::vector<std::string> pieces_of(std::string_view text, char separator);

}  // namespace dragoman
