// Matching: the longest rule of a lexicon that holds from a token on, and what its classes caught.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/value/analysis.h"

namespace dragoman::values {

struct Capture {
  Class cls = Class::month;
  std::int64_t value = 0;
  std::uint32_t first = 0;   // token; kNowhere if the rule itself gives it
  std::uint32_t length = 0;  // tokens
};
constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;

struct Match {
  const Rule* rule = nullptr;
  std::uint32_t first = 0;  // tokens [first, end)
  std::uint32_t end = 0;
  std::uint32_t cut = 0;  // the right one of two expressions begins here; 0 if there is one
  std::vector<Capture> captures;
};

// Return the longest match at token `i`; of equally long ones the rule that stands first in the file. Steps
// are bounded by a constant, whatever the text.
std::optional<Match> match_at(const Analysis& analysis, std::uint32_t i);

}  // namespace dragoman::values
