#include "clean/meta/byline.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

// In lower case, the longer first where one begins another.
constexpr std::array kBylineWords = std::to_array<std::string_view>({"view all posts by",
                                                                     "all posts by",
                                                                     "more posts by",
                                                                     "posts by",
                                                                     "alles von",
                                                                     "alle posts von",
                                                                     "beiträge von",
                                                                     "mehr von",
                                                                     "vom",
                                                                     "alle beiträge von",
                                                                     "interview:",
                                                                     "redaktion:",
                                                                     "eingestellt von",
                                                                     "written by",
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
                                                                     "autoren",
                                                                     "autorin",
                                                                     "authors",
                                                                     "auteurs :",
                                                                     "auteurs:",
                                                                     "autores:",
                                                                     "text:",
                                                                     "texte:",
                                                                     "text by",
                                                                     "words by",
                                                                     "words:",
                                                                     "protokoll:",
                                                                     "text und interview:",
                                                                     "text und fotos:",
                                                                     "text und foto:",
                                                                     "text und bilder:",
                                                                     "text & fotos:",
                                                                     "text and photos:",
                                                                     "text and photos by",
                                                                     "words and photos by",
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

constexpr std::array kDividers = std::to_array<std::string_view>({" and ",
                                                                  " und ",
                                                                  " et ",
                                                                  " y ",
                                                                  " e ",
                                                                  " и ",
                                                                  " и ",
                                                                  " та ",
                                                                  " ve ",
                                                                  " و ",
                                                                  " و",
                                                                  " with ",
                                                                  " mit ",
                                                                  " avec ",
                                                                  " con ",
                                                                  " im Gespräch mit ",
                                                                  " in conversation with ",
                                                                  " & ",
                                                                  "&amp;",
                                                                  "/",
                                                                  ";",
                                                                  "|",
                                                                  "•",
                                                                  "·",
                                                                  "、",
                                                                  " – ",
                                                                  " — ",
                                                                  " - ",
                                                                  "،",
                                                                  "\n"});

// Words that make a part of a byline a role or a place of work, so no name.
constexpr std::array kRoles = std::to_array<std::string_view>({"reporter",
                                                               "writer",
                                                               "editor",
                                                               "correspondent",
                                                               "contributor",
                                                               "journalist",
                                                               "columnist",
                                                               "producer",
                                                               "special to",
                                                               "for the",
                                                               "staff",
                                                               "news",
                                                               "redakteur",
                                                               "redakteurin",
                                                               "korrespondent",
                                                               "press",
                                                               "magazine",
                                                               "times",
                                                               "journal",
                                                               "cnn",
                                                               "bbc",
                                                               "updated",
                                                               "published",
                                                               "posted",
                                                               "inc",
                                                               "llc",
                                                               "gmbh",
                                                               "university",
                                                               "director",
                                                               "ceo",
                                                               "founder",
                                                               "chief",
                                                               "analyst",
                                                               "photographer",
                                                               "photography",
                                                               "photos",
                                                               "фото",
                                                               "foto",
                                                               "desk",
                                                               "expert",
                                                               "specialist",
                                                               "manager",
                                                               "professor of",
                                                               "redaktion",
                                                               "redaction",
                                                               "rédaction",
                                                               "e.v",
                                                               "stiftung",
                                                               "verein",
                                                               "verlag",
                                                               "media",
                                                               "team",
                                                               "institute",
                                                               "institut",
                                                               "company",
                                                               "services",
                                                               "blog",
                                                               "online",
                                                               "author",
                                                               "min read",
                                                               "posts",
                                                               "beiträge",
                                                               "artikel",
                                                               "articles",
                                                               "inhalte",
                                                               "stand",
                                                               "alle",
                                                               "more",
                                                               "all",
                                                               "follow",
                                                               "about",
                                                               "view",
                                                               "profile",
                                                               "profil",
                                                               "website",
                                                               "autor",
                                                               "autoren",
                                                               "authors",
                                                               "über",
                                                               "e. v",
                                                               "verband",
                                                               "landesanstalt",
                                                               "ministerium",
                                                               "ministry",
                                                               "agentur",
                                                               "network",
                                                               "group",
                                                               "gruppe",
                                                               "club",
                                                               "association",
                                                               "foundation",
                                                               "lesen",
                                                               "zeit",
                                                               "datum",
                                                               "home",
                                                               "kontakt",
                                                               "share",
                                                               "teilen",
                                                               "quelle",
                                                               "source",
                                                               "bild",
                                                               "leiter",
                                                               "leiterin",
                                                               "projektleiter",
                                                               "projektleiterin",
                                                               "referent",
                                                               "referentin",
                                                               "sprecher",
                                                               "sprecherin",
                                                               "pressesprecher",
                                                               "pressesprecherin",
                                                               "informationen",
                                                               "image",
                                                               "views",
                                                               "comments",
                                                               "read more",
                                                               "www"});

// What may stand in lower case inside a name.
constexpr std::array kParticles = std::to_array<std::string_view>(
    {"de",  "del", "della", "der", "den", "des", "di", "da", "do",  "dos",   "das", "du",   "la",
     "le",  "van", "von",   "vom", "zu",  "zur", "af", "av", "al",  "el",    "bin", "bint", "ben",
     "ibn", "abu", "ould",  "ter", "ten", "y",   "e",  "i",  "und", "dalla", "lo",  "san",  "st"});

// Words and signs behind which a byline speaks of something else than who.
constexpr std::array kEnds = std::to_array<std::string_view>({" published",
                                                              " updated",
                                                              " posted",
                                                              " on ",
                                                              " am ",
                                                              " um ",
                                                              " vom ",
                                                              " le ",
                                                              " el ",
                                                              " il ",
                                                              " at ",
                                                              " in ",
                                                              " for ",
                                                              " aus ",
                                                              " für ",
                                                              " last ",
                                                              " veröffentlicht",
                                                              " publié",
                                                              " publicado",
                                                              " pubblicato",
                                                              " is a ",
                                                              " im ",
                                                              " beim ",
                                                              " ist ",
                                                              " ein kommentar",
                                                              " kommentar",
                                                              " comment",
                                                              " follow",
                                                              " view "});

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.empty() || text.front() != word.front() || !text.starts_with(word)) return false;
  if (word.back() == ':' || text.size() == word.size()) return true;
  std::size_t at = word.size();
  const char32_t next = decode_utf8(text, at);
  return is_space(next) || next == ':';
}

// Return the text without a word of authorship at its front, or nothing if there is none.
bool strip_byline_word(std::string_view& text, std::size_t shortest = 0) {
  const std::string lowered = lower(text.substr(0, std::min<std::size_t>(text.size(), 60)));
  for (const std::string_view word : kBylineWords) {
    if (word.size() < shortest || !starts_with_word(lowered, word)) continue;
    text = trim(text.substr(std::min(word.size(), text.size())));
    while (!text.empty() && text.front() == ':') text = trim(text.substr(1));
    return true;
  }
  return false;
}

// "Roe Publishers Tax & Accounting": behind two words or more, "&" and one word go on with the same name;
// people who share a byline both have theirs ("Jane Roe & John Doe"), or neither ("Jane & John").
bool joins_fields(std::string_view before, std::string_view behind) {
  return trim(before).find(' ') != std::string_view::npos && trim(behind).find(' ') == std::string_view::npos;
}

// Return the parts between commas, or between the other dividers.
std::vector<std::string_view> divide(std::string_view text, std::string_view comma) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (const std::string_view divider : kDividers) {
      if (comma.empty() && text[at] == divider.front() && text.substr(at).starts_with(divider))
        length = std::max(length, divider.size());
    }
    if (!comma.empty() && text[at] == ',') length = 1;
    if (length > 0 && text.substr(at).starts_with(" & ") &&
        joins_fields(text.substr(begin, at - begin), text.substr(at + 3)))
      length = 0;
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

// Letters behind a name that stand for a degree or membership: "MS", "PhD", "CPP".
bool is_credential(std::string_view part) {
  if (part.size() > 6 || part.empty()) return false;
  const auto capitals = std::count_if(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals >= 2 && part.find(' ') == std::string_view::npos;
}

// Return where the first number begins; digits right behind a letter are part of a name ("jroe7").
std::size_t first_number(std::string_view text) {
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;
       at = text.find_first_of("0123456789", at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool in_word = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                         (before >= '0' && before <= '9' && at >= 2);
    if (!in_word) return at;
  }
  return text.size();
}

// Cut a byline where it goes on about dates, places and pages.
std::string_view who(std::string_view text) {
  const std::string lowered = lower(text);
  if (lowered.size() != text.size()) return text.substr(0, first_number(text));
  std::size_t end = first_number(text);
  for (const std::string_view stop : kEnds) {
    std::size_t at = lowered.find(stop);
    if (at != std::string::npos && std::string_view(lowered).substr(at).starts_with(" im gespräch mit "))
      at = lowered.find(stop, at + 1);
    if (at != std::string::npos && at > 0) end = std::min(end, at);
  }
  return trim(text.substr(0, end));
}

}  // namespace

bool has_role_word(std::string_view part) {
  const std::string lowered = " " + lower(part) + " ";
  return std::any_of(kRoles.begin(), kRoles.end(), [&](std::string_view role) {
    for (std::size_t at = lowered.find(role); at != std::string::npos; at = lowered.find(role, at + 1)) {
      const char next = lowered[at + role.size()];  // there is one: the text ends with a blank
      if (lowered[at - 1] == ' ' && (next == ' ' || next == '.' || next == ':')) return true;
    }
    return false;
  });
}

namespace {

// Cut what is no part of a name: "(AFP)", "@handle", "jane@x.org", a stop at the end.
std::string_view bare(std::string_view part) {
  part = trim(part.substr(0, part.find_first_of("(@<[{")));
  while (!part.empty() && (part.back() == '.' || part.back() == ',' || part.back() == ':' ||
                           part.back() == '"' || part.back() == '*' || part.back() == '-')) {
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

bool begins_with_byline_word(std::string_view text, std::size_t shortest) {
  std::string_view rest = text;
  return strip_byline_word(rest, shortest) && !rest.empty();
}

std::string_view without_byline_word(std::string_view text) {
  std::string_view rest = trim(text);
  strip_byline_word(rest);
  return rest;
}

bool is_byline_word(std::string_view text) {
  std::string_view rest = trim(text);
  return rest.size() >= 5 && rest.size() <= 30 && strip_byline_word(rest) && rest.empty();
}

std::vector<std::string> names_in_byline(std::string_view byline) {
  std::string_view text = trim(byline);
  const bool announced = strip_byline_word(text);
  if (announced || text.find(' ') != std::string_view::npos) text = who(text);
  std::vector<std::string> names;
  for (const std::string_view stretch : divide(text, ",")) {
    // A stretch between commas is a role as a whole: "Home and Digital Security Expert".
    if (has_role_word(stretch) || (!names.empty() && is_credential(trim(stretch)))) continue;
    for (std::string_view part : divide(stretch, "")) {
      strip_byline_word(part);
      const std::string_view name = bare(part);
      if (!name.empty()) names.emplace_back(squeeze(name));
    }
  }
  return names;
}

bool looks_like_person(std::string_view text, bool strict) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  std::size_t letters = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    std::size_t at = 0;
    const char32_t first = decode_utf8(word, at);
    for (std::size_t k = 0; k < word.size();) {
      const char32_t c = decode_utf8(word, k);
      if (is_digit(c) && strict) return false;
      if (is_letter(c) || is_mark(c) || is_digit(c)) {
        ++letters;
      } else if (c != '.' && c != '-' && c != '\'' && c != U'’' && c != U'‑' && c != U'·' && c != U'\u200c' &&
                 c != '_') {
        return false;
      }
    }
    ++words;
    if (!is_lower(first)) ++capitals;
    const bool particle = std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
    if (strict && is_lower(first) && !particle) return false;
  }
  if (letters < 2 || letters > 50 || words > 6) return false;
  if (strict) return words >= 2 && capitals >= 2;
  // One word of a script without case that sets blanks between words is as likely a place: "بغداد".
  constexpr char32_t kFirstWithoutBlanks = 0x2e80;
  std::size_t at = 0;
  const char32_t first = decode_utf8(text, at);
  if (words == 1 && !is_lower(first) && !is_upper(first) && first >= 0x590 && first < kFirstWithoutBlanks)
    return false;
  return capitals >= 1 || words == 1;
}

}  // namespace dragoman::cleaning
