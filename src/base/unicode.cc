#include "base/unicode.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "base/utf8.h"

namespace dragoman {
namespace {

UChar32 u(char32_t c) {
  return static_cast<UChar32>(c);
}

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// Letters that NFKD leaves apart although readers take them for one.
UChar32 folded_letter(UChar32 c) {
  switch (c) {
    case 0x0649:  // alef maksura
    case 0x06CC:
      return 0x064A;  // Farsi yeh
    case 0x06A9:
      return 0x0643;  // keheh
    case 0x0671:
      return 0x0627;  // alef wasla
    case 0x0629:
      return 0x0647;  // teh marbuta
    case 0x0131:
      return 'i';  // dotless i
    case 0x00F8:
      return 'o';
    case 0x0142:
      return 'l';
    case 0x0111:
      return 'd';
    default:
      return c;
  }
}

}  // namespace

Script script_of(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' ? Script::latin : Script::other;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(u(c), &status)) {
    case USCRIPT_LATIN:
      return Script::latin;
    case USCRIPT_CYRILLIC:
      return Script::cyrillic;
    case USCRIPT_ARABIC:
      return Script::arabic;
    case USCRIPT_GREEK:
      return Script::greek;
    case USCRIPT_HEBREW:
      return Script::hebrew;
    case USCRIPT_HAN:
      return Script::han;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Script::kana;
    case USCRIPT_HANGUL:
      return Script::hangul;
    default:
      return Script::other;
  }
}

Script main_script(std::string_view text) {
  std::array<std::size_t, 9> counts{};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_letter(c)) ++counts[static_cast<std::size_t>(script_of(c))];
  }
  const auto best = std::max_element(counts.begin() + 1, counts.end());
  return *best == 0 ? Script::other : static_cast<Script>(best - counts.begin());
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x200B || u_isUWhiteSpace(u(c));
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
  return u_isalpha(u(c));
}
bool is_mark(char32_t c) {
  return c >= 0x300 && (U_GET_GC_MASK(u(c)) & U_GC_M_MASK) != 0;
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(u(c));
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isupper(u(c)) || u_istitle(u(c));
}
bool is_lower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_islower(u(c));
}
bool is_punctuation(char32_t c) {
  return (U_GET_GC_MASK(u(c)) & U_GC_P_MASK) != 0;
}
char32_t to_lower(char32_t c) {
  return static_cast<char32_t>(u_tolower(u(c)));
}
char32_t to_upper(char32_t c) {
  return static_cast<char32_t>(u_toupper(u(c)));
}
int digit_value(char32_t c) {
  return u_charDigitValue(u(c));
}

std::string lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  return narrow(wide(text).toLower(icu::Locale::getRoot()));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  assert(U_SUCCESS(status));
  const icu::UnicodeString apart = nfkd->normalize(wide(text).foldCase(), status);
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (c == 0x0640 || is_mark(static_cast<char32_t>(c))) continue;
    out.append(folded_letter(c));
  }
  return narrow(out);
}

std::string compose(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  assert(U_SUCCESS(status));
  return narrow(nfc->normalize(wide(text), status));
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_space(decode_utf8(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t before = end;
    if (!is_space(decode_utf8_back(text, before))) break;
    end = before;
  }
  return text.substr(begin, end - begin);
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_space(decode_utf8(text, at))) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out.append(text, start, at - start);
  }
  return out;
}

}  // namespace dragoman
