#include "record/happening_days.h"

#include <charconv>

#include "base/civil.h"

namespace dragoman {
namespace {

int number_at(const std::string& text, std::size_t at, std::size_t size) {
  int out = 0;
  if (text.size() < at + size) return -1;
  const char* begin = text.data() + at;
  const auto [stop, error] = std::from_chars(begin, begin + size, out);
  return error == std::errc() && stop == begin + size ? out : -1;
}

}  // namespace

DayText days_of_date(const std::string& date) {
  if (const auto day = parse_day(date)) return {to_string(*day), to_string(*day)};
  const int year = number_at(date, 0, 4);
  if (year < 0) return {};
  if (date.size() == 4) return {to_string(Day{year, 1, 1}), to_string(Day{year, 12, 31})};
  const int month = date[4] == '-' ? number_at(date, 5, 2) : -1;
  if (date.size() != 7 || month < 1 || month > 12) return {};
  return {to_string(Day{year, month, 1}), to_string(Day{year, month, days_in_month(year, month)})};
}

DayText happening_days(const Claim& claim, const std::string& published) {
  if (claim.time && claim.time->resolved_by != ResolvedBy::unresolved) {
    const DayInterval& interval = claim.time->interval;
    if (interval.start || interval.end) {
      return {interval.start ? to_string(*interval.start) : "0000-01-01",
              interval.end ? to_string(*interval.end) : "9999-12-31"};
    }
  }
  return days_of_date(published);
}

}  // namespace dragoman
