// HTTP as the desk needs it: a request and an answer as plain values. The HTTP library is seen by server.cc
// alone.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct Request {
  std::string method = "GET";
  std::string path;                                        // percent-decoded, "/report/3f0c..."
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  std::string host;                                        // Host header as sent
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::string location;  // for redirects, "" otherwise
};

using Handler = std::function<Response(const Request&)>;

// Split a request target ("/claims?frame=training&q=a+b") into path and query, percent-decoded; '+' is a
// blank in the query. Fails with bad_input on malformed escapes, ill-formed UTF-8 or control characters.
[[nodiscard]] Result<Request> parse_target(std::string_view target);

// Return the first value of a query key; "" if absent. The view lives as long as `request`.
std::string_view query_value(const Request& request, std::string_view key);

// Return the text percent-encoded for use as a query value or path segment (RFC 3986 unreserved kept).
std::string percent_encode(std::string_view text);

// Return whether `host` names this machine, with or without port. A page of another origin that has its name
// resolve to 127.0.0.1 (DNS rebinding) sends its own name and is refused by this.
bool is_local_host(std::string_view host);

}  // namespace dragoman
