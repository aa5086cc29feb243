// code: Reading + codebook -> claims. (Coding is the field's word for turning reports into data.)
#pragma once

#include <string>
#include <vector>

#include "claim/claim.h"
#include "claim/codebook.h"

namespace dragoman {

// Return the claims of a report in text order; none if the codebook does not know its language. Pure,
// deterministic, safe on any thread.
[[nodiscard]] std::vector<Claim> code(const Report& report, const Reading& reading, const Codebook& codebook);

// One rule tried on one word.
struct Trial {
  std::string rule;
  std::string where;   // the rule's file and line
  ByteRange word;      // in Report::text
  std::string reason;  // why it did not fire; "" if it did
};

// Return every rule that was tried, with the reason for which it failed: what `dragoman codebook explain`
// prints.
[[nodiscard]] std::vector<Trial> explain(const Report& report, const Reading& reading,
                                         const Codebook& codebook);

}  // namespace dragoman
