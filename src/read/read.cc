#include "read/read.h"

#include "read/place/places.h"

namespace dragoman {

Result<ReadKnowledge> ReadKnowledge::load(const std::filesystem::path& folder) {
  ReadKnowledge knowledge;
  Result<PlaceKnowledge> places = PlaceKnowledge::load(folder);
  if (!places) return tl::unexpected(places.error());
  knowledge.places = std::make_shared<const PlaceKnowledge>(std::move(*places));
  return knowledge;
}

Reading read(const Report& report, const ReadKnowledge& knowledge) {
  Reading reading;
  find_places(report, *knowledge.places, reading);
  return reading;
}

}  // namespace dragoman
