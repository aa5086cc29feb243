#include "clean/redact.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/redact_address.h"
#include "clean/redact_words.h"

namespace dragoman::cleaning {
namespace {

bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alnum(char c) {
  return is_digit_byte(c) || is_letter_byte(c);
}

constexpr std::string_view kPhone = "[phone number]";
constexpr std::string_view kMail = "[e-mail address]";
constexpr std::string_view kAccount = "[account number]";
constexpr std::string_view kDocument = "[document number]";
constexpr std::string_view kAddress = "[home address]";

// Looks for secrets from one place in the text at a time.
class Finder {
 public:
  explicit Finder(std::string_view text)
      : text_(text),
        has_homes_(std::any_of(text.begin(), text.end(), is_digit_byte) && says_where_somebody_lives(text)) {}

  std::vector<Secret> run() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::optional<Secret> secret = at_place(at);
      if (!secret) {
        ++at;
        continue;
      }
      if (!out_.empty() && secret->range.begin < out_.back().range.end) out_.pop_back();
      out_.push_back(*secret);
      at = secret->range.end;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::optional<Secret> at_place(std::size_t at) const {
    const char c = text_[at];
    if (c == '@') return mail_around(at);
    const bool starts = at == 0 || !is_alnum(text_[at - 1]);
    if (!starts) return std::nullopt;
    if (is_digit_byte(c) || c == '+' || c == '(') {
      if (auto card = card_at(at)) return card;
      if (auto phone = phone_at(at)) return phone;
      if (auto address = address_at(at)) return address;
      if (has_homes_) {
        if (auto address = address_ending_at(text_, at)) return Secret{*address, kAddress};
      }
    }
    if (c >= 'A' && c <= 'Z') {
      if (auto account = iban_at(at)) return account;
    }
    return is_alnum(c) ? document_at(at) : std::nullopt;
  }

  [[nodiscard]] Secret make(std::size_t begin, std::size_t end, std::string_view mask) const {
    return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, mask};
  }

  [[nodiscard]] std::string before(std::size_t at, std::size_t bytes) const {
    std::size_t from = at > bytes ? at - bytes : 0;
    while (from < at && (static_cast<unsigned char>(text_[from]) & 0xC0U) == 0x80U) ++from;
    return lower(text_.substr(from, at - from));
  }

  [[nodiscard]] std::optional<Secret> mail_around(std::size_t at) const {
    const auto is_local = [](char c) {
      return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
    };
    std::size_t begin = at;
    while (begin > 0 && at - begin < 64 && is_local(text_[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < text_.size() && end - at < 255 &&
           (is_alnum(text_[end]) || text_[end] == '.' || text_[end] == '-')) {
      ++end;
    }
    while (end > at && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    const std::size_t dot = text_.substr(0, end).rfind('.');
    if (begin == at || dot == std::string_view::npos || dot <= at + 1 || end < dot + 3) return std::nullopt;
    return make(begin, end, kMail);
  }

  // A run of digits with the signs that telephone numbers have between them.
  struct Run {
    std::size_t end = 0;
    std::size_t digits = 0;
    std::size_t groups = 0;
    std::size_t last_group = 0;
    std::size_t longest_group = 0;
    bool has_paren = false;
    bool has_joint = false;  // a hyphen or stop between groups
  };

  [[nodiscard]] Run run_at(std::size_t at) const {
    Run run;
    std::size_t signs = 0;
    std::size_t group = 0;
    for (std::size_t k = at; k < text_.size() && signs <= 2 && run.digits <= 20; ++k) {
      const char c = text_[k];
      if (is_digit_byte(c)) {
        if (group == 0) ++run.groups;
        run.last_group = ++group;
        run.longest_group = std::max(run.longest_group, group);
        ++run.digits;
        run.end = k + 1;
        signs = 0;
        continue;
      }
      group = 0;
      const bool sign =
          c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || (c == '+' && k == at);
      const bool blank = text_.substr(k).starts_with("\u00a0");
      if (!sign && !blank) break;
      run.has_paren |= c == '(';
      if ((c == '-' || c == '.') && k + 1 < text_.size() && is_digit_byte(text_[k + 1])) run.has_joint = true;
      k += blank ? 1 : 0;
      ++signs;
    }
    return run;
  }

  [[nodiscard]] std::optional<Secret> phone_at(std::size_t at) const {
    const Run run = run_at(at);
    if (run.digits < 7 || run.digits > 15 || (run.end < text_.size() && is_alnum(text_[run.end])))
      return std::nullopt;
    const bool international = text_[at] == '+' || (text_.substr(at).starts_with("00") && run.groups > 1);
    const bool shaped = run.digits >= 10 && run.digits <= 11 && run.groups >= 3 && run.last_group == 4 &&
                        run.longest_group <= 4 && (run.has_joint || run.has_paren);
    const bool announced = ends_with_phone_word(before(at, 24));
    if ((international && run.digits >= 9) || shaped || announced) return make(at, run.end, kPhone);
    return std::nullopt;
  }

  // 13 to 19 digits in groups of four that pass the Luhn test (ISO/IEC 7812-1, annex B).
  [[nodiscard]] std::optional<Secret> card_at(std::size_t at) const {
    std::string digits;
    std::size_t end = at;
    for (std::size_t k = at; k < text_.size() && digits.size() <= 19; ++k) {
      if (is_digit_byte(text_[k])) {
        digits += text_[k];
        end = k + 1;
      } else if ((text_[k] != ' ' && text_[k] != '-') || digits.size() % 4 != 0) {
        break;
      }
    }
    if (digits.size() < 13 || digits.size() > 19 || (end < text_.size() && is_alnum(text_[end])))
      return std::nullopt;
    int sum = 0;
    for (std::size_t k = 0; k < digits.size(); ++k) {
      const int digit = digits[digits.size() - 1 - k] - '0';
      const int twice = 2 * digit;
      sum += k % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0 ? std::optional(make(at, end, kAccount)) : std::nullopt;
  }

  // An international account number whose check digits hold (ISO 13616-1).
  [[nodiscard]] std::optional<Secret> iban_at(std::size_t at) const {
    std::string number;
    std::size_t end = at;
    for (std::size_t k = at; k < text_.size() && number.size() < 34; ++k) {
      const char c = text_[k];
      if (is_digit_byte(c) || (c >= 'A' && c <= 'Z')) {
        number += c;
        end = k + 1;
      } else if (c != ' ' || number.size() % 4 != 0) {
        break;
      }
      if (number.size() == 4 && !(is_letter_byte(number[0]) && is_letter_byte(number[1]) &&
                                  is_digit_byte(number[2]) && is_digit_byte(number[3])))
        return std::nullopt;
    }
    while (number.size() >= 15) {
      if (iban_holds(number)) return make(at, end, kAccount);
      // What follows may be a word in capitals: try without the last group.
      const std::size_t blank = text_.substr(at, end - at).rfind(' ');
      if (blank == std::string_view::npos) break;
      number.resize(number.size() - (end - at - blank - 1));
      end = at + blank;
    }
    return std::nullopt;
  }

  static bool iban_holds(const std::string& number) {
    const std::string turned = number.substr(4) + number.substr(0, 4);
    int rest = 0;
    for (const char c : turned)
      rest = is_digit_byte(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    return rest == 1;
  }

  // A number behind words that say it is a passport's or an identity card's.
  [[nodiscard]] std::optional<Secret> document_at(std::size_t at) const {
    std::size_t end = at;
    std::size_t digits = 0;
    while (end < text_.size() && (is_alnum(text_[end]) || (text_[end] == '-' && end > at && digits > 0)))
      digits += is_digit_byte(text_[end++]) ? 1U : 0U;
    while (end > at && text_[end - 1] == '-') --end;
    const std::size_t size = end - at;
    if (digits < 6 || size > 16 || digits + 3 < size) return std::nullopt;
    const bool social = size == 11 && text_[at + 3] == '-' && text_[at + 6] == '-' && digits == 9;
    if (!social && !has_document_word(before(at, 48))) return std::nullopt;
    return make(at, end, kDocument);
  }

  // "12 Garden Street" behind words that say somebody lives there.
  [[nodiscard]] std::optional<Secret> address_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && is_digit_byte(text_[end])) ++end;
    if (end == at || end - at > 5 || end >= text_.size() || text_[end] != ' ' ||
        !has_home_word(before(at, 60)))
      return std::nullopt;
    std::size_t words = 0;
    for (std::size_t k = end + 1; k < text_.size() && words < 5; ++words) {
      std::size_t stop = k;
      while (stop < text_.size() && text_[stop] != ' ' && text_[stop] != ',' && text_[stop] != '.') ++stop;
      if (is_street_word(lower(text_.substr(k, stop - k)))) return make(at, stop, kAddress);
      if (stop >= text_.size() || text_[stop] != ' ') return std::nullopt;
      k = stop + 1;
    }
    return std::nullopt;
  }

  std::string_view text_;
  bool has_homes_;
  std::vector<Secret> out_;
};

// A mask of another size than what it covers, so that its piece is known to map whole to whole.
std::string mask_for(const Secret& secret) {
  std::string mask(secret.mask);
  if (mask.size() == secret.range.size()) mask.insert(mask.size() - 1, " removed");
  return mask;
}

// Writes a report's text anew with some stretches replaced.
class Masker {
 public:
  explicit Masker(Report& report) : report_(report) {}

  void run(const std::vector<Secret>& secrets) {
    std::vector<Piece> pieces;
    std::string text;
    std::size_t next_piece = 0;
    std::uint32_t done = 0;
    for (const Secret& secret : secrets) {
      copy(done, secret.range.begin, text, pieces, next_piece);
      const ByteRange source = source_range(report_, secret.range);
      moves_.push_back({secret.range.begin, static_cast<std::uint32_t>(text.size())});
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += mask_for(secret);
      pieces.push_back({{begin, static_cast<std::uint32_t>(text.size())}, source});
      done = secret.range.end;
      moves_.push_back({done, static_cast<std::uint32_t>(text.size())});
    }
    copy(done, static_cast<std::uint32_t>(report_.text.size()), text, pieces, next_piece);
    for (Block& block : report_.blocks) block.text = {moved(block.text.begin), moved(block.text.end)};
    report_.text = std::move(text);
    report_.pieces = std::move(pieces);
  }

 private:
  // Copy [from, to) of the old text with its pieces, cut where they pass the ends.
  void copy(std::uint32_t from, std::uint32_t to, std::string& text, std::vector<Piece>& pieces,
            std::size_t& next) const {
    const auto shift = static_cast<std::uint32_t>(text.size()) - from;
    text.append(report_.text, from, to - from);
    while (next < report_.pieces.size() && report_.pieces[next].text.end <= from) ++next;
    for (std::size_t k = next; k < report_.pieces.size() && report_.pieces[k].text.begin < to; ++k) {
      Piece piece = report_.pieces[k];
      if (piece.text.size() == piece.source.size()) {
        const std::uint32_t begin = std::max(piece.text.begin, from);
        const std::uint32_t end = std::min(piece.text.end, to);
        piece.source = {piece.source.begin + (begin - piece.text.begin),
                        piece.source.begin + (end - piece.text.begin)};
        piece.text = {begin, end};
      } else if (piece.text.begin < from || piece.text.end > to) {
        continue;  // a mask took part of it
      }
      piece.text = {piece.text.begin + shift, piece.text.end + shift};
      if (!piece.text.empty()) pieces.push_back(piece);
    }
  }

  [[nodiscard]] std::uint32_t moved(std::uint32_t at) const {
    const auto after = std::upper_bound(moves_.begin(), moves_.end(), at,
                                        [](std::uint32_t a, const Move& move) { return a < move.from; });
    if (after == moves_.begin()) return at;
    const Move& last = *(after - 1);
    return last.to + (at - last.from);
  }

  struct Move {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
  };
  Report& report_;
  std::vector<Move> moves_;
};

void add_notes(const std::map<std::string_view, int>& counts, Report& report) {
  for (const auto& [mask, count] : counts) {
    const std::string_view what = mask.substr(1, mask.size() - 2);
    report.notes.push_back("Masked: " + std::string(what) + ", " + std::to_string(count));
  }
}

}  // namespace

std::vector<Secret> find_secrets(std::string_view text) {
  return Finder(text).run();
}

void redact(Report& report) {
  std::vector<Secret> all;
  std::map<std::string_view, int> counts;
  for (const Block& block : report.blocks) {
    for (Secret secret : find_secrets(slice(report.text, block.text))) {
      secret.range = {secret.range.begin + block.text.begin, secret.range.end + block.text.begin};
      all.push_back(secret);
      ++counts[secret.mask];
    }
  }
  if (!all.empty()) Masker(report).run(all);
  const std::vector<Secret> in_title = find_secrets(report.title);
  for (auto secret = in_title.rbegin(); secret != in_title.rend(); ++secret) {
    report.title.replace(secret->range.begin, secret->range.size(), mask_for(*secret));
  }
  add_notes(counts, report);
}

}  // namespace dragoman::cleaning
