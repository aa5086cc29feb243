#include "eval/rows.h"

#include <zlib.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <memory>

namespace dragoman::eval {

Result<std::string> read_unpacked(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) return fail(ErrorCode::unreadable, "cannot be opened", path.string());
  std::string out;
  char block[1U << 16U];
  for (int n = 0; (n = gzread(file.get(), block, sizeof block)) > 0;)
    out.append(block, static_cast<std::size_t>(n));
  return out;
}

Result<std::vector<boost::json::object>> read_rows(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_unpacked(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<boost::json::object> rows;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes->size();) {
    ++number;
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    const std::string_view line = std::string_view(*bytes).substr(at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    boost::system::error_code error;
    boost::json::value row = boost::json::parse(line, error);
    if (error || !row.is_object())
      return fail(ErrorCode::bad_input, "is no JSON object", path.string() + ":" + std::to_string(number));
    rows.push_back(std::move(row.as_object()));
  }
  return rows;
}

std::string text_field(const boost::json::object& row, std::string_view key) {
  const boost::json::value* value = row.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace dragoman::eval
