#include "read/place/place_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

bool is_dash(char32_t c) {
  return c == 0x2013 || c == 0x2014;
}

bool is_word_part(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z');
  return is_letter(c) || is_digit(c) || is_mark(c) ||
         c == 0x200C;  // zero-width non-joiner parts no Persian word
}

// Reads words one by one. Works on one block.
class Scanner {
 public:
  Scanner(std::string_view text, ByteRange block, bool turkish)
      : text_(text.substr(0, block.end)), at_(block.begin), turkish_(turkish) {}

  // Append the block's words.
  void run(std::vector<PlaceWord>& out) {
    Gap gap = Gap::boundary;
    bool sentence_start = true;
    while (skip_to_word(gap, sentence_start)) {
      out.push_back(read_word());
      out.back().before = gap;
      out.back().first = sentence_start;
      gap = Gap::none;
      sentence_start = false;
    }
  }

 private:
  // Move to the next word; `gap` becomes what was passed.
  bool skip_to_word(Gap& gap, bool& sentence_start) {
    std::size_t line_ends = 0;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = decode_utf8(text_, next);
      if (is_word_part(c)) return true;
      line_ends += c == '\n' ? 1 : 0;
      note(c, line_ends, gap, sentence_start);
      at_ = next;
    }
    return false;
  }

  static void note(char32_t c, std::size_t line_ends, Gap& gap, bool& sentence_start) {
    const bool strong = c == '!' || c == '?' || c == 0x061F || c == 0x06D4 || c == ':';
    if (c == '.' || strong || line_ends > 1) sentence_start = true;
    const bool opens = c == '"' || c == 0x201C || c == 0x00AB || c == '(' || c == '[';
    if (opens) sentence_start = true;
    if (gap == Gap::boundary) return;
    if (line_ends > 1) {
      gap = Gap::boundary;
    } else if (is_space(c)) {
      if (gap == Gap::none) gap = Gap::blank;
      if (gap == Gap::hyphen) gap = Gap::other;
    } else if (is_hyphen(c)) {
      gap = gap == Gap::none ? Gap::hyphen : Gap::other;
    } else if (c == '.') {
      gap = gap == Gap::none ? Gap::point : Gap::other;
    } else if (c == ',' || c == 0x060C) {
      gap = gap == Gap::none || gap == Gap::point ? Gap::comma : Gap::other;
    } else {
      gap = is_dash(c) && gap == Gap::none ? Gap::hyphen : Gap::other;
    }
  }

  // An apostrophe stays inside a word between letters, unless a suffix follows it.
  [[nodiscard]] bool apostrophe_parts(std::size_t after) const {
    std::size_t end = after;
    std::size_t letters = 0;
    char32_t first = 0;
    bool lower_case = true;
    while (end < text_.size()) {
      const char32_t c = decode_utf8(text_, end);
      if (!is_word_part(c)) break;
      if (letters++ == 0) first = c;
      lower_case = lower_case && is_lower(c);
    }
    if (letters == 0) return true;
    if ((first == 's' || first == 'S') && letters == 1) return true;
    return turkish_ && lower_case;
  }

  void skip_suffix() {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      if (!is_word_part(decode_utf8(text_, next))) return;
      at_ = next;
    }
  }

  PlaceWord read_word() {
    PlaceWord word;
    word.text.begin = static_cast<std::uint32_t>(at_);
    std::size_t letters = 0;
    std::size_t uppers = 0;
    std::size_t digits = 0;
    bool ascii = true;
    bool suffix = false;
    bool after_apostrophe = false;
    while (at_ < text_.size() && !suffix) {
      std::size_t next = at_;
      const char32_t c = decode_utf8(text_, next);
      const bool apostrophe = joins_letters(c);
      if (!is_word_part(c) && !apostrophe) break;
      if (apostrophe && apostrophe_parts(next)) {
        suffix = true;
        break;
      }
      ascii = ascii && c < 0x80 && !apostrophe;
      digits += is_digit(c) ? 1 : 0;
      if (is_letter(c)) {
        if (letters++ == 0) {
          word.caseless = !is_upper(c) && !is_lower(c);
          word.capital = word.caseless;
        }
        word.capital = word.capital || (is_upper(c) && (letters == 1 || after_apostrophe));  // "d'Ivoire"
        uppers += is_upper(c) ? 1 : 0;
      }
      after_apostrophe = apostrophe;
      at_ = next;
    }
    word.text.end = static_cast<std::uint32_t>(at_);
    word.capitals = letters > 1 && uppers == letters;
    word.number = letters == 0 && digits > 0;
    set_key(word, ascii);
    if (suffix) pass_suffix();
    word.whole = {word.text.begin, static_cast<std::uint32_t>(at_)};
    if (word.whole != word.text) word.whole_key = place_key(slice(text_, word.whole));
    return word;
  }

  // Behind a cut apostrophe: drop the suffix if there is one.
  void pass_suffix() {
    std::size_t next = at_;
    decode_utf8(text_, next);
    if (next < text_.size()) {
      std::size_t peek = next;
      if (is_word_part(decode_utf8(text_, peek))) {
        at_ = next;
        skip_suffix();
      }
    }
  }

  void set_key(PlaceWord& word, bool ascii) const {
    const std::string_view raw = slice(text_, word.text);
    if (!ascii) {
      word.key = place_key(raw);
      return;
    }
    word.key.assign(raw);
    for (char& c : word.key) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
  }

  std::string_view text_;
  std::size_t at_;
  bool turkish_;
};

}  // namespace

std::vector<PlaceWord> place_words(const Report& report) {
  std::vector<PlaceWord> words;
  words.reserve(report.text.size() / 5);
  const bool turkish = report.language == "tr";
  for (const Block& block : report.blocks) Scanner(report.text, block.text, turkish).run(words);
  return words;
}

}  // namespace dragoman
