// Hashes: SHA-256 for what must be proved, a fast 64-bit one for tables.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);

// SHA-256 over bytes that come in parts. Not copyable; one thread at a time.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(const Sha256Stream&) = delete;
  Sha256Stream& operator=(const Sha256Stream&) = delete;
  void add(std::string_view bytes);
  // Return the digest of all that was added; the stream is spent.
  Sha256 finish();

 private:
  void* state_;  // EVP_MD_CTX
};

// Return lower-case hexadecimal.
std::string hex(std::string_view bytes);
std::string hex(const Sha256& digest);
// Return hex(sha256(bytes)).
std::string sha256_hex(std::string_view bytes);

// Return a 64-bit hash for tables and features; the same on every machine and in every version (FNV-1a with a
// final mix), so stored models may rely on it. Not safe against chosen input.
constexpr std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ULL) {
  std::uint64_t h = seed;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  h ^= h >> 32U;
  h *= 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29U);
}

}  // namespace dragoman
