#include "clean/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>  // the header below needs it

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kEnoughBytes = 2000;  // agreement with pages' own marks is no better beyond 1,000

struct Letters {
  std::string_view language;
  std::u32string_view letters;
};

// Letters by which a language is known among those of its script; the first row with two hits decides, so the
// rarer languages stand first.
constexpr std::array kArabicLetters = std::to_array<Letters>(
    {{"ckb", U"ەێڕۆڵڤ"}, {"ur", U"ٹڈڑےں"}, {"ps", U"ښځڅټډړېۍ"}, {"fa", U"پچژگکی"}, {"ar", U"ةىأإؤيكث"}});
constexpr std::array kCyrillicLetters = std::to_array<Letters>(
    {{"kk", U"әғқңөұүһ"}, {"uk", U"їєґ"}, {"be", U"ў"}, {"sr", U"ђјљњћџ"}, {"mk", U"ѓќѕ"}, {"ru", U"ыэё"}});
constexpr std::array kLatinLetters = std::to_array<Letters>(
    {{"az", U"ə"}, {"tr", U"ğşıİ"}, {"de", U"ßäöü"}, {"pl", U"łąęśź"}, {"es", U"ñ¿¡"}, {"fr", U"œçèêà"}});

std::size_t hits(std::string_view text, std::u32string_view letters) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (letters.find(to_lower(decode_utf8(text, at))) != std::u32string_view::npos) ++count;
  }
  return count;
}

template <std::size_t N>
std::string by_letters(std::string_view text, const std::array<Letters, N>& table, std::size_t least) {
  std::size_t best = least - 1;
  std::string_view language;
  for (const Letters& row : table) {
    const std::size_t count = hits(text, row.letters);
    if (count > best) best = count, language = row.language;
  }
  return std::string(language);
}

std::string canonical_code(std::string code) {
  if (code == "iw") return "he";
  if (code == "in") return "id";
  if (code == "un" || code == "xxx") return "unknown";
  return code.substr(0, code.find('-'));
}

// Return what CLD2 is sure of, or "unknown".
std::string detected(std::string_view text) {
  CLD2::Language languages[3];
  int percents[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages, percents, &bytes,
                              &reliable);
  if (!reliable || percents[0] < 50) return "unknown";
  return canonical_code(CLD2::LanguageCode(languages[0]));
}

std::string_view beginning(std::string_view text) {
  std::size_t end = std::min(text.size(), kEnoughBytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string pick(const std::string& sure, std::string letters, bool short_text) {
  if (letters.empty()) return sure;
  return short_text || sure == "unknown" ? letters : sure;
}

}  // namespace

std::string language_of(std::string_view text) {
  text = beginning(trim(text));
  if (text.empty()) return "unknown";
  const bool short_text = text.size() < 200;
  switch (main_script(text)) {
    case Script::arabic: {
      const std::string sure = detected(text);
      return pick(sure, by_letters(text, kArabicLetters, 1), short_text || sure.size() > 2);
    }
    case Script::cyrillic:
      return pick(detected(text), by_letters(text, kCyrillicLetters, 1), short_text);
    case Script::latin: {
      const std::string sure = detected(text);
      return sure == "unknown" && short_text ? pick(sure, by_letters(text, kLatinLetters, 2), true) : sure;
    }
    case Script::greek:
      return "el";
    case Script::hebrew:
      return "he";
    case Script::kana:
      return "ja";
    case Script::hangul:
      return "ko";
    case Script::han: {
      const std::string sure = detected(text);
      return sure == "unknown" ? "zh" : sure;
    }
    default:
      return detected(text);
  }
}

}  // namespace dragoman::cleaning
