// What the record holds, as JSON: the same names and shapes as in schema/reading.schema.json.
#pragma once

#include <string>

#include "record/store.h"

namespace dragoman {

class JsonWriter;

// Return one line of JSON without line end.
[[nodiscard]] std::string claim_json(const StoredClaim& claim);
[[nodiscard]] std::string report_json(const StoredReport& report);
[[nodiscard]] std::string hit_json(const SearchHit& hit);

// Write a claim as an object into JSON under way.
void write_claim(JsonWriter& out, const StoredClaim& claim);

}  // namespace dragoman
