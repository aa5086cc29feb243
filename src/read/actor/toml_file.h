// Reading one TOML list file with errors that name file and line. Internal to the actor layer's loaders;
// includes toml++, so only .cc files include it.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dragoman::actor {

inline std::string place_of(const std::string& file, const toml::node& node) {
  return file + ':' + std::to_string(node.source().begin.line);
}

inline Result<toml::table> parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::bad_input, std::string(error.description()),
                file + ':' + std::to_string(error.source().begin.line));
  }
}

// Return the strings of array `key`; an absent key gives none.
inline Result<std::vector<std::string>> strings_of(const toml::table& table, std::string_view key,
                                                   const std::string& file) {
  std::vector<std::string> out;
  const toml::node* node = table.get(key);
  if (node == nullptr) return out;
  if (!node->is_array()) {
    return fail(ErrorCode::bad_input, "'" + std::string(key) + "' is not a list of strings",
                place_of(file, *node));
  }
  for (const toml::node& item : *node->as_array()) {
    const auto value = item.value<std::string>();
    if (!value || value->empty()) {
      return fail(ErrorCode::bad_input,
                  "'" + std::string(key) + "' holds something that is no string, or is empty",
                  place_of(file, item));
    }
    out.push_back(*value);
  }
  return out;
}

// Return the string `key`; an absent key gives `otherwise`.
inline Result<std::string> string_of(const toml::table& table, std::string_view key, const std::string& file,
                                     std::string otherwise = {}) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value<std::string>();
  if (!value)
    return fail(ErrorCode::bad_input, "'" + std::string(key) + "' is not a string", place_of(file, *node));
  return *value;
}

// Fail on a key that is not among `known`, so that a misspelt one is not passed over in silence.
inline Result<void> check_keys(const toml::table& table, const std::vector<std::string_view>& known,
                               const std::string& file) {
  for (const auto& [key, node] : table) {
    bool found = false;
    for (const std::string_view name : known) found = found || key.str() == name;
    if (!found)
      return fail(ErrorCode::bad_input, "unknown key '" + std::string(key.str()) + "'", place_of(file, node));
  }
  return {};
}

}  // namespace dragoman::actor
