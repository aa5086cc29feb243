#include "clean/table.h"

#include <algorithm>
#include <string_view>

#include "base/file.h"
#include "base/limits.h"
#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    cells.emplace_back(trim(line.substr(0, tab)));
    if (tab == line.size()) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

Result<Table> read_table(const std::filesystem::path& file) {
  const Result<std::string> bytes = read_file(file, kMaxPageBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  Table table;
  std::string_view rest = *bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!trim(line).empty() && line.front() != '#') table.rows.push_back({split_cells(line), number});
  }
  return table;
}

}  // namespace dragoman::cleaning
