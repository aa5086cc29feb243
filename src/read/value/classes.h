// What a word or number can be in an expression of time or quantity. The names stand in the first column of
// knowledge/values/*.tsv and, in angle brackets, in its rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dragoman::values {

enum class Class : std::uint8_t {
  // Listed in the lexicon.
  month,      // 1..12
  weekday,    // 1 (Monday) .. 7
  unit,       // Code of a calendar unit: Y, M, W, D, H, ...
  season,     // Code SP, SU, FA, WI
  part,       // Code of a part of the day: MO, NI, ...
  deictic,    // days from today: yesterday is -1
  mod,        // -1 last, 0 this, 1 next
  ctx,        // -1 previous, 0 same, 1 following: relative to a date of the text
  approx,     // Code: about, at least
  after,      // the same standing behind: "or more"
  pos,        // Code START, MID, END
  ref,        // Code PAST_REF, PRESENT_REF, FUTURE_REF
  dir,        // Code AGO, AHEAD, EARLIER, LATER
  set,        // Code of a repeated unit: "daily" is D
  every,      // "each"
  holiday,    // month * 100 + day
  ampm,       // 0 or 12
  zone,       // names of time zones; carries no value
  century,    // 1..21 in Roman figures or words
  bc,         // "before Christ"
  num,        // a number word that is added
  mul,        // a number word that multiplies
  ordinal,    // an ordinal word
  ordsuffix,  // what makes an ordinal of digits: "th"
  frac,       // divisor: "thirds" is 3
  addfrac,    // "and a half" is 2
  vague,      // a pool text "3-9": bounds of "several"
  one,        // the article as a number: "a hundred"
  join,       // joins number words: "and"
  ratio,      // "one in every five"
  point,      // reads as decimal point
  minus,
  range,    // joins the ends of a range: "to"
  between,  // opens a range
  since,    // opens an interval that lasts: "since"
  until,
  before,
  beyond,  // "after 2011"
  total,   // marks a running total: "so far"
  have,    // marks the perfect tense, which makes a running total
  percent,
  currency,  // a pool text: ISO 4217 code
  measure,   // a pool text: unit symbol
  guard,     // words that make a following bare number no year
  yearword,  // words that make a neighbouring number a year: "in", "year"
  // Computed from the text.
  n,           // a cardinal or vague number phrase; index of the number
  ord,         // an ordinal phrase, its value
  day,         // 1..31
  year,        // 1000..2100 in four digits, or read in pairs of words
  year2,       // "'89" as 1989
  anyyear,     // any number of up to four digits; only where the rule makes sure
  hour,        // 1..24
  clock,       // minutes after midnight of "16:30"
  iso,         // year * 10000 + month * 100 + day of a date in figures
  decade,      // first year of "1990s"
  decadetail,  // listed: the "s" of "1990s"
  count_       // number of classes, no class
};

// Short names with a meaning of their own; first entries of every lexicon's pool, in this order.
enum class Code : std::int64_t {
  second,
  minute,
  hour,
  day,
  week,
  weekend,
  month,
  quarter,
  season,
  year,
  decade,
  century,
  half,
  spring,
  summer,
  autumn,
  winter,
  morning,
  noon,
  afternoon,
  evening,
  night,
  daytime,
  midnight,
  about,
  nearly,
  less,
  more,
  at_most,
  at_least,
  start,
  mid,
  end,
  past,
  present,
  future,
  ago,
  ahead,
  earlier,
  later,
  count_
};

std::optional<Class> class_named(std::string_view name);
// Return the name a code has in the lexicon files: "MO", "START", "PAST_REF".
std::string_view name_of(Code code);

}  // namespace dragoman::values
