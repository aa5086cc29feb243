// Countries: GeoNames' countryInfo.txt for codes, area, population; the project's countries.tsv for points,
// adjectives, peoples and the names that newspapers use.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>
#include <string>

#include "read/place/geonames_dump.h"
#include "sources.h"

namespace dragoman::gazetteer_build {
namespace {

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// countryInfo.txt: ISO, ISO3, numeric, FIPS, name, capital, area (sq km), population, ..., GeoNames id in
// column 16.
PlaceFacts facts_of(const Row& row) {
  PlaceFacts facts;
  facts.name = row[4];
  facts.kind = PlaceKind::country;
  facts.country = row[0];
  facts.population = static_cast<std::uint32_t>(number(row[7]));
  facts.geonames_id = static_cast<std::uint32_t>(number(row[16]));
  facts.radius_km = static_cast<std::uint16_t>(std::max(1.0, std::sqrt(number(row[6]) / 3.14159265)));
  return facts;
}

// "Iraqi" -> "Iraqis", "German" -> "Germans"; those that form no such plural are listed in the file.
std::string plural_of(std::string_view adjective) {
  const bool regular = adjective.ends_with("i") || adjective.ends_with("an");
  return regular ? std::string(adjective) + "s" : std::string();
}

// A name in the lists: "=US" is found by exact spelling only.
void add_listed(PlaceIndex place, std::string_view name, NameKind kind, GazetteerBuilder& builder) {
  if (name.starts_with('=')) {
    builder.add_name(place, name.substr(1), NameKind::abbreviation);
  } else {
    builder.add_name(place, name, kind);
  }
}

void add_words(const Row& row, PlaceIndex place, GazetteerBuilder& builder) {
  const bool peoples_listed = row.size() > 4 && !row[4].empty();
  if (row.size() > 3) {
    for (const std::string_view adjective : parts_of(row[3], ';')) {
      add_listed(place, adjective, NameKind::adjective, builder);
      if (!peoples_listed) builder.add_name(place, plural_of(adjective), NameKind::people);
    }
  }
  if (peoples_listed) {
    for (const std::string_view people : parts_of(row[4], ';'))
      add_listed(place, people, NameKind::people, builder);
  }
  if (row.size() > 5) {
    for (const std::string_view name : parts_of(row[5], ';'))
      add_listed(place, name, NameKind::alternate, builder);
  }
}

}  // namespace

Result<std::size_t> add_countries(const Folders& folders, GazetteerBuilder& builder) {
  std::size_t count = 0;
  const Result<void> info = for_each_row(folders.geonames / "countryInfo.txt", [&](const Row& row) {
    const bool current = row.size() > 16 && number(row[16]) > 0;  // dissolved countries have no id
    if (!current) return;
    const PlaceIndex place = builder.add_place(facts_of(row));
    builder.add_code(place, fmt::format("iso:{}", row[0]));
    ++count;
  });
  if (!info) return tl::unexpected<Error>(info.error());
  std::string unknown;
  const Result<void> own = for_each_row(folders.own / "countries.tsv", [&](const Row& row) {
    const PlaceIndex place = row.size() < 3 ? kNoPlace : builder.of_code(fmt::format("iso:{}", row[0]));
    if (place == kNoPlace) {
      unknown = std::string(row[0]);
      return;
    }
    builder.place(place).latitude = static_cast<float>(number(row[1]));
    builder.place(place).longitude = static_cast<float>(number(row[2]));
    add_words(row, place, builder);
  });
  if (!own) return tl::unexpected<Error>(own.error());
  if (!unknown.empty()) return fail(ErrorCode::bad_input, "no such country: " + unknown, "countries.tsv");
  return count;
}

}  // namespace dragoman::gazetteer_build
