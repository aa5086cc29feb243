#include "clean/meta/dateline.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

constexpr std::size_t kLongestDateline = 150;

// Return where a dash or colon that ends a dateline begins, or npos: a dash with a space before or after it.
std::size_t find_dash(std::string_view head, std::size_t from, std::size_t& end) {
  for (std::size_t at = from; at < head.size();) {
    const std::size_t here = at;
    const char32_t c = decode_utf8(head, at);
    const bool dash = c == '-' || c == U'–' || c == U'—' || c == U'―' || c == U'−';
    if (!dash) continue;
    while (at < head.size() && head[at] == '-') ++at;  // "--"
    std::size_t next = at;
    const bool space_after = at >= head.size() || is_space(decode_utf8(head, next));
    std::size_t before = here;
    const bool space_before = here > 0 && is_space(decode_utf8_back(head, before));
    const bool closed_before = here > 0 && head[here - 1] == ')';
    if (space_after || (c != '-' && (space_before || closed_before))) {
      end = at;
      return here;
    }
  }
  return std::string_view::npos;
}

bool all_upper(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_lower(c)) return false;
    any |= is_upper(c);
  }
  return any;
}

bool starts_like_name(std::string_view text) {
  if (text.empty()) return false;
  std::size_t at = 0;
  const char32_t c = decode_utf8(text, at);
  return is_letter(c) && !is_lower(c);
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool space = is_space(decode_utf8(text, at));
    words += !space && !inside ? 1U : 0U;
    inside = !space;
  }
  return words;
}

void add_once(std::vector<std::string>& out, const std::string& name) {
  if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
}

std::string_view head_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kLongestDateline);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// Return whether the words just before an agency's name make it a credit.
bool is_credit(std::string_view before) {
  constexpr std::string_view kReports[] = {
      "reports",  "reported",  "by",        "via",       "source:",    "with",    "to",
      "cited by", "quoted by", "сообщает",  "передает",  "передаёт",   "сообщил", "сообщило",
      "пишет",    "агентство", "агентству", "по данным", "повідомляє", "передає", "bildirdi",
      "نقلا عن",  "بحسب",      "وفقا ل",    "به گزارش",  "به نقل از",  "selon",   "rapporte",
      "d'après",  "laut",      "meldet",    "berichtet", "según",      "informó"};
  const std::string folded = lower(trim(before));
  return std::any_of(std::begin(kReports), std::end(kReports), [&](std::string_view word) {
    if (word == "by" || word == "with" || word == "to" || word == "via") return false;
    return folded.ends_with(word);
  });
}

// Return whether the words just behind an agency's name make it a credit: "Reuters reported", "AFP reports".
bool reports_behind(std::string_view behind) {
  constexpr std::string_view kReports[] = {
      "reports",          "reported", "says",     "said",       "reporting", "news agency reported",
      "news agency said", "сообщает", "передает", "сообщило",   "bildirdi",  "berichtet",
      "meldet",           "meldete",  "rapporte", "a rapporté", "informó",   "informa"};
  const std::string folded = lower(trim(behind.substr(0, std::min<std::size_t>(behind.size(), 40))));
  return std::any_of(std::begin(kReports), std::end(kReports),
                     [&](std::string_view word) { return folded.starts_with(word); });
}

// A name of a few words without digits: "Levant Wire", not "May 26".
bool is_plain_name(std::string_view text) {
  return starts_like_name(text) && count_words(text) <= 4 &&
         text.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace

Dateline read_dateline(std::string_view paragraph, const NameList& agencies) {
  Dateline out;
  const std::string_view head = head_of(paragraph);
  std::size_t end = 0;
  const std::size_t open = head.find('(');
  std::size_t dash = find_dash(head, 0, end);
  if (dash == std::string_view::npos || dash > 110) return out;
  std::string_view before = trim(head.substr(0, dash));
  std::string_view place = before;
  if (open != std::string_view::npos && open < dash) {
    const std::size_t close = head.find(')', open);
    if (close == std::string_view::npos || close > dash) return out;
    place = trim(head.substr(0, open));
    const std::string_view bracketed = trim(head.substr(open + 1, close - open - 1));
    for (const NameHit& hit : agencies.find(bracketed)) add_once(out.agencies, hit.canonical);
    // Behind a place in capitals a name in brackets is an agency, known or not.
    if (out.agencies.empty() && all_upper(place) && !place.empty() && is_plain_name(bracketed)) {
      out.agencies.emplace_back(bracketed);
    }
    if (!trim(head.substr(close + 1, dash - close - 1)).empty()) return {};
  }
  // "ANKARA, May 26 (Reuters)", "MADRID", "BEIRUT, Lebanon".
  std::string_view town = trim(place.substr(0, std::min(place.find(','), place.find('/'))));
  const bool named = town.empty() || (starts_like_name(town) && count_words(town) <= 4);
  const bool sure = !out.agencies.empty() ? count_words(place) <= 8
                                          : (all_upper(town) && !town.empty() && count_words(place) <= 6);
  if (!named || !sure || town.find_first_of("\"!?:;") != std::string_view::npos) return {};
  out.place = town;
  out.text = before;
  out.range = {0, static_cast<std::uint32_t>(end)};
  return out;
}

void add_credited_agencies(std::string_view text, const NameList& agencies, std::vector<std::string>& out) {
  for (const NameHit& hit : agencies.find(text)) {
    const std::size_t from = hit.range.begin > 40 ? hit.range.begin - 40 : 0;
    std::string_view before = text.substr(from, hit.range.begin - from);
    while (!before.empty() && (static_cast<unsigned char>(before.front()) & 0xC0U) == 0x80U)
      before.remove_prefix(1);
    if (is_credit(before) || reports_behind(text.substr(hit.range.end))) add_once(out, hit.canonical);
  }
}

}  // namespace dragoman::cleaning
