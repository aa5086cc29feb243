#include "clean/html/entities.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "clean/html/bytes.h"

namespace dragoman::html {
namespace {

struct Row {
  std::string_view name;
  std::string_view value;
};

constexpr auto kRows = std::to_array<Row>({
// clang-format off
#include "clean/html/entities.inc"
    // clang-format on
});

// windows-1252, bytes 0x80 to 0x9F; 0 where the byte stands for itself.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Rows whose names share the bytes before `at` are a stretch; keep those that also have `c` at `at`.
void narrow(const Row*& begin, const Row*& end, std::size_t at, char c) {
  const auto key = [at](const Row& row) {
    return at < row.name.size() ? static_cast<int>(static_cast<unsigned char>(row.name[at])) : -1;
  };
  const int wanted = static_cast<unsigned char>(c);
  begin = std::partition_point(begin, end, [&](const Row& row) { return key(row) < wanted; });
  end = std::partition_point(begin, end, [&](const Row& row) { return key(row) <= wanted; });
}

struct Named {
  std::string_view value;
  std::size_t length = 0;  // of the name, without "&"; 0 if none matches
};

Named longest_name(std::string_view text) {
  Named best;
  const Row* begin = kRows.data();
  const Row* end = begin + kRows.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    narrow(begin, end, at, text[at]);
    if (begin == end) break;
    if (begin->name.size() == at + 1) best = {begin->value, at + 1};
  }
  return best;
}

char32_t character_of(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return kReplacement;
  if (number >= 0x80 && number < 0xA0 && kWindows1252[number - 0x80] != 0) return kWindows1252[number - 0x80];
  return number;
}

int hex_value(char c) {
  if (is_class(c, kDigitByte)) return c - '0';
  c = lower_byte(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// `text` begins with "&#".
Reference read_numeric(std::string_view text) {
  const bool is_hex = text.size() > 2 && lower_byte(text[2]) == 'x';
  const unsigned base = is_hex ? 16 : 10;
  const std::size_t first = is_hex ? 3 : 2;
  std::size_t at = first;
  std::uint32_t number = 0;
  for (; at < text.size(); ++at) {
    const int digit = hex_value(text[at]);
    if (digit < 0 || digit >= static_cast<int>(base)) break;
    number = std::min<std::uint32_t>(number * base + static_cast<std::uint32_t>(digit), 0x110000);
  }
  if (at == first) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at, {}, character_of(number)};
}

}  // namespace

Reference read_reference(std::string_view text, bool in_attribute) {
  if (text.size() < 2) return {};
  if (text[1] == '#') return read_numeric(text);
  if (!is_class(text[1], kLetterByte)) return {};
  const Named named = longest_name(text.substr(1));
  if (named.length == 0) return {};
  const std::size_t length = named.length + 1;
  if (in_attribute && text[length - 1] != ';' && length < text.size() &&
      is_class(text[length], kLetterByte | kDigitByte | kEqualsByte)) {
    return {};
  }
  return {length, named.value, 0};
}

void append_reference(std::string& out, const Reference& reference) {
  if (reference.named.empty()) {
    append_utf8(out, reference.number);
  } else {
    out += reference.named;
  }
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Reference reference = text[at] == '&' ? read_reference(text.substr(at), true) : Reference{};
    if (reference.length != 0) {
      append_reference(out, reference);
      at += reference.length;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace dragoman::html
