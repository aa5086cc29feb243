#include "claim/codebook/node.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxCodebookFile = 4U << 20U;

}  // namespace

Result<CodebookFile> read_codebook_file(const std::filesystem::path& path, std::string shown) {
  Result<std::string> bytes = read_file(path, kMaxCodebookFile);
  if (!bytes) return tl::unexpected(std::move(bytes.error()));
  Result<Node> root = parse_toml(*bytes, shown);
  if (!root) return tl::unexpected(std::move(root.error()));
  return CodebookFile{path, std::move(shown), std::move(*root)};
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
  for (const Node& field : table.table) {
    if (std::find(known.begin(), known.end(), field.key) != known.end()) continue;
    return complain(file, field,
                    fmt::format("unknown key '{}'; known are: {}", field.key, fmt::join(known, ", ")));
  }
  return {};
}

}  // namespace dragoman
