// A gazetteer file of any bytes is refused or answers every question inside its bounds. Bytes are taken as
// dumps of places and of names, too; what comes of them must load again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "read/place/gazetteer.h"
#include "read/place/gazetteer_builder.h"
#include "read/place/geonames_dump.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(Gazetteer::over(bytes));
  GazetteerBuilder builder;
  static_cast<void>(is_geonames_places(bytes));
  static_cast<void>(add_geonames_places(bytes, builder));
  static_cast<void>(add_alternate_names(bytes, builder));
  const std::string file = builder.finish();
  const Result<Gazetteer> gazetteer = Gazetteer::over(file);
  if (!gazetteer) std::abort();
  for (PlaceIndex i = 0; i < gazetteer->size(); ++i)
    static_cast<void>(gazetteer->id(i).size() + gazetteer->name(i).size());
  return 0;
}
