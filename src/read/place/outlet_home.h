// Where a report's outlet is at home, as far as its name or address says: "denverpost.com", "The Basra
// Gazette", ".uk".
#pragma once

#include <vector>

#include "clean/report.h"
#include "read/place/gazetteer.h"
#include "read/place/place_lists.h"

namespace dragoman {

// Return the places that may be meant (several bearers of one name are all returned), most prominent first;
// empty if nothing is known. At most eight.
[[nodiscard]] std::vector<PlaceIndex> outlet_home(const Report& report, const Gazetteer& gazetteer,
                                                  const PlaceLists& lists);

}  // namespace dragoman
