#include "serve/html.h"

namespace dragoman {

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

std::string_view safe_url(std::string_view url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  const bool own = url.starts_with("/") && !url.starts_with("//") && !url.starts_with("/\\");
  return web || own ? url : std::string_view{};
}

}  // namespace dragoman
