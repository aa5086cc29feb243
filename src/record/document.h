// Document: a page understood: what one run of clean, read and claim gives.
#pragma once

#include <vector>

#include "claim/claim.h"
#include "claim/incident/incident.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

struct Document {
  Report report;
  Reading reading;
  std::vector<Claim> claims;
  std::vector<Incident> incidents;  // derived; what is stored are the claims
};

// Return the sentence or sentences that `evidence` touches, as one range that holds it; the evidence itself
// if the reading has no sentence there.
ByteRange sentence_of(const Reading& reading, ByteRange evidence);

}  // namespace dragoman
