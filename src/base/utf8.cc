#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 64;

bool is_lead(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Length of the well-formed sequence at `at`, or 0; the code point goes to `c`. Table 3-7 of the Unicode
// standard.
std::size_t sequence(std::string_view s, std::size_t at, char32_t& c) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char b0 = byte(at);
  if (b0 < 0x80) return c = b0, 1;
  if (b0 < 0xC2 || b0 > 0xF4) return 0;
  const std::size_t length = b0 < 0xE0 ? 2 : b0 < 0xF0 ? 3 : 4;
  if (at + length > s.size()) return 0;
  const unsigned char low = b0 == 0xE0 ? 0xA0 : b0 == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = b0 == 0xED ? 0x9F : b0 == 0xF4 ? 0x8F : 0xBF;
  if (byte(at + 1) < low || byte(at + 1) > high) return 0;
  c = b0 & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
    c = (c << 6U) | (byte(at + i) & 0x3FU);
  }
  return length;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  char32_t c = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + sizeof(std::uint64_t) <= bytes.size()) {  // eight ASCII bytes at once
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t n = sequence(bytes, at, c);
    if (n == 0) return false;
    at += n;
  }
  return true;
}

std::string repair_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    char32_t c = 0;
    const std::size_t n = sequence(bytes, at, c);
    if (n != 0) {
      out.append(bytes, at, n);
      at += n;
      continue;
    }
    append_utf8(out, kReplacement);
    ++at;
    while (at < bytes.size() && !is_lead(bytes[at])) ++at;
  }
  return out;
}

char32_t decode_utf8(std::string_view text, std::size_t& at) {
  char32_t c = kReplacement;
  const std::size_t n = sequence(text, at, c);
  at += n == 0 ? 1 : n;
  return n == 0 ? kReplacement : c;
}

char32_t decode_utf8_back(std::string_view text, std::size_t& at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && !is_lead(text[start])) --start;
  std::size_t forward = start;
  const char32_t c = decode_utf8(text, forward);
  if (forward != at) {
    --at;
    return kReplacement;
  }
  at = start;
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_lead));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_lead(text[at])) continue;
    if (n++ % kBlock == 0) every_64th_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::size_t CodePointIndex::byte_of(std::size_t n) const {
  if (n / kBlock >= every_64th_.size()) return text_.size();
  std::size_t at = every_64th_[n / kBlock];
  for (std::size_t left = n % kBlock; left > 0 && at < text_.size(); --left) {
    do ++at;
    while (at < text_.size() && !is_lead(text_[at]));
  }
  return at;
}

std::size_t CodePointIndex::code_point_of(std::size_t at) const {
  at = std::min(at, text_.size());
  const auto block = std::upper_bound(every_64th_.begin(), every_64th_.end(), at);
  if (block == every_64th_.begin()) return 0;
  const std::size_t start = *(block - 1);
  const auto before = static_cast<std::size_t>(block - every_64th_.begin() - 1) * kBlock;
  return before + count_code_points(text_.substr(start, at - start));
}

}  // namespace dragoman
