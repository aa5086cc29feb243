// JsonWriter: JSON written front to back (RFC 8259), keys in the order they are given, the same values always
// giving the same bytes. Numbers are written in the shortest form that reads back equal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_range.h"

namespace dragoman {

class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }

  // Name the value that follows. Requires: inside an object.
  void key(std::string_view name);

  void value(std::string_view text);  // ill-formed UTF-8 is replaced by U+FFFD
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool truth);
  void value(double number);  // null if not finite
  void value(std::int64_t number);
  void value(std::uint32_t number) { value(static_cast<std::int64_t>(number)); }
  void value(int number) { value(static_cast<std::int64_t>(number)); }
  void value(ByteRange range);  // [begin, end]
  void null();

  // Write a member: key and value.
  template <class Value>
  void member(std::string_view name, const Value& written) {
    key(name);
    value(written);
  }
  // Write a member if there is something to say: a text that is not empty, an optional that holds.
  void known(std::string_view name, const std::string& text) {
    if (!text.empty()) member(name, text);
  }
  template <class Value>
  void known(std::string_view name, const std::optional<Value>& written) {
    if (written) member(name, *written);
  }

  // Return what has been written; the writer is empty afterwards. Requires: everything opened is closed.
  [[nodiscard]] std::string take();

 private:
  void open(char bracket);
  void close(char bracket);
  void comma();

  std::string out_;
  bool first_ = true;  // nothing stands yet in the open object or array, or a key has just been written
};

}  // namespace dragoman
