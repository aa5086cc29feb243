#include "base/hash.h"

#include <openssl/evp.h>

#include <new>

namespace dragoman {
namespace {

EVP_MD_CTX* context(void* state) {
  return static_cast<EVP_MD_CTX*>(state);
}

}  // namespace

Sha256Stream::Sha256Stream() : state_(EVP_MD_CTX_new()) {
  // libcrypto refuses only for want of memory.
  if (state_ == nullptr || EVP_DigestInit_ex(context(state_), EVP_sha256(), nullptr) != 1)
    throw std::bad_alloc();
}

Sha256Stream::~Sha256Stream() {
  EVP_MD_CTX_free(context(state_));
}

void Sha256Stream::add(std::string_view bytes) {
  EVP_DigestUpdate(context(state_), bytes.data(), bytes.size());
}

Sha256 Sha256Stream::finish() {
  Sha256 out{};
  EVP_DigestFinal_ex(context(state_), out.data(), nullptr);
  return out;
}

Sha256 sha256(std::string_view bytes) {
  Sha256Stream stream;
  stream.add(bytes);
  return stream.finish();
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(2 * bytes.size());
  for (const char c : bytes) {
    out += kDigits[static_cast<unsigned char>(c) >> 4U];
    out += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return out;
}

std::string hex(const Sha256& digest) {
  return hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

std::string sha256_hex(std::string_view bytes) {
  return hex(sha256(bytes));
}

}  // namespace dragoman
