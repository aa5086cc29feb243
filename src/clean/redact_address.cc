#include "clean/redact_address.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLookBack = 120;  // bytes
constexpr std::size_t kMostWords = 8;   // between the words for living there and the number

constexpr std::string_view kLiving[] = {
    "wohnhaft in",       "wohnt in",     "wohnte in",       "wohnadresse",     "privatadresse",  "demeurant",
    "domicilié",         "habite au",    "domiciliado en",  "domiciliada en",  "domicilio en",   "vive en",
    "vivía en",          "residente in", "abita in",        "morador da",      "reside na",      "проживает",
    "проживал",          "проживающ",    "живет по адресу", "живёт по адресу", "домашний адрес", "прописан",
    "мешкає за адресою", "проживає",     "домашня адреса",  "ev adresi",       "ikamet",         "zamieszkał",
    "mieszka przy",      "يسكن في",      "يقيم في",         "عنوان منزل",      "نشانی منزل"};
// Whole words; a stop or comma behind them is not looked at.
constexpr std::string_view kStreets[] = {
    "straße",    "strasse",  "str",     "gasse", "allee",   "platz", "weg",       "rue",      "avenue",
    "boulevard", "calle",    "avenida", "paseo", "carrera", "via",   "viale",     "corso",    "piazza",
    "rua",       "travessa", "ул",      "улица", "улице",   "улицы", "пр",        "проспект", "пер",
    "вул",       "вулиця",   "вулиці",  "sokak", "sokağı",  "sok",   "cadde",     "caddesi",  "cad",
    "ulica",     "ul",       "aleja",   "شارع",  "خیابان",  "زقاق",  "проспекте", "переулок", "просп"};
constexpr std::string_view kStreetEndings[] = {"straße", "strasse", "gasse", "allee", "platz", "weg"};
constexpr std::string_view kNumberWords[] = {"no",       "nr",  "n°",  "nº",   "número",
                                             "numéro",   "д",   "дом", "доме", "кв",
                                             "квартира", "буд", "m",   "رقم",  "پلاک"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_street(std::string_view word) {
  return is_one_of(word, kStreets) ||
         std::any_of(std::begin(kStreetEndings), std::end(kStreetEndings),
                     [&](std::string_view ending) { return word.ends_with(ending) && word != ending; });
}

struct Word {
  std::string_view raw;  // signs at its ends included
  std::string plain;     // lower case, without them
};

std::vector<Word> words_between(std::string_view text) {
  std::vector<Word> words;
  constexpr std::string_view kSigns = " ,.:\"'()";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find(' ', at), text.size());
    const std::string_view raw = text.substr(at, stop - at);
    std::string_view core = raw;
    while (!core.empty() && kSigns.find(core.back()) != std::string_view::npos) core.remove_suffix(1);
    while (!core.empty() && kSigns.find(core.front()) != std::string_view::npos) core.remove_prefix(1);
    if (!core.empty()) words.push_back({raw, lower(core)});
    at = stop + 1;
  }
  return words;
}

// A capital, or a letter of a script without capitals.
bool starts_like_a_name(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = decode_utf8(word, at);
    if (is_letter(c)) return !is_lower(c);
    if (is_digit(c)) return false;
  }
  return false;
}

bool ends_sentence(const Word& word) {
  constexpr std::size_t kAbbreviation = 6;  // bytes
  return word.raw.ends_with('.') && word.plain.size() > kAbbreviation && !is_street(word.plain);
}

// Return the byte of `lowered` where the last words for living somewhere end, the word they end in included.
std::optional<std::size_t> after_living(std::string_view lowered) {
  std::size_t end = 0;
  for (const std::string_view living : kLiving) {
    const std::size_t at = lowered.rfind(living);
    const bool whole =
        at != std::string_view::npos && (at == 0 || lowered[at - 1] == ' ' || lowered[at - 1] == '(');
    if (whole) end = std::max(end, at + living.size());
  }
  if (end == 0) return std::nullopt;
  return std::min(lowered.find(' ', end), lowered.size());
}

// Return the first word of an address among the words before its number; nothing if they are none.
std::optional<std::size_t> first_of_address(const std::vector<Word>& words) {
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  std::optional<std::size_t> first;
  bool has_street = false;
  bool has_name = false;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const Word& word = words[k];
    const bool street = is_street(word.plain);
    const bool alone = is_one_of(word.plain, kStreets);
    const bool name = starts_like_a_name(word.raw) && !alone && !is_one_of(word.plain, kNumberWords);
    has_street |= street;
    has_name |= name;
    if (!first && (street || name)) first = k;
    if (ends_sentence(word)) return std::nullopt;
  }
  const std::string& last = words.back().plain;
  const bool leads_to_number =
      is_street(last) || is_one_of(last, kNumberWords) || starts_like_a_name(words.back().raw);
  return has_street && has_name && leads_to_number ? first : std::nullopt;
}

}  // namespace

bool says_where_somebody_lives(std::string_view text) {
  const std::string lowered = lower(text);
  return std::any_of(std::begin(kLiving), std::end(kLiving),
                     [&](std::string_view living) { return lowered.find(living) != std::string::npos; });
}

std::optional<ByteRange> address_ending_at(std::string_view text, std::size_t at) {
  std::size_t from = at > kLookBack ? at - kLookBack : 0;
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
  std::string_view before = text.substr(from, at - from);
  if (const std::size_t cut = before.find_last_of("\n;!?("); cut != std::string_view::npos)
    before.remove_prefix(cut + 1);
  const std::string lowered = lower(before);
  if (lowered.size() != before.size()) return std::nullopt;  // places in one are not places in the other
  const std::optional<std::size_t> begin = after_living(lowered);
  if (!begin) return std::nullopt;
  const std::vector<Word> words = words_between(before.substr(*begin));
  const std::optional<std::size_t> first = first_of_address(words);
  if (!first) return std::nullopt;
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == at || end - at > 4) return std::nullopt;
  const auto start = static_cast<std::size_t>(words[*first].raw.data() - text.data());
  return ByteRange{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

}  // namespace dragoman::cleaning
