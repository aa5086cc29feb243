// Reading TOML lists with errors that name file and line. A narrow tree of strings, lists and tables, so that
// the TOML library stays in one .cc file; numbers, dates and truth values are not needed by any list and are
// refused where a string is asked for. Internal to src/read/actor.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman::actor {

struct TomlNode {
  enum class Kind { text, list, table, other };
  Kind kind = Kind::other;
  unsigned line = 0;                                     // 1-based; 0 for the file itself
  std::string text;                                      // of a string
  std::vector<TomlNode> items;                           // of a list
  std::vector<std::pair<std::string, TomlNode>> fields;  // of a table, by key

  // Return the field, or nullptr.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

// Parse a whole file's text; `file` names it in errors.
Result<TomlNode> parse_toml(std::string_view text, const std::string& file);

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
