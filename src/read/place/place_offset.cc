#include "read/place/place_offset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace dragoman {
namespace {

constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr double kEarthRadiusKm = 6371;
constexpr double kKmPerMile = 1.609344;
constexpr double kUncertainty = 0.25;
constexpr double kMaxOffsetKm = 2000;

std::optional<double> word_number(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, double>, 24> kNumbers = {
      {{"one", 1},     {"two", 2},       {"three", 3},    {"four", 4},       {"five", 5},
       {"six", 6},     {"seven", 7},     {"eight", 8},    {"nine", 9},       {"ten", 10},
       {"eleven", 11}, {"twelve", 12},   {"fifteen", 15}, {"twenty", 20},    {"thirty", 30},
       {"forty", 40},  {"fifty", 50},    {"sixty", 60},   {"seventy", 70},   {"eighty", 80},
       {"ninety", 90}, {"hundred", 100}, {"dozen", 12},   {"thousand", 1000}}};
  for (const auto& [name, value] : kNumbers) {
    if (name == word) return value;
  }
  return std::nullopt;
}

std::optional<double> bearing_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, double>, 8> kBearings = {{{"north", 0},
                                                                                    {"northeast", 45},
                                                                                    {"east", 90},
                                                                                    {"southeast", 135},
                                                                                    {"south", 180},
                                                                                    {"southwest", 225},
                                                                                    {"west", 270},
                                                                                    {"northwest", 315}}};
  for (const auto& [name, value] : kBearings) {
    if (name == word) return value;
  }
  return std::nullopt;
}

class OffsetFinder {
 public:
  OffsetFinder(const std::vector<PlaceWord>& words, const std::vector<Place>& places,
               const Gazetteer& gazetteer, const PlaceLists& lists)
      : words_(words), places_(places), gazetteer_(gazetteer), lists_(lists) {}

  std::vector<Place> run() {
    std::vector<Place> out;
    for (std::size_t i = 0; i + 3 < words_.size(); ++i) {
      std::size_t at = i;
      const std::optional<double> km = distance(at);
      if (!km || *km > kMaxOffsetKm) continue;
      const std::optional<double> bearing = direction(at);
      if (!bearing) continue;
      if (std::optional<Place> place = from_anchor(i, at, *km, *bearing)) {
        out.push_back(std::move(*place));
        i = at;
      }
    }
    return out;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view key) const {
    return at < words_.size() && words_[at].key == key;
  }

  // Digits with groups or a fraction ("1,200", "2.5": two words of digits), or a number word. Moves behind
  // it.
  std::optional<double> number(std::size_t& at) const {
    if (at >= words_.size()) return std::nullopt;
    const PlaceWord& word = words_[at];
    if (!word.number) {
      const std::optional<double> value = word_number(word.key);
      if (value) ++at;
      return value;
    }
    if (word.key.size() > 6) return std::nullopt;
    double value = std::strtod(word.key.c_str(), nullptr);
    ++at;
    if (at >= words_.size() || !words_[at].number || words_[at].text.begin != words_[at - 1].text.end + 1)
      return value;
    const std::string& more = words_[at].key;
    if (words_[at].before == Gap::comma && more.size() == 3)
      value = value * 1000 + std::strtod(more.c_str(), nullptr);
    if (words_[at].before == Gap::point && more.size() <= 2) {
      value += std::strtod(more.c_str(), nullptr) / std::pow(10.0, static_cast<double>(more.size()));
    }
    ++at;
    return value;
  }

  // "70 miles", "110 kilometres (70 miles)". Moves behind it.
  std::optional<double> distance(std::size_t& at) const {
    const std::optional<double> count = number(at);
    if (!count || at >= words_.size()) return std::nullopt;
    const bool miles = lists_.has("unit_mile", words_[at].key);
    if (!miles && !lists_.has("unit_km", words_[at].key)) return std::nullopt;
    ++at;
    std::size_t again = at;
    const bool bracket =
        again < words_.size() && words_[again].before == Gap::other && number(again).has_value();
    if (bracket && again < words_.size() &&
        (lists_.has("unit_mile", words_[again].key) || lists_.has("unit_km", words_[again].key))) {
      at = again + 1;
    }
    return *count * (miles ? kKmPerMile : 1);
  }

  // "west of", "to the north-east of", "due south from". Moves behind the preposition.
  std::optional<double> direction(std::size_t& at) const {
    while (is(at, "to") || is(at, "the") || is(at, "due")) ++at;
    double x = 0;
    double y = 0;
    int count = 0;
    for (; at < words_.size() && count < 3; ++at, ++count) {
      const std::optional<double> bearing = bearing_of(words_[at].key);
      if (!bearing) break;
      x += std::sin(*bearing * kRadian);
      y += std::cos(*bearing * kRadian);
    }
    if (count == 0 || (!is(at, "of") && !is(at, "from"))) return std::nullopt;
    ++at;
    return std::atan2(x, y) / kRadian;
  }

  [[nodiscard]] const Place* place_at(std::size_t word) const {
    if (word >= words_.size()) return nullptr;
    const std::uint32_t begin = words_[word].text.begin;
    const auto found = std::find_if(places_.begin(), places_.end(), [&](const Place& place) {
      return place.text.begin == begin && !place.demonym;
    });
    return found == places_.end() ? nullptr : &*found;
  }

  // The capital of the country last named before byte `before`, else of the one named most.
  [[nodiscard]] PlaceIndex capital(std::uint32_t before) const {
    std::map<std::string_view, int> counts;
    std::string_view last;
    for (const Place& place : places_) {
      if (place.country.empty()) continue;
      ++counts[place.country];
      if (place.text.begin < before) last = place.country;
    }
    if (last.empty() && !counts.empty()) {
      last = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
               return a.second < b.second;
             })->first;
    }
    return gazetteer_.capital(last);
  }

  std::optional<Place> from_anchor(std::size_t first, std::size_t& at, double km, double bearing) const {
    std::size_t anchor = at;
    while (is(anchor, "the") || is(anchor, "city") || is(anchor, "town") || is(anchor, "of") ||
           (is(anchor, "capital") && place_at(anchor + 1) != nullptr)) {
      ++anchor;
    }
    Place out;
    if (const Place* place = place_at(anchor); place != nullptr && place->latitude) {
      out = *place;
      out.text = {words_[first].text.begin, place->text.end};
    } else if (const PlaceIndex city = is(anchor, "capital") ? capital(words_[first].text.begin) : kNoPlace;
               city != kNoPlace) {
      out.latitude = gazetteer_.place(city).latitude;
      out.longitude = gazetteer_.place(city).longitude;
      out.country = gazetteer_.country_code(city);
      out.name = gazetteer_.name(city);
      out.text = {words_[first].text.begin, words_[anchor].text.end};
    } else {
      return std::nullopt;
    }
    const GeoPoint point = destination({*out.latitude, *out.longitude}, bearing, km);
    out.latitude = point.latitude;
    out.longitude = point.longitude;
    out.id.clear();
    out.province.clear();
    out.radius_km += km * kUncertainty;
    out.precision = PlacePrecision::offset;
    at = anchor;
    return out;
  }

  const std::vector<PlaceWord>& words_;
  const std::vector<Place>& places_;
  const Gazetteer& gazetteer_;
  const PlaceLists& lists_;
};

}  // namespace

std::vector<Place> find_offsets(const std::vector<PlaceWord>& words, const std::vector<Place>& places,
                                const Gazetteer& gazetteer, const PlaceLists& lists) {
  return OffsetFinder(words, places, gazetteer, lists).run();
}

GeoPoint destination(GeoPoint start, double bearing, double km) {
  const double angle = km / kEarthRadiusKm;
  const double latitude = start.latitude * kRadian;
  const double course = bearing * kRadian;
  const double sine = std::clamp(
      std::sin(latitude) * std::cos(angle) + std::cos(latitude) * std::sin(angle) * std::cos(course), -1.0,
      1.0);
  const double east = std::atan2(std::sin(course) * std::sin(angle) * std::cos(latitude),
                                 std::cos(angle) - std::sin(latitude) * sine);
  double longitude = start.longitude + east / kRadian;
  if (longitude > 180) longitude -= 360;
  if (longitude < -180) longitude += 360;
  return {std::asin(sine) / kRadian, longitude};
}

}  // namespace dragoman
