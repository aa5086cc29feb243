#include "read/value/number.h"

#include <charconv>
#include <cmath>

namespace dragoman::values {
namespace {

struct Figure {
  double value = 0;
  std::uint32_t end = 0;
};

// Return whether `sign` parts thousands; a second equal sign and three digits prove it in any language.
bool parts_thousands(const Analysis& a, std::uint32_t at, char32_t sign) {
  const Settings& settings = a.lexicon().settings();
  if (sign == settings.group || sign == 0x066C || sign == 0x060C) return true;
  if (sign == settings.decimal && sign != U',' && sign != U'.') return false;
  if ((sign == U'.' || sign == U',') && settings.group == U' ' && sign != settings.decimal) return true;
  return (sign == U'.' || sign == U',') && a.is_sign(at + 2, sign) && a.tokens()[at + 2].glued &&
         a.digits(at + 3) && a.digit_count(at + 3) == 3 && a.tokens()[at + 3].glued;
}

// The digits behind a sign at `at` that parts thousands, or behind a blank where the language writes so.
std::optional<std::uint32_t> next_group(const Analysis& a, std::uint32_t at) {
  const std::vector<Token>& tokens = a.tokens();
  if (at >= tokens.size()) return std::nullopt;
  const Token& token = tokens[at];
  if (token.kind == TokenKind::digits) {
    const std::uint32_t gap = token.text.begin - tokens[at - 1].text.end;
    if (a.lexicon().settings().group != U' ' || token.glued || gap > 3 || a.digit_count(at) != 3)
      return std::nullopt;
    return at;
  }
  if (token.kind != TokenKind::sign || !token.glued || at + 1 >= tokens.size()) return std::nullopt;
  // "30, 000": some texts part at signs; three noughts are no item of a list.
  const bool parted = a.digits(at + 1) == 0U && tokens[at + 1].text.begin == token.text.end + 1;
  if (!tokens[at + 1].glued && !parted) return std::nullopt;
  if (!a.digits(at + 1) || a.digit_count(at + 1) != 3 || !parts_thousands(a, at, token.sign))
    return std::nullopt;
  return at + 1;
}

bool is_decimal_sign(const Analysis& a, char32_t sign) {
  return sign == a.lexicon().settings().decimal || sign == 0x066B ||
         (sign == U'.' && a.lexicon().settings().group != U'.');
}

void read_decimals(const Analysis& a, Figure& figure) {
  const std::uint32_t at = figure.end;
  if (at + 1 >= a.tokens().size() || !a.tokens()[at].glued || !a.tokens()[at + 1].glued) return;
  const auto decimals = a.digits(at + 1);
  if (a.tokens()[at].kind != TokenKind::sign || !is_decimal_sign(a, a.tokens()[at].sign) || !decimals) return;
  figure.value += static_cast<double>(*decimals) / std::pow(10.0, static_cast<double>(a.digit_count(at + 1)));
  figure.end = at + 2;
}

// "1/2" and "5 1/2".
void read_slash(const Analysis& a, Figure& figure) {
  const auto ratio = [&](std::uint32_t at) -> std::optional<double> {
    const auto above = a.digits(at);
    const auto below = a.digits(at + 2);
    if (!above || !below || !a.is_sign(at + 1, U'/') || *below < 2 || *below > 100 || *above >= *below)
      return std::nullopt;
    if (!a.tokens()[at + 1].glued || !a.tokens()[at + 2].glued || a.is_sign(at + 3, U'/'))
      return std::nullopt;
    return static_cast<double>(*above) / static_cast<double>(*below);
  };
  if (const auto mixed = ratio(figure.end); mixed && !a.tokens()[figure.end].glued) {
    figure.value += *mixed;
    figure.end += 3;
  } else if (const auto alone = ratio(figure.end - 1)) {
    figure.value = *alone;
    figure.end += 2;
  }
}

// "1.3x10^6", "2e5": a power of ten written out, signs and all.
void read_power(const Analysis& a, Figure& figure) {
  const auto exponent = [&](std::uint32_t at) -> std::optional<Figure> {
    const bool minus = a.is_sign(at, U'-');
    if (minus || a.is_sign(at, U'+')) ++at;
    const auto digits = a.digits(at);
    if (!digits || *digits > 30 || !a.tokens()[at].glued) return std::nullopt;
    return Figure{static_cast<double>(minus ? -*digits : *digits), at + 1};
  };
  const std::uint32_t at = figure.end;
  if (at >= a.tokens().size() || !a.tokens()[at].glued) return;
  const std::string_view word = a.bytes(a.tokens()[at]);
  if (a.is_sign(at, U'^')) {
    if (const auto power = exponent(at + 1)) figure = {std::pow(figure.value, power->value), power->end};
  } else if (word == "e" || word == "E") {
    if (const auto power = exponent(at + 1))
      figure = {figure.value * std::pow(10.0, power->value), power->end};
  } else if ((word == "x" || word == "\u00D7") && a.digits(at + 1) == 10 && a.is_sign(at + 2, U'^')) {
    if (const auto power = exponent(at + 3))
      figure = {figure.value * std::pow(10.0, power->value), power->end};
  }
}

std::optional<Figure> read_figure(const Analysis& a, std::uint32_t i) {
  const auto first = a.digits(i);
  if (!first) return std::nullopt;
  Figure figure{static_cast<double>(*first), i + 1};
  if (a.digit_count(i) <= 3 && *first > 0)
    while (const auto group = next_group(a, figure.end)) {
      figure.value = figure.value * 1000 + static_cast<double>(*a.digits(*group));
      figure.end = *group + 1;
    }
  read_decimals(a, figure);
  if (figure.end == i + 1) read_slash(a, figure);
  read_power(a, figure);
  return figure;
}

bool ends_with(double value, double zeros_of) {
  return std::fmod(value, zeros_of) == 0;
}

// The sum of number words so far.
class Sum {
 public:
  // Return whether a word of this value may be added: below the last digit that stands. French adds to 60 and
  // 80 up to 19; Arabic joins the one before the ten.
  [[nodiscard]] bool takes(double value, bool joined) const {
    if (!begun_) return true;
    if (current_ == 0) return value < last_multiplier_ && last_multiplier_ > 1;
    if (value >= 1000) return false;
    if (value >= 10 && value < 20 && (ends_with(current_ - 60, 100) || ends_with(current_ - 80, 100)))
      return true;
    const double ones = std::fmod(current_, 100);
    if (joined && ones >= 1 && ones <= 9 && value >= 20 && value < 100 && ends_with(value, 10)) return true;
    return ends_with(current_, value < 10 ? 10 : value < 100 ? 100 : 1000);
  }
  void add(double value) {
    current_ += value;
    begun_ = true;
  }
  [[nodiscard]] bool takes_multiplier(double by) const {
    return by < 1000 ? current_ < by && current_ >= 0 : by < last_multiplier_;
  }
  void multiply(double by) {
    const double base = current_ == 0 ? 1 : current_;
    begun_ = true;
    if (by < 1000) {
      current_ = base * by;
      return;
    }
    total_ += base * by;
    current_ = 0;
    last_multiplier_ = by;
  }
  [[nodiscard]] double value() const { return total_ + current_; }
  [[nodiscard]] bool begun() const { return begun_; }
  [[nodiscard]] bool open() const { return current_ != 0; }

 private:
  double total_ = 0;
  double current_ = 0;
  double last_multiplier_ = 1e18;
  bool begun_ = false;
};

class NumberReader {
 public:
  NumberReader(const Analysis& analysis, std::uint32_t i) : a_(analysis) { out_.first = out_.end = i; }

  std::optional<Number> read() {
    if (read_vague()) return out_;
    begin();
    while (step()) {
    }
    if (!sum_.begun()) return lone_ordinal();
    const bool article = out_.end == out_.first + 1 && sum_.value() == 1 && a_.atom(out_.first, Class::one);
    if (article && !out_.ordinal) return std::nullopt;
    out_.value = sum_.value();
    if (!out_.ordinal) finish();
    out_.plain = out_.digits && out_.end == out_.first + 1;
    return out_;
  }

 private:
  [[nodiscard]] std::optional<Atom> here(Class cls) const { return a_.atom(out_.end, cls); }

  bool read_vague() {
    const auto vague = here(Class::vague);
    if (!vague) return false;
    const std::string& bounds = a_.lexicon().pooled(vague->value);
    double low = 0;
    double high = 0;
    const auto middle = std::from_chars(bounds.data(), bounds.data() + bounds.size(), low);
    if (middle.ec != std::errc() || middle.ptr == bounds.data() + bounds.size()) return false;
    std::from_chars(middle.ptr + 1, bounds.data() + bounds.size(), high);
    out_.end += vague->length;
    while (const auto by = here(Class::mul)) {
      low *= static_cast<double>(by->value);
      high *= static_cast<double>(by->value);
      out_.end += by->length;
    }
    out_.low = low;
    out_.high = high;
    out_.value = (low + high) / 2;
    return true;
  }

  // "a hundred", "half a million", digits.
  void begin() {
    if (const auto figure = read_figure(a_, out_.end)) {
      sum_.add(figure->value);
      out_.end = figure->end;
      out_.digits = true;
      read_suffix();
      return;
    }
    std::uint32_t at = out_.end;
    const auto half = here(Class::frac);
    if (half && half->value == 2) at += half->length;
    const auto one = a_.atom(at, Class::one);
    if (one) at += one->length;
    if (one && a_.is_sign(at, U'-')) ++at;
    const auto by = a_.atom(at, Class::mul);
    if (!by || (!one && (!half || half->value != 2))) return;
    sum_.add(half && half->value == 2 ? 0.5 : 1);
    sum_.multiply(static_cast<double>(by->value));
    out_.end = at + by->length;
  }

  // "11th", "5-го".
  void read_suffix() {
    std::uint32_t at = out_.end;
    if (a_.is_sign(at, U'-') && a_.tokens()[at].glued) ++at;
    const auto suffix = a_.atom(at, Class::ordsuffix);
    if (!suffix || !a_.tokens()[at].glued || !ends_with(sum_.value(), 1)) return;
    out_.end = at + suffix->length;
    out_.ordinal = true;
  }

  bool step() {
    if (out_.ordinal) return false;
    std::uint32_t at = out_.end;
    bool joined = false;
    if (sum_.begun()) {
      if (a_.is_sign(at, U'-') && !out_.digits) ++at;
      if (const auto join = a_.atom(at, Class::join)) {
        joined = true;
        at += join->length;
      }
    }
    return add_ordinal(at) || add_word(at, joined) || add_figure(at, joined) || (!joined && multiply(at));
  }

  bool add_word(std::uint32_t at, bool joined) {
    const auto word = a_.atom(at, Class::num);
    if (!word || (out_.digits && !multiplied_) || (joined && !multiplied_ && !small_join(word->value)))
      return false;
    const auto value = static_cast<double>(word->value);
    if (!sum_.takes(value, joined) || (joined && belongs_to_next(at + word->length))) return false;
    sum_.add(value);
    out_.end = at + word->length;
    return true;
  }

  // Without a multiplier before it, "and" joins only tens and ones: "vingt et un", never "two and three".
  [[nodiscard]] bool small_join(std::int64_t value) const {
    const double ones = std::fmod(sum_.value(), 100);
    return (ones >= 20 && value < 20) || (ones >= 1 && ones <= 9 && value >= 20) ||
           (ones == 0 && sum_.value() >= 100);
  }

  // "three hundred and two hundred": the second number has its own multiplier.
  [[nodiscard]] bool belongs_to_next(std::uint32_t at) const {
    const auto by = a_.atom(at, Class::mul);
    return by && !sum_.takes_multiplier(static_cast<double>(by->value));
  }

  bool add_figure(std::uint32_t at, bool joined) {
    if (!joined || !multiplied_) return false;
    const auto figure = read_figure(a_, at);
    if (!figure || !sum_.takes(figure->value, true) || belongs_to_next(figure->end)) return false;
    sum_.add(figure->value);
    out_.end = figure->end;
    return true;
  }

  bool add_ordinal(std::uint32_t at) {
    const auto word = a_.atom(at, Class::ordinal);
    if (!word || !sum_.begun() || out_.digits || !sum_.takes(static_cast<double>(word->value), false))
      return false;
    sum_.add(static_cast<double>(word->value));
    out_.end = at + word->length;
    out_.ordinal = true;
    return true;
  }

  // "152 K9 howitzers": a letter with digits written to it names a model and multiplies nothing.
  [[nodiscard]] bool names_model(std::uint32_t end) const {
    const auto& tokens = a_.tokens();
    return end < tokens.size() && tokens[end].glued && tokens[end].kind == TokenKind::digits;
  }

  bool multiply(std::uint32_t at) {
    const auto by = a_.atom(at, Class::mul);
    if (!by || (!sum_.begun() && !a_.lexicon().settings().bare_multiplier)) return false;
    const auto factor = static_cast<double>(by->value);
    if (out_.digits && factor == 100 && sum_.value() >= 10) return false;  // French "12 cents" is money
    if (!sum_.takes_multiplier(factor) || (sum_.begun() && !sum_.open() && factor >= 1000)) return false;
    if (names_model(at + by->length)) return false;
    sum_.multiply(factor);
    multiplied_ = true;
    out_.end = at + by->length;
    return true;
  }

  // "two-thirds", "two and a half", "two point five".
  void finish() {
    std::uint32_t at = out_.end;
    if (const auto more = a_.atom(at, Class::addfrac)) {
      out_.value += 1.0 / static_cast<double>(more->value);
      out_.end = at + more->length;
      return;
    }
    if (read_point(at) || read_ratio(at)) return;
    if (a_.is_sign(at, U'-')) ++at;
    const auto part = a_.atom(at, Class::frac);
    if (!part || part->value == 0 || out_.value >= 100) return;
    out_.value /= static_cast<double>(part->value);
    out_.end = at + part->length;
  }

  // "one in every five", "trois sur dix": a share of less than one.
  bool read_ratio(std::uint32_t at) {
    const auto ratio = a_.atom(at, Class::ratio);
    if (!ratio) return false;
    const auto whole = read_number(a_, at + ratio->length);
    if (!whole || whole->ordinal || whole->low || whole->value <= out_.value || whole->value < 2)
      return false;
    out_.value /= whole->value;
    out_.end = whole->end;
    return true;
  }

  bool read_point(std::uint32_t at) {
    const auto point = a_.atom(at, Class::point);
    if (!point) return false;
    at += point->length;
    double weight = 0.1;
    bool any = false;
    for (auto word = a_.atom(at, Class::num); word && word->value < 10; word = a_.atom(at, Class::num)) {
      out_.value += weight * static_cast<double>(word->value);
      weight /= 10;
      at += word->length;
      any = true;
    }
    if (!any) return false;
    out_.end = at;
    if (const auto by = a_.atom(at, Class::mul)) {
      out_.value *= static_cast<double>(by->value);
      out_.end += by->length;
    }
    return true;
  }

  std::optional<Number> lone_ordinal() {
    const auto word = here(Class::ordinal);
    if (!word) return lone_fraction();
    out_.value = static_cast<double>(word->value);
    out_.ordinal = true;
    out_.end += word->length;
    return out_;
  }

  std::optional<Number> lone_fraction() {
    const auto part = here(Class::frac);
    if (!part || part->value != 2) return std::nullopt;
    out_.value = 0.5;
    out_.end += part->length;
    return out_;
  }

  const Analysis& a_;
  Sum sum_;
  Number out_;
  bool multiplied_ = false;
};

}  // namespace

std::optional<Number> read_number(const Analysis& analysis, std::uint32_t i) {
  return NumberReader(analysis, i).read();
}

}  // namespace dragoman::values
