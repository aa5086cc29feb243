#include "read/read.h"

#include "read/actor/actors.h"
#include "read/place/places.h"
#include "read/speech/speech.h"
#include "read/syntax/layer.h"
#include "read/value/values.h"

namespace dragoman {

Result<ReadKnowledge> ReadKnowledge::load(const std::filesystem::path& folder) {
  ReadKnowledge knowledge;
  Result<syntax::Models> english = syntax::Models::load(folder / "models", "en");
  if (!english) return tl::unexpected(english.error());
  knowledge.english = std::make_shared<const syntax::Models>(std::move(*english));
  Result<actor::ActorKnowledge> actors = actor::ActorKnowledge::load(folder);
  if (!actors) return tl::unexpected(actors.error());
  knowledge.actors = std::make_shared<const actor::ActorKnowledge>(std::move(*actors));
  Result<ValueKnowledge> values = ValueKnowledge::load(folder);
  if (!values) return tl::unexpected(values.error());
  knowledge.values = std::make_shared<const ValueKnowledge>(std::move(*values));
  Result<PlaceKnowledge> places = PlaceKnowledge::load(folder);
  if (!places) return tl::unexpected(places.error());
  knowledge.places = std::make_shared<const PlaceKnowledge>(std::move(*places));
  Result<speech::CueLexicon> cues = speech::CueLexicon::load(folder / "speech");
  if (!cues) return tl::unexpected(cues.error());
  knowledge.speech = std::make_shared<const speech::CueLexicon>(std::move(*cues));
  return knowledge;
}

Reading read(const Report& report, const ReadKnowledge& knowledge) {
  Reading reading;
  syntax::read_syntax(report, *knowledge.english, reading);
  actor::read_actors(report, *knowledge.actors, reading);
  find_values(report, *knowledge.values, reading);
  find_places(report, *knowledge.places, reading);
  reading.attributions = speech::find(report, reading, *knowledge.speech);
  return reading;
}

}  // namespace dragoman
