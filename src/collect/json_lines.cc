#include "collect/json_lines.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/limits.h"

namespace dragoman {
namespace {

namespace json = boost::json;

// Return a field as text: strings as they are, numbers as written, anything else as "".
std::string text_of(const json::object& object, std::string_view name) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) return {};
  if (const json::string* const text = value->if_string()) return std::string(*text);
  return value->is_number() ? json::serialize(*value) : std::string();
}

Result<Page> page_of(const json::object& object) {
  Page page;
  page.bytes = text_of(object, "html");
  page.format = PageFormat::html;
  page.content_type = "text/html; charset=utf-8";
  if (page.bytes.empty()) {
    page.bytes = text_of(object, "text");
    page.format = PageFormat::dump;
    page.content_type = "text/plain; charset=utf-8";
  }
  if (page.bytes.empty()) return fail(ErrorCode::bad_input, "no \"html\" and no \"text\"");
  if (page.bytes.size() > kMaxPageBytes) {
    return fail(ErrorCode::too_large, "a page over the limit of " + std::to_string(kMaxPageBytes) + " bytes");
  }
  page.id = text_of(object, "id");
  page.url = text_of(object, "url");
  page.date = text_of(object, "date");
  page.fetched = text_of(object, "fetched");
  page.outlet = text_of(object, "outlet");
  if (page.outlet.empty()) page.outlet = text_of(object, "source");
  return page;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

Result<Page> read_json_page(std::string_view line) {
  json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  options.allow_invalid_utf8 = true;  // pages are repaired later, with a note
  boost::system::error_code error;
  const json::value value = json::parse(json::string_view(line.data(), line.size()), error, {}, options);
  if (error) return fail(ErrorCode::bad_input, "not JSON: " + error.message());
  if (!value.is_object()) return fail(ErrorCode::bad_input, "not a JSON object");
  return page_of(value.as_object());
}

void read_json_lines(ByteReader& reader, const std::string& where, const PageSink& page,
                     const FaultSink& fault) {
  std::string line;
  for (std::size_t number = 1;; ++number) {
    const std::string here = where + ", line " + std::to_string(number);
    const Result<LineRead> read_as = reader.read_line(line, kMaxRecordBytes);
    if (!read_as) return fault({read_as.error().code, read_as.error().message, here});
    if (*read_as == LineRead::end) return;
    if (*read_as == LineRead::too_long) {
      fault({ErrorCode::too_large, "a line over the limit of " + std::to_string(kMaxRecordBytes) + " bytes",
             here});
      continue;
    }
    std::string_view text = line;
    if (number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (is_blank(text)) continue;
    Result<Page> read = read_json_page(text);
    if (!read) {
      fault({read.error().code, read.error().message, here});
      continue;
    }
    read->where = here;
    page(std::move(*read));
  }
}

}  // namespace dragoman
