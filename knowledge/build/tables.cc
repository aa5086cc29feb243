// Rows of tab-separated files.
#include <functional>

#include "base/file.h"
#include "base/unicode.h"
#include "sources.h"

namespace dragoman::gazetteer_build {

const std::vector<std::string_view>& languages() {
  static const std::vector<std::string_view> list = {"en", "ar", "ru", "tr", "fa",  "fr",
                                                     "de", "es", "uk", "ku", "ckb", "he"};
  return list;
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (const std::string_view part = trim(text.substr(0, end)); !part.empty()) out.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Result<void> for_each_row(const std::filesystem::path& path, const std::function<void(const Row&)>& each) {
  const Result<std::string> bytes = read_file(path, 64U << 20U);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  for (const std::string_view line : parts_of(*bytes, '\n')) {
    if (line.front() == '#') continue;
    Row row;
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', at), line.size());
      row.push_back(line.substr(at, tab - at));
      at = tab + 1;
    }
    each(row);
  }
  return {};
}

}  // namespace dragoman::gazetteer_build
