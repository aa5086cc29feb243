// From the options of a command line to a filter of claims.
#pragma once

#include "cli/commands.h"
#include "record/store.h"

namespace dragoman {

// Return the filter. Fails with bad_input on a modality, verdict or day that is none.
[[nodiscard]] Result<ClaimFilter> filter_of(const ClaimChoice& choice);

}  // namespace dragoman
