// Names in other languages: GeoNames' gettext catalogues (libgeonames-common) and CLDR's territories and
// subdivisions.
#include <fmt/format.h>

#include <charconv>
#include <cstring>
#include <map>
#include <string>

#include "base/file.h"
#include "base/unicode.h"
#include "read/place/geonames_dump.h"
#include "read/place/place_key.h"
#include "sources.h"

namespace dragoman::gazetteer_build {
namespace {

constexpr std::uint32_t kMoMagic =
    0x950412de;  // GNU gettext manual, "The Format of GNU MO Files"; little endian here
constexpr std::size_t kMaxXml = 16U << 20U;

std::uint32_t word_at(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  if (at + 4 <= bytes.size()) std::memcpy(&word, bytes.data() + at, 4);
  return word;
}

// The string that entry `index` of the table at `table` points to; "" when it does not lie in the file.
std::string_view mo_string(std::string_view bytes, std::uint32_t table, std::uint32_t index) {
  const std::size_t at = table + std::size_t{8} * index;
  const std::size_t size = word_at(bytes, at);
  const std::size_t begin = word_at(bytes, at + 4);
  if (begin > bytes.size() || size > bytes.size() - begin) return {};
  return bytes.substr(begin, size);
}

// Message ids are GeoNames ids.
std::size_t add_catalogue(std::string_view bytes, NameKind kind, GazetteerBuilder& builder) {
  if (word_at(bytes, 0) != kMoMagic) return 0;
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < word_at(bytes, 8); ++i) {
    const std::string_view id_text = mo_string(bytes, word_at(bytes, 12), i);
    std::uint32_t id = 0;
    std::from_chars(id_text.data(), id_text.data() + id_text.size(), id);
    const PlaceIndex place = id == 0 ? kNoPlace : builder.of_geonames(id);
    if (place == kNoPlace) continue;
    add_place_name(place, mo_string(bytes, word_at(bytes, 16), i), kind, builder);
    ++count;
  }
  return count;
}

std::string unescaped(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find("&amp;"); at != std::string::npos; at = out.find("&amp;", at + 1))
    out.erase(at + 1, 4);
  return out;
}

// Call `each(type, text)` for every <element type="..." ...>text</element>. CLDR's files are that regular.
template <class Each>
void for_each_element(std::string_view xml, std::string_view element, Each each) {
  const std::string open = fmt::format("<{} type=\"", element);
  for (std::size_t at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at)) {
    at += open.size();
    const std::size_t quote = xml.find('"', at);
    const std::size_t close = xml.find('>', at);
    const std::size_t end = xml.find('<', at);
    if (quote == std::string_view::npos || close == std::string_view::npos || end == std::string_view::npos)
      return;
    if (xml[close - 1] != '/' && close < end)
      each(xml.substr(at, quote - at), unescaped(xml.substr(close + 1, end - close - 1)));
    at = close;
  }
}

std::string read_xml(const std::filesystem::path& folder, std::string_view language) {
  return read_file(folder / fmt::format("{}.xml", language), kMaxXml).value_or(std::string());
}

// CLDR writes "Congo - Kinshasa" and "Myanmar (Burma)": names that no newspaper prints are left out.
bool is_printed_name(std::string_view name) {
  return name.find_first_of("-()") == std::string_view::npos;
}

std::size_t add_territories(std::string_view xml, GazetteerBuilder& builder) {
  std::size_t count = 0;
  for_each_element(xml, "territory", [&](std::string_view code, const std::string& name) {
    const PlaceIndex place = code.size() == 2 ? builder.of_code(fmt::format("iso:{}", code)) : kNoPlace;
    if (place == kNoPlace || !is_printed_name(name)) return;
    // Short forms in capitals ("US", "ABD") would be common words in other cases.
    const bool capitals = name.size() <= 5 && lower(name) != name && lower(name).substr(1) != name.substr(1);
    builder.add_name(place, name, capitals ? NameKind::abbreviation : NameKind::alternate);
    ++count;
  });
  return count;
}

// ISO 3166-2 codes ("iqan") and GeoNames codes ("IQ.01") differ in most countries; the English names join
// them.
std::map<std::string, PlaceIndex> provinces_by_iso(std::string_view english, GazetteerBuilder& builder) {
  std::map<std::string, PlaceIndex> out;
  for_each_element(english, "subdivision", [&](std::string_view code, const std::string& name) {
    if (code.size() < 3) return;
    std::string country = lower(code.substr(0, 2));
    for (char& c : country) c = static_cast<char>(c - 32);
    for (const PlaceIndex place : builder.named(place_key(name))) {
      const PlaceRecord& record = builder.place(place);
      if (record.kind == PlaceKind::province && std::string_view(record.country, 2) == country) {
        out.emplace(code, place);
        break;
      }
    }
  });
  return out;
}

}  // namespace

Result<std::size_t> add_gettext_names(const Folders& folders, GazetteerBuilder& builder) {
  std::size_t count = 0;
  for (const std::string_view language : languages()) {
    const std::filesystem::path path = folders.locale / language / "LC_MESSAGES" / "geonames.mo";
    if (std::error_code error; !std::filesystem::exists(path, error)) continue;
    const Result<MappedFile> file = MappedFile::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    // GeoNames calls Geneva "Genève"; in English that is its name, not one of many.
    const NameKind kind = language == "en" ? NameKind::main : NameKind::alternate;
    count += add_catalogue(file->bytes(), kind, builder);
  }
  return count;
}

Result<std::size_t> add_cldr_names(const Folders& folders, GazetteerBuilder& builder) {
  std::size_t count = 0;
  const auto provinces = provinces_by_iso(read_xml(folders.cldr / "subdivisions", "en"), builder);
  for (const std::string_view language : languages()) {
    count += add_territories(read_xml(folders.cldr / "main", language), builder);
    const std::string xml = read_xml(folders.cldr / "subdivisions", language);
    for_each_element(xml, "subdivision", [&](std::string_view code, const std::string& name) {
      const auto place = provinces.find(std::string(code));
      if (place == provinces.end()) return;
      add_place_name(place->second, name, NameKind::alternate, builder);
      ++count;
    });
  }
  return count;
}

}  // namespace dragoman::gazetteer_build
