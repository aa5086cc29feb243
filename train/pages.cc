#include "train/pages.h"

#include <zlib.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <memory>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::train {
namespace {

// Return a file's bytes, unpacked when it is gzip'd.
Result<std::string> read_unpacked(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) return fail(ErrorCode::unreadable, "cannot be opened", path.string());
  std::string out;
  char block[1U << 16U];
  for (int n = 0; (n = gzread(file.get(), block, sizeof block)) > 0;)
    out.append(block, static_cast<std::size_t>(n));
  return out;
}

std::filesystem::path plain_or_packed(const std::filesystem::path& path) {
  return std::filesystem::exists(path) ? path : std::filesystem::path(path.string() + ".gz");
}

Result<std::vector<boost::json::object>> read_rows(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_unpacked(plain_or_packed(path));
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<boost::json::object> rows;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    boost::system::error_code error;
    boost::json::value row = boost::json::parse(std::string_view(*bytes).substr(at, end - at), error);
    if (!error && row.is_object()) rows.push_back(std::move(row.as_object()));
    at = end + 1;
  }
  return rows;
}

std::string text_of(const boost::json::object& row, std::string_view key) {
  const boost::json::value* value = row.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::vector<std::string> texts_of(const boost::json::object& row, std::string_view key) {
  std::vector<std::string> out;
  const boost::json::value* value = row.if_contains(key);
  if (value == nullptr || !value->is_array()) return out;
  for (const boost::json::value& item : value->as_array()) out.emplace_back(item.as_string());
  return out;
}

// Return the names of an author field: one text with the names between signs or "and", or several texts.
std::vector<std::string> names_of(const boost::json::object& row) {
  std::vector<std::string> fields = texts_of(row, "author");
  if (fields.empty()) fields.push_back(text_of(row, "author"));
  std::vector<std::string> out;
  for (const std::string& field : fields) {
    for (std::size_t at = 0; at <= field.size();) {
      std::size_t end = std::min(field.find_first_of(";,|/", at), field.size());
      std::size_t length = 1;
      for (const std::string_view word : {" and ", " und ", " & "}) {
        const std::size_t divider = field.find(word, at);
        if (divider < end) end = divider, length = word.size();
      }
      if (std::string name = plain_name(std::string_view(field).substr(at, end - at)); !name.empty())
        out.push_back(std::move(name));
      at = end + length;
    }
  }
  return out;
}

}  // namespace

std::string plain_name(std::string_view name) {
  std::string out;
  const std::string folded = fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = decode_utf8(folded, at);
    if (is_letter(c) || is_mark(c) || is_digit(c) || c == '_')
      out.append(folded, begin, at - begin);
    else
      out += ' ';
  }
  return squeeze(out);
}

Result<std::vector<LabelledPage>> read_pages(const std::filesystem::path& folder, const std::string& set) {
  const auto rows = read_rows(folder / (set + ".pages.jsonl"));
  if (!rows) return tl::unexpected(rows.error());
  const auto gold = read_rows(folder / (set + ".gold.jsonl"));
  if (!gold) return tl::unexpected(gold.error());
  std::unordered_map<std::string, const boost::json::object*> by_id;
  for (const boost::json::object& row : *gold) by_id[text_of(row, "id")] = &row;
  std::vector<LabelledPage> pages;
  for (const boost::json::object& row : *rows) {
    LabelledPage page;
    page.id = text_of(row, "id");
    page.url = text_of(row, "url");
    page.is_dump = row.contains("dump");
    page.bytes = text_of(row, "dump");
    if (!page.is_dump) {
      Result<std::string> bytes = read_unpacked(folder / text_of(row, "file"));
      if (!bytes) return tl::unexpected(bytes.error());
      page.bytes = std::move(*bytes);
    }
    if (const auto at = by_id.find(page.id); at != by_id.end()) {
      page.has_text = at->second->contains("text");
      page.text = text_of(*at->second, "text");
      page.title = text_of(*at->second, "title");
      page.authors = names_of(*at->second);
      page.published = text_of(*at->second, "published");
      page.with = texts_of(*at->second, "with");
      page.without = texts_of(*at->second, "without");
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace dragoman::train
