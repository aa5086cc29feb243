// TomlNode: one value of a TOML file with the line it stands on, so that every later complaint can name its
// place. Keeps the TOML library out of all other headers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct TomlNode {
  enum class Kind { text, number, boolean, list, table };
  Kind kind = Kind::table;
  std::string key;  // in a table; "" elsewhere
  std::string text;
  double number = 0;  // dates and times count as the number 0
  bool boolean = false;
  std::vector<TomlNode> list;
  std::vector<TomlNode> table;  // in the file's order, each with its key
  std::uint32_t line = 0;       // 1-based; 0 for the file itself

  // Return the value of `key`, or null; a node that is no table has none.
  [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

// Parse a whole file's text; `shown` names the file in errors, which say "file:line" and the parser's reason.
[[nodiscard]] Result<TomlNode> parse_toml(std::string_view text, const std::string& shown);

}  // namespace dragoman
