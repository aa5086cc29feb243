#include "claim/petrarch/events.h"

#include <algorithm>

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxEvents = 1000;  // of one sentence

ByteRange bytes_of_group(const Scene& scene, std::size_t party) {
  const auto members = scene.group_of(party);
  return scene.bytes(scene.parties[members.front()].first, scene.parties[members.back()].end - 1);
}

void add_side(const Scene& scene, const Finding& finding, bool turned, std::vector<Event>& events) {
  if (!finding.source || !finding.target) return;
  const std::string& code = turned ? finding.reverse : finding.code;
  const std::size_t from = turned ? *finding.target : *finding.source;
  const std::size_t to = turned ? *finding.source : *finding.target;
  for (const std::string& source : scene.codes_of_group(from)) {
    for (const std::string& target : scene.codes_of_group(to)) {
      if (source == target || events.size() >= kMaxEvents) continue;
      const bool known = std::any_of(events.begin(), events.end(), [&](const Event& other) {
        return other.code == code && other.source == source && other.target == target;
      });
      if (known) continue;
      events.push_back({code, source, target, scene.bytes(finding.low, finding.high),
                        bytes_of_group(scene, from), bytes_of_group(scene, to), finding.rule, finding.where});
    }
  }
}

}  // namespace

std::optional<Finding> finding_of(const VerbPlace& place, const std::optional<PatternMatch>& match) {
  const VerbForm& form = *place.form;
  Finding finding{form.code, form.reverse, {}, {}, place.first, place.end - 1, form.root, form.where};
  if (match && (!match->pattern->code.empty() || !match->pattern->reverse.empty())) {
    const Pattern& pattern = *match->pattern;
    finding.code = pattern.code;
    finding.reverse = pattern.reverse;
    finding.rule = pattern.text;
    finding.where = pattern.where;
    finding.source = match->compound ? match->compound : match->source;
    finding.target = match->compound ? match->compound : match->target;
    for (const std::size_t piece : match->pieces) {
      finding.low = std::min(finding.low, piece);
      finding.high = std::max(finding.high, piece);
    }
  }
  if (finding.code.empty() && finding.reverse.empty()) return std::nullopt;
  return finding;
}

std::size_t add_events(const Scene& scene, const Finding& finding, std::vector<Event>& events) {
  const std::size_t before = events.size();
  if (!finding.source || !finding.target) return 0;
  if (!finding.code.empty()) add_side(scene, finding, false, events);
  if (!finding.reverse.empty()) add_side(scene, finding, true, events);
  return events.size() - before;
}

}  // namespace dragoman::petrarch
