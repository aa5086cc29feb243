// Provinces: GeoNames' admin1Codes.txt; their middle is computed from the cities that lie in them, or listed
// in the project's province_points.tsv.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "read/place/geonames_dump.h"
#include "sources.h"

namespace dragoman::gazetteer_build {
namespace {

constexpr double kCellsPerDegree = 4;
constexpr double kKmPerDegree = 111.2;

struct Cells {
  std::set<std::pair<int, int>> taken;
};

void set_middle(PlaceRecord& division, const Cells& cells) {
  if (cells.taken.empty()) return;
  double latitude = 0;
  double longitude = 0;
  int low = cells.taken.begin()->first;
  int high = low;
  for (const auto& [row, column] : cells.taken) {
    latitude += (row + 0.5) / kCellsPerDegree;
    longitude += (column + 0.5) / kCellsPerDegree;
    low = std::min(low, row);
    high = std::max(high, row);
  }
  const auto count = static_cast<double>(cells.taken.size());
  if (division.latitude == 0 && division.longitude == 0) {
    division.latitude = static_cast<float>(latitude / count);
    division.longitude = static_cast<float>(longitude / count);
  }
  const double spread_km = (high - low + 1) / kCellsPerDegree * kKmPerDegree / 2;
  if (division.radius_km == 0)
    division.radius_km = static_cast<std::uint16_t>(std::clamp(spread_km, 10.0, 2000.0));
}

}  // namespace

Result<std::size_t> add_provinces(const Folders& folders, GazetteerBuilder& builder) {
  std::size_t count = 0;
  const Result<void> read = for_each_row(folders.geonames / "admin1Codes.txt", [&](const Row& row) {
    if (row.size() < 4 || row[0].size() < 4) return;
    PlaceFacts facts;
    facts.name = row[1];
    facts.kind = PlaceKind::province;
    facts.country = row[0].substr(0, 2);
    std::from_chars(row[3].data(), row[3].data() + row[3].size(), facts.geonames_id);
    const PlaceIndex place = builder.add_place(facts);
    builder.add_code(place, fmt::format("adm:{}", row[0]));
    add_place_name(place, row[1], NameKind::main, builder);
    add_place_name(place, row[2], NameKind::alternate, builder);
    ++count;
  });
  if (!read) return tl::unexpected<Error>(read.error());
  const Result<void> points = for_each_row(folders.own / "province_points.tsv", [&](const Row& row) {
    const PlaceIndex place = row.size() < 3 ? kNoPlace : builder.of_code(fmt::format("adm:{}", row[0]));
    if (place == kNoPlace) return;
    std::from_chars(row[1].data(), row[1].data() + row[1].size(), builder.place(place).latitude);
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), builder.place(place).longitude);
  });
  if (!points) return tl::unexpected<Error>(points.error());
  return count;
}

void place_divisions(GazetteerBuilder& builder) {
  std::vector<Cells> cells(builder.size());
  for (PlaceIndex i = 0; i < builder.size(); ++i) {
    const PlaceRecord& city = builder.place(i);
    if (city.kind != PlaceKind::city) continue;
    const auto row = static_cast<int>(std::floor(city.latitude * kCellsPerDegree));
    const auto column = static_cast<int>(std::floor(city.longitude * kCellsPerDegree));
    for (const PlaceIndex division : {city.province, city.district}) {
      if (division != kNoPlace) cells[division].taken.emplace(row, column);
    }
  }
  for (PlaceIndex i = 0; i < builder.size(); ++i) set_middle(builder.place(i), cells[i]);
}

}  // namespace dragoman::gazetteer_build
