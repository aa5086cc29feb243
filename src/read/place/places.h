// Places: fill Reading::places from a report. Recognition (place_spot.h, place_judge.h), resolution
// (place_resolve.h), offsets ("70 miles west of the capital", place_offset.h).
#pragma once

#include <filesystem>

#include "base/result.h"
#include "clean/report.h"
#include "read/place/gazetteer.h"
#include "read/place/place_judge.h"
#include "read/place/place_lists.h"
#include "read/reading.h"

namespace dragoman {

// What the place layer knows. Immutable after load, safe on any thread.
struct PlaceKnowledge {
  // Load gazetteer.bin and the folder gazetteer/ of the knowledge folder.
  [[nodiscard]] static Result<PlaceKnowledge> load(const std::filesystem::path& folder);

  Gazetteer gazetteer;
  PlaceLists lists;
  PlaceModel model;
};

// The names of the gazetteer in a report, before anybody has judged whether a place is meant. Views into the
// gazetteer.
struct PlaceScan {
  std::vector<PlaceWord> words;
  std::vector<Spot> spots;
};
[[nodiscard]] PlaceScan scan_places(const Report& report, const PlaceKnowledge& knowledge);

// Fill reading.places, ordered by begin; an offset ("70 miles west of Baghdad") stands beside the place it is
// counted from. Uses reading.mentions where that layer ran: what it takes for a person is no place, and each
// place is tied to the mention around it. Works without, and in every language the gazetteer has.
// Fills reading.places_in_names, too. Requires: `scan` is that of the report.
void find_places(const Report& report, const PlaceKnowledge& knowledge, PlaceScan scan, Reading& reading);
void find_places(const Report& report, const PlaceKnowledge& knowledge, Reading& reading);

// Return the names of several words that places other than countries bear ("Port Sudan", "Niger Delta"), in
// text order; a state's name inside one is not the state. Not those that begin with a direction ("South
// Lebanon").
[[nodiscard]] std::vector<ByteRange> long_place_names(const PlaceScan& scan, const PlaceKnowledge& knowledge);

// Resolve stretches of text that somebody else found to be places (a person's marks, another recogniser); one
// answer a stretch, in order, without coordinates where no name of the gazetteer begins in it. Requires:
// `stretches` ordered by begin, inside the text.
[[nodiscard]] std::vector<Place> resolve_places(const Report& report, const PlaceKnowledge& knowledge,
                                                const std::vector<ByteRange>& stretches);

}  // namespace dragoman
