// Patterns of the lexicon's rules, written out: every way through the options and choices becomes one flat
// list.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman::values {

constexpr std::size_t kMaxWays = 60'000;  // of one pattern; more is a mistake in the rule

// Return all flat sequences of elements that `pattern` allows, the fuller way of each option first. `pieces`
// are the patterns that {NAME} stands for.
[[nodiscard]] Result<std::vector<std::vector<std::string>>> write_out(
    std::string_view pattern, const std::map<std::string, std::string, std::less<>>& pieces);

}  // namespace dragoman::values
