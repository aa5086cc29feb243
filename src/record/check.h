// Check: does a centre still hold together? Verifies every hash of the archive, the journal's chain, that the
// record remembers exactly what archive and journal hold, its references and positions, and that texts and
// search index agree.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dragoman {

struct CheckReport {
  std::size_t pages = 0;    // verified in the archive
  std::size_t acts = 0;     // verified in the journal
  std::size_t reports = 0;  // in the record
  std::size_t claims = 0;
  std::string digest;         // of the record
  std::vector<Error> faults;  // empty: sound
};

// Check a centre. Fails only if it cannot be looked at (no record, another process writes).
[[nodiscard]] Result<CheckReport> check_centre(const std::filesystem::path& centre);

}  // namespace dragoman
