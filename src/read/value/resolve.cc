#include "read/value/resolve.h"

#include <fmt/format.h>

#include <cmath>

#include "read/value/resolve_date.h"

namespace dragoman::values {
namespace {

constexpr std::int64_t kMaxCount = 100'000;  // units: more is no time

// Return the interval cut at the other end by publication: what has passed, what is to come.
DayInterval cut_at(DayInterval days, const std::optional<Day>& published, Code position) {
  if (!published || !days.start || !days.end || *published < *days.start || *published > *days.end)
    return days;
  if (position == Code::start) return {days.start, published};
  return {published, days.end};
}

Meaning reference(Code code, const Timeline& timeline) {
  Meaning out;
  out.value = name_of(code);
  out.grain = Grain::open;
  if (!timeline.published) return out;
  out.by = ResolvedBy::publication;
  if (code == Code::past) out.interval = {std::nullopt, timeline.published};
  if (code == Code::present) out.interval = {timeline.published, timeline.published};
  if (code == Code::future) out.interval = {timeline.published, std::nullopt};
  return out;
}

Day day_in(const Moment& moment) {
  const DayInterval days = days_of(moment);
  return days.start.value_or(
      Day{std::max(1, moment.year), std::max(1, moment.month), std::max(1, moment.day)});
}

// The season that the day lies in, and its year.
Moment season_at(Day day) {
  Moment out;
  out.grain = Grain::season;
  out.year = day.month == 12 ? day.year + 1 : day.year;
  out.season = static_cast<Code>(static_cast<int>(Code::spring) + (day.month % 12 + 9) % 12 / 3);
  return out;
}

Moment unit_at(Day day, Code unit) {
  if (unit == Code::season) return season_at(day);
  Moment out = moment_of(day, grain_of(unit));
  if (unit == Code::half) {
    out.half = true;
    out.part = day.month > 6 ? 2 : 1;
  }
  out.weekend = unit == Code::weekend;
  if (unit == Code::decade) out.year = day.year / 10 * 10;
  if (unit == Code::century) out.year = (day.year - 1) / 100 * 100;
  return out;
}

// The day that words like "last" and "following" count from, and how we know it.
struct Base {
  Day day;
  ResolvedBy by = ResolvedBy::publication;
};

std::optional<Base> base_for(const Frame& frame, const Timeline& timeline, Code unit) {
  const auto dir = frame.code(Class::dir);
  const bool from_text = frame.has(Class::ctx) || dir == Code::earlier || dir == Code::later;
  if ((from_text || timeline.narrative) && timeline.last && timeline.last->year > 0)
    return Base{day_in(*timeline.last), ResolvedBy::context};
  if (timeline.published) return Base{*timeline.published};
  const DayInterval known = timeline.publication;
  if (!known.start) return std::nullopt;
  const bool fine = unit == Code::year || unit == Code::decade || unit == Code::century ||
                    (unit == Code::month && known.start->month == known.end->month);
  return fine ? std::optional(Base{*known.start}) : std::nullopt;
}

// "last week", "the following year", "this century".
std::optional<Meaning> relative(const Frame& frame, const Timeline& timeline) {
  const Code unit = frame.code(Class::unit).value_or(Code::day);
  const std::int64_t step =
      frame.has(Class::mod) ? *frame.get(Class::mod) : frame.get(Class::ctx).value_or(0);
  const auto base = base_for(frame, timeline, unit);
  if (!base) {
    Meaning out = reference(step < 0 ? Code::past : step > 0 ? Code::future : Code::present, timeline);
    out.mod = mod_of(frame);
    return out;
  }
  Meaning out = finished(frame, unit_at(moved(base->day, unit, step), unit), base->by);
  const auto position = frame.code(Class::pos);
  if (position && step == 0 && base->by == ResolvedBy::publication)
    out.interval = cut_at(days_of(*out.moment), timeline.published, *position);
  return out;
}

// Business reports compare a quarter with that "a year earlier"; such a date is no ground for the next one.
Meaning quarter_before(const Frame& frame, Moment quarter) {
  quarter.year -= 1;
  Meaning out = finished(frame, quarter, ResolvedBy::context);
  out.moment.reset();
  return out;
}

// "two years ago", "three days later", "in two weeks".
std::optional<Meaning> shift(const Frame& frame, const Timeline& timeline) {
  const Code unit = frame.code(Class::unit).value_or(Code::day);
  const Code dir = frame.code(Class::dir).value_or(Code::ago);
  const bool back = dir == Code::ago || dir == Code::earlier;
  const auto count = count_in(frame);
  const auto base = base_for(frame, timeline, unit);
  if (!count || !base || *count > static_cast<double>(kMaxCount))
    return reference(back ? Code::past : Code::future, timeline);
  const auto whole = static_cast<std::int64_t>(std::floor(*count));
  Day day = moved(base->day, unit, back ? -whole : whole);
  if (*count > static_cast<double>(whole) && unit == Code::year) day = moved(day, Code::month, back ? -6 : 6);
  Code grain = unit;
  if (unit == Code::hour || unit == Code::minute || unit == Code::second) grain = Code::day;
  if (back && unit == Code::year && *count == 1 && timeline.last && timeline.last->grain == Grain::quarter &&
      !timeline.last->half)
    return quarter_before(frame, *timeline.last);
  if (unit == Code::decade) grain = Code::year;
  return finished(frame, unit_at(day, grain), base->by);
}

// "the past two months" has an interval; "two months" has none.
DayInterval stretch(const Frame& frame, const Timeline& timeline, Code unit, std::optional<double> count) {
  const auto mod = frame.number(Class::mod);
  if (!mod || *mod == 0 || !count || !timeline.published || *count > static_cast<double>(kMaxCount))
    return {};
  const Day other = moved(*timeline.published, unit, *mod * static_cast<std::int64_t>(std::ceil(*count)));
  if (*mod < 0) return {other, timeline.published};
  return {timeline.published, other};
}

std::optional<Meaning> duration(const Frame& frame, const Timeline& timeline) {
  const Code unit = frame.code(Class::unit).value_or(Code::day);
  const auto count = count_in(frame);
  Meaning out;
  out.type = TimeType::duration;
  out.value = duration_value(count, unit);
  out.grain = grain_of(unit);
  out.mod = mod_of(frame);
  out.interval = stretch(frame, timeline, unit, count);
  out.by = out.interval.start ? ResolvedBy::publication : ResolvedBy::stated;
  return out;
}

std::optional<Meaning> repeated(const Frame& frame) {
  Meaning out;
  out.type = TimeType::set;
  out.by = ResolvedBy::stated;
  out.grain = Grain::open;
  if (const auto weekday = frame.number(Class::weekday)) {
    out.value = fmt::format("XXXX-WXX-{}", *weekday);
  } else if (const auto month = frame.number(Class::month)) {
    out.value = fmt::format("XXXX-{:02}", *month);
  } else if (const auto season = frame.code(Class::season)) {
    out.value = fmt::format("XXXX-{}", name_of(*season));
  } else if (const auto part = frame.code(Class::part)) {
    out.value = fmt::format("XXXX-XX-XXT{}", name_of(*part));
  } else {
    const Code unit = frame.code(Class::set).value_or(frame.code(Class::unit).value_or(Code::day));
    out.value = duration_value(frame.numbers.empty() ? std::optional(1.0) : count_in(frame), unit);
  }
  return out;
}

// "the third quarter of 1984", "first half", "the latest quarter" by its unit alone goes to relative().
std::optional<Meaning> quarter(const Frame& frame, const Timeline& timeline) {
  const bool half = frame.code(Class::unit) == Code::half;
  const int part = frame.number(Class::ord).value_or(0);
  if (part < 1 || part > (half ? 2 : 4)) return std::nullopt;
  Moment moment;
  moment.grain = Grain::quarter;
  moment.half = half;
  moment.part = part;
  const int month = half ? part * 6 - 5 : part * 3 - 2;
  if (const auto year = frame.number(Class::year)) {
    moment.year = *year;
    return finished(frame, moment, ResolvedBy::stated);
  }
  const auto mod = frame.number(Class::mod);
  if (mod && timeline.publication.start) {
    moment.year = timeline.publication.start->year + *mod;
    return finished(frame, moment, ResolvedBy::publication);
  }
  std::optional<int> year = likely_year(timeline, month, 0, std::nullopt);
  if (!year) {
    Meaning out;
    out.value = fmt::format("XXXX-{}{}", half ? 'H' : 'Q', part);
    out.grain = Grain::quarter;
    return out;
  }
  moment.year = *year - (frame.code(Class::dir) == Code::earlier ? 1 : 0);
  return finished(frame, moment, timeline.narrative ? ResolvedBy::context : ResolvedBy::publication);
}

std::optional<Meaning> decade(const Frame& frame) {
  const auto first = frame.number(Class::decade);
  if (!first) return std::nullopt;
  Moment moment;
  moment.year = frame.has(Class::bc) ? -*first : *first;
  moment.grain = moment.year < 0 ? Grain::year : Grain::decade;
  return finished(frame, moment, ResolvedBy::stated);
}

std::optional<Meaning> century(const Frame& frame) {
  const auto count = frame.has(Class::century) ? frame.number(Class::century) : frame.number(Class::ord);
  if (!count || *count < 1 || *count > 30) return std::nullopt;
  Moment moment;
  moment.grain = Grain::century;
  moment.year = frame.has(Class::bc) ? -*count * 100 : (*count - 1) * 100;
  return finished(frame, moment, ResolvedBy::stated);
}

// "that day", "the same year", "the day": points back to a date of the text.
std::optional<Meaning> context(const Frame& frame, const Timeline& timeline) {
  if (!timeline.last && !timeline.published) return reference(Code::past, timeline);
  return relative(frame, timeline);
}

}  // namespace

std::optional<double> count_in(const Frame& frame) {
  if (!frame.numbers.empty()) {
    const Number& number = frame.numbers.front();
    double value = number.value;
    if (const auto part = frame.get(Class::addfrac); part && *part > 0)
      value += 1.0 / static_cast<double>(*part);
    if (number.low == 2.0 && number.high == 3.0) return 2;  // a couple
    return number.low ? std::nullopt : std::optional(value);
  }
  if (!frame.has(Class::one)) return std::nullopt;
  if (const auto divisor = frame.get(Class::frac); divisor && *divisor > 0)
    return 1.0 / static_cast<double>(*divisor);
  const auto part = frame.get(Class::addfrac);
  return part && *part > 0 ? 1 + 1.0 / static_cast<double>(*part) : 1;
}

std::optional<Meaning> resolve(const Frame& frame, const Timeline& timeline) {
  switch (frame.action) {
    case Action::date:
      return resolve_date(frame, timeline);
    case Action::relative:
      return relative(frame, timeline);
    case Action::shift:
      return shift(frame, timeline);
    case Action::duration:
      return duration(frame, timeline);
    case Action::set:
      return repeated(frame);
    case Action::reference:
      return reference(frame.code(Class::ref).value_or(Code::present), timeline);
    case Action::quarter:
      return quarter(frame, timeline);
    case Action::decade:
      return decade(frame);
    case Action::century:
      return century(frame);
    case Action::context:
      return context(frame, timeline);
    case Action::none:
      break;
  }
  return std::nullopt;
}

}  // namespace dragoman::values
