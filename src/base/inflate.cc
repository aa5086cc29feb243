#include "base/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace dragoman {
namespace {

constexpr std::size_t kBufferBytes = 64U << 10U;
constexpr std::uint64_t kFreeBytes = 1U << 20U;  // the ratio counts past these
constexpr int kGzipWindow = 15 + 16;             // zlib's way to ask for gzip framing
constexpr int kZlibWindow = 15;
constexpr int kRawWindow = -15;
constexpr std::string_view kMagic = "\x1f\x8b\x08";

bool is_bomb(std::uint64_t packed, std::uint64_t unpacked) {
  return unpacked > kFreeBytes && unpacked / kMaxUnpackRatio > packed;
}

tl::unexpected<Error> bomb() {
  return fail(ErrorCode::too_large,
              "packed data unpack to more than " + std::to_string(kMaxUnpackRatio) + " times their size");
}

tl::unexpected<Error> cut_off() {
  return fail(ErrorCode::bad_input, "packed data end too early");
}

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::bad_input, "packed data are damaged");
}

// zlib reads through a pointer to non-const and does not write there.
Bytef* input_of(const char* bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes));
}

Result<std::string> unpack_with(std::string_view packed, int window, std::size_t limit) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return damaged();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closer(&stream, inflateEnd);
  stream.next_in = input_of(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string out;
  std::string chunk(kBufferBytes, '\0');
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
    stream.avail_out = static_cast<uInt>(chunk.size());
    const int status = inflate(&stream, Z_NO_FLUSH);
    out.append(chunk.data(), chunk.size() - stream.avail_out);
    if (out.size() > limit) {
      return fail(ErrorCode::too_large,
                  "unpacks to more than the limit of " + std::to_string(limit) + " bytes");
    }
    if (is_bomb(stream.total_in, out.size())) return bomb();
    if (status == Z_STREAM_END) return out;
    if (status == Z_BUF_ERROR || (status == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
      return cut_off();
    if (status != Z_OK) return damaged();
  }
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with(kMagic);
}

Result<std::string> unpack(std::string_view packed, Packing packing, std::size_t limit) {
  if (packing == Packing::gzip) return unpack_with(packed, kGzipWindow, limit);
  Result<std::string> out = unpack_with(packed, kZlibWindow, limit);
  if (out || out.error().code == ErrorCode::too_large) return out;
  return unpack_with(packed, kRawWindow, limit);
}

void GzipReader::End::operator()(z_stream_s* stream) const {
  inflateEnd(stream);
  delete stream;
}

GzipReader::GzipReader(ByteSource packed) : packed_(std::move(packed)) {}
GzipReader::GzipReader(GzipReader&&) noexcept = default;
GzipReader& GzipReader::operator=(GzipReader&&) noexcept = default;
GzipReader::~GzipReader() = default;

// Read more packed bytes behind those not used yet; false at the end.
Result<bool> GzipReader::fill() {
  buffer_.erase(0, std::exchange(at_, 0));
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kBufferBytes);
  const Result<std::size_t> n = packed_({buffer_.data() + kept, kBufferBytes});
  buffer_.resize(kept + n.value_or(0));
  if (!n) return tl::unexpected(n.error());
  return *n > 0;
}

// Start on a member; false at the end of the file. Zero bytes between members are padding.
Result<bool> GzipReader::begin_member() {
  for (;;) {
    while (at_ < buffer_.size() && buffer_[at_] == '\0') ++at_;
    if (buffer_.size() - at_ >= kMagic.size()) break;
    const Result<bool> more = fill();
    if (!more) return more;
    if (!*more && at_ == buffer_.size()) return false;
    if (!*more) return damaged();
  }
  if (!is_gzip(std::string_view(buffer_).substr(at_))) return damaged();
  if (stream_ == nullptr) {
    stream_.reset(new z_stream{});
    if (inflateInit2(stream_.get(), kGzipWindow) != Z_OK) return damaged();
  } else if (inflateReset(stream_.get()) != Z_OK) {
    return damaged();
  }
  in_member_ = true;
  packed_size_ = 0;
  unpacked_size_ = 0;
  return true;
}

Result<std::size_t> GzipReader::read(std::span<char> out) {
  if (failure_) return tl::unexpected(*failure_);
  Result<std::size_t> n = read_on(out);
  if (!n) failure_ = n.error();
  return n;
}

Result<std::size_t> GzipReader::read_on(std::span<char> out) {
  for (;;) {
    if (!in_member_) {
      const Result<bool> begun = begin_member();
      if (!begun) return tl::unexpected(begun.error());
      if (!*begun) return 0;
    }
    if (at_ == buffer_.size()) {
      const Result<bool> more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) return cut_off();
    }
    stream_->next_in = input_of(buffer_.data() + at_);
    stream_->avail_in = static_cast<uInt>(buffer_.size() - at_);
    stream_->next_out = reinterpret_cast<Bytef*>(out.data());
    stream_->avail_out = static_cast<uInt>(out.size());
    const int status = inflate(stream_.get(), Z_NO_FLUSH);
    const std::size_t used = buffer_.size() - at_ - stream_->avail_in;
    const std::size_t produced = out.size() - stream_->avail_out;
    at_ += used;
    packed_size_ += used;
    unpacked_size_ += produced;
    if (status == Z_STREAM_END) in_member_ = false;
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return damaged();
    if (is_bomb(packed_size_, unpacked_size_)) return bomb();
    if (produced > 0) return produced;
  }
}

Result<bool> GzipReader::skip_to_next_member() {
  // The bytes of a member that failed may hold the magic by chance; the caller finds out and skips again.
  failure_.reset();
  in_member_ = false;
  if (at_ < buffer_.size()) ++at_;
  for (;;) {
    const std::size_t found = buffer_.find(kMagic, at_);
    if (found != std::string::npos) {
      at_ = found;
      return true;
    }
    at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), kMagic.size() - 1));
    const Result<bool> more = fill();
    if (!more || !*more) return more;
  }
}

}  // namespace dragoman
