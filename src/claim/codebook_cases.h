// Codebook cases: sentences with the claims a coder expects, in plain files (codebook/LANGUAGE/tests/*.test),
// so that a researcher sees what a change of a rule does. Used by the tests and by `dragoman codebook test`.
//
//   # a comment
//   Russia supplied tanks to Iraq in March.
//     arms_transfer/delivered happened | supplier Russia | recipient Iraq | items tanks
//   The left arm of the river is shallow.
//     none
//   Critics attacked the plan.
//     not armed_action
//   ? A sentence that the program still gets wrong; it is counted but does not fail.
//     contact/meeting happened
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"

namespace dragoman {

struct ExpectedClaim {
  std::string frame;
  std::string phase;     // "" takes any
  std::string modality;  // "" takes any; "-" before it asks for negative polarity
  bool negative = false;
  std::vector<std::pair<std::string, std::string>>
      arguments;  // role, words; "chain" asks for the speaker, "figures", "days", "where" for what is no role
};

struct CodebookCase {
  std::string text;
  std::vector<ExpectedClaim> wanted;
  std::vector<std::string> unwanted;  // frames that must not be coded; "*" for any
  bool known_failure = false;
  std::string where;  // file:line
};

// Read the cases of one file. Fails with file, line and reason.
[[nodiscard]] Result<std::vector<CodebookCase>> read_cases(const std::filesystem::path& path);

// Return what is wrong with `claims`, a line each; empty if all is as expected.
[[nodiscard]] std::vector<std::string> judge(const CodebookCase& wanted, const std::vector<Claim>& claims);

// Return one claim on one line, in the notation of the cases.
[[nodiscard]] std::string describe(const Claim& claim);

// Make a report of one paragraph, published on Wednesday 15 May 2024, as the cases need it.
[[nodiscard]] Report report_of(const std::string& text, const std::string& language);

}  // namespace dragoman
