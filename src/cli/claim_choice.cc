#include "cli/claim_choice.h"

namespace dragoman {

Result<ClaimFilter> filter_of(const ClaimChoice& choice) {
  ClaimFilter out{choice.actor, choice.frame, choice.phase,  choice.place,
                  choice.from,  choice.to,    choice.outlet, choice.report};
  out.with_repeats = choice.repeats;
  if (!choice.modality.empty()) {
    out.modality = modality_of(choice.modality);
    if (!out.modality) return fail(ErrorCode::bad_input, "no such modality", choice.modality);
  }
  for (const Verdict verdict : {Verdict::open, Verdict::accepted, Verdict::rejected}) {
    if (choice.verdict == name_of(verdict)) out.verdict = verdict;
  }
  if (!choice.verdict.empty() && !out.verdict) {
    return fail(ErrorCode::bad_input, "no such verdict; those are open, accepted, rejected", choice.verdict);
  }
  for (const std::string& day : {choice.from, choice.to}) {
    if (!day.empty() && (day.size() != 10 || !parse_day(day))) {
      return fail(ErrorCode::bad_input, "not a day of the form YYYY-MM-DD", day);
    }
  }
  return out;
}

}  // namespace dragoman
