// Dates of publication and update. Every date that the page gives is weighed (date_candidates.h); the
// likeliest is taken if it is more likely than not the date of publication, at the finest grain that any
// place gives for that day. Copyright years, clocks, comments and other articles are weighed too and found
// wanting.
#include <algorithm>

#include "clean/meta/date_candidates.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {
namespace {

// Log odds against "the page states none", set by cross-validation: day accuracy on dated pages falls above,
// dates made up where the right ones are taken away rise below.
constexpr float kLeastScore = -1.0F;

std::string_view basis_of(DateSource source) {
  switch (source) {
    case DateSource::json_published:
    case DateSource::json_modified:
      return "json-ld";
    case DateSource::meta_published:
    case DateSource::meta_modified:
      return "meta";
    case DateSource::marked_published:
    case DateSource::marked_modified:
    case DateSource::time_element:
      return "microdata";
    case DateSource::visible:
      return "byline";
    case DateSource::url:
      return "url";
  }
  return "";
}

bool is_update(const DateCandidate& c) {
  return c.source == DateSource::json_modified || c.source == DateSource::meta_modified ||
         c.source == DateSource::marked_modified || (c.says_updated && !c.says_published);
}

// Return the finest candidate of the same day, never one that speaks of updates if `best` does not.
const DateCandidate& finest(const std::vector<DateCandidate>& all, const DateCandidate& best) {
  const DateCandidate* out = &best;
  for (const DateCandidate& c : all) {
    if (c.date.day != best.date.day || is_update(c)) continue;
    const bool finer = c.date.grain > out->date.grain ||
                       (c.date.grain == out->date.grain && c.date.zone_minutes && !out->date.zone_minutes);
    if (finer && c.source != DateSource::visible) out = &c;
  }
  return *out;
}

// Return whether `moment` is given in UTC and falls on the day before or behind `day`, within what its hour
// allows: an evening in America is the next day in UTC, a morning in Europe or Asia may be the day before.
bool may_be_local_day(const TextDate& day, const TextDate& moment) {
  constexpr int kNoon = 12;
  if (moment.grain < Grain::minute || moment.zone_minutes != 0) return false;
  if (day.grain < Grain::day || day.zone_minutes) return false;
  const std::int64_t ahead = serial_of(moment.day) - serial_of(day.day);
  return (ahead == 1 && moment.hour < kNoon) || (ahead == -1 && moment.hour >= kNoon);
}

// A page that states its moment of publication in UTC may say in its address, or beside its title, which day
// that was where it was published; that day is the date of publication. Return the candidate that says so, or
// `best`.
const DateCandidate& local_day(const PageParts& parts, const std::vector<DateCandidate>& all,
                               const DateCandidate& best) {
  constexpr std::size_t kNear = 6;  // blocks
  const std::size_t title = parts.title_block < parts.kept.size() ? parts.title_block : parts.first_body;
  const std::int64_t day = serial_of(best.date.day);
  for (const DateCandidate& c : all) {
    // A later day in the text may be that of a clock.
    if (c.source == DateSource::visible && serial_of(c.date.day) > day) continue;
    const bool near = c.block < parts.kept.size() && c.block + 2 >= title && c.block <= title + kNear;
    const bool shown = near && (c.source == DateSource::visible || c.source == DateSource::time_element);
    const bool says_day = c.source == DateSource::url || c.source == DateSource::marked_published || shown;
    if (!says_day || is_update(c)) continue;
    if (may_be_local_day(c.date, best.date)) return c;
  }
  return best;
}

}  // namespace

void find_stamps(const PageParts& parts, const Knowledge& knowledge, Stamp& published, Stamp& updated) {
  const std::vector<DateCandidate> candidates = date_candidates(parts, knowledge);
  const std::vector<float> scores =
      score_rows(knowledge.dates, date_features(parts, candidates), kDateFeatures);
  const auto best = std::max_element(scores.begin(), scores.end());
  if (best != scores.end() && *best > kLeastScore) {
    const DateCandidate& stated =
        finest(candidates, candidates[static_cast<std::size_t>(best - scores.begin())]);
    const DateCandidate& chosen = local_day(parts, candidates, stated);
    published = {to_stamp(chosen.date), std::string(basis_of(chosen.source))};
  }
  for (const DateCandidate& c : candidates) {
    const bool stated =
        c.source != DateSource::visible ||
        (c.block < parts.kept.size() && c.block + 8 > parts.first_body && c.block < parts.last_body + 8);
    if (updated.value.empty() && is_update(c) && stated)
      updated = {to_stamp(c.date), std::string(basis_of(c.source))};
  }
  if (published.value.empty()) published.basis = "no place of the page states a date of publication";
  if (updated.value.empty()) updated.basis = "no place of the page states a date of update";
}

}  // namespace dragoman::cleaning
