#include "read/place/places.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "read/place/outlet_home.h"
#include "read/place/place_in_name.h"
#include "read/place/place_of.h"
#include "read/place/place_offset.h"
#include "read/place/place_resolve.h"
#include "read/place/place_spot.h"
#include "read/place/place_text.h"

namespace dragoman {
namespace {

constexpr double kAccept = 0.5;
// What names of each kind say, as log odds; chosen on news text, see docs/places.md.
constexpr double kNamesPerson = -1.2;
constexpr double kNamesPlace = 1.5;
constexpr double kNamesPart = -0.7;
constexpr double kLeadsBody = 0.5;
constexpr double kUnnamed = -0.1;
constexpr double kSure = 0.85;         // a place surely meant once ...
constexpr double kAcceptOfSure = 0.2;  // ... is believed more easily elsewhere in the report

// Names that other layers found, by position.
class MentionIndex {
 public:
  explicit MentionIndex(const std::vector<Mention>& mentions) : mentions_(mentions) {
    for (Index i = 0; i < mentions.size(); ++i) {
      if (mentions[i].kind == MentionKind::name) order_.push_back(i);
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](Index a, Index b) { return span(a).begin < span(b).begin; });
  }

  // Return the last-begun name that overlaps `text`, or kNone. Looks at eight names that begin before it.
  [[nodiscard]] Index around(ByteRange text) const {
    auto at = std::lower_bound(order_.begin(), order_.end(), text.end,
                               [&](Index a, std::uint32_t end) { return span(a).begin < end; });
    for (int k = 0; k < kLookBack && at != order_.begin(); ++k) {
      --at;
      if (span(*at).overlaps(text)) return *at;
    }
    return kNone;
  }

 private:
  static constexpr int kLookBack = 8;
  [[nodiscard]] ByteRange span(Index i) const {
    const Mention& mention = mentions_[i];
    return mention.name.empty() ? mention.text : mention.name;
  }

  const std::vector<Mention>& mentions_;
  std::vector<Index> order_;
};

// What the names' own recogniser says, as log odds. It errs, so it is one voice: a place's name that it takes
// for a person stands where all else speaks for it.
double mention_evidence(const std::vector<Mention>& mentions, Index mention, ByteRange text) {
  if (mention == kNone) return kUnnamed;
  const ByteRange name = mentions[mention].name.empty() ? mentions[mention].text : mentions[mention].name;
  switch (mentions[mention].type) {
    case EntityType::person:
      return kNamesPerson;
    case EntityType::place:
    case EntityType::state:
      return text.contains(name) ? kNamesPlace : kNamesPart;  // "Bridge" of "Mitchell Bridge Road"
    case EntityType::organisation:
      return text.begin > name.begin ? kNamesPart : kLeadsBody;  // "Kentucky" of "Kentucky State Police"
    default:
      return 0;
  }
}

// Judge each spot by its neighbours, then once more by how well the place it would be agrees with the others.
std::vector<double> judge_all(const PlaceKnowledge& knowledge, const std::vector<PlaceWord>& words,
                              std::string_view text, const ResolveHints& hints,
                              const std::vector<double>& evidence, bool english, std::vector<Spot>& spots) {
  std::vector<double> log_odds;
  JudgeScene scene = make_scene(text, words, spots, knowledge.gazetteer, knowledge.lists);
  scene.english = english;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    log_odds.push_back(judge(scene, i, knowledge.model) + evidence[i]);
  }
  for (std::size_t i = 0; i < spots.size(); ++i) spots[i].confidence = probability(log_odds[i]);
  const std::vector<Resolved> answers = resolve_spots(spots, words, knowledge.gazetteer, hints);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const std::uint64_t feature = hash64(support_feature(spots[i], answers[i], knowledge.gazetteer));
    spots[i].confidence = probability(log_odds[i] + knowledge.model.sum({feature}));
  }
  std::unordered_map<PlaceIndex, double> surest;  // of all spots of one place
  for (std::size_t i = 0; i < spots.size(); ++i) {
    double& best = surest[answers[i].place];
    best = std::max(best, spots[i].confidence);
  }
  std::vector<double> needed;
  for (const Resolved& answer : answers) {
    needed.push_back(answer.place != kNoPlace && surest[answer.place] >= kSure ? kAcceptOfSure : kAccept);
  }
  return needed;
}

// Leave the spots that mean places.
void keep_sure(const Reading& reading, const MentionIndex& mentions, const PlaceKnowledge& knowledge,
               const std::vector<PlaceWord>& words, const Report& report, const ResolveHints& hints,
               std::vector<Spot>& spots) {
  const bool english = report.language == "en" || report.language == "unknown";
  std::vector<double> evidence(spots.size(), 0);
  for (std::size_t i = 0; i < spots.size() && english && !reading.mentions.empty(); ++i) {
    evidence[i] = mention_evidence(reading.mentions, mentions.around(spots[i].text), spots[i].text);
  }
  const std::vector<double> needed =
      judge_all(knowledge, words, report.text, hints, evidence, english, spots);
  std::vector<Spot> kept;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (spots[i].confidence >= needed[i]) kept.push_back(std::move(spots[i]));
  }
  spots = std::move(kept);
}

}  // namespace

Result<PlaceKnowledge> PlaceKnowledge::load(const std::filesystem::path& folder) {
  Result<Gazetteer> gazetteer = Gazetteer::load(folder / "gazetteer.bin");
  if (!gazetteer) return tl::unexpected<Error>(gazetteer.error());
  Result<PlaceLists> lists = PlaceLists::load(folder / "gazetteer");
  if (!lists) return tl::unexpected<Error>(lists.error());
  Result<PlaceModel> model = PlaceModel::load(folder / "gazetteer" / "place_model.tsv");
  if (!model) return tl::unexpected<Error>(model.error());
  return PlaceKnowledge{std::move(*gazetteer), std::move(*lists), std::move(*model)};
}

PlaceScan scan_places(const Report& report, const PlaceKnowledge& knowledge) {
  PlaceScan scan{place_words(report), {}};
  scan.spots = find_spots(report.text, scan.words, knowledge.gazetteer);
  return scan;
}

void find_places(const Report& report, const PlaceKnowledge& knowledge, PlaceScan scan, Reading& reading) {
  const std::vector<PlaceWord>& words = scan.words;
  std::vector<Spot>& spots = scan.spots;
  const ResolveHints hints{outlet_home(report, knowledge.gazetteer, knowledge.lists)};
  const MentionIndex mentions(reading.mentions);
  keep_sure(reading, mentions, knowledge, words, report, hints, spots);
  const std::vector<Resolved> answers = resolve_spots(spots, words, knowledge.gazetteer, hints);
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (answers[i].place == kNoPlace) continue;
    Place place = place_of(answers[i].place, spots[i].text, knowledge.gazetteer);
    place.demonym = spots[i].demonym();
    place.mention = mentions.around(place.text);
    reading.places.push_back(std::move(place));
  }
  for (Place& offset : find_offsets(words, reading.places, knowledge.gazetteer, knowledge.lists)) {
    reading.places.push_back(std::move(offset));
  }
  std::stable_sort(reading.places.begin(), reading.places.end(),
                   [](const Place& a, const Place& b) { return a.text.begin < b.text.begin; });
  reading.places_in_names =
      places_in_names(report.text, words, knowledge.gazetteer, knowledge.lists, hints, reading);
}

void find_places(const Report& report, const PlaceKnowledge& knowledge, Reading& reading) {
  find_places(report, knowledge, scan_places(report, knowledge), reading);
}

std::vector<ByteRange> long_place_names(const PlaceScan& scan, const PlaceKnowledge& knowledge) {
  static constexpr std::string_view kDirections[] = {
      "north",   "south", "east",  "west",      "northern",  "southern",  "eastern",  "western",
      "central", "upper", "lower", "northeast", "northwest", "southeast", "southwest"};
  std::vector<ByteRange> names;
  for (const Spot& spot : scan.spots) {
    if (spot.end - spot.first < 2 || spot.loose || spot.demonym()) continue;
    const PlaceKind kind = knowledge.gazetteer.place(spot.hits.front().place()).kind;
    if (kind == PlaceKind::country || kind == PlaceKind::continent) continue;
    const std::string& first = scan.words[spot.first].key;
    if (std::find(std::begin(kDirections), std::end(kDirections), first) == std::end(kDirections))
      names.push_back(spot.text);
  }
  return names;
}

std::vector<Place> resolve_places(const Report& report, const PlaceKnowledge& knowledge,
                                  const std::vector<ByteRange>& stretches) {
  const std::vector<PlaceWord> words = place_words(report);
  std::vector<Spot> spots;
  for (Spot& spot : find_spots(report.text, words, knowledge.gazetteer)) {
    const bool wanted = std::any_of(stretches.begin(), stretches.end(),
                                    [&](ByteRange stretch) { return stretch.overlaps(spot.text); });
    if (wanted) spots.push_back(std::move(spot));
  }
  const ResolveHints hints{outlet_home(report, knowledge.gazetteer, knowledge.lists)};
  const std::vector<Resolved> answers = resolve_spots(spots, words, knowledge.gazetteer, hints);
  std::vector<Place> places;
  for (const ByteRange stretch : stretches) {
    places.push_back(Place{.text = stretch});
    for (std::size_t i = 0; i < spots.size(); ++i) {
      if (!stretch.overlaps(spots[i].text) || answers[i].place == kNoPlace) continue;
      places.back() = place_of(answers[i].place, stretch, knowledge.gazetteer);
      break;
    }
  }
  return places;
}

}  // namespace dragoman
