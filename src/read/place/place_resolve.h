// Which place each spot means, decided over the whole report: containment ("Paris, Texas"), the countries and
// provinces that the other names vote for, nearness to them, the outlet's region, and how well known each
// bearer of the name is. One name means one place in a report unless its words say otherwise. In the manner
// of Leidner, "Toponym Resolution in Text" (2007), ch. 4: heuristics as one weighted sum; here the votes are
// weighted by how sure they are and repeated.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "read/place/gazetteer.h"
#include "read/place/place_spot.h"
#include "read/place/place_text.h"

namespace dragoman {

// What is known of the report besides its words.
struct ResolveHints {
  std::vector<PlaceIndex> home;  // places that the outlet's name or address points to
};

// A spot with the place it means.
struct Resolved {
  PlaceIndex place = kNoPlace;
  double margin = 0;  // lead over the second best bearer, in the unit of the weights; 0 for none
  double support =
      0;  // what the report's other names say for it, in the same unit; 0 for nothing, about 7 at most
};

// Return one answer for every spot, in order; kNoPlace where no bearer is likely (loose spellings of
// countries that the report does not speak of). Candidates past the 200 most prominent bearers of a name are
// not weighed. O(spots * candidates * rounds).
[[nodiscard]] std::vector<Resolved> resolve_spots(const std::vector<Spot>& spots,
                                                  const std::vector<PlaceWord>& words,
                                                  const Gazetteer& gazetteer, const ResolveHints& hints);

// Return the great-circle distance in km between two points in degrees (haversine, mean earth radius).
[[nodiscard]] double distance_km(double latitude1, double longitude1, double latitude2, double longitude2);

}  // namespace dragoman
