#include "read/read.h"

#include <utility>

#include "read/actor/actors.h"
#include "read/place/places.h"
#include "read/speech/speech.h"
#include "read/syntax/layer.h"
#include "read/syntax/truecase.h"
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

namespace {

bool is_english(const Report& report) {
  return report.language == "en" || report.language == "unknown" || report.language.empty();
}

Reading read_layers(const Report& report, const ReadKnowledge& knowledge) {
  Reading reading;
  syntax::read_syntax(report, *knowledge.english, reading);
  PlaceScan places = scan_places(report, *knowledge.places);
  actor::read_actors(report, *knowledge.actors, reading, long_place_names(places, *knowledge.places));
  find_values(report, *knowledge.values, reading);
  find_places(report, *knowledge.places, std::move(places), reading);
  reading.attributions = speech::find(report, reading, *knowledge.speech);
  return reading;
}

}  // namespace

// Text in one case is read as if it had its capitals; no position moves, so the reading fits the report.
Reading read(const Report& report, const ReadKnowledge& knowledge) {
  if (!is_english(report) || !syntax::in_one_case(report.text)) return read_layers(report, knowledge);
  Report cased = report;
  cased.text = syntax::truecase(report.text, knowledge.english->lists());
  return read_layers(cased, knowledge);
}

}  // namespace dragoman
