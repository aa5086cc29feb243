// Calendar: TIMEX3 values (TimeML 1.2.1) of days, weeks, months, quarters, seasons, years, and the days they
// cover.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"
#include "read/reading.h"
#include "read/value/classes.h"

namespace dragoman::values {

// A point of the calendar at some grain. Fields below the grain are not known.
struct Moment {
  int year = 0;  // negative for years before Christ
  int month = 0;
  int day = 0;
  int part = 0;  // quarter 1..4, half 1..2
  std::optional<Code> season;
  Grain grain = Grain::day;
  bool half = false;     // `part` counts halves of the year
  bool weekend = false;  // of the week of the day
};

Moment moment_of(Day day, Grain grain);
// Return the TIMEX3 value: "2015-05-26", "2015-W21", "2015-Q2", "2015-SU", "201", "20", "BC0264".
std::string value_of(const Moment& moment);
// Return the days it covers; weeks run from Sunday to Saturday, winter from December of the year before.
DayInterval days_of(const Moment& moment);
// Return the part of an interval that "early", "mid" or "late" names: thirds of its days.
DayInterval part_of(DayInterval days, Code position);
// Return a moment moved by `count` units of its own grain's or another calendar.
Day moved(Day day, Code unit, std::int64_t count);
Grain grain_of(Code unit);
// Return ISO 8601 week number and its year.
struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek iso_week(Day day);
// Return "P2W", "PT36H", "P2Y6M" (halves become the next smaller unit), "PXD" when `count` is absent.
std::string duration_value(std::optional<double> count, Code unit);

}  // namespace dragoman::values
