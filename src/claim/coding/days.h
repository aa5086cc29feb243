// Days: when the content of a claim holds. The date that belongs to its words, put right by tense and
// modality; else the day of its saying or of the report.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "claim/claim.h"
#include "claim/coding/functions.h"
#include "claim/coding/voices.h"

namespace dragoman {

// Give the claim the time of its words, if they tell one, and what follows from it for its modality; `past`:
// its trigger is a verb in the past tense.
void add_time(const Grammar& grammar, const Frame& frame, Index trigger, bool past, Claim& claim);

// The days on which the sources of a report said what they say, where the report tells them.
class SayingDays {
 public:
  SayingDays(const Grammar& grammar, const Voices& voices);
  // Return the day on which the innermost speaker of the claim spoke, if the report has told it before and
  // tells but one.
  [[nodiscard]] const TimeExpression* of(const Claim& claim) const;

 private:
  struct Saying {
    TimeExpression time;        // without interval: there are several
    std::uint32_t told_at = 0;  // byte
  };
  std::unordered_map<std::string, Saying> days_;  // by letters_of the name
};

// Give what happened and has no date of its own the day of which the report's first words tell, where they
// tell one: news goes on in the past tense about the day with which it begins. Claims in text order.
void spread_news_day(const Grammar& grammar, const std::vector<const Frame*>& frames,
                     std::vector<Claim>& claims);

// Return when content without a date of its own holds, as far as the day of the report tells: stances, states
// and what goes on on that day; what happened, up to it. Nothing for what is to come, or where that day is
// not known.
[[nodiscard]] std::optional<TimeExpression> default_time(const Report& report, bool stance,
                                                         Modality modality);

}  // namespace dragoman
