// Unpacking gzip (RFC 1952), zlib (RFC 1950) and raw deflate (RFC 1951) with bounds: what unpacks to more
// than kMaxUnpackRatio times its size, past the first megabyte, is refused as a bomb.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/result.h"

struct z_stream_s;

namespace dragoman {

enum class Packing : std::uint8_t {
  gzip,
  deflate,  // HTTP's word for zlib; raw deflate, which some servers send for it, is read too
};

// Return the bytes unpacked. Fails with bad_input if they are damaged or cut off, too_large past `limit`
// bytes or the ratio.
[[nodiscard]] Result<std::string> unpack(std::string_view packed, Packing packing, std::size_t limit);

// Return whether the bytes begin like a gzip member.
bool is_gzip(std::string_view bytes);

// Unpacks a file of gzip members one after the other, in memory of fixed size. Not thread safe.
class GzipReader {
 public:
  explicit GzipReader(ByteSource packed);
  GzipReader(GzipReader&&) noexcept;
  GzipReader& operator=(GzipReader&&) noexcept;
  ~GzipReader();

  // Fill the front of `out`; 0 is the end. Fails with bad_input if a member is damaged or cut off, too_large
  // if it is a bomb; nothing more comes until skip_to_next_member.
  [[nodiscard]] Result<std::size_t> read(std::span<char> out);

  // Go to the next place behind the failure where a member may begin; false if there is none.
  [[nodiscard]] Result<bool> skip_to_next_member();

 private:
  struct End {
    void operator()(z_stream_s* stream) const;
  };
  [[nodiscard]] Result<bool> fill();
  [[nodiscard]] Result<bool> begin_member();
  [[nodiscard]] Result<std::size_t> read_on(std::span<char> out);

  ByteSource packed_;
  std::string buffer_;  // packed bytes read; from at_ on not used yet
  std::size_t at_ = 0;
  std::unique_ptr<z_stream_s, End> stream_;
  bool in_member_ = false;
  std::uint64_t packed_size_ = 0;  // of the member at hand, as far as read
  std::uint64_t unpacked_size_ = 0;
  std::optional<Error> failure_;
};

}  // namespace dragoman
