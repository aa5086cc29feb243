// GazetteerBuilder: collects places and names from any number of sources and lays them out as a gazetteer
// file. The same calls in the same order give the same bytes. Not thread safe; memory about 60 bytes a name
// and 40 a place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "read/place/gazetteer.h"

namespace dragoman {

// What a source says of a place; strings are copied.
struct PlaceFacts {
  std::string_view name;
  PlaceKind kind = PlaceKind::city;
  PlaceSeat seat = PlaceSeat::none;
  double latitude = 0;
  double longitude = 0;
  std::uint32_t population = 0;
  std::uint32_t geonames_id = 0;  // 0 if the source has none
  std::string_view country;       // ISO 3166-1 alpha-2, "" if none
  PlaceIndex province = kNoPlace;
  PlaceIndex district = kNoPlace;
  std::uint16_t radius_km = 0;
};

class GazetteerBuilder {
 public:
  // Start from everything a compiled gazetteer holds; indices stay. `base` may go once this returns.
  void take(const Gazetteer& base);

  // Add a place with its name; a geonames id met before gives that place back, with what was unknown filled
  // in.
  PlaceIndex add_place(const PlaceFacts& facts);
  // Add a name. Abbreviations are kept by spelling, others by key; names without a letter and longer than
  // eight words are left out.
  void add_name(PlaceIndex place, std::string_view name, NameKind kind);
  // Give a place a code by which later sources refer to it: "iso:IQ", "adm:IQ.01". Codes are kept in the
  // file.
  void add_code(PlaceIndex place, std::string_view code);
  // Return the place with that code, or kNoPlace.
  [[nodiscard]] PlaceIndex of_code(std::string_view code) const;
  // Return the place of that GeoNames id, or kNoPlace.
  [[nodiscard]] PlaceIndex of_geonames(std::uint32_t id) const;
  // Return the places that have been given a name with this key so far, in order of addition. Slow on the
  // first call after an addition.
  [[nodiscard]] std::vector<PlaceIndex> named(std::string_view key);

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  // Requires: place < size(). Facts may be changed, never the name.
  PlaceRecord& place(PlaceIndex place) { return places_[place]; }
  [[nodiscard]] std::string_view name(PlaceIndex place) const;

  // Lay out the file. May be called once.
  [[nodiscard]] std::string finish();

 private:
  using HashedName = std::pair<std::uint64_t, NameHit>;
  void add_key(PlaceIndex place, std::string_view key, NameKind kind);
  void note_first_word(std::string_view key);
  void sort_names();

  std::vector<PlaceRecord> places_;
  std::vector<HashedName> names_;
  std::size_t sorted_ = 0;  // names_[0, sorted_) are in order
  std::unordered_map<std::uint32_t, PlaceIndex> by_geonames_;
  std::unordered_map<std::uint64_t, PlaceIndex> by_code_;
  std::unordered_map<std::uint64_t, std::uint8_t> longest_;  // by the first word's hash
  std::string strings_;
};

}  // namespace dragoman
