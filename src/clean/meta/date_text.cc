#include "clean/meta/date_text.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/table.h"

namespace dragoman::cleaning {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;

enum class Kind : std::uint8_t { number, word, sign };

struct Token {
  Kind kind = Kind::sign;
  ByteRange range;
  int value = 0;       // of a number; at most 8 digits
  int digits = 0;      // of a number
  std::string folded;  // of a word
  char32_t sign = 0;
};

bool is_ideograph_unit(char32_t c) {
  return c == U'年' || c == U'月' || c == U'日' || c == U'년' || c == U'월' || c == U'일' || c == U'時' ||
         c == U'分';
}

// Cuts a text into numbers, words and signs; white space divides and is dropped.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const std::size_t begin = at_;
    const char32_t c = decode_utf8(text_, at_);
    if (is_space(c) || c == U'\u200e' || c == U'\u200f' || c == U'\u202b' || c == U'\u202c') return;
    Token token;
    if (digit_value(c) >= 0) {
      token.kind = Kind::number;
      read_number(token, digit_value(c));
    } else if (is_ideograph_unit(c)) {
      token.sign = c;
    } else if (is_letter(c)) {
      token.kind = Kind::word;
      read_word();
      token.folded = fold(text_.substr(begin, at_ - begin));
    } else {
      token.sign = c;
    }
    token.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    tokens_.push_back(std::move(token));
  }

  void read_number(Token& token, int first) {
    token.value = first;
    token.digits = 1;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const int digit = digit_value(decode_utf8(text_, next));
      if (digit < 0) return;
      at_ = next;
      if (++token.digits <= 8) token.value = token.value * 10 + digit;
    }
  }

  void read_word() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = decode_utf8(text_, next);
      if ((!is_letter(c) && !is_mark(c)) || is_ideograph_unit(c)) return;
      at_ = next;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

struct Zone {
  std::string_view name;
  int minutes = 0;
};

// Names that mean one offset wherever they are written (so not IST, AST or ADT).
constexpr std::array kZones = std::to_array<Zone>(
    {{"gmt", 0},    {"utc", 0},    {"z", 0},      {"est", -300}, {"edt", -240}, {"et", -300},
     {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"cet", 60},
     {"mez", 60},   {"cest", 120}, {"mesz", 120}, {"eet", 120},  {"eest", 180}, {"msk", 180},
     {"мск", 180},  {"bst", 60},   {"jst", 540},  {"kst", 540}});

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Reads dates at positions of the token list.
class Reader {
 public:
  Reader(const std::vector<Token>& tokens, const MonthNames& months, DayOrder order)
      : tokens_(tokens), months_(months), order_(order) {}

  std::vector<TextDate> run() {
    std::vector<TextDate> out;
    for (std::size_t at = 0; at < tokens_.size();) {
      std::optional<TextDate> date = read(at);
      if (!date) {
        ++at;
        continue;
      }
      const std::size_t first = at;
      date->range = {tokens_[first].range.begin, tokens_[end_ - 1].range.end};
      if (!read_time_after(*date)) read_time_before(*date, first);
      out.push_back(*date);
      at = end_;
    }
    return out;
  }

 private:
  [[nodiscard]] bool is_number(std::size_t at, int low, int high, int most_digits) const {
    return at < tokens_.size() && tokens_[at].kind == Kind::number && tokens_[at].digits <= most_digits &&
           tokens_[at].value >= low && tokens_[at].value <= high;
  }
  [[nodiscard]] bool is_year(std::size_t at) const {
    return is_number(at, kFirstYear, kLastYear, 4) && tokens_[at].digits == 4;
  }
  [[nodiscard]] bool is_persian_year(std::size_t at) const {
    return is_number(at, 1300, 1498, 4) && tokens_[at].digits == 4;
  }
  [[nodiscard]] bool is_sign(std::size_t at, char32_t sign) const {
    return at < tokens_.size() && tokens_[at].kind == Kind::sign && tokens_[at].sign == sign;
  }
  [[nodiscard]] bool is_word(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == Kind::word;
  }

  // Read a month's name at `at` (one or two words, an Arabic twin name after a slash), moving behind it.
  std::optional<Month> month_at(std::size_t& at) const {
    if (!is_word(at)) return std::nullopt;
    std::optional<Month> month;
    std::size_t end = at;
    if (is_word(at + 1))
      month = months_.find(tokens_[at].folded + " " + tokens_[at + 1].folded), end = at + 2;
    if (!month) month = months_.find(tokens_[at].folded), end = at + 1;
    if (!month) return std::nullopt;
    at = end;
    if (is_sign(at, '/') || is_sign(at, '(')) {
      std::size_t twin = at + 1;
      if (const auto second = month_at(twin); second && second->number == month->number) {
        at = twin + (is_sign(twin, ')') ? 1 : 0);
      }
    }
    return month;
  }

  // Step over what may stand between the parts of a written date.
  void skip_joints(std::size_t& at) const {
    for (int most = 3; most > 0 && at < tokens_.size(); --most, ++at) {
      const Token& token = tokens_[at];
      if (token.kind == Kind::number) return;
      if (token.kind == Kind::sign &&
          !(token.sign == '.' || token.sign == ',' || token.sign == '-' || token.sign == U'،' ||
            token.sign == '/' || token.sign == U'º' || token.sign == '\'')) {
        return;
      }
      if (token.kind == Kind::word &&
          !is_one_of(token.folded, {"st", "nd", "rd", "th", "de", "del", "of", "the", "er", "ro", "a"})) {
        return;
      }
    }
  }

  std::optional<TextDate> make(int year, Month month, int day, std::size_t end) {
    TextDate date;
    if (month.calendar == Calendar::persian || year < 1500) {
      const auto converted = from_persian(year, month.number, day);
      if (!converted) return std::nullopt;
      date.day = *converted;
    } else {
      date.day = {year, month.number, day};
    }
    if (!is_valid(date.day)) return std::nullopt;
    end_ = end;
    return date;
  }

  std::optional<TextDate> read(std::size_t at) {
    const bool inside = at > 0 && tokens_[at - 1].kind == Kind::number &&
                        tokens_[at - 1].range.end == tokens_[at].range.begin;
    if (inside) return std::nullopt;
    if (tokens_[at].kind == Kind::number) {
      if (auto date = read_year_first(at)) return date;
      if (auto date = read_day_name(at)) return date;
      return read_numeric(at);
    }
    return read_month_first(at);
  }

  // 2015-05-26, 2015/5/26, 2015.05.26, 2015年5月26日, 1394/08/21, 20150526T...
  std::optional<TextDate> read_year_first(std::size_t at) {
    const bool persian = is_persian_year(at);
    if (!is_year(at) && !persian) return std::nullopt;
    if (at + 4 >= tokens_.size() || tokens_[at + 1].kind != Kind::sign) return std::nullopt;
    const char32_t sign = tokens_[at + 1].sign;
    const bool units = (sign == U'年' && is_sign(at + 3, U'月')) || (sign == U'년' && is_sign(at + 3, U'월'));
    const bool plain = (sign == '-' || sign == '/' || sign == '.' || sign == U'‑') && is_sign(at + 3, sign);
    if ((!units && !plain) || !is_number(at + 2, 1, 12, 2) || !is_number(at + 4, 1, 31, 2))
      return std::nullopt;
    const Month month{persian ? Calendar::persian : Calendar::gregorian, tokens_[at + 2].value};
    return make(tokens_[at].value, month, tokens_[at + 4].value,
                at + 5 + (units && at + 5 < tokens_.size() ? 1 : 0));
  }

  // 26 May 2015, 26. Mai 2015, 26 de mayo de 2015, 26-May-2015, 26 мая 2015
  std::optional<TextDate> read_day_name(std::size_t at) {
    if (!is_number(at, 1, 31, 2)) return std::nullopt;
    std::size_t next = at + 1;
    skip_joints(next);
    const auto month = month_at(next);
    if (!month) return std::nullopt;
    skip_joints(next);
    const bool persian = month->calendar == Calendar::persian;
    if (persian ? !is_persian_year(next) : !is_year(next)) return std::nullopt;
    return make(tokens_[next].value, *month, tokens_[at].value, next + 1);
  }

  // May 26, 2015; May 2015
  std::optional<TextDate> read_month_first(std::size_t at) {
    std::size_t next = at;
    const auto month = month_at(next);
    if (!month) return std::nullopt;
    skip_joints(next);
    if (is_year(next) && month->calendar == Calendar::gregorian) {
      auto date = make(tokens_[next].value, *month, 1, next + 1);
      if (date) date->grain = Grain::month;
      return date;
    }
    if (!is_number(next, 1, 31, 2)) return std::nullopt;
    const int day = tokens_[next].value;
    ++next;
    skip_joints(next);
    if (!is_year(next)) return std::nullopt;
    return make(tokens_[next].value, *month, day, next + 1);
  }

  // 26.05.2015, 26/05/2015, 05/26/2015, 26.05.15
  std::optional<TextDate> read_numeric(std::size_t at) {
    if (!is_number(at, 1, 31, 2) || at + 4 >= tokens_.size() || tokens_[at + 1].kind != Kind::sign)
      return std::nullopt;
    const char32_t sign = tokens_[at + 1].sign;
    if ((sign != '.' && sign != '/' && sign != '-') || !is_sign(at + 3, sign) || !is_number(at + 2, 1, 31, 2))
      return std::nullopt;
    int year = 0;
    if (is_year(at + 4)) {
      year = tokens_[at + 4].value;
    } else if (is_number(at + 4, 0, 69, 2) && tokens_[at + 4].digits == 2 && tokens_[at].digits == 2 &&
               tokens_[at + 2].digits == 2 && sign != '-') {
      year = 2000 + tokens_[at + 4].value;
    } else {
      return std::nullopt;
    }
    int day = tokens_[at].value;
    int month = tokens_[at + 2].value;
    const bool swap = month > 12 || (day <= 12 && sign != '.' && order_ == DayOrder::month_first);
    if (swap) std::swap(day, month);
    return make(year, {Calendar::gregorian, month}, day, at + 5);
  }

  // Read "16:01", "10.15 Uhr", "9h30", with seconds, am/pm and zone; `at` moves behind.
  bool time_at(std::size_t& at, TextDate& date) const {
    if (!is_number(at, 0, 24, 2)) return false;
    const bool hour_word = is_word(at + 1) && tokens_[at + 1].folded == "h";
    const bool dotted = is_sign(at + 1, '.') && is_word(at + 3) && tokens_[at + 3].folded == "uhr";
    int hour = tokens_[at].value;
    std::size_t next = at + 1;
    Grain grain = Grain::minute;
    int minute = 0;
    int second = 0;
    if ((is_sign(at + 1, ':') || hour_word || dotted) && is_number(at + 2, 0, 59, 2) &&
        tokens_[at + 2].digits == 2) {
      minute = tokens_[at + 2].value;
      next = at + 3;
      if (is_sign(next, ':') && is_number(next + 1, 0, 59, 2))
        second = tokens_[next + 1].value, grain = Grain::second, next += 2;
    } else if (!is_half_day(at + 1)) {
      return false;
    }
    if (is_half_day(next)) hour = half_day(hour, next);
    if (hour > 23) return false;
    date.hour = hour, date.minute = minute, date.second = second, date.grain = grain;
    read_zone(next, date);
    at = next;
    return true;
  }

  [[nodiscard]] bool is_half_day(std::size_t at) const {
    if (!is_word(at)) return false;
    if (is_one_of(tokens_[at].folded, {"am", "pm"})) return true;
    return is_one_of(tokens_[at].folded, {"a", "p"}) && is_sign(at + 1, '.') && is_word(at + 2) &&
           tokens_[at + 2].folded == "m";
  }

  int half_day(int hour, std::size_t& at) const {
    const bool afternoon = tokens_[at].folded.front() == 'p';
    at += tokens_[at].folded.size() == 2 ? 1 : 3 + (is_sign(at + 3, '.') ? 1 : 0);
    if (hour > 12) return hour;
    return hour % 12 + (afternoon ? 12 : 0);
  }

  void read_zone(std::size_t& at, TextDate& date) const {
    std::size_t next = at;
    if (is_sign(next, '.') && is_number(next + 1, 0, 999999999, 9)) next += 2;  // parts of a second
    if (is_word(next) && tokens_[next].folded == "uhr") at = ++next;
    if (is_sign(next, '(')) ++next;
    if (is_word(next)) {
      const auto* const zone = std::find_if(kZones.begin(), kZones.end(),
                                            [&](const Zone& z) { return z.name == tokens_[next].folded; });
      if (zone != kZones.end()) date.zone_minutes = zone->minutes, at = ++next;
    }
    if (!is_sign(next, '+') && !is_sign(next, '-') && !is_sign(next, U'−')) return;
    const int sign = is_sign(next, '+') ? 1 : -1;
    if (is_number(next + 1, 0, 1400, 4) && tokens_[next + 1].digits == 4) {
      date.zone_minutes = sign * (tokens_[next + 1].value / 100 * 60 + tokens_[next + 1].value % 100);
      at = next + 2;
    } else if (is_number(next + 1, 0, 14, 2) && is_sign(next + 2, ':') && is_number(next + 3, 0, 59, 2)) {
      date.zone_minutes = sign * (tokens_[next + 1].value * 60 + tokens_[next + 3].value);
      at = next + 4;
    }
  }

  // A time within four joints behind the date.
  bool read_time_after(TextDate& date) {
    std::size_t at = end_;
    for (int most = 4; most > 0 && at < tokens_.size() && tokens_[at].kind != Kind::number; --most, ++at) {
      const Token& token = tokens_[at];
      if (token.kind == Kind::word &&
          !is_one_of(token.folded, {"t",       "at",   "um",     "à",      "a",    "в", "о",    "об",
                                    "saat",    "kl",   "alle",   "as",     "ore",  "г", "года", "року",
                                    "updated", "last", "الساعه", "الساعة", "ساعت", "h"})) {
        return false;
      }
    }
    if (!time_at(at, date)) return false;
    end_ = at;
    date.range.end = tokens_[at - 1].range.end;
    return true;
  }

  // A time just before the date: "13:13 GMT 25 January 2021".
  void read_time_before(TextDate& date, std::size_t first) const {
    for (std::size_t back = 3; back <= 9 && back <= first; ++back) {
      std::size_t at = first - back;
      if (at > 0 && tokens_[at - 1].kind == Kind::sign &&
          (tokens_[at - 1].sign == ':' || tokens_[at - 1].sign == '.'))
        continue;
      TextDate timed = date;
      if (!time_at(at, timed) || at > first || first - at > 2) continue;
      date = timed;
      return;
    }
  }

  const std::vector<Token>& tokens_;
  const MonthNames& months_;
  DayOrder order_;
  std::size_t end_ = 0;
};

void append_padded(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10 % 10);
  out += static_cast<char>('0' + value % 10);
}

}  // namespace

Result<MonthNames> MonthNames::load(const std::vector<std::filesystem::path>& files) {
  MonthNames out;
  for (const std::filesystem::path& file : files) {
    const Result<Table> table = read_table(file);
    if (!table) return tl::unexpected(table.error());
    for (const Row& row : table->rows) {
      int number = 0;
      if (row.cells.size() == 4)
        std::from_chars(row.cells[2].data(), row.cells[2].data() + row.cells[2].size(), number);
      if (number < 1 || number > 12)
        return fail(ErrorCode::bad_input, "a month needs language, calendar, number, name", row.where(file));
      const Calendar calendar = row.cells[1] == "persian" ? Calendar::persian : Calendar::gregorian;
      out.months_.try_emplace(fold(row.cells[3]), Month{calendar, number});
    }
  }
  return out;
}

std::optional<Month> MonthNames::find(std::string_view folded) const {
  const auto at = months_.find(std::string(folded));
  return at == months_.end() ? std::nullopt : std::optional(at->second);
}

namespace {

// Return whether a text can hold a date with a year: a run of four digits, or of two behind a stop or slash,
// or digits of another script than ours. Most texts do not, and are passed over at once.
bool may_hold_date(std::string_view text) {
  std::size_t run = 0;
  char before = ' ';
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    if (c >= '0' && c <= '9') {
      if (run == 0) before = at > 0 ? text[at - 1] : ' ';
      ++run;
      continue;
    }
    if (run == 4 || (run == 2 && (before == '.' || before == '/'))) return true;
    run = 0;
    const auto byte = static_cast<unsigned char>(c);
    // Arabic-Indic and Persian digits (U+0660.., U+06F0..), full-width digits (U+FF10..), Devanagari
    // (U+0966..).
    if (byte == 0xD9 || byte == 0xDB || byte == 0xEF || byte == 0xE0) return true;
  }
  return false;
}

}  // namespace

std::vector<TextDate> find_dates(std::string_view text, const MonthNames& months, DayOrder order) {
  if (!may_hold_date(text)) return {};
  const std::vector<Token> tokens = Lexer(text).run();
  return Reader(tokens, months, order).run();
}

std::string to_stamp(const TextDate& date) {
  std::string out = to_string(date.day);
  if (date.grain == Grain::month) return out.substr(0, 7);
  if (date.grain == Grain::day) return out;
  out += 'T';
  append_padded(out, date.hour);
  out += ':';
  append_padded(out, date.minute);
  if (date.grain == Grain::second) {
    out += ':';
    append_padded(out, date.second);
  }
  if (!date.zone_minutes) return out;
  if (*date.zone_minutes == 0) return out + 'Z';
  out += *date.zone_minutes < 0 ? '-' : '+';
  append_padded(out, std::abs(*date.zone_minutes) / 60);
  out += ':';
  append_padded(out, std::abs(*date.zone_minutes) % 60);
  return out;
}

std::optional<Day> from_persian(int year, int month, int day) {
  if (year < 1206 || year > 1498 || month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30))
    return std::nullopt;
  // Leap years of the 33-year cycle are those whose remainder is one of eight.
  const auto is_leap = [](int y) {
    return is_one_of(std::to_string(y % 33), {"1", "5", "9", "13", "17", "22", "26", "30"});
  };
  if (month == 12 && day == 30 && !is_leap(year)) return std::nullopt;
  std::int64_t serial = serial_of({2015, 3, 21});  // 1 Farvardin 1394
  for (int y = 1394; y < year; ++y) serial += is_leap(y) ? 366 : 365;
  for (int y = year; y < 1394; ++y) serial -= is_leap(y) ? 366 : 365;
  serial += month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return day_of(serial + day - 1);
}

}  // namespace dragoman::cleaning
