// codebook check | explain | test: what a researcher asks of the codebook.
#include <algorithm>
#include <cstdio>

#include "claim/code.h"
#include "claim/codebook_cases.h"
#include "cli/commands.h"
#include "read/read.h"

namespace dragoman {
namespace {

int complain(const Error& error) {
  std::fprintf(stderr, "dragoman: %s\n", error.line().c_str());
  return 1;
}

int check(const Codebook& book) {
  std::size_t phases = 0;
  for (const Frame& frame : book.frames()) phases += frame.phases.size();
  std::printf("%s %s: %zu frames, %zu phases, %zu operators\n", book.name().c_str(), book.version().c_str(),
              book.frames().size(), phases, book.operators().size());
  for (const Language& language : book.languages()) {
    std::size_t triggers = 0;
    for (const auto& [anchor, list] : language.triggers) triggers += list.size();
    std::printf("  %s: %zu rules, %zu triggers, %zu stances, %zu lexicons\n", language.code.c_str(),
                language.rules.size(), triggers, language.stances.size(), language.lexicons.size());
  }
  return 0;
}

int explain_sentence(const std::string& sentence, const Codebook& book, const ReadKnowledge& knowledge) {
  const Report report = report_of(sentence, "en");
  const Reading reading = read(report, knowledge);
  for (const Claim& claim : code(report, reading, book)) {
    const std::string_view evidence = slice(report.text, claim.evidence);
    std::printf("claim  %s\n       \"%.*s\"\n", describe(claim).c_str(), static_cast<int>(evidence.size()),
                evidence.data());
  }
  for (const Trial& trial : explain(report, reading, book)) {
    const std::string_view word = slice(report.text, trial.word);
    std::printf("%-6s %.*s: %s (%s)%s%s\n", trial.reason.empty() ? "fired" : "no",
                static_cast<int>(word.size()), word.data(), trial.rule.c_str(), trial.where.c_str(),
                trial.reason.empty() ? "" : ": ", trial.reason.c_str());
  }
  return 0;
}

int test_file(const std::filesystem::path& path, const Codebook& book, const ReadKnowledge& knowledge) {
  const auto cases = read_cases(path);
  if (!cases) return complain(cases.error());
  std::size_t failed = 0;
  for (const CodebookCase& one : *cases) {
    const Report report = report_of(one.text, "en");
    const auto faults = judge(one, code(report, read(report, knowledge), book));
    if (one.known_failure && faults.empty())
      std::printf("%s: coded rightly, though marked\n", one.where.c_str());
    if (faults.empty() || one.known_failure) continue;
    ++failed;
    std::printf("%s: %s\n", one.where.c_str(), one.text.c_str());
    for (const std::string& fault : faults) std::printf("  %s\n", fault.c_str());
  }
  std::printf("%s: %zu sentences, %zu failed\n", path.filename().c_str(), cases->size(), failed);
  return failed == 0 ? 0 : 1;
}

int test(const Folders& folders, const std::string& file, const Codebook& book,
         const ReadKnowledge& knowledge) {
  if (!file.empty()) return test_file(file, book, knowledge);
  int worst = 0;
  for (const Language& language : book.languages()) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(folders.codebook / language.code / "tests", error)) {
      if (entry.path().extension() == ".test") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& path : files) worst = std::max(worst, test_file(path, book, knowledge));
  }
  return worst;
}

}  // namespace

int codebook_command(const Folders& folders, const CodebookOptions& options) {
  const auto book = Codebook::load(folders.codebook);
  if (!book) return complain(book.error());
  if (options.action == "check") return check(*book);
  const auto knowledge = ReadKnowledge::load(folders.knowledge);
  if (!knowledge) return complain(knowledge.error());
  if (options.action == "explain") return explain_sentence(options.argument, *book, *knowledge);
  return test(folders, options.argument, *book, *knowledge);
}

}  // namespace dragoman
