#include "claim/codebook/node.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/file.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxCodebookFile = 4U << 20U;

Node convert(const toml::node& from) {
  Node node;
  node.line = from.source().begin.line;
  if (const auto* table = from.as_table()) {
    for (const auto& [key, value] : *table) {
      node.table.emplace_back(std::string(key.str()), convert(value));
      if (node.table.back().second.line == 0) node.table.back().second.line = key.source().begin.line;
    }
    // toml++ keeps keys sorted; what the author wrote first shall come first.
    std::stable_sort(node.table.begin(), node.table.end(),
                     [](const auto& a, const auto& b) { return a.second.line < b.second.line; });
  } else if (const auto* array = from.as_array()) {
    node.kind = Node::Kind::list;
    for (const auto& item : *array) node.list.push_back(convert(item));
  } else if (const auto text = from.value<std::string>(); from.is_string() && text) {
    node.kind = Node::Kind::text;
    node.text = *text;
  } else if (from.is_boolean()) {
    node.kind = Node::Kind::boolean;
    node.boolean = from.value_or(false);
  } else {
    node.kind = Node::Kind::number;
    node.number = from.value_or(0.0);
  }
  return node;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const auto& [name, value] : table) {
    if (name == key) return &value;
  }
  return nullptr;
}

Result<CodebookFile> read_codebook_file(const std::filesystem::path& path, std::string shown) {
  Result<std::string> bytes = read_file(path, kMaxCodebookFile);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  try {
    const toml::table table = toml::parse(*bytes, shown);
    return CodebookFile{path, std::move(shown), convert(table)};
  } catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;
    return fail(ErrorCode::bad_input, std::string(error.description()), fmt::format("{}:{}", shown, line));
  }
}

tl::unexpected<Error> complain(const CodebookFile& file, std::uint32_t line, std::string reason) {
  return fail(ErrorCode::bad_input, std::move(reason), fmt::format("{}:{}", file.shown, line));
}

tl::unexpected<Error> complain(const CodebookFile& file, const Node& node, std::string reason) {
  return complain(file, node.line, std::move(reason));
}

Result<std::vector<std::string>> texts_of(const CodebookFile& file, const Node& node) {
  if (node.kind == Node::Kind::text) return std::vector<std::string>{node.text};
  if (node.kind != Node::Kind::list) return complain(file, node, "expected a text or a list of texts");
  std::vector<std::string> texts;
  for (const Node& item : node.list) {
    if (item.kind != Node::Kind::text) return complain(file, item, "expected a text");
    texts.push_back(item.text);
  }
  return texts;
}

Result<void> expect_keys(const CodebookFile& file, const Node& table,
                         const std::vector<std::string_view>& known) {
  if (table.kind != Node::Kind::table) return complain(file, table, "expected a table");
  for (const auto& [key, value] : table.table) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    return complain(file, value, fmt::format("unknown key '{}'; known are: {}", key, fmt::join(known, ", ")));
  }
  return {};
}

}  // namespace dragoman
