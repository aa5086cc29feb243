#include "serve/http.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace dragoman {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_blank) c = ' ';
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    out += c;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

bool is_unreserved(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

}  // namespace

Result<Request> parse_target(std::string_view target) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  const auto path = percent_decode(target.substr(0, mark), false);
  if (!path || path->empty() || path->front() != '/') return fail(ErrorCode::bad_input, "malformed address");
  Request request;
  request.path = *path;
  std::string_view rest = mark < target.size() ? target.substr(mark + 1) : std::string_view{};
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto key = percent_decode(pair.substr(0, equals), true);
    const auto value =
        percent_decode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view{}, true);
    if (!key || !value) return fail(ErrorCode::bad_input, "malformed query");
    if (!key->empty()) request.query.emplace_back(*key, *value);
  }
  return request;
}

std::string_view query_value(const Request& request, std::string_view key) {
  for (const auto& [name, value] : request.query) {
    if (name == key) return value;
  }
  return {};
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kDigits[static_cast<unsigned char>(c) >> 4U];
    out += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

bool is_local_host(std::string_view host) {
  std::string_view name = host;
  if (!name.empty() && name.front() == '[') {
    name = name.substr(0, std::min(name.find(']'), name.size() - 1) + 1);
  } else {
    name = name.substr(0, name.find(':'));
  }
  const std::string_view port = host.substr(name.size());
  const bool port_ok = port.empty() || (port.front() == ':' && port.size() > 1 &&
                                        port.find_first_not_of("0123456789", 1) == std::string_view::npos);
  return port_ok && (name == "localhost" || name == "127.0.0.1" || name == "[::1]");
}

}  // namespace dragoman
