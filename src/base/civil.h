// Days and intervals of the (proleptic) Gregorian calendar, without clocks and time zones.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman {

struct Day {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
  auto operator<=>(const Day&) const = default;
};

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

// Return the days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
// days_from_civil).
std::int64_t serial_of(Day day);
Day day_of(std::int64_t serial);
Day plus_days(Day day, std::int64_t days);
// Return `day` moved by months, the day of the month cut to the month's length.
Day plus_months(Day day, int months);
Weekday weekday_of(Day day);
int days_in_month(int year, int month);
bool is_valid(Day day);

// Return "YYYY-MM-DD".
std::string to_string(Day day);
// Read the "YYYY-MM-DD" that `text` begins with; nothing if it does not, or names no day.
std::optional<Day> parse_day(std::string_view text);

// A stretch of days, both ends included; an absent end is open (not known).
struct DayInterval {
  std::optional<Day> start;
  std::optional<Day> end;
  bool operator==(const DayInterval&) const = default;
};

}  // namespace dragoman
