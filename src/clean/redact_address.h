// Home addresses whose house number stands behind the street, as in most of the world: "wohnhaft in der
// Gartenstraße 12", "calle Mayor 12", "ул. Ленина, д. 5", "Bahar Sokak No: 7".
#pragma once

#include <optional>
#include <string_view>

#include "base/byte_range.h"

namespace dragoman::cleaning {

// Return whether a text has words after which address_ending_at finds anything. O(n).
bool says_where_somebody_lives(std::string_view text);

// Return the address that ends with the house number of one to four digits at byte `at`, where words before
// say that somebody lives there and a street with a name stands between; nothing elsewhere. The address ends
// behind `at`. O(1): 120 bytes before are looked at.
std::optional<ByteRange> address_ending_at(std::string_view text, std::size_t at);

}  // namespace dragoman::cleaning
