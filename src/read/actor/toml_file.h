// Taking lists apart that were read from TOML, with errors that name file and line. Numbers, dates and truth
// values are not needed by any list and are refused where a string is asked for. Internal to src/read/actor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/toml_node.h"

namespace dragoman::actor {

// Return "file:line".
std::string place_of(const std::string& file, const TomlNode& node);
// Return the strings of list `key`; an absent key gives none.
Result<std::vector<std::string>> strings_of(const TomlNode& table, std::string_view key,
                                            const std::string& file);
// Return the string `key`; an absent key gives "".
Result<std::string> string_of(const TomlNode& table, std::string_view key, const std::string& file);
// Return the tables of list `key` ("[[key]]"); an absent key gives none.
Result<std::vector<const TomlNode*>> tables_of(const TomlNode& table, std::string_view key,
                                               const std::string& file);
// Fail on a key that is not among `known`, so that a misspelt one is not passed over in silence.
Result<void> check_keys(const TomlNode& table, const std::vector<std::string_view>& known,
                        const std::string& file);

}  // namespace dragoman::actor
