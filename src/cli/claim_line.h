// A claim in one line or one screen of text.
#pragma once

#include <string>

#include "record/store.h"

namespace dragoman {

// Return "supplier Northland, recipient Southland, items tanks".
std::string arguments_line(const StoredClaim& claim);

// Return the chain from the innermost speaker outwards: "Alva <- Levant Wire <- Harbour Post".
std::string chain_line(const StoredClaim& claim);

// Return how the claim is put: "pledged", "happened, negative".
std::string modality_line(const StoredClaim& claim);

// Return a quantity in words: "about 1,800 sorties".
std::string quantity_line(const Quantity& quantity, const StoredClaim& claim);

// Return everything about the claim, several lines, the last ended.
std::string claim_screen(const StoredClaim& claim);

}  // namespace dragoman
