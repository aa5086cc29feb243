// ByteReader: a small window over a ByteSource for formats made of lines and counted stretches. Memory is
// bounded by what the caller asks for at once. Not thread safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/result.h"

namespace dragoman {

enum class LineRead : std::uint8_t { line, too_long, end };

class ByteReader {
 public:
  explicit ByteReader(ByteSource source) : source_(std::move(source)) {}

  // Return up to `size` bytes without moving; fewer only at the end or before a failure, which the next call
  // meets again. The view lives until the next call.
  [[nodiscard]] Result<std::string_view> peek(std::size_t size);

  // Read a line without its end ("\n" or "\r\n"). A line over `limit` bytes is passed over.
  [[nodiscard]] Result<LineRead> read_line(std::string& line, std::size_t limit);

  // Append exactly `size` bytes to `out`; fails with bad_input if the source ends first.
  [[nodiscard]] Result<void> read(std::string& out, std::uint64_t size);
  [[nodiscard]] Result<void> skip(std::uint64_t size);

  // Return all that is left; fails with too_large past `limit` bytes.
  [[nodiscard]] Result<std::string> read_all(std::size_t limit);

  // Move to the next line that begins with `start`, which may be here; false if there is none.
  [[nodiscard]] Result<bool> skip_to_line(std::string_view start);

  // Forget what was read ahead: the source has moved.
  void discard();

  // Return how many bytes have been taken.
  [[nodiscard]] std::uint64_t position() const { return position_; }

 private:
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] std::string_view window() const { return std::string_view(buffer_).substr(at_); }
  void take(std::size_t size);

  ByteSource source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace dragoman
