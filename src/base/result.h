// Result: what a function returns that can fail for reasons outside the program (bad input, a missing file, a
// refused request). Broken invariants are not errors of this kind: they assert.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace dragoman {

// The closed list of reasons. Values reach exit messages and HTTP answers and never change their meaning.
enum class ErrorCode {
  bad_input = 1,    // the bytes are not what they claim to be                  HTTP 400
  too_large = 2,    // a limit of base/limits.h was passed                      HTTP 413
  not_found = 3,    // no such file, report, claim                              HTTP 404
  unreadable = 4,   // the file or stream could not be read or written          HTTP 500
  refused = 5,      // not allowed: permission, lock held by another process    HTTP 403
  corrupt = 6,      // a hash, chain or index does not agree with its data      HTTP 500
  unsupported = 7,  // a known format in a version or variant we do not read    HTTP 415
};

// Return the code's name as it is printed ("bad_input"); points to static storage.
std::string_view name_of(ErrorCode code);

// A failure: `message` is a sentence for a person without final stop, `where` the file, record or byte it
// concerns (may be empty).
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::string where;

  // Return "where: message" on one line, control characters replaced; fit for a terminal.
  [[nodiscard]] std::string line() const;
};

template <class T>
using Result = tl::expected<T, Error>;

// Make a failed Result of any type.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace dragoman
