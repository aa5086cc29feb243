// An HTTP response as WARC records hold it (RFC 9112): status, headers, and the body with its transfer and
// content codings undone. Pure, thread safe.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

struct HttpResponse {
  int status = 0;
  std::string content_type;  // "" if not given
  std::string body;
};

// Headers of HTTP messages and WARC records: "Name: value" lines.
// Return the value of a field, "" if absent; names compare without case. `fields` are lines without the
// first.
std::string field_value(std::string_view fields, std::string_view name);

// Read a response with a body of at most kMaxPageBytes. Codings that are named but were already undone by
// whoever saved the record are passed over. Fails with bad_input, unsupported (a coding), too_large.
[[nodiscard]] Result<HttpResponse> read_response(std::string message);

}  // namespace dragoman
