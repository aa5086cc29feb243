#include "export/json_writer.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>
#include <utility>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Append `text` with the characters escaped that RFC 8259 (section 7) demands, and those that end a line in
// old JavaScript or close a script element, so that the JSON may stand in a page.
void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '<':
        out += "\\u003c";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
}

}  // namespace

void JsonWriter::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  comma();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  comma();
  out_ += '"';
  append_escaped(out_, name);
  out_ += "\":";
  first_ = true;
}

void JsonWriter::value(std::string_view text) {
  comma();
  out_ += '"';
  if (is_utf8(text)) {
    append_escaped(out_, text);
  } else {
    append_escaped(out_, repair_utf8(text));
  }
  out_ += '"';
}

void JsonWriter::value(bool truth) {
  comma();
  out_ += truth ? "true" : "false";
}

void JsonWriter::value(std::int64_t number) {
  comma();
  out_ += std::to_string(number);
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  comma();
  char buffer[32];
  const auto [end, error] = std::to_chars(std::begin(buffer), std::end(buffer), number);
  out_.append(std::begin(buffer), error == std::errc() ? end : std::begin(buffer));
}

void JsonWriter::value(ByteRange range) {
  comma();
  out_ += fmt::format("[{},{}]", range.begin, range.end);
}

void JsonWriter::null() {
  comma();
  out_ += "null";
}

std::string JsonWriter::take() {
  first_ = true;
  return std::exchange(out_, {});
}

}  // namespace dragoman
