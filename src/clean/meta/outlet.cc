// The outlet's name: as the page states it, else what titles end with, if that fits the host.
#include <algorithm>

#include "base/unicode.h"
#include "clean/meta/metadata.h"
#include "clean/meta/title_parts.h"

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

}  // namespace

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
