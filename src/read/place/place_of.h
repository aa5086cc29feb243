// What a reading says of a place of the gazetteer.
#pragma once

#include "base/byte_range.h"
#include "read/place/gazetteer.h"
#include "read/reading.h"

namespace dragoman {

// Return the place `index` as named by `text`, without a mention.
[[nodiscard]] Place place_of(PlaceIndex index, ByteRange text, const Gazetteer& gazetteer);

}  // namespace dragoman
