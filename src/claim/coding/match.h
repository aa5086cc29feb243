// Match: which rules fire on which words, and with what in their roles.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "claim/codebook.h"
#include "claim/coding/fillers.h"

namespace dragoman {

// A rule that fired.
struct Match {
  const Rule* rule = nullptr;
  Index trigger = kNone;  // the anchor word
  Index last = kNone;     // the last word of the trigger, if it has several
  WordClass kind = WordClass::verb;
  std::size_t words = 1;  // of the trigger
  Index rest = kNone;     // from here on the words tell of another match: "seized five men | and two boats"
  std::vector<Argument> arguments;
};

// Told of every rule that was tried on a word and why it did not fire ("" if it did).
using Trace = std::function<void(const Rule&, Index word, const std::string& reason)>;

// Return what fires, in text order; of several rules of one frame on one word the best stays.
[[nodiscard]] std::vector<Match> match_all(const Grammar& grammar, const std::vector<Frame>& frames,
                                           const Trace* trace);

}  // namespace dragoman
