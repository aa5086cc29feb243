// Actor dictionaries: a phrase, its synonyms ("+..."), its codes, on the line or on lines of their own behind
// a tab, some with days on which they hold.
#include <algorithm>
#include <charconv>

#include "base/unicode.h"
#include "claim/petrarch/limits.h"
#include "claim/petrarch/lines.h"

namespace dragoman::petrarch {
namespace {

constexpr int kCentury = 30;  // "300101" is 1930, "290101" is 2029: PETRARCH's rule

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// YYYYMMDD or YYMMDD.
std::optional<Day> day_of_digits(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (text.size() != 8 && text.size() != 6)) return std::nullopt;
  const std::size_t years = text.size() - 4;
  const auto year = number(text.substr(0, years));
  const auto month = number(text.substr(years, 2));
  const auto number_of_day = number(text.substr(years + 2));
  if (!year || !month || !number_of_day) return std::nullopt;
  Day day{*year, *month, *number_of_day};
  if (years == 2) day.year += day.year >= kCentury ? 1900 : 2000;
  if (!is_valid(day)) return std::nullopt;
  return day;
}

// "USAGOV 19900101-19991231", "HOB < 950601", "HOBREB > 990816", "DOL".
std::optional<DatedCode> dated_code(std::string_view text) {
  text = trim(text);
  const std::size_t blank = text.find_first_of(" \t<>");
  DatedCode out{std::string(text.substr(0, blank)), {}, {}};
  std::string rest(blank == std::string_view::npos ? std::string_view{} : text.substr(blank));
  std::erase_if(rest, [](char c) { return c == ' ' || c == '\t'; });
  if (rest.empty()) return out;
  const std::size_t dash = rest.find('-');
  if (rest.front() == '<' || rest.front() == '>') {
    const auto day = day_of_digits(std::string_view(rest).substr(1));
    if (!day) return std::nullopt;
    (rest.front() == '<' ? out.to : out.from) = day;
    return out;
  }
  if (dash == std::string::npos) return std::nullopt;
  out.from = day_of_digits(std::string_view(rest).substr(0, dash));
  out.to = day_of_digits(std::string_view(rest).substr(dash + 1));
  if (!out.from || !out.to || *out.to < *out.from) return std::nullopt;
  return out;
}

class ActorReader {
 public:
  ActorReader(const Text& text, Dictionaries& into) : text_(text), into_(into) {}

  void read(const Line& line) {
    std::string_view rest = line.text;
    const auto codes = take_codes(rest);
    if (!codes) return complain(text_, line, "a bracket without its partner", into_.faults);
    if (rest.empty()) return add_codes(line, *codes);
    const bool synonym = rest.front() == '+';
    if (synonym) rest.remove_prefix(1);
    if (!synonym) close();
    auto phrase = phrase_of(rest);
    if (phrase.empty())
      return complain(text_, line, rest.empty() ? "no phrase" : "no words, or more than 48", into_.faults);
    if (synonym && !open_) return complain(text_, line, "a synonym without a phrase before it", into_.faults);
    if (into_.actor_phrases.size() >= kMaxEntries)
      return complain(text_, line, "too many phrases", into_.faults);
    if (!synonym) {
      into_.actors.push_back({std::string(rest), {}, where(text_, line)});
      open_ = true;
    }
    into_.actor_phrases.add(std::move(phrase), static_cast<std::uint32_t>(into_.actors.size() - 1));
    add_codes(line, *codes);
  }

  // Tell of an entry that has no code.
  void close() {
    if (open_ && into_.actors.back().codes.empty())
      into_.faults.push_back({into_.actors.back().where, "\"" + into_.actors.back().root + "\" has no code"});
    open_ = false;
  }

 private:
  void add_codes(const Line& line, const std::vector<std::string_view>& codes) {
    if (!codes.empty() && !open_)
      return complain(text_, line, "a code without a phrase before it", into_.faults);
    for (const std::string_view code : codes) {
      auto dated = dated_code(code);
      if (dated && !dated->code.empty()) {
        std::transform(dated->code.begin(), dated->code.end(), dated->code.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        into_.actors.back().codes.push_back(std::move(*dated));
      } else {
        complain(text_, line, "not a code with days: [" + std::string(code) + "]", into_.faults);
      }
    }
  }

  const Text& text_;
  Dictionaries& into_;
  bool open_ = false;
};

}  // namespace

void add_actors(const Text& text, Dictionaries& into) {
  ActorReader reader(text, into);
  for (const Line& line : lines_of(text, into.faults)) reader.read(line);
  reader.close();
}

std::string code_on(const Actor& actor, std::optional<Day> day) {
  const DatedCode* chosen = nullptr;
  for (const DatedCode& one : actor.codes) {
    if (!one.from && !one.to) continue;
    if (!day || (one.from && *day < *one.from) || (one.to && *one.to < *day)) continue;
    chosen = &one;
    break;
  }
  for (const DatedCode& one : actor.codes)
    if (chosen == nullptr && !one.from && !one.to) chosen = &one;
  if (chosen == nullptr && !day && !actor.codes.empty()) chosen = &actor.codes.back();
  return chosen == nullptr || chosen->code == "---" ? std::string{} : chosen->code;
}

}  // namespace dragoman::petrarch
