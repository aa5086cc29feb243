// The gazetteer file: header, places, name entries, hits, buckets, strings; little endian, each part aligned
// to 8. docs/places.md describes it; kFormatVersion changes with any change of layout or of place_key.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/hash.h"

namespace dragoman::gazetteer_format {

constexpr std::array<char, 8> kMagic = {'D', 'R', 'G', 'A', 'Z', 'E', 'T', '\n'};
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::size_t kMaxPlaces = 0x0FFFFFFF;  // NameHit keeps 28 bits
constexpr std::size_t kMaxNameWords = 8;        // longer names are not looked up

struct Part {
  std::uint64_t at = 0;     // bytes from the file's begin
  std::uint64_t count = 0;  // elements
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kFormatVersion;
  std::uint32_t bucket_bits = 0;
  Part places, names, hits, buckets, strings;
  std::uint64_t content_sum = 0;  // checksum() of all bytes behind the header
  std::uint64_t header_sum = 0;   // checksum() of the header up to here
};
static_assert(sizeof(Header) == 112);

// Which of the three name spaces a hash belongs to.
constexpr std::uint64_t kKeySeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kExactSeed = 0x9ae16a3b2f90404fULL;
constexpr std::uint64_t kLooseSeed = 0xc2b2ae3d27d4eb4fULL;

// Return a checksum that takes eight bytes a step (multiply and fold; finds damage, not malice).
inline std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t a = 0x243F6A8885A308D3ULL;
  std::uint64_t b = bytes.size();
  std::size_t at = 0;
  for (; at + 16 <= bytes.size(); at += 16) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, bytes.data() + at, 8);
    std::memcpy(&y, bytes.data() + at + 8, 8);
    a = (a ^ x) * 0x9E3779B97F4A7C15ULL;
    b = (b ^ y) * 0xD6E8FEB86659FD93ULL;
    a ^= a >> 29U;
    b ^= b >> 31U;
  }
  return hash64(bytes.substr(at), a ^ (b << 1U));
}

}  // namespace dragoman::gazetteer_format
