// CSV after RFC 4180, with line feeds alone.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dragoman {

// Return the fields as one line with its line feed; a field is quoted where it must be. A field that a
// spreadsheet would take for a formula (it begins with =, +, -, @ and is no number) gets a leading apostrophe
// (OWASP, CSV injection), so that a page's words never run as one.
[[nodiscard]] std::string csv_line(std::span<const std::string> fields);

}  // namespace dragoman
