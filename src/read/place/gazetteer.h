// Gazetteer: names to places and places to facts, in one memory-mapped file (format: docs/places.md). Built
// from GeoNames, CLDR, ISO lists and the project's own lists by knowledge/gazetteer_build, or extended by a
// user's dump.
//
// A name is looked up by its key (place_key); it may belong to many places ("Paris") and a place has many
// names. Reading is thread safe; views and spans live as long as the Gazetteer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace dragoman {

// Numbers reach disk and never change.
enum class PlaceKind : std::uint8_t {
  country = 0,
  province = 1,  // first-order division: state, governorate, oblast
  district = 2,  // second-order division: county, rayon
  city = 3,      // populated place of any size
  site = 4,      // airport, base, camp, crossing, dam, building
  region = 5,    // area across or inside countries without a government: "Middle East", "Donbas"
  water = 6,     // sea, gulf, strait, river, lake
  terrain = 7,   // mountains, desert, island, valley
  continent = 8,
};

// What a seat of government a city is. Numbers reach disk and never change.
enum class PlaceSeat : std::uint8_t { none = 0, district = 1, province = 2, country = 3 };

// How a name belongs to a place. Numbers reach disk and never change.
enum class NameKind : std::uint8_t {
  main = 0,          // the display name
  alternate = 1,     // another name or spelling, any language
  adjective = 2,     // "Iraqi"
  people = 3,        // "Iraqis", "Finns", "Turk"
  abbreviation = 4,  // "W.Va.", "US"; found by exact spelling only
  loose = 5,         // found by loose_place_key only
};

// Index of a place in its Gazetteer.
using PlaceIndex = std::uint32_t;
constexpr PlaceIndex kNoPlace = 0xFFFFFFFFU;

// One place as it lies in the file.
struct PlaceRecord {
  float latitude = 0;  // degrees, WGS 84
  float longitude = 0;
  std::uint32_t population = 0;    // 0 if not known
  std::uint32_t geonames_id = 0;   // 0 if none
  std::uint32_t name_at = 0;       // of the display name, in the file's strings
  PlaceIndex province = kNoPlace;  // the first-order division it lies in
  PlaceIndex district = kNoPlace;
  char country[2] = {0, 0};     // ISO 3166-1 alpha-2; zeros for seas, continents, regions across countries
  std::uint16_t radius_km = 0;  // of a circle that holds most of it; 0 if not known
  PlaceKind kind = PlaceKind::city;
  PlaceSeat seat = PlaceSeat::none;
  std::uint8_t name_size = 0;
  std::uint8_t reserved = 0;
};
static_assert(sizeof(PlaceRecord) == 36);

// Return whether its coordinates are known; no place of ours lies at 0 N 0 E.
constexpr bool has_point(const PlaceRecord& record) {
  return record.latitude != 0 || record.longitude != 0;
}

// A place that bears a looked-up name.
struct NameHit {
  std::uint32_t packed = 0;  // kind in the upper 4 bits, place in the lower 28
  [[nodiscard]] constexpr PlaceIndex place() const { return packed & 0x0FFFFFFFU; }
  [[nodiscard]] constexpr NameKind kind() const { return static_cast<NameKind>(packed >> 28U); }
};

// What country a word names.
struct CountryName {
  std::string_view code;  // ISO 3166-1 alpha-2
  NameKind kind = NameKind::main;
};

class Gazetteer {
 public:
  // Map the file. Fails with unsupported for another format version and with corrupt for a damaged file (the
  // checksum of the content is verified up to 256 MB; larger files by verify() only, so that they load at
  // once).
  [[nodiscard]] static Result<Gazetteer> load(const std::filesystem::path& path);
  // The same over bytes that the caller keeps, for tests.
  [[nodiscard]] static Result<Gazetteer> over(std::string_view bytes);

  // Return the places that bear the name with this key, the most prominent first (countries, then by
  // population).
  [[nodiscard]] std::span<const NameHit> find(std::string_view key) const;
  // Return the places with an abbreviation spelt exactly so ("US", "W.Va.").
  [[nodiscard]] std::span<const NameHit> find_exact(std::string_view text) const;
  // Return the places with a name of this loose key (loose_place_key).
  [[nodiscard]] std::span<const NameHit> find_loose(std::string_view loose_key) const;
  // Return the number of words of the longest name that begins with this word (a key without blanks); 0 if
  // none does.
  [[nodiscard]] std::size_t longest_name(std::string_view first_word) const;

  // Return the country that `name` names as a noun or adjective, in any of its languages ("Iraq", "Iraqi",
  // "U.S.", "Россия"), or nothing; never a capital for its country.
  [[nodiscard]] std::optional<CountryName> country_of(std::string_view name) const;
  // Return the country whose capital bears `name` ("Moscow" -> "RU"), or nothing.
  [[nodiscard]] std::optional<std::string_view> capital_of(std::string_view name) const;
  // Return the country's own record, or kNoPlace.
  [[nodiscard]] PlaceIndex country(std::string_view code) const;
  // Return the country's capital, or kNoPlace.
  [[nodiscard]] PlaceIndex capital(std::string_view code) const;

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  // Requires: place < size().
  [[nodiscard]] const PlaceRecord& place(PlaceIndex place) const { return places_[place]; }
  [[nodiscard]] std::string_view name(PlaceIndex place) const;
  // Return "iso:IQ", "geonames:98182", or for what GeoNames ids are not known of "geo:36.373,42.450" (RFC
  // 5870).
  [[nodiscard]] std::string id(PlaceIndex place) const;
  [[nodiscard]] std::string_view country_code(PlaceIndex place) const;

  // Check the checksum of the whole content.
  [[nodiscard]] Result<void> verify() const;

  // The raw tables, for the builder.
  struct NameEntry {
    std::uint64_t hash = 0;
    std::uint32_t first = 0;  // of its hits
    std::uint32_t count : 24 = 0;
    std::uint32_t longest : 8 = 0;  // words of the longest name that begins with it
  };
  static_assert(sizeof(NameEntry) == 16);
  [[nodiscard]] std::span<const NameEntry> name_entries() const { return names_; }
  [[nodiscard]] std::span<const NameHit> hits(const NameEntry& entry) const;

 private:
  [[nodiscard]] const NameEntry* entry_of(std::uint64_t hash) const;
  [[nodiscard]] std::span<const NameHit> hits_of(std::uint64_t hash) const;

  std::unique_ptr<MappedFile> file_;  // absent when over() borrowed bytes
  std::string_view bytes_;
  std::span<const PlaceRecord> places_;
  std::span<const NameEntry> names_;  // by hash
  std::span<const NameHit> hits_;
  std::span<const std::uint32_t>
      buckets_;  // first name entry by the hash's leading bits; one more than buckets
  unsigned bucket_shift_ = 64;
  std::string_view strings_;
};

}  // namespace dragoman
