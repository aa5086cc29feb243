// The project's own lists: names of provinces as newspapers abbreviate them, and places that the public
// sources lack.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "read/place/geonames_dump.h"
#include "read/place/place_key.h"
#include "sources.h"

namespace dragoman::gazetteer_build {
namespace {

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<PlaceKind> kind_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, PlaceKind>, 8> kKinds = {
      {{"province", PlaceKind::province},
       {"district", PlaceKind::district},
       {"city", PlaceKind::city},
       {"site", PlaceKind::site},
       {"region", PlaceKind::region},
       {"water", PlaceKind::water},
       {"terrain", PlaceKind::terrain},
       {"continent", PlaceKind::continent}}};
  for (const auto& [known, kind] : kKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

// "=Pa." is found by exact spelling only, "~European" is an adjective, all else another name.
void add_listed_names(PlaceIndex place, std::string_view names, GazetteerBuilder& builder) {
  for (const std::string_view name : parts_of(names, ';')) {
    if (name.front() == '=') {
      builder.add_name(place, name.substr(1), NameKind::abbreviation);
    } else if (name.front() == '~') {
      builder.add_name(place, name.substr(1), NameKind::adjective);
      if (name.ends_with("an")) builder.add_name(place, std::string(name.substr(1)) + "s", NameKind::people);
    } else {
      add_place_name(place, name, NameKind::alternate, builder);
      builder.add_name(place, name, NameKind::alternate);
    }
  }
}

bool is_same(const PlaceRecord& record, const PlaceFacts& facts) {
  const bool settlement = record.kind == PlaceKind::city && facts.kind == PlaceKind::city;
  const bool near =
      std::abs(record.latitude - facts.latitude) < 0.5 && std::abs(record.longitude - facts.longitude) < 0.5;
  const bool country = facts.country == std::string_view(record.country, record.country[0] == 0 ? 0 : 2);
  return (settlement || record.kind == facts.kind) && near && country;
}

// A place that one of the names given already leads to, or a new one.
PlaceIndex find_or_add(const PlaceFacts& facts, std::string_view names, GazetteerBuilder& builder) {
  std::vector<std::string_view> all = parts_of(names, ';');
  all.insert(all.begin(), facts.name);
  for (const std::string_view name : all) {
    for (const PlaceIndex place : builder.named(place_key(name))) {
      if (!is_same(builder.place(place), facts)) continue;
      builder.add_name(place, facts.name, NameKind::alternate);
      if (builder.place(place).radius_km == 0) builder.place(place).radius_km = facts.radius_km;
      return place;
    }
  }
  return builder.add_place(facts);
}

// The province of the nearest city of that country within two degrees.
PlaceIndex province_near(const PlaceFacts& facts, GazetteerBuilder& builder) {
  PlaceIndex best = kNoPlace;
  double best_distance = 2;
  for (PlaceIndex i = 0; i < builder.size(); ++i) {
    const PlaceRecord& city = builder.place(i);
    if (city.kind != PlaceKind::city || std::string_view(city.country, 2) != facts.country) continue;
    const double distance = std::hypot(city.latitude - facts.latitude, city.longitude - facts.longitude);
    if (distance >= best_distance || city.province == kNoPlace) continue;
    best_distance = distance;
    best = city.province;
  }
  return best;
}

Result<std::size_t> add_province_names(const Folders& folders, GazetteerBuilder& builder) {
  std::size_t count = 0;
  std::string unknown;
  const Result<void> read = for_each_row(folders.own / "provinces.tsv", [&](const Row& row) {
    const PlaceIndex place = builder.of_code(fmt::format("adm:{}", row[0]));
    if (place == kNoPlace || row.size() < 2) {
      unknown = std::string(row[0]);
      return;
    }
    add_listed_names(place, row[1], builder);
    ++count;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  if (!unknown.empty())
    return fail(ErrorCode::bad_input, "no such province, or no names: " + unknown, "provinces.tsv");
  return count;
}

}  // namespace

Result<std::size_t> add_own_names(const Folders& folders, GazetteerBuilder& builder) {
  Result<std::size_t> count = add_province_names(folders, builder);
  if (!count) return count;
  std::string wrong;
  const Result<void> read = for_each_row(folders.own / "places.tsv", [&](const Row& row) {
    const std::optional<PlaceKind> kind = row.size() < 6 ? std::nullopt : kind_of(row[1]);
    if (!kind) {
      wrong = std::string(row[0]);
      return;
    }
    PlaceFacts facts;
    facts.name = row[0];
    facts.kind = *kind;
    facts.country = row[2];
    facts.latitude = number(row[3]);
    facts.longitude = number(row[4]);
    facts.radius_km = static_cast<std::uint16_t>(number(row[5]));
    const std::string_view names = row.size() > 6 ? row[6] : std::string_view();
    const bool inside = (*kind == PlaceKind::city || *kind == PlaceKind::site) && !facts.country.empty();
    if (inside) facts.province = province_near(facts, builder);
    const PlaceIndex place = find_or_add(facts, names, builder);
    add_place_name(place, facts.name, NameKind::alternate, builder);
    add_listed_names(place, names, builder);
    ++*count;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  if (!wrong.empty()) return fail(ErrorCode::bad_input, "neither kind nor point: " + wrong, "places.tsv");
  return count;
}

}  // namespace dragoman::gazetteer_build
