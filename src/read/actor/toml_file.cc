#include "read/actor/toml_file.h"

#include <algorithm>

namespace dragoman::actor {
namespace {

std::string quoted(std::string_view key) {
  return "'" + std::string(key) + "'";
}

}  // namespace

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
  for (const TomlNode& item : list->list) {
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
  for (const TomlNode& item : list->list) {
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
  for (const TomlNode& field : table.table) {
    if (std::find(known.begin(), known.end(), field.key) == known.end()) {
      return fail(ErrorCode::bad_input, "unknown key " + quoted(field.key), place_of(file, field));
    }
  }
  return {};
}

}  // namespace dragoman::actor
