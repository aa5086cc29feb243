// Offsets: "70 miles west of the capital", "some 30 km (19 miles) north-east of Tikrit": a point computed
// from another.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "read/place/gazetteer.h"
#include "read/place/place_lists.h"
#include "read/place/place_text.h"
#include "read/reading.h"

namespace dragoman {

// Return the places that such phrases name, in text order: precision offset, text from the number to the end
// of the anchor's name, id, country and province empty or the anchor's country, radius a quarter of the
// distance (news rounds both number and direction) plus the anchor's own. `places` are those found so far,
// ordered by begin. "The capital" is that of the country last named before it, else of the one named most.
[[nodiscard]] std::vector<Place> find_offsets(const std::vector<PlaceWord>& words,
                                              const std::vector<Place>& places, const Gazetteer& gazetteer,
                                              const PlaceLists& lists);

// A point in degrees.
struct GeoPoint {
  double latitude = 0;
  double longitude = 0;
};

// Return the point `km` away from `start` in direction `bearing` (degrees clockwise from north) on the mean
// sphere.
[[nodiscard]] GeoPoint destination(GeoPoint start, double bearing, double km);

}  // namespace dragoman
