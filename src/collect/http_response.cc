#include "collect/http_response.h"

#include <charconv>

#include "base/inflate.h"
#include "base/limits.h"

namespace dragoman {
namespace {

constexpr std::string_view kBlanks = " \t\r";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// Return where the body begins, or npos.
std::size_t find_body(std::string_view message) {
  for (std::size_t at = message.find('\n'); at != std::string_view::npos; at = message.find('\n', at + 1)) {
    if (message.substr(at + 1, 1) == "\n") return at + 2;
    if (message.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::string_view::npos;
}

int read_status(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return 0;
  int status = 0;
  const std::string_view digits = trimmed(line.substr(blank));
  std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return status;
}

// Undo chunked transfer in place. A body that is not chunked, although its header says so, stays as it is;
// one that is cut off keeps the chunks before the cut.
void join_chunks(std::string& body) {
  std::string_view rest = body;
  std::string out;
  out.reserve(body.size());
  for (;;) {
    const std::string_view line = trimmed(take_line(rest));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size =
        error == std::errc{} && (end == line.data() + line.size() || *end == ';' || *end == ' ');
    if (!is_size && out.empty()) return;
    if (!is_size || size == 0) break;
    out += rest.substr(0, size);
    rest.remove_prefix(std::min(size, rest.size()));
    take_line(rest);
    if (rest.empty()) break;
  }
  body = std::move(out);
}

Result<void> undo_coding(std::string& body, std::string_view coding) {
  if (coding.empty() || same_word(coding, "identity")) return {};
  const bool is_gzip_named = same_word(coding, "gzip") || same_word(coding, "x-gzip");
  if (!is_gzip_named && !same_word(coding, "deflate")) {
    return fail(ErrorCode::unsupported, "content coding \"" + std::string(coding) + "\" is not read");
  }
  if (is_gzip_named && !is_gzip(body)) return {};
  auto unpacked = unpack(body, is_gzip_named ? Packing::gzip : Packing::deflate, kMaxPageBytes);
  const bool was_undone = !is_gzip_named && !unpacked && trimmed(body).starts_with('<');
  if (was_undone) return {};
  if (!unpacked) return tl::unexpected(unpacked.error());
  body = std::move(*unpacked);
  return {};
}

}  // namespace

std::string field_value(std::string_view fields, std::string_view name) {
  std::string value;
  bool is_found = false;
  while (!fields.empty()) {
    const std::string_view line = take_line(fields);
    const bool is_continued = line.starts_with(' ') || line.starts_with('\t');
    if (is_found && !is_continued) break;
    if (is_found) {
      value += ' ';
      value += trimmed(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !same_word(trimmed(line.substr(0, colon)), name)) continue;
    value = trimmed(line.substr(colon + 1));
    is_found = true;
  }
  return value;
}

Result<HttpResponse> read_response(std::string message) {
  const std::size_t body = find_body(message);
  std::string_view fields = std::string_view(message).substr(0, body);
  HttpResponse response;
  response.status = read_status(take_line(fields));
  if (body == std::string::npos || response.status == 0) {
    return fail(ErrorCode::bad_input, "not an HTTP response");
  }
  response.content_type = field_value(fields, "Content-Type");
  const bool is_chunked = same_word(field_value(fields, "Transfer-Encoding"), "chunked");
  const std::string coding = field_value(fields, "Content-Encoding");
  message.erase(0, body);
  response.body = std::move(message);
  if (is_chunked) join_chunks(response.body);
  if (const auto undone = undo_coding(response.body, coding); !undone) return tl::unexpected(undone.error());
  if (response.body.size() > kMaxPageBytes) {
    return fail(ErrorCode::too_large, "a page of " + std::to_string(response.body.size()) +
                                          " bytes, the limit is " + std::to_string(kMaxPageBytes));
  }
  return response;
}

}  // namespace dragoman
