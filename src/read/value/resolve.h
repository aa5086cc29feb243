// Resolving: frames to TIMEX3 values, intervals and grains, against the day of publication and the dates that
// the text has named before.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"
#include "read/reading.h"
#include "read/value/calendar.h"
#include "read/value/frame.h"

namespace dragoman::values {

enum class Tense : std::int8_t { past = -1, unknown = 0, future = 1 };

// What is known around an expression.
struct Timeline {
  std::optional<Day> published;  // nothing if unknown or coarser than needed
  DayInterval publication;       // what is known of it: a month or year when no day is
  std::optional<Moment> last;    // the date named last
  bool last_near = false;        // ... in the same sentence
  bool narrative = false;        // the text tells of years far from its publication
  Tense tense = Tense::unknown;  // of the verb that the expression belongs to
};

struct Meaning {
  TimeType type = TimeType::date;
  std::string value;
  std::string mod;
  DayInterval interval;
  Grain grain = Grain::day;
  ResolvedBy by = ResolvedBy::unresolved;
  std::optional<Moment> moment;  // for later expressions to lean on
};

// Return what a frame means; nothing if it makes no sense (30 February, a fifth quarter).
std::optional<Meaning> resolve(const Frame& frame, const Timeline& timeline);

// Return a frame's count of units: absent if vague ("several years").
std::optional<double> count_in(const Frame& frame);

}  // namespace dragoman::values
