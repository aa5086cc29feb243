// Spots: stretches of text that bear a name of the gazetteer, before it is known whether a place is meant and
// which.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "read/place/gazetteer.h"
#include "read/place/place_text.h"

namespace dragoman {

struct Spot {
  ByteRange text;
  std::uint32_t first = 0;  // words [first, end) of the report's place words
  std::uint32_t end = 0;
  std::span<const NameHit> hits;   // of the gazetteer, the most prominent first
  std::string key;                 // of the whole name, for "one place a name"
  NameKind kind = NameKind::main;  // how the most prominent hit bears the name
  bool loose = false;              // found by its loose key only
  double confidence = 1;           // 0..1 that a place is meant (place_judge.h)

  // "Iraqi", "Iraqis": names a place's people, not where something is.
  [[nodiscard]] bool demonym() const { return kind == NameKind::adjective || kind == NameKind::people; }
};

// Return the longest names of the gazetteer, left to right, without overlaps. Names begin with a capital
// where the script has them. Tries the nominative of Russian and Ukrainian words and cuts Arabic prefixes.
// O(words).
[[nodiscard]] std::vector<Spot> find_spots(std::string_view text, const std::vector<PlaceWord>& words,
                                           const Gazetteer& gazetteer);

}  // namespace dragoman
