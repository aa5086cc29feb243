#include "base/toml_node.h"

#include <toml++/toml.h>

#include <algorithm>

namespace dragoman {
namespace {

TomlNode convert(const toml::node& from);

std::vector<TomlNode> convert_table(const toml::table& from) {
  std::vector<TomlNode> fields;
  for (const auto& [key, value] : from) {
    TomlNode field = convert(value);
    field.key = key.str();
    if (field.line == 0) field.line = key.source().begin.line;
    fields.push_back(std::move(field));
  }
  // toml++ keeps keys sorted; what the author wrote first shall come first.
  std::stable_sort(fields.begin(), fields.end(),
                   [](const TomlNode& a, const TomlNode& b) { return a.line < b.line; });
  return fields;
}

TomlNode convert(const toml::node& from) {
  TomlNode node;
  node.line = from.source().begin.line;
  if (const toml::table* table = from.as_table()) {
    node.table = convert_table(*table);
  } else if (const toml::array* array = from.as_array()) {
    node.kind = TomlNode::Kind::list;
    for (const toml::node& item : *array) node.list.push_back(convert(item));
  } else if (const auto* text = from.as_string()) {
    node.kind = TomlNode::Kind::text;
    node.text = text->get();
  } else if (from.is_boolean()) {
    node.kind = TomlNode::Kind::boolean;
    node.boolean = from.value_or(false);
  } else {
    node.kind = TomlNode::Kind::number;
    node.number = from.value_or(0.0);
  }
  return node;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view wanted) const {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [wanted](const TomlNode& field) { return field.key == wanted; });
  return found == table.end() ? nullptr : &*found;
}

Result<TomlNode> parse_toml(std::string_view text, const std::string& shown) {
  try {
    return convert(toml::parse(text, shown));
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::bad_input, std::string(error.description()),
                shown + ':' + std::to_string(error.source().begin.line));
  }
}

}  // namespace dragoman
