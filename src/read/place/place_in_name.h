// Places inside names of organisations: the Nowhere of the "Bank of Nowhere".
#pragma once

#include <string_view>
#include <vector>

#include "read/place/gazetteer.h"
#include "read/place/place_lists.h"
#include "read/place/place_resolve.h"
#include "read/place/place_text.h"
#include "read/reading.h"

namespace dragoman {

// Return the places named inside names of organisations, Place::mention being the name; in text order.
// A name's part is taken for a place where it is one of the report's places, or the name of a country, a
// province or a city that is well known and no common word. Requires: `words` are those of `text`;
// reading.places is filled.
[[nodiscard]] std::vector<Place> places_in_names(std::string_view text, const std::vector<PlaceWord>& words,
                                                 const Gazetteer& gazetteer, const PlaceLists& lists,
                                                 const ResolveHints& hints, const Reading& reading);

}  // namespace dragoman
