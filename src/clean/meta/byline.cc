#include "clean/meta/byline.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

// In lower case, the longer first where one begins another.
constexpr std::array kBylineWords = std::to_array<std::string_view>({"written by",
                                                                     "posted by",
                                                                     "published by",
                                                                     "reported by",
                                                                     "article by",
                                                                     "story by",
                                                                     "authors:",
                                                                     "author:",
                                                                     "author",
                                                                     "by:",
                                                                     "by",
                                                                     "geschrieben von",
                                                                     "veröffentlicht von",
                                                                     "ein artikel von",
                                                                     "ein beitrag von",
                                                                     "autoren:",
                                                                     "autor:",
                                                                     "autorin:",
                                                                     "text:",
                                                                     "von",
                                                                     "par",
                                                                     "publié par",
                                                                     "auteur:",
                                                                     "auteur :",
                                                                     "por",
                                                                     "escrito por",
                                                                     "autor",
                                                                     "redacción:",
                                                                     "di",
                                                                     "scritto da",
                                                                     "автор:",
                                                                     "автор",
                                                                     "авторы:",
                                                                     "текст:",
                                                                     "автори:",
                                                                     "yazar:",
                                                                     "yazan:",
                                                                     "haber:",
                                                                     "بقلم",
                                                                     "كتب",
                                                                     "كتبت",
                                                                     "الكاتب:",
                                                                     "الكاتب",
                                                                     "إعداد",
                                                                     "نویسنده:",
                                                                     "نویسنده",
                                                                     "نوشته",
                                                                     "door",
                                                                     "af",
                                                                     "przez",
                                                                     "auteur"});

constexpr std::array kDividers = std::to_array<std::string_view>(
    {" and ", " und ",  " et ",  " y ",    " e ",   " и ", " и ",   " та ", " ve ", " و ",
     " و",    " with ", " mit ", " avec ", " con ", " & ", "&amp;", ";",    "|",    " / ",
     "•",     "·",      "、",    " – ",    " — ",   " - ", "،",     "\n"});

// Words after which a comma's part is a role or a place of work, so no name.
constexpr std::array kRoles =
    std::to_array<std::string_view>({"reporter",     "writer",      "editor",      "correspondent",
                                     "contributor",  "journalist",  "columnist",   "producer",
                                     "special to",   "for the",     "for",         "staff",
                                     "news",         "redakteur",   "redakteurin", "korrespondent",
                                     "agence",       "press",       "magazine",    "times",
                                     "post",         "journal",     "cnn",         "bbc",
                                     "phd",          "md",          "jr",          "sr",
                                     "esq",          "updated",     "published",   "posted",
                                     "inc",          "llc",         "university",  "director",
                                     "ceo",          "founder",     "chief",       "analyst",
                                     "photographer", "photography", "photos",      "фото",
                                     "foto",         "desk"});

bool starts_with_word(std::string_view text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  if (word.back() == ':' || text.size() == word.size()) return true;
  std::size_t at = word.size();
  const char32_t next = decode_utf8(text, at);
  return is_space(next) || next == ':';
}

// Return the text without a word of authorship at its front, or nothing if there is none.
bool strip_byline_word(std::string_view& text) {
  const std::string lowered = lower(text.substr(0, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view word : kBylineWords) {
    if (!starts_with_word(lowered, word)) continue;
    text = trim(text.substr(std::min(word.size(), text.size())));
    while (!text.empty() && text.front() == ':') text = trim(text.substr(1));
    return true;
  }
  return false;
}

std::vector<std::string_view> divide(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (const std::string_view divider : kDividers) {
      if (divider != " و" && text.substr(at).starts_with(divider)) length = std::max(length, divider.size());
    }
    if (length == 0 && text[at] == ',') length = 1;
    if (length == 0) {
      ++at;
      continue;
    }
    parts.push_back(trim(text.substr(begin, at - begin)));
    at += length;
    begin = at;
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

bool is_role(std::string_view part) {
  const std::string lowered = " " + lower(part) + " ";
  return std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view role) {
    return lowered.find(" " + std::string(role) + " ") != std::string::npos ||
           lowered.find(" " + std::string(role) + ".") != std::string::npos;
  });
}

// Cut what is no part of a name: "(AFP)", "@handle", "jane@x.org", a stop at the end.
std::string_view bare(std::string_view part) {
  part = trim(part.substr(0, part.find_first_of("(@<[{")));
  while (!part.empty() && (part.back() == '.' || part.back() == ',' || part.back() == ':' ||
                           part.back() == '"' || part.back() == '*')) {
    const bool initial =
        part.back() == '.' && part.size() >= 2 &&
        (part.size() == 2 || part[part.size() - 3] == ' ' || part.ends_with("Jr.") || part.ends_with("Sr."));
    if (initial) break;
    part = trim(part.substr(0, part.size() - 1));
  }
  while (!part.empty() && (part.front() == '"' || part.front() == '*' || part.front() == '-'))
    part = trim(part.substr(1));
  return part;
}

}  // namespace

bool begins_with_byline_word(std::string_view text) {
  std::string_view rest = text;
  return strip_byline_word(rest) && !rest.empty();
}

std::vector<std::string> names_in_byline(std::string_view byline) {
  std::string_view text = trim(byline);
  strip_byline_word(text);
  std::vector<std::string> names;
  for (std::string_view part : divide(text)) {
    strip_byline_word(part);
    const std::string_view name = bare(part);
    if (!name.empty() && (!is_role(name) || names.empty())) names.emplace_back(squeeze(name));
    if (!name.empty() && is_role(name) && !names.empty() && names.back() == name) names.pop_back();
  }
  return names;
}

bool looks_like_person(std::string_view text, bool strict) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  std::size_t letters = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (is_digit(c) && strict) return false;
    if (is_letter(c) || is_mark(c) || is_digit(c)) {
      ++letters;
      if (!in_word) {
        ++words;
        capitals += is_lower(c) ? 0U : 1U;
      }
      in_word = true;
    } else if (is_space(c)) {
      in_word = false;
    } else if (c != '.' && c != '-' && c != '\'' && c != U'’' && c != U'‑' && c != U'·' && c != U'\u200c' &&
               c != '_') {
      return false;
    }
  }
  if (letters < 2 || letters > 50 || words > 5) return false;
  if (strict) return words >= 2 && capitals >= 2;
  return words >= 1 && (capitals >= 1 || words == 1);
}

}  // namespace dragoman::cleaning
