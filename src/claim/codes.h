// What standards of event data (PLOVER, CAMEO, ACLED, UCDP, SIPRI) call a claim. The tables stand in the
// codebook: `codes` and `intended` of frames and phases, `codes` of rules.
#pragma once

#include <string_view>
#include <vector>

#include "claim/claim.h"
#include "claim/codebook.h"

namespace dragoman {

// Return what `standard` ("plover", "cameo", "acled", "ucdp", "sipri") calls the claim, "" if it has no place
// for it. The rule's own code goes before the phase's. Of what is only announced, pledged, offered or
// possible it is the code under `intended`, of statements and of phases that stand for a plan their own. What
// is denied, hoped for or expected has none. The view lives as long as the codebook; safe on any thread.
[[nodiscard]] std::string_view code_of(const Codebook& codebook, const Claim& claim,
                                       std::string_view standard);

// Who acts and on whom, as standards of event data have it.
struct Dyads {
  std::vector<const Argument*> source;
  std::vector<const Argument*> target;
  bool reciprocal = false;  // the parties of `source` act on each other
};

// Return the parties of a claim by their sides (`dyad` of roles, `turned` of phases). Of the roles of one
// side those that name a party go before the others. The pointers live as long as the claim.
[[nodiscard]] Dyads dyads_of(const Codebook& codebook, const Claim& claim);

}  // namespace dragoman
