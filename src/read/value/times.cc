#include "read/value/times.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "read/value/time_guards.h"

namespace dragoman::values {
namespace {

// Named years far from publication that make a narrative: so many, and one in so many bytes.
constexpr std::size_t kFarYears = 8;
constexpr std::size_t kBytesPerFarYear = 2000;

// What is known of the day of publication: "2015", "2015-05", "2015-05-26...".
DayInterval bounds_of(const std::string& stamp) {
  if (const auto day = parse_day(stamp)) return {day, day};
  int year = 0;
  int month = 0;
  if (stamp.size() < 4 || std::from_chars(stamp.data(), stamp.data() + 4, year).ptr != stamp.data() + 4)
    return {};
  if (stamp.size() >= 7) std::from_chars(stamp.data() + 5, stamp.data() + 7, month);
  if (month < 1 || month > 12) return {Day{year, 1, 1}, Day{year, 12, 31}};
  return {Day{year, month, 1}, Day{year, month, days_in_month(year, month)}};
}

// Return whether a text tells of the past rather than of its own days: most years it names lie far from its
// publication. Looks at bare figures only, before anything is read.
bool is_narrative(std::string_view text, const DayInterval& publication) {
  std::size_t far = 0;
  std::size_t near = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end - i == 4) {
      int year = 0;
      std::from_chars(text.data() + i, text.data() + end, year);
      if (year >= 1000 && year < 2100) {
        const bool close = publication.start && std::abs(year - publication.start->year) <= 2;
        ++(close ? near : far);
      }
    }
    i = std::max(end, i + 1);
  }
  return far >= kFarYears && far > 9 * near && far * kBytesPerFarYear > text.size();
}

// The captures of one side of a cut, with the month and year that only the other side names.
Frame side(const Analysis& analysis, const Match& match, bool right) {
  Frame frame;
  frame.action = match.rule->action;
  if (is_rate(analysis, match)) frame.action = Action::set;
  const auto is_here = [&](const Capture& capture) {
    return capture.first == kNowhere || match.cut == 0 || (capture.first >= match.cut) == right;
  };
  for (const Capture& capture : match.captures)
    if (is_here(capture)) frame.captures.push_back(capture);
  for (const Capture& capture : match.captures) {
    const bool shared = capture.cls == Class::month || capture.cls == Class::year ||
                        capture.cls == Class::bc || capture.cls == Class::season ||
                        capture.cls == Class::unit || capture.cls == Class::ampm;
    if (!is_here(capture) && shared && !frame.has(capture.cls)) frame.captures.push_back(capture);
  }
  for (const Capture& capture : frame.captures)
    if (capture.cls == Class::n)
      frame.numbers.push_back(analysis.numbers()[static_cast<std::size_t>(capture.value)]);
  return frame;
}

// "since 2011", "until May", "before Friday": the interval that the word before the date makes of it.
void open_interval(const Analysis& a, std::uint32_t first, const Timeline& timeline, Meaning& meaning) {
  if (!meaning.interval.start || !meaning.interval.end) return;
  if (a.atom_before(first, Class::since)) {
    const bool passed = timeline.published && *meaning.interval.start <= *timeline.published;
    meaning.interval.end = passed ? timeline.published : std::nullopt;
  } else if (a.atom_before(first, Class::until)) {
    meaning.interval.start.reset();
  } else if (a.atom_before(first, Class::before)) {
    meaning.interval = {std::nullopt, plus_days(*meaning.interval.start, -1)};
  } else if (a.atom_before(first, Class::beyond)) {
    meaning.interval = {plus_days(*meaning.interval.end, 1), std::nullopt};
  } else {
    return;
  }
  meaning.grain = Grain::open;
}

bool ends_sentence(const Analysis& a, std::uint32_t i) {
  const char32_t sign = a.tokens()[i].sign;
  if (sign == U'!' || sign == U'?' || sign == 0x061F || sign == U';') return true;
  return sign == U'.' && i + 1 < a.tokens().size() && !a.tokens()[i + 1].glued && a.tokens()[i + 1].capital &&
         (i == 0 || a.tokens()[i - 1].text.size() > 2);
}

}  // namespace

TimeReader::TimeReader(const Report& report, const Trees& trees) : trees_(trees) {
  timeline_.publication = bounds_of(report.published.value);
  if (!timeline_.publication.start) timeline_.publication = bounds_of(report.updated.value);
  if (timeline_.publication.start && timeline_.publication.start == timeline_.publication.end)
    timeline_.published = timeline_.publication.start;
  timeline_.narrative = is_narrative(report.text, timeline_.publication);
}

void TimeReader::read(const Analysis& analysis, std::vector<TimeExpression>& out) {
  said_in_sentence_ = false;
  const auto size = static_cast<std::uint32_t>(analysis.tokens().size());
  for (std::uint32_t i = 0; i < size;) {
    if (ends_sentence(analysis, i)) said_in_sentence_ = false;
    const auto match = match_at(analysis, i);
    if (match && take(analysis, *match, out)) {
      i = match->end;
    } else {
      ++i;
    }
  }
}

bool TimeReader::take(const Analysis& analysis, const Match& match, std::vector<TimeExpression>& out) {
  if (match.rule->action == Action::none || !is_time(analysis, match, trees_))
    return match.rule->action == Action::none;
  if (match.cut == 0) return add(analysis, side(analysis, match, false), match.first, match.end, out);
  std::uint32_t left_first = match.cut;
  std::uint32_t left_end = match.first;
  for (const Capture& capture : match.captures) {
    if (capture.first == kNowhere || capture.first >= match.cut) continue;
    left_first = std::min(left_first, capture.first);
    left_end = std::max(left_end, capture.first + capture.length);
  }
  std::uint32_t right_first = match.end;
  for (const Capture& capture : match.captures)
    if (capture.first != kNowhere && capture.first >= match.cut)
      right_first = std::min(right_first, capture.first);
  if (right_first >= match.end || left_end == match.first) return false;
  const bool left = add(analysis, side(analysis, match, false), left_first, left_end, out);
  return add(analysis, side(analysis, match, true), right_first, match.end, out) || left;
}

bool TimeReader::add(const Analysis& analysis, const Frame& frame, std::uint32_t first, std::uint32_t end,
                     std::vector<TimeExpression>& out) {
  // A full stop at the end belongs to the sentence, unless a word of the lexicon has it.
  const auto in_capture = [&](std::uint32_t token) {
    return std::any_of(frame.captures.begin(), frame.captures.end(), [&](const Capture& capture) {
      return capture.first != kNowhere && capture.length > 1 && token < capture.first + capture.length &&
             token >= capture.first;
    });
  };
  while (end > first + 1 && (analysis.is_sign(end - 1, U'.') || analysis.is_sign(end - 1, U',')) &&
         !in_capture(end - 1))
    --end;
  const ByteRange text{analysis.tokens()[first].text.begin, analysis.tokens()[end - 1].text.end};
  timeline_.last_near = said_in_sentence_;
  timeline_.tense = trees_.tense_at(text.begin);
  std::optional<Meaning> meaning = resolve(frame, timeline_);
  if (!meaning) return false;
  if (meaning->moment && meaning->grain != Grain::century) {
    timeline_.last = meaning->moment;
    said_in_sentence_ = true;
  }
  open_interval(analysis, first, timeline_, *meaning);
  out.push_back({text, meaning->type, std::move(meaning->value), std::move(meaning->mod), meaning->interval,
                 meaning->grain, meaning->by});
  return true;
}

}  // namespace dragoman::values
