// Dates as pages write them: "May 26, 2015", "12 Kasım 2015, 16:01", "26.05.2015", "۲۱ آبان ۱۳۹۴",
// "2015年5月26日". Only dates that state their year are found: a year is never guessed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/byte_range.h"
#include "base/civil.h"
#include "base/result.h"

namespace dragoman::cleaning {

enum class Calendar : std::uint8_t { gregorian, persian };

struct Month {
  Calendar calendar = Calendar::gregorian;
  int number = 1;  // 1..12
};

// Month names of many languages at once, by folded name. Names that differ between languages in meaning are
// not among them.
class MonthNames {
 public:
  // Read tables of `language TAB calendar TAB number TAB name`.
  [[nodiscard]] static Result<MonthNames> load(const std::vector<std::filesystem::path>& files);
  [[nodiscard]] std::optional<Month> find(std::string_view folded) const;

 private:
  std::unordered_map<std::string, Month> months_;
};

enum class Grain : std::uint8_t { month, day, minute, second };

struct TextDate {
  Day day;  // the first of the month if the grain is month
  Grain grain = Grain::day;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> zone_minutes;  // offset from UTC if stated
  ByteRange range;                  // in the text
};

// How "5/6/2015" is meant when both numbers could be the month.
enum class DayOrder : std::uint8_t { day_first, month_first };

// Return the dates of `text` in order, none overlapping. O(n).
std::vector<TextDate> find_dates(std::string_view text, const MonthNames& months, DayOrder order);

// Return the stored form of a Stamp: "2015-05", "2015-05-26", "2015-05-26T10:00" with ":00" seconds if stated
// and "Z" or "+03:00" if the zone is.
std::string to_stamp(const TextDate& date);

// Return the Gregorian day of a day in the Persian (solar Hijri) calendar, by the 33-year cycle that holds
// for the years 1206 to 1498 (Borkowski, "The Persian calendar for 3000 years", 1996).
std::optional<Day> from_persian(int year, int month, int day);

}  // namespace dragoman::cleaning
