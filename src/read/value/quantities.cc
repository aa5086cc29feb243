#include "read/value/quantities.h"

#include <algorithm>

namespace dragoman::values {
namespace {

constexpr std::uint32_t kTotalReach =
    14;  // tokens around a number in which "so far" makes it a running total
constexpr Index kMaxCountedWords = 5;

// A quantity under construction: tokens [first, end).
struct Draft {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  Quantity quantity;
};

bool has(const Analysis& a, std::uint32_t i, Class cls) {
  return a.atom(i, cls).has_value();
}

Relation relation_of(Code code) {
  switch (code) {
    case Code::less:
    case Code::at_most:
      return Relation::at_most;
    case Code::more:
    case Code::at_least:
      return Relation::at_least;
    default:
      return Relation::about;
  }
}

void set_relation(Relation relation, Quantity& quantity) {
  if (quantity.relation == Relation::range || quantity.relation == Relation::vague) return;
  quantity.relation = relation;
  if (relation == Relation::at_least) quantity.low = quantity.value;
  if (relation == Relation::at_most) quantity.high = quantity.value;
}

// "2-3 million": the first figure shares the second's multiplier.
double shared_scale(const Number& low, const Number& high) {
  if (!low.digits || high.plain || low.value >= 1000 || high.value < 1000 || low.value <= 0) return 1;
  double scale = 1;
  while (high.value / scale >= 1000) scale *= 1000;
  return scale > 1 && low.value * scale <= high.value ? scale : 1;
}

// "555-0100-22" and "+1-222": figures of a telephone or a code.
bool in_longer_figure(const Analysis& a, const Number& low, const Number& high) {
  const auto joined = [&](std::uint32_t i) {
    return (a.is_sign(i, U'-') || a.is_sign(i, U'+')) && a.tokens()[i].glued;
  };
  return joined(high.end) || (low.first > 0 && a.tokens()[low.first].glued &&
                              (joined(low.first - 1) || a.is_sign(low.first - 1, U'+')));
}

// Join with the next number if the two are the ends of a range; return how many numbers were used.
std::size_t read_range(const Analysis& a, std::size_t index, Draft& draft) {
  if (index + 1 >= a.numbers().size()) return 1;
  const Number& low = a.numbers()[index];
  const Number& high = a.numbers()[index + 1];
  if (low.ordinal != high.ordinal || low.low || high.low) return 1;
  std::uint32_t at = low.end;
  const auto opened = a.atom_before(draft.first, Class::between);
  const auto money = a.atom(at, Class::currency);
  if (money) at += money->length;
  const auto percent = a.atom(at, Class::percent);
  if (percent) at += percent->length;
  if (const auto word = a.atom(at, Class::range); word)
    at += word->length;
  else if (const auto join = a.atom(at, Class::join); opened && join)
    at += join->length;
  else if (a.is_sign(at, U'-') && low.digits && high.digits)
    ++at;
  else
    return 1;
  const auto next_money = a.atom(at, Class::currency);
  if (next_money && at + next_money->length == high.first && (money || !draft.quantity.unit.empty()))
    at = high.first;
  if (in_longer_figure(a, low, high)) return 1;
  const double scale = shared_scale(low, high);
  if (at != high.first || low.value * scale >= high.value) return 1;
  Quantity& quantity = draft.quantity;
  quantity.relation = Relation::range;
  quantity.value.reset();
  quantity.low = low.value * scale;
  quantity.high = high.value;
  draft.end = high.end;
  if (opened) draft.first = opened->first;
  return 2;
}

void read_unit(const Analysis& a, Draft& draft) {
  const auto take = [&](std::uint32_t at, Class cls) {
    const auto unit = a.atom(at, cls);
    if (!unit) return false;
    draft.quantity.unit = cls == Class::percent ? "percent" : a.lexicon().pooled(unit->value);
    draft.end = at + unit->length;
    return true;
  };
  std::uint32_t at = draft.end;
  if (take(at, Class::percent) || !draft.quantity.unit.empty() || draft.quantity.ordinal) return;
  if (a.is_sign(at, U'-') && a.tokens()[at].glued) ++at;
  if (!take(at, Class::currency)) take(at, Class::measure);
}

// `free` is the first token that no quantity has taken yet.
void read_left(const Analysis& a, std::uint32_t free, Draft& draft) {
  Quantity& quantity = draft.quantity;
  const auto money = a.atom_before(draft.first, Class::currency);
  const auto percent = a.atom_before(draft.first, Class::percent);
  if (money && money->first >= free && !quantity.ordinal) {
    quantity.unit = a.lexicon().pooled(money->second.value);
    draft.first = money->first;
  } else if (percent && percent->first >= free && !quantity.ordinal) {
    quantity.unit = "percent";
    draft.first = percent->first;
  }
  const bool sign = a.is_sign(draft.first - 1, U'-') && draft.first > 0 && a.tokens()[draft.first].glued &&
                    (!a.tokens()[draft.first - 1].glued || draft.first == 1);
  const auto minus = a.atom_before(draft.first, Class::minus);
  if (quantity.value && (sign || minus)) {
    quantity.value = -*quantity.value;
    draft.first = sign ? draft.first - 1 : minus->first;
  }
}

void read_approximators(const Analysis& a, std::uint32_t free, Draft& draft) {
  for (auto approx = a.atom_before(draft.first, Class::approx); approx && approx->first >= free;
       approx = a.atom_before(draft.first, Class::approx)) {
    set_relation(relation_of(static_cast<Code>(approx->second.value)), draft.quantity);
    draft.first = approx->first;
  }
  if (const auto after = a.atom(draft.end, Class::after)) {
    set_relation(relation_of(static_cast<Code>(after->value)), draft.quantity);
    draft.end += after->length;
  }
}

// "dozens of wooden houses": no tree makes "dozens" a number, so the noun is looked for to its right.
ByteRange noun_phrase(const Trees& trees, Index first) {
  ByteRange out;
  if (first == kNone) return out;
  for (Index i = first; i < trees.size() && i < first + kMaxCountedWords; ++i) {
    const Word& word = trees.word(i);
    const bool noun = word.upos == Upos::noun || word.upos == Upos::propn;
    if (!noun && (word.upos != Upos::adj || !out.empty())) break;
    if (noun) out = {trees.word(first).text.begin, word.text.end};
  }
  return out;
}

// "12 Somali and 11 Yemeni sailors": the words up to the next number's, or, where none stand before it ("10
// or 12 ships"), those behind it.
ByteRange up_to_next_number(const Trees& trees, Index first, Index head) {
  for (Index i = first + 1; i < head; ++i) {
    if (trees.word(i).upos != Upos::num) continue;
    const auto joins = [&](Index w) {
      const bool mark = trees.word(w).upos == Upos::punct;
      const bool apart = trees.word(w).text.end < trees.word(w + 1).text.begin;  // no hyphen of "F-16"
      return trees.word(w).upos == Upos::cconj || (mark && apart);
    };
    Index end = i;
    while (end > first && joins(end - 1)) --end;
    if (end == i) break;
    if (end > first) return {trees.word(first).text.begin, trees.word(end - 1).text.end};
    first = i + 1;
  }
  return {trees.word(first).text.begin, trees.word(head).text.end};
}

// Without trees, the next word unless the lexicon knows it as something else; with them, up to the head.
ByteRange counted(const Analysis& a, const Draft& draft, const Number& number, const Trees& trees) {
  if (draft.end >= a.tokens().size()) return {};
  const Token& next = a.tokens()[draft.end];
  if (trees.known()) {
    const Index head = trees.counted_by(a.tokens()[number.end - 1].text.begin);
    const Index first = trees.word_at(next.text.begin);
    if (head == kNone && number.low) return noun_phrase(trees, first);
    if (head == kNone || first == kNone || head < first || head - first > kMaxCountedWords) return {};
    return up_to_next_number(trees, first, head);
  }
  return next.kind == TokenKind::word && next.word == 0 ? next.text : ByteRange{};
}

bool is_running_total(const Analysis& a, const Draft& draft, const Trees& trees) {
  const auto size = static_cast<std::uint32_t>(a.tokens().size());
  const auto stops = [&](std::uint32_t i) {
    return a.is_sign(i, U'.') || a.is_sign(i, U';') || a.is_sign(i, 0x061F);
  };
  const auto marks = [&](std::uint32_t i) { return has(a, i, Class::total) || has(a, i, Class::since); };
  bool marked = false;
  for (std::uint32_t i = draft.end; i < size && i < draft.end + kTotalReach && !stops(i); ++i)
    marked |= marks(i);
  for (std::uint32_t i = draft.first; i-- > 0 && i + kTotalReach > draft.first && !stops(i);)
    marked |= marks(i);
  return marked || (!draft.quantity.ordinal && draft.quantity.unit != "percent" &&
                    trees.is_perfect_at(a.tokens()[draft.first].text.begin));
}

bool overlaps_time(std::span<const TimeExpression> times, ByteRange range) {
  // Times are in order; the first that ends behind the range's begin decides.
  const auto at = std::partition_point(
      times.begin(), times.end(), [&](const TimeExpression& time) { return time.text.end <= range.begin; });
  return at != times.end() && at->text.overlaps(range);
}

ByteRange bytes_of(const Analysis& a, std::uint32_t first, std::uint32_t end) {
  return {a.tokens()[first].text.begin, a.tokens()[end - 1].text.end};
}

Draft draft_of(const Number& number) {
  Draft draft{number.first, number.end, {}};
  draft.quantity.ordinal = number.ordinal;
  if (number.low) {
    draft.quantity.relation = Relation::vague;
    draft.quantity.low = number.low;
    draft.quantity.high = number.high;
  } else {
    draft.quantity.value = number.value;
  }
  return draft;
}

// "one" that counts nothing is a pronoun.
bool is_pronoun(const Number& number, const Quantity& quantity) {
  return !number.digits && !number.ordinal && number.value == 1 && quantity.relation == Relation::exactly &&
         quantity.unit.empty() && quantity.counted.empty();
}

}  // namespace

bool is_inside_name(const Analysis& a, const Number& number) {
  const std::vector<Token>& tokens = a.tokens();
  if (number.digits && number.first > 0 && tokens[number.first].glued) {
    const Token& before = tokens[number.first - 1];
    if (before.sign == U'=' || before.sign == U'&' || before.sign == U'_' ||
        (before.sign == U'%' && before.glued))
      return true;
    if (before.kind == TokenKind::word && !a.atom_before(number.first, Class::currency)) return true;
    if (before.sign == U'-' && number.first > 1 && before.glued &&
        tokens[number.first - 2].kind == TokenKind::word)
      return true;
  }
  if (!number.digits || number.end >= tokens.size() || !tokens[number.end].glued) return false;
  const std::uint32_t next = number.end;
  if (tokens[next].kind != TokenKind::word) return false;
  for (const Class cls : {Class::measure, Class::currency, Class::percent, Class::mul, Class::unit})
    if (has(a, next, cls))
      return next + 1 < tokens.size() && tokens[next + 1].glued && tokens[next + 1].kind == TokenKind::digits;
  return true;
}

void read_quantities(const Analysis& a, const Trees& trees, std::span<const TimeExpression> times,
                     std::vector<Quantity>& out) {
  std::uint32_t free = 0;
  for (std::size_t i = 0; i < a.numbers().size();) {
    const Number& number = a.numbers()[i];
    if (is_inside_name(a, number) || overlaps_time(times, bytes_of(a, number.first, number.end))) {
      ++i;
      continue;
    }
    Draft draft = draft_of(number);
    read_left(a, free, draft);
    i += read_range(a, i, draft);
    read_unit(a, draft);
    if (!draft.quantity.ordinal) read_approximators(a, free, draft);  // "hands over second batch"
    free = draft.end;
    Quantity& quantity = draft.quantity;
    quantity.text = bytes_of(a, draft.first, draft.end);
    quantity.counted = counted(a, draft, number, trees);
    if (is_pronoun(number, quantity)) continue;
    quantity.cumulative = is_running_total(a, draft, trees);
    out.push_back(std::move(quantity));
  }
}

}  // namespace dragoman::values
