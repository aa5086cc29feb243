// The outlet's name: as the page states it, else what titles end with, if that fits the host.
#include <algorithm>

#include "base/unicode.h"
#include "clean/meta/metadata.h"
#include "clean/meta/title_parts.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

// Letters and digits of a name in folded form: "The New Dawn" and "thenewdawn.com" meet there.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0)
      out += c;
  }
  return out;
}

// Return whether a name is what the host is called: all its letters stand in it or the host's in it.
bool fits_host(std::string_view name, const std::string& host) {
  const std::string letters = letters_of(name);
  const std::string label = letters_of(host.substr(0, host.rfind('.')));
  if (letters.size() < 3 || label.size() < 3) return false;
  return label.find(letters) != std::string::npos || letters.find(label) != std::string::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Cut years, dashes and commas from both ends of a name.
std::string_view without_years(std::string_view name) {
  constexpr std::string_view kDash = "–";
  const auto is_year_part = [](char c) { return is_digit(c) || c == '-' || c == ' ' || c == ','; };
  for (;;) {
    if (name.starts_with(kDash))
      name.remove_prefix(kDash.size());
    else if (!name.empty() && is_year_part(name.front()))
      name.remove_prefix(1);
    else
      break;
  }
  while (!name.empty() && is_year_part(name.back())) name.remove_suffix(1);
  return trim(name);
}

// A name of one to five words that begins with a capital or has no case.
bool is_name(std::string_view text) {
  const TextShape s = shape_of(text);
  return s.words >= 1 && s.words <= 5 && text.size() <= 60 && !s.starts_lower && !s.ends_sentence;
}

}  // namespace

std::string copyright_owner(std::string_view line) {
  for (const std::string_view sign : {"©", "ⓒ", "(c)", "(C)", "Copyright"}) {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos) continue;
    std::string_view rest = trim(line.substr(at + sign.size()));
    if (rest.starts_with("Copyright") || rest.starts_with("copyright")) rest = trim(rest.substr(9));
    rest = without_years(rest);
    const std::size_t end = std::min({rest.find('.'), rest.find(','), rest.find('|'), rest.find(';'),
                                      rest.find("All rights"), rest.size()});
    for (const std::string_view name :
         {without_years(rest.substr(0, end)), without_years(trim(line.substr(0, at)))}) {
      if (is_name(name)) return std::string(name);
    }
  }
  return {};
}

std::string outlet_beside_title(const PageParts& parts, std::string_view title) {
  std::string owner;
  for (const Line& line : parts.view.lines) {
    if (line.shape.has_copyright && line.shape.words <= 25) owner = copyright_owner(line.text);
  }
  const std::string own_title = fold(title);
  const std::string window = fold(parts.structured.title);
  if (own_title.empty() || window.size() <= own_title.size()) return owner;
  if (!owner.empty() && window.find(fold(owner)) != std::string::npos) return owner;
  // "Headline - Outlet": what the window's title has beside the headline, the last part of it.
  const std::vector<std::string_view> pieces = title_parts(parts.structured.title);
  if (pieces.size() < 2 || fold(pieces.front()) != own_title || !is_name(pieces.back())) return owner;
  return std::string(pieces.back());
}

std::string find_outlet(const PageParts& parts) {
  const Structured& s = parts.structured;
  if (const std::string_view name =
          s.first_of({"og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"});
      !name.empty()) {
    return std::string(name);
  }
  for (const JsonArticle& article : s.articles) {
    if (!article.publisher.empty() && article.publisher.find("://") == std::string::npos)
      return article.publisher;
  }
  if (!s.json_outlet.empty()) return s.json_outlet;
  std::string host = host_of(parts.url);
  if (host.empty()) host = host_of(s.canonical);
  if (host.empty()) host = host_of(s.first("og:url"));
  for (const std::string_view part : title_parts(s.title)) {
    if (!host.empty() && fits_host(part, host)) return std::string(part);
  }
  return {};
}

}  // namespace dragoman::cleaning
