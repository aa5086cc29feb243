#include "claim/coding/days.h"

#include <algorithm>

#include "claim/coding/evidence.h"
#include "read/value/values.h"

namespace dragoman {
namespace {

// How closely a time belongs to what the trigger tells.
enum class Bond : std::uint8_t { none, near, clause, direct };

// Whether the word carries the trigger's clause: the trigger, its support verb, the verb of a noun, those
// that govern a controlled verb.
bool carries(const Grammar& grammar, Index trigger, Index w) {
  if (w == trigger || w == support_verb_of(grammar, trigger)) return true;
  const Tree& tree = grammar.tree;
  Index at = trigger;
  for (int step = 0; step < 4; ++step) {
    const Deprel relation = tree.deprel(at);
    const bool below = relation == Deprel::xcomp || relation == Deprel::nsubj_pass ||
                       (is_subject(relation) && !is_predicate(tree, at));
    if (!below || tree.head(at) == kNone) return false;
    at = tree.head(at);
    if (at == w) return true;
  }
  return false;
}

// "his meeting last month with X", "during a visit to Oslo on Monday": a time behind a noun, with nothing but
// phrases between, is the noun's.
bool follows_noun(const Tree& tree, Index trigger, Index time) {
  constexpr Index kFar = 8;
  if (time <= trigger || time - trigger > kFar || is_predicate(tree, trigger)) return false;
  for (Index w = trigger + 1; w < time; ++w) {
    const Upos upos = tree.word(w).upos;
    const bool place = tree.form(w) == "," && tree.word(w - 1).upos == Upos::propn;
    if (upos == Upos::verb || upos == Upos::aux || upos == Upos::sconj || upos == Upos::cconj) return false;
    if (upos == Upos::punct && !place) return false;
  }
  return true;
}

Bond bond_of(const Grammar& grammar, Index trigger, ByteRange time) {
  const Tree& tree = grammar.tree;
  const Index head = tree.head_in(time);
  if (head == kNone || tree.sentence_of(head) != tree.sentence_of(trigger)) return Bond::none;
  // "the ministry on Thursday denied": beside the word it is its own, wherever the parser hung it.
  const ByteRange word = tree.word(trigger).text;
  if (time.end <= word.begin && word.begin - time.end <= 1) return Bond::direct;
  Index at = tree.head(head);
  for (int step = 0; step < 8 && at != kNone; ++step) {
    if (carries(grammar, trigger, at)) return step == 0 ? Bond::direct : Bond::clause;
    if (is_predicate(tree, at)) break;
    at = tree.head(at);
  }
  return follows_noun(tree, trigger, head) ? Bond::clause : Bond::near;
}

// Whether the time dates the cue: beside it, or below it in the tree with no other clause between.
bool dates_cue(const Tree& tree, ByteRange cue, ByteRange time) {
  constexpr std::uint32_t kBeside = 4;  // " on "
  const bool behind = time.begin >= cue.end && time.begin - cue.end <= kBeside;
  const bool before = cue.begin >= time.end && cue.begin - time.end <= 1;
  if (behind || before) return true;
  const std::string_view text = tree.report().text;
  const bool title =
      time.begin > 0 && (text[time.begin - 1] == '"' || text.substr(0, time.begin).ends_with("“"));
  if (title) return false;  // the programme "This Week"
  const Index verb = tree.head_in(cue);
  Index at = tree.head_in(time);
  for (int step = 0; step < 3 && at != kNone && verb != kNone; ++step) {
    at = tree.head(at);
    if (at == verb) return true;
    if (at != kNone && is_predicate(tree, at)) return false;
  }
  return false;
}

// Whether the text is of what is said. "said today its forces had won": a day between cue and clause is not,
// though the content may begin with it.
bool is_said(const Attribution& attribution, ByteRange text) {
  const bool opens = attribution.type == SpeechType::indirect &&
                     std::any_of(attribution.cue.begin(), attribution.cue.end(), [&](ByteRange cue) {
                       return text.begin == cue.end + 1 && text.size() < 20;
                     });
  return !opens && std::any_of(attribution.content.begin(), attribution.content.end(),
                               [&](ByteRange piece) { return piece.overlaps(text); });
}

// "said yesterday that", "a spokesman said on Thursday": the day of the saying.
bool dates_the_saying(const Tree& tree, ByteRange evidence, ByteRange time) {
  for (const Attribution& attribution : tree.reading().attributions) {
    if (is_said(attribution, time)) continue;
    for (const ByteRange cue : attribution.cue) {
      const bool own = evidence.contains(cue) || is_said(attribution, evidence);
      if (own && dates_cue(tree, cue, time)) return true;
    }
  }
  return false;
}

// Whether the time dates any saying of the report.
bool is_said_day(const Tree& tree, ByteRange time) {
  const auto& all = tree.reading().attributions;
  return std::any_of(all.begin(), all.end(), [&](const Attribution& attribution) {
    return !is_said(attribution, time) &&
           std::any_of(attribution.cue.begin(), attribution.cue.end(),
                       [&](ByteRange cue) { return dates_cue(tree, cue, time); });
  });
}

// Whether content of this modality is dated by its saying: a pledge is made when it is said.
bool is_made_by_saying(Modality modality) {
  switch (modality) {
    case Modality::pledged:
    case Modality::offered:
    case Modality::requested:
    case Modality::hoped:
    case Modality::wanted:
    case Modality::expected:
    case Modality::possible:
      return true;
    default:
      return false;
  }
}

// "will be sent, the minister said on Thursday": a day of the saying, which is none of what is said.
bool is_only_of_saying(const Grammar& grammar, Index trigger, const Claim& claim, ByteRange time) {
  const Index voice = trigger < grammar.voices.size() ? grammar.voices[trigger] : kNone;
  if (voice == kNone || is_made_by_saying(claim.modality)) return false;
  const Attribution& attribution = grammar.tree.reading().attributions[voice];
  if (is_said(attribution, time)) return false;
  return std::any_of(attribution.cue.begin(), attribution.cue.end(),
                     [&](ByteRange cue) { return dates_cue(grammar.tree, cue, time); });
}

bool is_dated(const TimeExpression& time) {
  if (time.type == TimeType::duration || time.type == TimeType::set) return false;
  return time.interval.start || time.interval.end;
}

// Of the times of the sentence the one that belongs to the trigger most closely, of several the nearest. Of a
// stance only its own day counts: what its content is dated is no matter.
const TimeExpression* own_time(const Grammar& grammar, bool stance, Index trigger, const Claim& claim) {
  const Tree& tree = grammar.tree;
  const ByteRange sentence = tree.sentence(trigger).text;
  const std::uint32_t at = tree.word(trigger).text.begin;
  const TimeExpression* best = nullptr;
  auto best_rank = std::pair(Bond::none, 0xFFFFFFFFU);
  const auto& times = tree.reading().times;
  auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& other) {
    return other.text.begin < sentence.begin;
  });
  for (; time != times.end() && time->text.begin < sentence.end; ++time) {
    if (!is_dated(*time) || (!stance && is_only_of_saying(grammar, trigger, claim, time->text))) continue;
    Bond bond = bond_of(grammar, trigger, time->text);
    if (stance && dates_the_saying(tree, claim.evidence, time->text)) bond = Bond::direct;
    const bool nominal = bond == Bond::clause && !is_predicate(tree, trigger);
    const Bond least = stance                                           ? Bond::direct
                       : nominal || claim.evidence.contains(time->text) ? Bond::near
                                                                        : Bond::direct;
    if (bond < least) continue;
    const std::uint32_t distance = time->text.begin > at ? time->text.begin - at : at - time->text.begin;
    const bool better = bond > best_rank.first || (bond == best_rank.first && distance < best_rank.second);
    if (!better) continue;
    best_rank = {bond, distance};
    best = &*time;
  }
  return best;
}

bool is_told_as_fact(Modality modality) {
  return modality == Modality::happened || modality == Modality::ongoing || modality == Modality::state ||
         modality == Modality::habitual;
}

bool has_digit_year(std::string_view text) {
  int digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

// "struck in October", told in May: the October before. Returns whether it moved the time.
bool move_to_past(std::string_view words, Day published, TimeExpression& time) {
  DayInterval& days = time.interval;
  if (time.grain == Grain::open && days.start && !days.end && !has_digit_year(words)) {
    days = {plus_months(*days.start, -12), published};  // "has flown 40 sorties since June"
    return *days.start < published;
  }
  const bool calendar = time.grain == Grain::day || time.grain == Grain::month || time.grain == Grain::season;
  if (!calendar || has_digit_year(words) || !days.start || !days.end) return false;
  constexpr std::int64_t kWeek = 7;
  if (serial_of(*days.start) - serial_of(published) <= kWeek && time.grain == Grain::day) {
    days = {plus_days(*days.start, -kWeek), plus_days(*days.end, -kWeek)};
    if (published < *days.start) days = {plus_days(*days.start, -kWeek), plus_days(*days.end, -kWeek)};
    time.value = to_string(*days.start);
    return true;
  }
  days = {plus_months(*days.start, -12), plus_months(*days.end, -12)};
  if (time.value.size() >= 4) time.value.replace(0, 4, to_string(*days.start).substr(0, 4));
  return *days.start < published;
}

// What has happened has done so by the day of the report: "this week" ends with it.
void end_with_report(Day published, TimeExpression& time) {
  DayInterval& days = time.interval;
  if (!days.end || !(published < *days.end) || !days.start || published < *days.start) return;
  constexpr std::int64_t kWeek = 7;
  if (time.grain == Grain::week && *days.start == published) days.start = plus_days(published, -kWeek);
  days.end = published;
}

// "their planned meeting on Monday": a bare name of a weekday, read as the last one, is the next one of what
// is still to come.
void next_weekday(const Grammar& grammar, Day published, TimeExpression& time) {
  const Tree& tree = grammar.tree;
  DayInterval& days = time.interval;
  if (!days.start || !days.end || *days.start != *days.end || !(*days.start < published)) return;
  const Index head = tree.head_in(time.text);
  if (head == kNone || grammar.weekdays == nullptr || tree.word(head).text != time.text) return;
  if (!grammar.weekdays->ends_at(tree.keys(), head, head)) return;
  const Day next = plus_days(*days.start, 7);
  if (next < published) return;
  days.start = days.end = next;
  time.value = to_string(next);
}

// "a truce starting on Thursday": the day when it is to begin.
bool opens_later(const Tree& tree, ByteRange time) {
  const Index head = tree.head_in(time);
  const Index verb = head == kNone ? kNone : tree.head(head);
  return verb != kNone && tree.word(verb).xpos == "VBG" &&
         (tree.is(verb, "start") || tree.is(verb, "begin") || tree.is(verb, "take"));
}

// "agreed on Sunday to withdraw": the day of the agreeing, which stands before what is agreed.
bool is_of_governor(const Tree& tree, Index trigger, ByteRange time) {
  Index at = tree.head_in(time);
  if (at == kNone || at > trigger) return false;
  while (at != kNone && !is_predicate(tree, at)) at = tree.head(at);
  return at != kNone && at < trigger && tree.word(at).xpos == "VBD";
}

}  // namespace

void add_time(const Grammar& grammar, const Frame& frame, Index trigger, bool past, Claim& claim) {
  const bool stance = frame.speaker != kNone;
  const TimeExpression* own = own_time(grammar, stance, trigger, claim);
  if (own == nullptr) return;
  const bool to_come = claim.modality == Modality::planned && !stance;
  if (to_come && is_of_governor(grammar.tree, trigger, own->text)) return;
  claim.time = *own;
  const auto published = day_of_report(grammar.tree.report());
  if (!published) return;
  TimeExpression& time = *claim.time;
  const bool opens = opens_later(grammar.tree, time.text);
  if (claim.modality == Modality::planned || opens) next_weekday(grammar, *published, time);
  if (opens) return;
  const bool later = time.interval.start && *published < *time.interval.start;
  if (stance || !is_told_as_fact(claim.modality)) return;
  if (!later) return end_with_report(*published, time);
  // What is dated after the day of the report has not happened yet ("meets the president on Monday"), unless
  // it is told in the past.
  const bool moved = past && claim.modality == Modality::happened &&
                     move_to_past(grammar.tree.text(time.text), *published, time);
  if (!moved) claim.modality = Modality::planned;
}

namespace {

bool is_event_of_text(const Frame& frame, const Claim& claim) {
  return frame.speaker == kNone && claim.modality == Modality::happened && claim.zone == BlockKind::paragraph;
}

// The day of which the first claims of the text tell, if it is of the last days before the report.
const TimeExpression* news_day(Day published, const std::vector<const Frame*>& frames,
                               const std::vector<Claim>& claims) {
  constexpr std::size_t kFirst = 3;   // claims
  constexpr std::int64_t kFresh = 4;  // days
  std::size_t seen = 0;
  for (std::size_t i = 0; i < claims.size() && seen < kFirst; ++i) {
    if (frames[i]->speaker != kNone || claims[i].zone != BlockKind::paragraph) continue;
    ++seen;
    const std::optional<TimeExpression>& time = claims[i].time;
    if (!time || time->text.empty() || !is_event_of_text(*frames[i], claims[i])) continue;
    const DayInterval& days = time->interval;
    if (!days.start || days.start != days.end || published < *days.start) continue;
    if (serial_of(published) - serial_of(*days.start) <= kFresh) return &*time;
  }
  return nullptr;
}

// "has bought", "had been seized": told from further back than the news, unless somebody says it. Other dates
// of the sentence speak against it too.
bool is_background(const Grammar& grammar, const Claim& claim) {
  const Tree& tree = grammar.tree;
  const Index head = tree.head_in(claim.evidence);
  if (head == kNone) return true;
  const bool said = head < grammar.voices.size() && grammar.voices[head] != kNone;
  for (const Index kid : tree.children(head)) {
    const bool perfect = tree.deprel(kid) == Deprel::aux && tree.word(kid).lemma == "have";
    if (perfect && (!said || tree.word(kid).xpos != "VBD")) return true;
  }
  const ByteRange sentence = tree.sentence(head).text;
  const auto& times = tree.reading().times;
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    return sentence.contains(time.text) && (is_dated(time) || time.type == TimeType::duration) &&
           !is_said_day(tree, time.text);
  });
}

}  // namespace

void spread_news_day(const Grammar& grammar, const std::vector<const Frame*>& frames,
                     std::vector<Claim>& claims) {
  const auto published = day_of_report(grammar.tree.report());
  const TimeExpression* found = published ? news_day(*published, frames, claims) : nullptr;
  if (found == nullptr) return;
  TimeExpression day = *found;
  day.text = {};
  day.resolved_by = ResolvedBy::context;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    if (!is_event_of_text(*frames[i], claim) || !claim.time || !claim.time->text.empty()) continue;
    if (claim.time->interval.start || is_background(grammar, claim)) continue;
    claim.time = day;
  }
}

SayingDays::SayingDays(const Grammar& grammar, const Voices& voices) {
  const Reading& reading = grammar.tree.reading();
  for (Index a = 0; a < reading.attributions.size(); ++a) {
    const Attribution& attribution = reading.attributions[a];
    const Link* source = voices.source(a);
    if (source == nullptr || source->who == kUnnamed || attribution.cue.empty()) continue;
    const Index cue = grammar.tree.head_in(attribution.cue.front());
    if (cue == kNone) continue;
    const ByteRange sentence = grammar.tree.sentence(cue).text;
    auto time =
        std::partition_point(reading.times.begin(), reading.times.end(),
                             [&](const TimeExpression& other) { return other.text.begin < sentence.begin; });
    for (; time != reading.times.end() && time->text.begin < sentence.end; ++time) {
      if (!is_dated(*time) || time->interval.start != time->interval.end) continue;
      if (is_said(attribution, time->text)) continue;
      if (!dates_cue(grammar.tree, attribution.cue.front(), time->text)) continue;
      const auto [known, is_new] = days_.emplace(letters_of(source->who), Saying{*time, time->text.begin});
      TimeExpression& day = known->second.time;
      if (is_new) {
        day.text = {};
        day.resolved_by = ResolvedBy::context;
      } else if (!(day.interval == time->interval)) {
        day.interval = {};
      }
    }
  }
}

const TimeExpression* SayingDays::of(const Claim& claim) const {
  if (claim.chain.empty()) return nullptr;
  const auto known = days_.find(letters_of(claim.chain.front().who));
  if (known == days_.end() || !known->second.time.interval.start) return nullptr;
  return known->second.told_at < claim.evidence.end ? &known->second.time : nullptr;
}

std::optional<TimeExpression> default_time(const Report& report, bool stance, Modality modality) {
  const auto day = day_of_report(report);
  if (!day) return std::nullopt;
  TimeExpression time;
  time.resolved_by = ResolvedBy::publication;
  time.interval.end = *day;
  switch (modality) {
    case Modality::happened:
    case Modality::negated:
      if (!stance) return time;
      break;
    case Modality::planned:
    case Modality::possible:
    case Modality::conditional:
    case Modality::predicted:
    case Modality::expected:
      if (!stance) return std::nullopt;
      break;
    default:
      break;
  }
  time.interval.start = *day;
  return time;
}

}  // namespace dragoman
