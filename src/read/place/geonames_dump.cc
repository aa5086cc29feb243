#include "read/place/geonames_dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/unicode.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

constexpr std::size_t kPlaceColumns = 19;
using Columns = std::array<std::string_view, kPlaceColumns>;

// Split a line at tabs; columns past the nineteenth are dropped. Return how many there were.
std::size_t split(std::string_view line, Columns& out) {
  out.fill({});
  std::size_t count = 0;
  while (count < kPlaceColumns) {
    const std::size_t tab = line.find('\t');
    out[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) break;
    line.remove_prefix(tab + 1);
  }
  return count;
}

template <class Each>
void for_each_line(std::string_view bytes, Each each) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty()) each(line);
  }
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

// Independent, dependent, freely associated and semi-independent political entities, as ISO 3166-1 lists
// them.
bool is_country(std::string_view code) {
  return code == "PCLI" || code == "PCLD" || code == "PCLF" || code == "PCLS";
}

// Feature classes and codes: geonames.org/export/codes.html.
std::optional<PlaceKind> kind_of(std::string_view feature_class, std::string_view code) {
  if (feature_class.size() != 1) return std::nullopt;
  switch (feature_class[0]) {
    case 'A':
      if (code == "ADM1") return PlaceKind::province;
      if (code.starts_with("ADM")) return PlaceKind::district;
      return is_country(code) ? PlaceKind::country : PlaceKind::region;
    case 'P':
      return PlaceKind::city;
    case 'S':
      return PlaceKind::site;
    case 'H':
      return PlaceKind::water;
    case 'T':
    case 'V':
      return PlaceKind::terrain;
    case 'L':
      return code == "CONT" ? PlaceKind::continent : PlaceKind::region;
    default:
      return std::nullopt;
  }
}

PlaceSeat seat_of(std::string_view code) {
  if (code == "PPLC") return PlaceSeat::country;
  if (code == "PPLA") return PlaceSeat::province;
  return code.starts_with("PPLA") ? PlaceSeat::district : PlaceSeat::none;
}

// A row's facts, or nothing when it is malformed or not of a kept kind (`kept` tells which).
std::optional<PlaceFacts> facts_of(const Columns& row, bool& kept) {
  kept = true;
  const auto id = number<std::uint32_t>(row[0]);
  const auto latitude = number<double>(row[4]);
  const auto longitude = number<double>(row[5]);
  const bool sound = id && latitude && longitude && *latitude >= -90 && *latitude <= 90 &&
                     *longitude >= -180 && *longitude <= 180 && !row[1].empty();
  if (!sound) return std::nullopt;
  const std::optional<PlaceKind> kind = kind_of(row[6], row[7]);
  kept = kind.has_value();
  if (!kept) return std::nullopt;
  PlaceFacts facts;
  facts.name = row[1];
  facts.kind = *kind;
  facts.seat = seat_of(row[7]);
  facts.latitude = *latitude;
  facts.longitude = *longitude;
  facts.population = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(number<std::uint64_t>(row[14]).value_or(0), 0xFFFFFFFFU));
  facts.geonames_id = *id;
  facts.country = row[8];
  return facts;
}

void add_row(const Columns& row, PlaceFacts facts, GazetteerBuilder& builder) {
  const std::string province = fmt::format("adm:{}.{}", row[8], row[10]);
  const std::string district = fmt::format("{}.{}", province, row[11]);
  const PlaceIndex own = facts.kind == PlaceKind::province   ? builder.of_code(province)
                         : facts.kind == PlaceKind::district ? builder.of_code(district)
                         : facts.kind == PlaceKind::country  ? builder.of_code(fmt::format("iso:{}", row[8]))
                                                             : kNoPlace;
  if (facts.kind != PlaceKind::province && facts.kind != PlaceKind::country)
    facts.province = builder.of_code(province);
  if (facts.kind != PlaceKind::district && !row[11].empty()) facts.district = builder.of_code(district);
  const bool merges = own != kNoPlace && (row[7] == "ADM1" || row[7] == "ADM2" || is_country(row[7]));
  const PlaceIndex place = merges ? own : builder.add_place(facts);
  if (row[7] == "PPLC") builder.add_code(place, fmt::format("capital:{}", row[8]));
  if (!merges && row[7] == "ADM1") builder.add_code(place, province);
  if (!merges && row[7] == "ADM2") builder.add_code(place, district);
  add_place_name(place, row[1], merges ? NameKind::alternate : NameKind::main, builder);
  if (row[2] != row[1]) add_place_name(place, row[2], NameKind::alternate, builder);
  for (std::string_view names = row[3]; !names.empty();) {
    const std::size_t comma = std::min(names.find(','), names.size());
    add_place_name(place, names.substr(0, comma), NameKind::alternate, builder);
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
}

// Where Arabic, Persian or Kurdish names are the rule and their Latin spellings many.
bool writes_arabic(std::string_view country) {
  static constexpr std::array<std::string_view, 22> kCountries = {
      "AE", "AF", "BH", "DZ", "EG", "EH", "IQ", "IR", "JO", "KW", "LB",
      "LY", "MA", "MR", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "YE"};
  return std::find(kCountries.begin(), kCountries.end(), country) != kCountries.end();
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// "KBP", "LHR": all capitals and at most four letters.
bool is_code(std::string_view name) {
  return name.size() <= 4 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The generic words that newspapers leave out of a province's name.
bool is_generic(std::string_view word) {
  static constexpr std::array<std::string_view, 47> kWords = {
      "governorate", "province",   "provincia", "oblast",       "oblasti",    "region",   "state",
      "muhafazat",   "mayorality", "wilayat",   "wilaya",       "wilayah",    "krai",     "kray",
      "respublika",  "republic",   "okrug",     "voivodeship",  "prefecture", "division", "county",
      "canton",      "parish",     "emirate",   "municipality", "department", "ostan",    "district",
      "sheng",       "zizhiqu",    "shi",       "changwat",     "provinsi",   "propinsi", "departamento",
      "departement", "estado",     "regiao",    "kraj",         "lan",        "fylke",    "ken",
      "tinh",        "judetul",    "judet",     "megye",        "gemeente"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_direction(std::string_view key) {
  static constexpr std::array<std::string_view, 11> kWords = {"north",    "south",    "east",    "west",
                                                              "northern", "southern", "eastern", "western",
                                                              "central",  "capital",  "federal"};
  return std::find(kWords.begin(), kWords.end(), key) != kWords.end();
}

bool is_linker(std::string_view word) {
  return word == "of" || word == "e" || word == "de";
}

// Return the key without generic words and the linkers beside them; "" if nothing or the same is left.
std::string without_generic(std::string_view key) {
  std::string out;
  bool dropped = false;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    const std::string_view word = key.substr(at, end - at);
    at = end + 1;
    if (is_generic(word) || (dropped && out.empty() && is_linker(word))) {
      dropped = true;
      continue;
    }
    if (!out.empty()) out += ' ';
    out += word;
  }
  return dropped ? out : std::string();
}

std::string_view without_article(std::string_view key) {
  static constexpr std::array<std::string_view, 13> kArticles = {
      "al ", "el ", "ad ", "ar ", "as ", "ash ", "at ", "az ", "an ", "ed ", "er ", "esh ", "ath "};
  for (const std::string_view article : kArticles) {
    if (key.starts_with(article)) return key.substr(article.size());
  }
  return {};
}

}  // namespace

void add_place_name(PlaceIndex place, std::string_view name, NameKind kind, GazetteerBuilder& builder) {
  if (name.empty() || name.find("://") != std::string_view::npos) return;
  if (kind == NameKind::alternate && is_code(name)) return;
  const std::string key = place_key(name);
  const bool latin = is_ascii(key);
  if (latin && key.size() < (kind == NameKind::main ? 2U : 4U)) return;
  builder.add_name(place, name, kind);
  const PlaceRecord& record = builder.place(place);
  // American counties are never named without that word; "North" for "North Province" would be no name.
  const bool american = std::string_view(record.country, 2) == "US";
  if (record.kind == PlaceKind::province || (record.kind == PlaceKind::district && !american)) {
    if (const std::string bare = without_generic(key); bare.size() >= 3 && !is_direction(bare)) {
      builder.add_name(place, bare, NameKind::alternate);
    }
  }
  if (!latin || !writes_arabic({record.country, 2})) return;
  if (const std::string_view bare = without_article(key); bare.size() >= 3) {
    builder.add_name(place, bare, NameKind::alternate);
  }
  if (const std::string loose = loose_place_key(key); loose.size() >= 3) {
    builder.add_name(place, loose, NameKind::loose);
  }
}

bool is_geonames_places(std::string_view bytes) {
  Columns row;
  bool kept = false;
  return split(bytes.substr(0, bytes.find('\n')), row) == kPlaceColumns &&
         (facts_of(row, kept).has_value() || !kept);
}

DumpTotals add_geonames_places(std::string_view bytes, GazetteerBuilder& builder) {
  DumpTotals totals;
  const auto pass = [&](PlaceKind first, PlaceKind last) {
    for_each_line(bytes, [&](std::string_view line) {
      Columns row;
      bool kept = true;
      const std::size_t columns = split(line, row);
      const std::optional<PlaceFacts> facts = columns == kPlaceColumns ? facts_of(row, kept) : std::nullopt;
      if (first == PlaceKind::country) {
        ++totals.lines;
        if (!kept) ++totals.skipped;
        if (!facts && kept) ++totals.malformed;
      }
      if (!facts || facts->kind < first || facts->kind > last) return;
      ++totals.added;
      add_row(row, *facts, builder);
    });
  };
  pass(PlaceKind::country, PlaceKind::province);
  pass(PlaceKind::district, PlaceKind::district);
  pass(PlaceKind::city, PlaceKind::continent);
  return totals;
}

DumpTotals add_alternate_names(std::string_view bytes, GazetteerBuilder& builder) {
  DumpTotals totals;
  for_each_line(bytes, [&](std::string_view line) {
    Columns row;
    const std::size_t columns = split(line, row);
    ++totals.lines;
    const auto id = number<std::uint32_t>(row[1]);
    if (columns < 4 || !id || row[3].empty()) {
      ++totals.malformed;
      return;
    }
    // ISO 639 codes have two or three letters, at times with a region; longer ones are "link", "wkdt",
    // "post", "iata".
    const bool language =
        row[2].size() <= 3 || (row[2].size() <= 7 && row[2].find('-') != std::string_view::npos);
    const PlaceIndex place = builder.of_geonames(*id);
    if (!language || row[7] == "1" || place == kNoPlace) {
      ++totals.skipped;
      return;
    }
    ++totals.added;
    add_place_name(place, row[3], NameKind::alternate, builder);
  });
  return totals;
}

}  // namespace dragoman
