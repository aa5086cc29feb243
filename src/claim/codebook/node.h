// A codebook's files as TOML nodes, and complaints that name file and line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/toml_node.h"

namespace dragoman {

using Node = TomlNode;

// A file that was read: its name as it shall stand in messages, and its content.
struct CodebookFile {
  std::filesystem::path path;
  std::string shown;
  Node root;
};

// Read a TOML file of at most 4 MB. Fails with file, line and the parser's reason.
[[nodiscard]] Result<CodebookFile> read_codebook_file(const std::filesystem::path& path, std::string shown);

// Make an error that names file and line.
[[nodiscard]] tl::unexpected<Error> complain(const CodebookFile& file, const Node& node, std::string reason);
[[nodiscard]] tl::unexpected<Error> complain(const CodebookFile& file, std::uint32_t line,
                                             std::string reason);

// Return the words of a text or of a list of texts; fails if it is neither.
[[nodiscard]] Result<std::vector<std::string>> texts_of(const CodebookFile& file, const Node& node);

// Complain about a key of `table` that is not among `known`.
[[nodiscard]] Result<void> expect_keys(const CodebookFile& file, const Node& table,
                                       const std::vector<std::string_view>& known);

}  // namespace dragoman
