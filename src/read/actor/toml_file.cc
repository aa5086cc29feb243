#include "read/actor/toml_file.h"

#include <toml++/toml.h>

#include <algorithm>

namespace dragoman::actor {
namespace {

TomlNode copy_of(const toml::node& node) {
  TomlNode out;
  out.line = node.source().begin.line;
  if (const auto* text = node.as_string()) {
    out.kind = TomlNode::Kind::text;
    out.text = text->get();
  } else if (const toml::array* list = node.as_array()) {
    out.kind = TomlNode::Kind::list;
    for (const toml::node& item : *list) out.items.push_back(copy_of(item));
  } else if (const toml::table* table = node.as_table()) {
    out.kind = TomlNode::Kind::table;
    for (const auto& [key, value] : *table) out.fields.emplace_back(std::string(key.str()), copy_of(value));
  }
  return out;
}

std::string quoted(std::string_view key) {
  return "'" + std::string(key) + "'";
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [key](const auto& field) { return field.first == key; });
  return found == fields.end() ? nullptr : &found->second;
}

Result<TomlNode> parse_toml(std::string_view text, const std::string& file) {
  try {
    return copy_of(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::bad_input, std::string(error.description()),
                file + ':' + std::to_string(error.source().begin.line));
  }
}

std::string place_of(const std::string& file, const TomlNode& node) {
  return file + ':' + std::to_string(node.line);
}

Result<std::vector<std::string>> strings_of(const TomlNode& table, std::string_view key,
                                            const std::string& file) {
  std::vector<std::string> out;
  const TomlNode* list = table.find(key);
  if (list == nullptr) return out;
  if (list->kind != TomlNode::Kind::list) {
    return fail(ErrorCode::bad_input, quoted(key) + " is not a list of strings", place_of(file, *list));
  }
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::text || item.text.empty()) {
      return fail(ErrorCode::bad_input, quoted(key) + " holds something that is no string, or is empty",
                  place_of(file, item));
    }
    out.push_back(item.text);
  }
  return out;
}

Result<std::string> string_of(const TomlNode& table, std::string_view key, const std::string& file) {
  const TomlNode* node = table.find(key);
  if (node == nullptr) return std::string();
  if (node->kind != TomlNode::Kind::text) {
    return fail(ErrorCode::bad_input, quoted(key) + " is not a string", place_of(file, *node));
  }
  return node->text;
}

Result<std::vector<const TomlNode*>> tables_of(const TomlNode& table, std::string_view key,
                                               const std::string& file) {
  std::vector<const TomlNode*> out;
  const TomlNode* list = table.find(key);
  if (list == nullptr) return out;
  if (list->kind != TomlNode::Kind::list) {
    return fail(ErrorCode::bad_input, quoted(key) + " is not a list of tables", place_of(file, *list));
  }
  for (const TomlNode& item : list->items) {
    if (item.kind != TomlNode::Kind::table) {
      return fail(ErrorCode::bad_input, quoted(key) + " holds something that is no table",
                  place_of(file, item));
    }
    out.push_back(&item);
  }
  return out;
}

Result<void> check_keys(const TomlNode& table, const std::vector<std::string_view>& known,
                        const std::string& file) {
  for (const auto& [key, node] : table.fields) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      return fail(ErrorCode::bad_input, "unknown key " + quoted(key), place_of(file, node));
    }
  }
  return {};
}

}  // namespace dragoman::actor
