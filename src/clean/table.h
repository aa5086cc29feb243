// Table: a list that a researcher edits: cells divided by tabs, one row a line, "#" begins a comment line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dragoman::cleaning {

struct Row {
  std::vector<std::string> cells;  // at least one
  std::size_t line = 0;            // from 1

  // Return "file:line" for messages.
  [[nodiscard]] std::string where(const std::filesystem::path& file) const {
    return file.string() + ":" + std::to_string(line);
  }
};

struct Table {
  std::vector<Row> rows;
};

// Read a table; fails like read_file.
[[nodiscard]] Result<Table> read_table(const std::filesystem::path& file);

}  // namespace dragoman::cleaning
