// Readers of the files that geonames.org publishes (CC BY 4.0), as they are: tab separated, UTF-8, no header.
// Debian's cities15000.txt has the first of these forms, so one reader serves the build and a user's own
// dump. A malformed line is left out and counted; it never ends the reading.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "read/place/gazetteer_builder.h"

namespace dragoman {

struct DumpTotals {
  std::size_t lines = 0;
  std::size_t added = 0;    // places, or names for add_alternate_names
  std::size_t skipped = 0;  // of a kind that is not kept, or of a place that is not there
  std::size_t malformed = 0;
};

// Add every place of a 19-column file (allCountries.txt, XX.txt, cities500.txt): id, name, ASCII name,
// alternate names, latitude, longitude, class, code, country, other countries, divisions 1 to 4, population,
// elevation, model elevation, time zone, date. Divisions come first whatever their order in the file, so that
// places find theirs. Roads, and railways, underwater features and parks' plots without population are not
// kept.
[[nodiscard]] DumpTotals add_geonames_places(std::string_view bytes, GazetteerBuilder& builder);

// Add the names of an alternateNamesV2.txt (or alternateNames.txt) to places that are there: id, place's id,
// language, name, preferred, short, colloquial, historic. Links, postal codes, airport codes and the like are
// not kept.
[[nodiscard]] DumpTotals add_alternate_names(std::string_view bytes, GazetteerBuilder& builder);

// Return whether the first line looks like the 19-column form; otherwise it is taken for alternate names.
[[nodiscard]] bool is_geonames_places(std::string_view bytes);

// Add a name together with what it is also written like: without a leading Arabic article, without the
// generic word
// ("Anbar" for "Anbar Governorate" of a province), and by its loose key where the country writes Arabic or
// Kurdish. Latin names too short to stand alone and codes such as "KBP" are left out. Requires: place <
// builder.size().
void add_place_name(PlaceIndex place, std::string_view name, NameKind kind, GazetteerBuilder& builder);

}  // namespace dragoman
