#include "base/inflate.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "base/limits.h"

namespace dragoman {
namespace {

std::string pack(std::string_view bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip(std::string_view bytes) {
  return pack(bytes, 31);
}

struct Read {
  std::string bytes;
  std::string error;
};

// Read all members, going on behind each failure.
Read read_all(std::string_view packed) {
  GzipReader reader(memory_source(packed));
  Read out;
  std::string chunk(1000, '\0');
  for (;;) {
    const auto n = reader.read(chunk);
    if (!n) {
      out.error += n.error().message + ". ";
      if (!reader.skip_to_next_member().value_or(false)) return out;
      continue;
    }
    if (*n == 0) return out;
    out.bytes.append(chunk, 0, *n);
  }
}

TEST(Inflate, UnpacksWhatHttpCallsDeflate) {
  const std::string text = "text that is packed and unpacked again";
  EXPECT_EQ(unpack(gzip(text), Packing::gzip, 100).value(), text);
  EXPECT_EQ(unpack(pack(text, 15), Packing::deflate, 100).value(), text);
  EXPECT_EQ(unpack(pack(text, -15), Packing::deflate, 100).value(), text);
  EXPECT_EQ(unpack(gzip(text), Packing::gzip, text.size()).value(), text);
  EXPECT_EQ(unpack(gzip(text), Packing::gzip, text.size() - 1).error().code, ErrorCode::too_large);
  EXPECT_EQ(unpack(gzip(text).substr(0, 20), Packing::gzip, 100).error().code, ErrorCode::bad_input);
  EXPECT_EQ(unpack("no gzip", Packing::gzip, 100).error().code, ErrorCode::bad_input);
}

TEST(Inflate, StopsBombs) {
  const std::string bomb = gzip(std::string(20U << 20U, ' '));
  EXPECT_EQ(unpack(bomb, Packing::gzip, kMaxPageBytes).error().code, ErrorCode::too_large);
  const Read read = read_all(bomb + gzip("behind"));
  EXPECT_LT(read.bytes.size(), 10U << 20U);
  EXPECT_TRUE(read.bytes.ends_with("behind"));
  EXPECT_EQ(read.error, "packed data unpack to more than 200 times their size. ");
}

TEST(Inflate, ReadsMembersAndGoesOnBehindDamage) {
  EXPECT_EQ(read_all(gzip("one ") + gzip("two") + std::string(3, '\0')).bytes, "one two");
  std::string damaged = gzip("good ") + gzip("bad") + gzip("last");
  damaged[gzip("good ").size() + 12] = '\x7f';
  const Read read = read_all(damaged);
  EXPECT_TRUE(read.bytes.starts_with("good ") && read.bytes.ends_with("last")) << read.bytes;
  EXPECT_FALSE(read.error.empty());
  const std::string whole = gzip("one ") + gzip("two");
  EXPECT_EQ(read_all(whole.substr(0, whole.size() - 6)).error, "packed data end too early. ");
  EXPECT_EQ(read_all("").error, "");
}

}  // namespace
}  // namespace dragoman
