#include "read/value/resolve_date.h"

#include <fmt/format.h>

#include <cstdlib>

namespace dragoman::values {
namespace {

struct Placed {
  Moment moment;
  ResolvedBy by = ResolvedBy::stated;
};

// ---- Time of day

struct Clock {
  int hour = 0;
  int minute = 0;
};

std::optional<Clock> clock_of(const Frame& frame) {
  Clock clock;
  if (const auto minutes = frame.number(Class::clock)) {
    clock = {*minutes / 60, *minutes % 60};
  } else if (const auto hour = frame.number(Class::hour)) {
    clock = {*hour, 0};
  } else {
    return std::nullopt;
  }
  const auto half = frame.number(Class::ampm);
  if (half && *half == 12 && clock.hour < 12) clock.hour += 12;
  if (half && *half == 0 && clock.hour == 12) clock.hour = 0;
  const auto part = frame.code(Class::part);
  const bool later =
      part == Code::afternoon || part == Code::evening || (part == Code::night && clock.hour > 5);
  if (!half && later && clock.hour < 12) clock.hour += 12;
  if (clock.hour > 24 || clock.minute > 59) return std::nullopt;
  return clock;
}

std::string time_suffix(const Frame& frame) {
  if (const auto clock = clock_of(frame)) return fmt::format("T{:02}:{:02}", clock->hour, clock->minute);
  const auto part = frame.code(Class::part);
  if (!part) return {};
  if (*part == Code::noon) return "T12:00";
  if (*part == Code::midnight) return "T24:00";
  return fmt::format("T{}", name_of(*part));
}

// ---- Years that the text leaves out

std::optional<int> year_said(const Frame& frame) {
  for (const Class cls : {Class::year, Class::year2, Class::anyyear})
    if (const auto year = frame.number(cls)) return frame.has(Class::bc) ? -*year : *year;
  return std::nullopt;
}

// "June of last year", "May this year", "May of the same year".
std::optional<int> year_pointed(const Frame& frame, const Timeline& timeline, std::optional<int>& mod) {
  if (frame.code(Class::unit) != Code::year) return std::nullopt;
  if (const auto ctx = frame.number(Class::ctx)) {
    if (timeline.last) return timeline.last->year + *ctx;
  }
  if (!mod || !timeline.publication.start) return std::nullopt;
  const int year = timeline.publication.start->year + *mod;
  mod.reset();
  return year;
}

std::optional<Placed> with_year(const Frame& frame, const Timeline& timeline, Moment moment,
                                int first_month) {
  std::optional<int> mod = frame.number(Class::mod);
  if (const auto year = year_said(frame)) {
    moment.year = *year;
    return Placed{moment, ResolvedBy::stated};
  }
  if (const auto year = year_pointed(frame, timeline, mod)) {
    moment.year = *year;
    return Placed{moment, frame.has(Class::ctx) ? ResolvedBy::context : ResolvedBy::publication};
  }
  const auto year = likely_year(timeline, first_month, moment.day, mod);
  if (!year) return std::nullopt;
  moment.year = *year;
  const bool context = timeline.narrative || !timeline.publication.start;
  return Placed{moment, context ? ResolvedBy::context : ResolvedBy::publication};
}

// ---- Days relative to publication

Day weekday_near(Day published, int weekday, std::optional<int> mod, Tense tense) {
  const int today = static_cast<int>(weekday_of(published)) + 1;
  const int back = (today - weekday + 7) % 7;
  const int ahead = (weekday - today + 7) % 7;
  if (mod == -1) return plus_days(published, back == 0 ? -7 : -back);
  if (mod == 1) return plus_days(published, ahead == 0 ? 7 : ahead);
  if (mod == 0 || tense == Tense::future) return plus_days(published, ahead);
  return plus_days(published, -back);
}

std::optional<Placed> place_weekday(const Frame& frame, const Timeline& timeline, int weekday) {
  if (timeline.published && !timeline.narrative) {
    const Day day = weekday_near(*timeline.published, weekday, frame.number(Class::mod), timeline.tense);
    return Placed{moment_of(day, Grain::day), ResolvedBy::publication};
  }
  if (timeline.last && timeline.last->day > 0 && timeline.last->year > 0) {
    const Day last{timeline.last->year, timeline.last->month, timeline.last->day};
    return Placed{moment_of(weekday_near(last, weekday, 0, Tense::unknown), Grain::day), ResolvedBy::context};
  }
  return std::nullopt;
}

std::optional<Placed> place_deictic(const Timeline& timeline, std::int64_t days) {
  if (!timeline.published) return std::nullopt;
  return Placed{moment_of(plus_days(*timeline.published, days), Grain::day), ResolvedBy::publication};
}

// A time of day alone belongs to the date named in its sentence, else to the day of publication.
std::optional<Placed> place_clock(const Frame& frame, const Timeline& timeline) {
  if (timeline.last && timeline.last->grain == Grain::day && (timeline.last_near || timeline.narrative))
    return Placed{*timeline.last, ResolvedBy::context};
  if (!timeline.published) return std::nullopt;
  const bool last_night = frame.number(Class::mod) == -1;
  return Placed{moment_of(plus_days(*timeline.published, last_night ? -1 : 0), Grain::day),
                ResolvedBy::publication};
}

// ---- Putting parts together

std::optional<Moment> moment_in_figures(std::int64_t iso) {
  const Day day{static_cast<int>(iso / 10000), static_cast<int>(iso / 100 % 100),
                static_cast<int>(iso % 100)};
  return is_valid(day) ? std::optional(moment_of(day, Grain::day)) : std::nullopt;
}

// The month and day that the frame names, whatever the year.
std::optional<Moment> calendar_parts(const Frame& frame) {
  Moment moment;
  if (const auto holiday = frame.number(Class::holiday)) {
    moment.month = *holiday / 100;
    moment.day = *holiday % 100;
  } else if (const auto month = frame.number(Class::month)) {
    moment.month = *month;
    moment.day = frame.number(Class::day).value_or(0);
  } else {
    return std::nullopt;
  }
  moment.grain = moment.day > 0 ? Grain::day : Grain::month;
  return moment;
}

std::optional<Placed> place_day_alone(const Timeline& timeline, int day) {
  if (!timeline.last || timeline.last->month == 0) return std::nullopt;
  Moment moment = *timeline.last;
  moment.day = day;
  moment.grain = Grain::day;
  return Placed{moment, ResolvedBy::context};
}

std::optional<Placed> place(const Frame& frame, const Timeline& timeline) {
  if (const auto iso = frame.get(Class::iso)) {
    const auto moment = moment_in_figures(*iso);
    return moment ? std::optional(Placed{*moment, ResolvedBy::stated}) : std::nullopt;
  }
  if (const auto parts = calendar_parts(frame)) return with_year(frame, timeline, *parts, parts->month);
  if (const auto days = frame.get(Class::deictic)) return place_deictic(timeline, *days);
  if (const auto weekday = frame.number(Class::weekday)) return place_weekday(frame, timeline, *weekday);
  if (const auto day = frame.number(Class::day)) return place_day_alone(timeline, *day);
  if (const auto season = frame.code(Class::season)) {
    Moment moment;
    moment.season = season;
    moment.grain = Grain::season;
    const int order = static_cast<int>(*season) - static_cast<int>(Code::spring);
    return with_year(frame, timeline, moment, order == 3 ? 1 : 3 * (order + 1));
  }
  if (const auto year = year_said(frame)) {
    Moment moment;
    moment.year = *year;
    moment.grain = Grain::year;
    return Placed{moment, ResolvedBy::stated};
  }
  return frame.has(Class::part) || frame.has(Class::clock) || frame.has(Class::hour)
             ? place_clock(frame, timeline)
             : std::nullopt;
}

// What can be said without a year or day of reference: nothing is invented.
Meaning unplaced(const Frame& frame) {
  Meaning out;
  out.value = "XXXX-XX-XX";
  if (const auto parts = calendar_parts(frame)) {
    out.grain = parts->grain;
    out.value = parts->day > 0 ? fmt::format("XXXX-{:02}-{:02}", parts->month, parts->day)
                               : fmt::format("XXXX-{:02}", parts->month);
  } else if (const auto weekday = frame.number(Class::weekday)) {
    out.value = fmt::format("XXXX-WXX-{}", *weekday);
  } else if (const auto season = frame.code(Class::season)) {
    out.grain = Grain::season;
    out.value = fmt::format("XXXX-{}", name_of(*season));
  } else if (frame.get(Class::deictic) == 0) {
    out.value = name_of(Code::present);
  }
  const std::string suffix = time_suffix(frame);
  if (!suffix.empty()) {
    out.type = TimeType::time;
    out.value += suffix;
  }
  out.mod = mod_of(frame);
  return out;
}

}  // namespace

std::string mod_of(const Frame& frame) {
  if (const auto position = frame.code(Class::pos)) return std::string(name_of(*position));
  for (const Class cls : {Class::approx, Class::after})
    if (const auto approx = frame.code(cls))
      return *approx == Code::nearly ? "LESS_THAN" : std::string(name_of(*approx));
  return {};
}

std::optional<int> likely_year(const Timeline& timeline, int month, int day, std::optional<int> mod) {
  const bool from_text = timeline.last && (timeline.narrative || !timeline.publication.start);
  if (from_text) return timeline.last->year;
  if (!timeline.publication.start) return std::nullopt;
  const Day base = *timeline.publication.start;
  const bool known = timeline.published.has_value() || timeline.publication.end->month == base.month;
  if (!known) return base.year;
  const bool after = month > base.month || (month == base.month && day > base.day && timeline.published);
  const bool before = month < base.month || (month == base.month && day > 0 && day < base.day);
  if (mod == -1) return before ? base.year : base.year - 1;
  if (mod == 1) return after ? base.year : base.year + 1;
  if (mod == 0) return base.year;
  if (timeline.tense == Tense::past && after && month - base.month > 1) return base.year - 1;
  if (timeline.tense == Tense::future && before && base.month - month > 1) return base.year + 1;
  if (month - base.month >= 7) return base.year - 1;
  if (base.month - month >= 10) return base.year + 1;
  return base.year;
}

Meaning finished(const Frame& frame, const Moment& moment, ResolvedBy by) {
  Meaning out;
  out.moment = moment;
  out.by = by;
  out.grain = moment.grain;
  out.value = value_of(moment);
  out.interval = days_of(moment);
  const std::string suffix = time_suffix(frame);
  if (!suffix.empty() && moment.grain == Grain::day) {
    out.type = TimeType::time;
    out.value += suffix;
    out.grain = frame.has(Class::clock) ? Grain::minute : Grain::hour;
  }
  out.mod = mod_of(frame);
  if (const auto position = frame.code(Class::pos)) out.interval = part_of(out.interval, *position);
  return out;
}

std::optional<Meaning> resolve_date(const Frame& frame, const Timeline& timeline) {
  if ((frame.has(Class::clock) || frame.has(Class::hour)) && !clock_of(frame)) return std::nullopt;
  const std::optional<Placed> placed = place(frame, timeline);
  if (!placed) return unplaced(frame);
  const Moment& moment = placed->moment;
  if (moment.grain == Grain::day) {
    const int year =
        moment.year > 0 ? moment.year : 4;  // a leap year: 29 February before Christ is not judged
    if (!is_valid({year, moment.month, moment.day})) return std::nullopt;
  }
  return finished(frame, moment, placed->by);
}

}  // namespace dragoman::values
