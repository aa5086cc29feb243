#include "read/value/time_guards.h"

namespace dragoman::values {
namespace {

constexpr std::int64_t kFirstBareYear = 1900;
constexpr std::int64_t kLastBareYear = 2039;

bool has(const Analysis& a, std::uint32_t i, Class cls) {
  return a.atom(i, cls).has_value();
}

// Return whether what follows a four-digit number says that it counts or measures.
bool counts(const Analysis& a, std::uint32_t next, const Trees& trees, std::uint32_t at) {
  if (next >= a.tokens().size()) return false;
  for (const Class cls : {Class::percent, Class::currency, Class::measure, Class::mul, Class::unit})
    if (has(a, next, cls)) return true;
  const Index counted = trees.counted_by(at);
  if (counted == kNone) return false;
  const Word& noun = trees.word(counted);
  return noun.xpos == "NNS" && noun.text.begin > at;
}

bool is_figure(const Analysis& a, const Match& match) {
  if (match.first > 0) {
    const Token& before = a.tokens()[match.first - 1];
    const bool glued = a.tokens()[match.first].glued;
    if (a.atom_before(match.first, Class::currency) || a.atom_before(match.first, Class::guard)) return true;
    if (glued &&
        (before.kind == TokenKind::word || before.sign == U'#' || before.sign == U'/' || before.sign == U':'))
      return true;
    if (glued && before.sign == U'-' && match.first > 1 &&
        a.tokens()[match.first - 2].kind == TokenKind::word)
      return true;
  }
  return match.end < a.tokens().size() && a.is_sign(match.end, U'/') && a.tokens()[match.end].glued;
}

// A number of four digits with nothing but itself to say that it is a year.
bool is_bare_year(const Analysis& a, const Match& match, const Trees& trees) {
  const auto year = match.captures.front().value;
  const bool introduced = a.atom_before(match.first, Class::yearword) || has(a, match.end, Class::yearword);
  const bool plausible = year >= kFirstBareYear && year <= kLastBareYear;
  if (is_figure(a, match)) return false;
  if (counts(a, match.end, trees, a.tokens()[match.first].text.begin)) return false;
  return introduced ? year >= 1200 : plausible;
}

// "Sun", "Jan", "Mar" without a full stop or a day beside them are names as often as not.
bool is_short_form(const Analysis& a, const Match& match, const Capture& only) {
  const bool named = only.cls == Class::weekday || (only.cls == Class::month && only.value != 5);
  return named && a.tokens()[match.first].text.size() == 3 && !a.is_sign(match.end, U'.');
}

// "a year-earlier loss": the noun belongs to the next expression.
bool is_half_word(const Analysis& a, const Match& match) {
  return a.is_sign(match.end, U'-') && a.tokens()[match.end].glued && match.end + 1 < a.tokens().size() &&
         a.atom(match.end + 1, Class::dir).has_value();
}

}  // namespace

bool is_time(const Analysis& a, const Match& match, const Trees& trees) {
  const Action action = match.rule->action;
  const bool counts_units = action == Action::duration || action == Action::relative;
  if (counts_units && is_half_word(a, match)) return false;
  std::size_t said = 0;
  for (const Capture& capture : match.captures) said += capture.first != kNowhere ? 1 : 0;
  if (said != 1 || match.end > match.first + 1) return true;
  const Capture& only = match.captures.front();
  if (is_short_form(a, match, only)) return false;
  if (only.cls == Class::year) return is_bare_year(a, match, trees);
  if (only.cls == Class::month || only.cls == Class::weekday || only.cls == Class::season)
    return !trees.is_verb_at(a.tokens()[match.first].text.begin);
  return true;
}

bool is_rate(const Analysis& a, const Match& match) {
  if (match.rule->action != Action::duration || match.captures.size() != 2 || match.first == 0) return false;
  if (match.captures[0].cls != Class::one || match.captures[1].cls != Class::unit) return false;
  constexpr std::uint32_t kReach = 3;  // "2 million barrels a day"
  for (std::uint32_t back = 1; back <= kReach && back <= match.first; ++back) {
    const Token& token = a.tokens()[match.first - back];
    if (token.kind == TokenKind::digits) return true;
    if (token.kind == TokenKind::sign && token.sign != U'%') return false;
  }
  return false;
}

}  // namespace dragoman::values
