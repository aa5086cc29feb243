// read: Report -> Reading. One call runs all layers in the order of reading.h.
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

struct PlaceKnowledge;  // read/place/places.h
struct ValueKnowledge;  // read/value/values.h
namespace syntax {
class Models;
}
namespace actor {
struct ActorKnowledge;
}
namespace speech {
struct CueLexicon;
}

// What the layers know: models, lists, gazetteer. Immutable after load(), safe on any thread; must outlive
// every Reading made with it. Copies share the same data.
struct ReadKnowledge {
  std::shared_ptr<const syntax::Models> english;  // shared by all copies: models are mapped files
  std::shared_ptr<const actor::ActorKnowledge> actors;

  // Load everything from the knowledge folder. Fails with a sentence that names the file at fault.
  [[nodiscard]] static Result<ReadKnowledge> load(const std::filesystem::path& folder);

  std::shared_ptr<const speech::CueLexicon> speech;  // knowledge/speech
  std::shared_ptr<const ValueKnowledge> values;      // times and quantities; shared likewise
  std::shared_ptr<const PlaceKnowledge> places;      // shared, so that copies of the knowledge stay cheap
};

// Read a report. Pure and deterministic. Requires: `knowledge` came from load().
[[nodiscard]] Reading read(const Report& report, const ReadKnowledge& knowledge);

}  // namespace dragoman
