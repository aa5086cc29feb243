#include "read/place/place_of.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

PlacePrecision precision_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return PlacePrecision::country;
    case PlaceKind::province:
      return PlacePrecision::province;
    case PlaceKind::district:
      return PlacePrecision::district;
    case PlaceKind::city:
      return PlacePrecision::city;
    case PlaceKind::site:
      return PlacePrecision::site;
    default:
      return PlacePrecision::region;
  }
}

// A city without a stated radius is taken for a disc of 3,000 people a square km, at least 2 km wide.
double radius_of(const PlaceRecord& record) {
  if (record.radius_km > 0) return record.radius_km;
  return std::max(2.0, std::sqrt(record.population / (3.14159265 * 3000)));
}

}  // namespace

Place place_of(PlaceIndex index, ByteRange text, const Gazetteer& gazetteer) {
  const PlaceRecord& record = gazetteer.place(index);
  Place place;
  place.text = text;
  place.id = gazetteer.id(index);
  place.name = gazetteer.name(index);
  place.country = gazetteer.country_code(index);
  if (record.province != kNoPlace) place.province = gazetteer.name(record.province);
  if (record.kind == PlaceKind::province) place.province = place.name;
  if (has_point(record)) {
    place.latitude = record.latitude;
    place.longitude = record.longitude;
    place.radius_km = radius_of(record);
  }
  place.precision = precision_of(record.kind);
  return place;
}

}  // namespace dragoman
