#include "record/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/require.h"

namespace dragoman {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's way to ask for the gzip wrapping
constexpr int kLevel = 5;             // of news pages: 20 % faster than 6 for 1 % more bytes

// The bounds of zlib's 32-bit counters are far above kMaxRecordBytes.
Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib only reads it
}

struct Inflater {
  z_stream stream{};
  Inflater() { require(inflateInit2(&stream, kGzipWindow) == Z_OK, "zlib has memory for a window"); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream); }
};

}  // namespace

void append_gzip_member(std::string& out, std::string_view bytes) {
  z_stream stream{};
  require(deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib has memory for a window");
  const std::size_t before = out.size();
  out.resize(before + deflateBound(&stream, bytes.size()));
  stream.next_in = bytes_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = bytes_of(std::string_view(out).substr(before));
  stream.avail_out = static_cast<uInt>(out.size() - before);
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflateBound leaves room for the whole");
  out.resize(before + stream.total_out);
  deflateEnd(&stream);
}

Result<UnpackedMember> unpack_gzip_member(std::string_view packed, std::size_t limit) {
  Inflater inflater;
  z_stream& stream = inflater.stream;
  UnpackedMember out;
  std::array<char, 65536> buffer{};
  stream.next_in = bytes_of(packed);
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), limit + (limit >> 8U) + 65536));
  for (;;) {
    stream.next_out = bytes_of({buffer.data(), buffer.size()});
    stream.avail_out = buffer.size();
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.bytes.size() > limit) {
      return fail(ErrorCode::too_large, "a gzip member unpacks to over " + std::to_string(limit) + " bytes");
    }
    if (status == Z_STREAM_END) {
      out.packed_size = stream.total_in;
      return out;
    }
    if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      out.torn = true;
      return out;
    }
    if (status != Z_OK) return fail(ErrorCode::bad_input, "not a sound gzip member");
  }
}

}  // namespace dragoman
