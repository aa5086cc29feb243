#include "read/place/place_in_name.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "read/place/place_of.h"
#include "read/place/place_spot.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kKnownCity = 100'000;  // people; behind "of" or "in" a city of this size is meant ...
constexpr std::uint32_t kGreatCity = 500'000;  // ... elsewhere one of this ("Independence Party")

// Words [first, end) of the report.
struct WordRange {
  std::size_t first = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - first; }
};

WordRange words_in(ByteRange name, const std::vector<PlaceWord>& words) {
  const auto before = [](const PlaceWord& word, std::uint32_t at) { return word.text.begin < at; };
  const auto first = std::lower_bound(words.begin(), words.end(), name.begin, before);
  const auto end = std::lower_bound(first, words.end(), name.end, before);
  return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(end - words.begin())};
}

// Looks through one report's names.
class Finder {
 public:
  Finder(std::string_view text, const std::vector<PlaceWord>& words, const Gazetteer& gazetteer,
         const PlaceLists& lists, const Reading& reading)
      : text_(text), words_(words), gazetteer_(gazetteer), lists_(lists), reading_(reading) {}

  [[nodiscard]] std::vector<Spot> in_name(WordRange name) const {
    while (name.size() > 0 && words_[name.first].key == "the") ++name.first;
    return name.size() < 2 ? std::vector<Spot>() : in_part(name, name);
  }

 private:
  // A name that the gazetteer has as a whole is looked into: without its first word, else without its last.
  [[nodiscard]] std::vector<Spot> in_part(WordRange part, WordRange name) const {
    std::vector<Spot> found;
    for (Spot& spot : spots_in(part)) {
      const WordRange range{spot.first, spot.end};
      if (range.size() == name.size()) {
        std::vector<Spot> inner = looked_into(range, name);
        std::move(inner.begin(), inner.end(), std::back_inserter(found));
      } else if (!spot.demonym() && (is_place_of_report(spot) || is_well_known(spot))) {
        found.push_back(std::move(spot));
      }
    }
    return found;
  }

  [[nodiscard]] std::vector<Spot> looked_into(WordRange range, WordRange name) const {
    if (range.size() < 2) return {};
    std::vector<Spot> found = in_part({range.first + 1, range.end}, name);
    return found.empty() ? in_part({range.first, range.end - 1}, name) : found;
  }

  [[nodiscard]] std::vector<Spot> spots_in(WordRange range) const {
    const std::vector<PlaceWord> part(words_.begin() + static_cast<std::ptrdiff_t>(range.first),
                                      words_.begin() + static_cast<std::ptrdiff_t>(range.end));
    std::vector<Spot> spots = find_spots(text_, part, gazetteer_);
    for (Spot& spot : spots) {
      spot.first += static_cast<std::uint32_t>(range.first);
      spot.end += static_cast<std::uint32_t>(range.first);
    }
    return spots;
  }

  [[nodiscard]] bool is_place_of_report(const Spot& spot) const {
    const auto at =
        std::lower_bound(reading_.places.begin(), reading_.places.end(), spot.text.begin,
                         [](const Place& a, std::uint32_t begin) { return a.text.begin < begin; });
    return at != reading_.places.end() && at->text == spot.text;
  }

  [[nodiscard]] bool is_well_known(const Spot& spot) const {
    const PlaceRecord& place = record(spot);
    if (spot.loose || is_common_word(spot)) return false;
    if (place.kind == PlaceKind::country || place.kind == PlaceKind::province) return true;
    return place.kind == PlaceKind::city && place.population >= (is_located(spot) ? kKnownCity : kGreatCity);
  }

  // One word that news text uses in lower case or of people, too: "Centre", "Bay", "Mary".
  [[nodiscard]] bool is_common_word(const Spot& spot) const {
    if (spot.end - spot.first > 1 || words_[spot.first].capitals) return false;
    const WordUse* use = lists_.use(words_[spot.first].key);
    return use != nullptr && (20 * use->lower > use->capital || 3 * use->personal > use->capital);
  }

  [[nodiscard]] bool is_located(const Spot& spot) const {
    const std::string_view before = spot.first > 0 ? words_[spot.first - 1].key : std::string_view();
    return before == "of" || before == "in" || before == "at" || before == "de";
  }

  [[nodiscard]] const PlaceRecord& record(const Spot& spot) const {
    return gazetteer_.place(spot.hits.front().place());
  }

  std::string_view text_;
  const std::vector<PlaceWord>& words_;
  const Gazetteer& gazetteer_;
  const PlaceLists& lists_;
  const Reading& reading_;
};

}  // namespace

std::vector<Place> places_in_names(std::string_view text, const std::vector<PlaceWord>& words,
                                   const Gazetteer& gazetteer, const PlaceLists& lists,
                                   const ResolveHints& hints, const Reading& reading) {
  const Finder finder(text, words, gazetteer, lists, reading);
  std::vector<std::pair<Spot, Index>> found;
  for (Index m = 0; m < reading.mentions.size(); ++m) {
    const Mention& mention = reading.mentions[m];
    if (mention.type != EntityType::organisation || mention.kind != MentionKind::name) continue;
    for (Spot& spot : finder.in_name(words_in(mention.name, words))) {
      found.emplace_back(std::move(spot), m);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first.text.begin < b.first.text.begin; });
  std::vector<Spot> spots;
  for (const auto& [spot, name] : found) spots.push_back(spot);
  const std::vector<Resolved> answers = resolve_spots(spots, words, gazetteer, hints);
  std::vector<Place> places;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (answers[i].place == kNoPlace) continue;
    places.push_back(place_of(answers[i].place, spots[i].text, gazetteer));
    places.back().mention = found[i].second;
  }
  return places;
}

}  // namespace dragoman
