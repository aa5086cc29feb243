#include "claim/codebook_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "claim/code.h"
#include "read/read.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(DRAGOMAN_CODEBOOK_DIR) / "en" / "tests")) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// The cases are coded as their files say, but those marked as known to fail; needs the English models. A
// newly trained parser trips over other sentences than its forerunner: their marks are set anew with it, by
// hand. Marked ones that are coded rightly are printed, so that they lose the mark.
TEST(CodebookCases, CodedAsExpected) {
  const auto knowledge = ReadKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
  if (!knowledge) GTEST_SKIP() << knowledge.error().line();
  const auto book = Codebook::load(DRAGOMAN_CODEBOOK_DIR);
  ASSERT_TRUE(book) << book.error().line();
  const Report probe = report_of("The minister said Russia supplied tanks to Iraq.", "en");
  const Reading layers = read(probe, *knowledge);
  if (layers.actors.empty() || layers.attributions.empty())
    GTEST_SKIP() << "the reading knows no actors or speech";
  std::size_t count = 0;
  std::size_t known = 0;
  std::size_t wrong = 0;
  for (const fs::path& file : case_files()) {
    const auto cases = read_cases(file);
    ASSERT_TRUE(cases) << cases.error().line();
    for (const CodebookCase& one : *cases) {
      const Report report = report_of(one.text, "en");
      const auto faults = judge(one, code(report, read(report, *knowledge), *book));
      ++count;
      known += one.known_failure ? 1U : 0U;
      if (one.known_failure && faults.empty())
        std::printf("%s: coded rightly, though marked\n", one.where.c_str());
      if (one.known_failure || faults.empty()) continue;
      ++wrong;
      std::printf("%s: %s\n", one.where.c_str(), one.text.c_str());
      for (const std::string& fault : faults) std::printf("  %s\n", fault.c_str());
    }
  }
  std::printf("%zu sentences, %zu known to fail, %zu others coded wrongly\n", count, known, wrong);
  EXPECT_EQ(wrong, 0U);
}

TEST(CodebookCases, JudgeSeesWhatIsMissingAndWhatIsTooMuch) {
  CodebookCase one;
  one.wanted.push_back({"damage", "destroyed", "happened", false, {{"objects", "bridge"}}});
  one.unwanted.emplace_back("protest");
  Claim claim;
  claim.frame = "damage";
  claim.phase = "destroyed";
  claim.arguments.push_back({"objects", "a stone bridge", {}, kNone});
  EXPECT_TRUE(judge(one, {claim}).empty());
  EXPECT_FALSE(judge(one, {}).empty());
  Claim other = claim;
  other.frame = "protest";
  EXPECT_FALSE(judge(one, {claim, other}).empty());
}

}  // namespace
}  // namespace dragoman
