// Stances: claims of frame "statement" made from what is said, not from a verb of stance: "this is a serious
// mistake," he said. Each clause of reported content is put to the codebook's tests in their order.
#pragma once

#include <vector>

#include "claim/codebook.h"
#include "claim/coding/functions.h"
#include "claim/coding/voices.h"

namespace dragoman {

// A clause that somebody says.
struct Utterance {
  Index attribution = kNone;  // kNone: the outlet itself
  Index head = kNone;         // the predicate of the clause
  ByteRange text;             // the clause
  bool quoted = false;
  bool unsaid = false;  // "would not say whether"
  bool own = false;     // its subject is who says it
};

struct Stance {
  const StanceTest* test = nullptr;
  Utterance utterance;
};

// Return the utterances of a report in text order: one for each sentence, and each coordinated clause, of
// reported content, and one for each sentence of the outlet's own.
[[nodiscard]] std::vector<Utterance> utterances_of(const Grammar& grammar, const Voices& voices);

// Return the first test that holds, or null. `has_event`: the utterance holds a claim of another frame.
[[nodiscard]] const StanceTest* test_stance(const Grammar& grammar, const Utterance& utterance,
                                            bool has_event);

}  // namespace dragoman
