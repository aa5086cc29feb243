#include "read/value/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dragoman::values {
namespace {

// Years that base/civil.h computes with safely.
bool is_sane(int year) {
  return year > 0 && year < 9999;
}

std::string year_text(int year) {
  return year < 0 ? fmt::format("BC{:04}", -year) : fmt::format("{:04}", year);
}

int first_month(const Moment& moment) {
  if (moment.grain == Grain::quarter)
    return moment.half ? (moment.part - 1) * 6 + 1 : (moment.part - 1) * 3 + 1;
  return moment.month;
}

DayInterval months(int year, int first, int count) {
  const Day start{year, first, 1};
  return {start, plus_days(plus_months(start, count), -1)};
}

DayInterval season_days(int year, Code season) {
  if (season == Code::winter) return months(year - 1, 12, 3);
  return months(year, season == Code::spring ? 3 : season == Code::summer ? 6 : 9, 3);
}

Day sunday_of(Day day) {
  const int weekday = static_cast<int>(weekday_of(day));  // Monday is 0
  return plus_days(day, -((weekday + 1) % 7));
}

}  // namespace

Moment moment_of(Day day, Grain grain) {
  Moment out{day.year, day.month, day.day, (day.month - 1) / 3 + 1, std::nullopt, grain};
  return out;
}

IsoWeek iso_week(Day day) {
  const std::int64_t monday = serial_of(day) - static_cast<int>(weekday_of(day));
  const int year = day_of(monday + 3).year;  // the week belongs to the year of its Thursday
  return {year, static_cast<int>((monday + 3 - serial_of({year, 1, 1})) / 7) + 1};
}

std::string value_of(const Moment& m) {
  switch (m.grain) {
    case Grain::minute:
    case Grain::hour:
    case Grain::day:
      return fmt::format("{}-{:02}-{:02}", year_text(m.year), m.month, m.day);
    case Grain::week: {
      const IsoWeek week = iso_week({m.year, m.month, m.day});
      return fmt::format("{:04}-W{:02}{}", week.year, week.week, m.weekend ? "-WE" : "");
    }
    case Grain::month:
      return fmt::format("{}-{:02}", year_text(m.year), m.month);
    case Grain::quarter:
      return fmt::format("{}-{}{}", year_text(m.year), m.half ? 'H' : 'Q', m.part);
    case Grain::season:
      return fmt::format("{}-{}", year_text(m.year), name_of(m.season.value_or(Code::spring)));
    case Grain::decade:
      return fmt::format("{:03}", m.year / 10);
    case Grain::century:
      return m.year < 0 ? year_text(m.year) : fmt::format("{:02}", m.year / 100);
    default:
      return year_text(m.year);
  }
}

DayInterval days_of(const Moment& m) {
  if (!is_sane(m.year)) return {};
  switch (m.grain) {
    case Grain::week: {
      const Day first = sunday_of({m.year, m.month, m.day});
      if (!m.weekend) return {first, plus_days(first, 6)};
      return {plus_days(first, 6), plus_days(first, 7)};
    }
    case Grain::month:
      return months(m.year, m.month, 1);
    case Grain::quarter:
      return months(m.year, first_month(m), m.half ? 6 : 3);
    case Grain::season:
      return season_days(m.year, m.season.value_or(Code::spring));
    case Grain::year:
      return months(m.year, 1, 12);
    case Grain::decade:
      return {Day{m.year, 1, 1}, Day{m.year + 9, 12, 31}};
    case Grain::century:
      return {Day{m.year + 1, 1, 1}, Day{m.year + 100, 12, 31}};
    default:
      return {Day{m.year, m.month, m.day}, Day{m.year, m.month, m.day}};
  }
}

DayInterval part_of(DayInterval days, Code position) {
  if (!days.start || !days.end) return days;
  const std::int64_t first = serial_of(*days.start);
  const std::int64_t size = serial_of(*days.end) - first + 1;
  if (size < 3) return days;
  const std::int64_t third = size / 3;
  if (position == Code::start) return {days.start, day_of(first + third - 1)};
  if (position == Code::mid) return {day_of(first + third), day_of(first + 2 * third - 1)};
  if (position == Code::end) return {day_of(first + 2 * third), days.end};
  return days;
}

Day moved(Day day, Code unit, std::int64_t count) {
  count = std::clamp<std::int64_t>(count, -100'000, 100'000);
  const auto by = [&](int months_each) {
    const std::int64_t all =
        std::clamp<std::int64_t>(count * months_each, -12LL * (day.year - 1), 12LL * (9990 - day.year));
    return plus_months(day, static_cast<int>(all));
  };
  switch (unit) {
    case Code::week:
    case Code::weekend:
      return plus_days(day, std::clamp<std::int64_t>(count, -5000, 5000) * 7);
    case Code::month:
      return by(1);
    case Code::quarter:
      return by(3);
    case Code::half:
      return by(6);
    case Code::year:
    case Code::season:
      return by(12);
    case Code::decade:
      return by(120);
    case Code::century:
      return by(1200);
    case Code::day:
      return plus_days(day, count);
    default:
      return day;
  }
}

Grain grain_of(Code unit) {
  switch (unit) {
    case Code::second:
    case Code::minute:
      return Grain::minute;
    case Code::hour:
      return Grain::hour;
    case Code::week:
    case Code::weekend:
      return Grain::week;
    case Code::month:
      return Grain::month;
    case Code::quarter:
    case Code::half:
      return Grain::quarter;
    case Code::season:
      return Grain::season;
    case Code::year:
      return Grain::year;
    case Code::decade:
      return Grain::decade;
    case Code::century:
      return Grain::century;
    default:
      return Grain::day;
  }
}

std::string duration_value(std::optional<double> count, Code unit) {
  const bool clock = unit == Code::hour || unit == Code::minute || unit == Code::second;
  const std::string_view letter = unit == Code::minute ? "M" : unit == Code::weekend ? "D" : name_of(unit);
  if (!count) return fmt::format("P{}X{}", clock ? "T" : "", letter);
  if (unit == Code::decade || unit == Code::century)
    return duration_value(*count * (unit == Code::decade ? 10 : 100), Code::year);
  if (unit == Code::weekend) return duration_value(*count * 2, Code::day);
  if (unit == Code::half) return duration_value(*count * 6, Code::month);
  const double whole = std::floor(*count);
  const double rest = *count - whole;
  if (rest == 0.5 && (unit == Code::year || unit == Code::hour || unit == Code::minute)) {
    const std::string more = unit == Code::year ? "6M" : unit == Code::hour ? "30M" : "30S";
    return fmt::format("P{}{}{}", clock ? "T" : "", whole > 0 ? fmt::format("{:.0f}{}", whole, letter) : "",
                       more);
  }
  return fmt::format("P{}{:g}{}", clock ? "T" : "", std::min(*count, 999'999.0), letter);
}

}  // namespace dragoman::values
