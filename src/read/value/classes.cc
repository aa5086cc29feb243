#include "read/value/classes.h"

#include <algorithm>
#include <array>

namespace dragoman::values {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Class::count_)> kClassNames = {
    "month",   "weekday",  "unit",    "season", "part",     "deictic", "mod",     "ctx",
    "approx",  "after",    "pos",     "ref",    "dir",      "set",     "every",   "holiday",
    "ampm",    "zone",     "century", "bc",     "num",      "mul",     "ordinal", "ordsuffix",
    "frac",    "addfrac",  "vague",   "one",    "join",     "ratio",   "point",   "minus",
    "range",   "between",  "since",   "until",  "before",   "beyond",  "total",   "have",
    "percent", "currency", "measure", "guard",  "yearword", "n",       "ord",     "day",
    "year",    "year2",    "anyyear", "hour",   "clock",    "iso",     "decade",  "decadetail"};

constexpr std::array<std::string_view, static_cast<std::size_t>(Code::count_)> kCodeNames = {"S",
                                                                                             "MIN",
                                                                                             "H",
                                                                                             "D",
                                                                                             "W",
                                                                                             "WE",
                                                                                             "M",
                                                                                             "Q",
                                                                                             "SE",
                                                                                             "Y",
                                                                                             "DE",
                                                                                             "CE",
                                                                                             "HALF",
                                                                                             "SP",
                                                                                             "SU",
                                                                                             "FA",
                                                                                             "WI",
                                                                                             "MO",
                                                                                             "NOON",
                                                                                             "AF",
                                                                                             "EV",
                                                                                             "NI",
                                                                                             "DT",
                                                                                             "MIDNIGHT",
                                                                                             "APPROX",
                                                                                             "NEARLY",
                                                                                             "LESS_THAN",
                                                                                             "MORE_THAN",
                                                                                             "EQUAL_OR_LESS",
                                                                                             "EQUAL_OR_MORE",
                                                                                             "START",
                                                                                             "MID",
                                                                                             "END",
                                                                                             "PAST_REF",
                                                                                             "PRESENT_REF",
                                                                                             "FUTURE_REF",
                                                                                             "AGO",
                                                                                             "AHEAD",
                                                                                             "EARLIER",
                                                                                             "LATER"};

}  // namespace

std::optional<Class> class_named(std::string_view name) {
  const auto* at = std::find(kClassNames.begin(), kClassNames.end(), name);
  if (at == kClassNames.end()) return std::nullopt;
  return static_cast<Class>(at - kClassNames.begin());
}

std::string_view name_of(Code code) {
  return kCodeNames[static_cast<std::size_t>(code)];
}

}  // namespace dragoman::values
