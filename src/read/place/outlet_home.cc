#include "read/place/outlet_home.h"

#include <string>
#include <string_view>

#include "base/unicode.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

constexpr std::size_t kMaxHomes = 8;
constexpr std::size_t kMinHostName = 5;  // shorter beginnings of host names are chance

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url.substr(0, url.find(':'));
}

void add_bearers(std::string_view key, const Gazetteer& gazetteer, std::vector<PlaceIndex>& out) {
  for (const NameHit hit : gazetteer.find(key)) {
    if (out.size() < kMaxHomes) out.push_back(hit.place());
  }
}

// "denverpost" -> "denver": the longest beginning that is a place's name and leaves a medium's word.
void add_host(std::string_view host, const Gazetteer& gazetteer, const PlaceLists& lists,
              std::vector<PlaceIndex>& out) {
  const std::string label = place_key(host.substr(0, host.find('.')));
  std::string joined;
  for (const char c : label) {
    if (c != ' ') joined += c;
  }
  for (std::size_t n = joined.size(); n >= kMinHostName; --n) {
    const std::string_view rest = std::string_view(joined).substr(n);
    const bool medium = rest.empty() || lists.has("media", rest) || rest == "online" || rest == "newspaper";
    if (!medium || gazetteer.find(joined.substr(0, n)).empty()) continue;
    add_bearers(std::string_view(joined).substr(0, n), gazetteer, out);
    return;
  }
}

// "The Basra Gazette" -> "basra".
void add_name(const std::string& outlet, const Gazetteer& gazetteer, const PlaceLists& lists,
              std::vector<PlaceIndex>& out) {
  std::string key = place_key(outlet);
  if (key.starts_with("the ")) key.erase(0, 4);
  const std::size_t blank = key.rfind(' ');
  if (blank == std::string::npos || !lists.has("media", key.substr(blank + 1))) return;
  add_bearers(key.substr(0, blank), gazetteer, out);
}

// A country's own top-level domain; general ones (".com") and those sold to everybody (".tv") say nothing.
void add_country(std::string_view host, const Gazetteer& gazetteer, std::vector<PlaceIndex>& out) {
  const std::string_view top =
      host.substr(host.rfind('.') == std::string_view::npos ? host.size() : host.rfind('.') + 1);
  if (top.size() != 2 || top == "tv" || top == "io" || top == "co" || top == "me" || top == "eu") return;
  std::string code;
  for (const char c : lower(top)) code += static_cast<char>(c - 32);
  if (code == "UK") code = "GB";
  if (const PlaceIndex country = gazetteer.country(code); country != kNoPlace) out.push_back(country);
}

}  // namespace

std::vector<PlaceIndex> outlet_home(const Report& report, const Gazetteer& gazetteer,
                                    const PlaceLists& lists) {
  std::vector<PlaceIndex> out;
  const std::string_view host = host_of(report.canonical_url.empty() ? report.url : report.canonical_url);
  add_name(report.outlet, gazetteer, lists, out);
  if (out.empty()) add_host(host, gazetteer, lists, out);
  if (out.empty()) add_country(host, gazetteer, out);
  return out;
}

}  // namespace dragoman
