#include "clean/text_shape.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::cleaning {
namespace {

enum class Sort : std::uint8_t {
  space,
  lower,
  upper,
  caseless,
  digit,
  mark,
  stop,
  comma,
  quote,
  closing,
  symbol,
  other
};

Sort sort_of_ascii(char32_t c) {
  if (c <= ' ') return Sort::space;
  if (c >= 'a' && c <= 'z') return Sort::lower;
  if (c >= 'A' && c <= 'Z') return Sort::upper;
  if (c >= '0' && c <= '9') return Sort::digit;
  switch (c) {
    case '.':
    case '!':
    case '?':
      return Sort::stop;
    case ',':
    case ';':
    case ':':
      return Sort::comma;
    case '"':
      return Sort::quote;
    case ')':
    case ']':
    case '\'':
      return Sort::closing;
    case '|':
    case '/':
    case '>':
    case '<':
    case '#':
    case '@':
    case '+':
    case '*':
    case '=':
    case '_':
      return Sort::symbol;
    default:
      return Sort::other;
  }
}

Sort sort_of(char32_t c) {
  if (c < 0x80) return sort_of_ascii(c);
  switch (c) {
    case U'…':
    case U'。':
    case U'؟':
    case U'۔':
    case U'！':
    case U'？':
    case U'।':
      return Sort::stop;
    case U'،':
    case U'؛':
    case U'、':
    case U'，':
    case U'：':
      return Sort::comma;
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'‹':
    case U'「':
    case U'」':
      return Sort::quote;
    case U'’':
    case U'‘':
      return Sort::closing;
    case U'»':
    case U'›':
      return Sort::quote;
    case U'•':
    case U'·':
    case U'©':
    case U'®':
    case U'▸':
    case U'►':
    case U'→':
    case U'←':
      return Sort::symbol;
    default:
      break;
  }
  if (is_letter(c)) return is_upper(c) ? Sort::upper : is_lower(c) ? Sort::lower : Sort::caseless;
  if (is_digit(c)) return Sort::digit;
  if (is_mark(c)) return Sort::mark;
  return is_space(c) ? Sort::space : Sort::other;
}

bool is_word_part(Sort sort) {
  return sort == Sort::lower || sort == Sort::upper || sort == Sort::caseless || sort == Sort::digit ||
         sort == Sort::mark;
}

// The pass over a text: what the current word and the character before are.
class Measure {
 public:
  void add(char32_t c, Sort sort) {
    if (is_word_part(sort)) {
      add_to_word(sort);
    } else {
      end_word();
      add_sign(c, sort);
    }
    if (sort != Sort::space) {
      ++shape_.characters;
      if (sort != Sort::closing && sort != Sort::quote) last_ = sort, last_char_ = c;
    }
    before_ = sort;
  }

  TextShape finish() {
    end_word();
    close_sign();
    shape_.ends_sentence = last_ == Sort::stop;
    shape_.ends_colon = last_char_ == ':' || last_char_ == U'：';
    shape_.ends_comma = last_ == Sort::comma && !shape_.ends_colon;
    return shape_;
  }

 private:
  void add_to_word(Sort sort) {
    pending_ = Sort::other;
    if (word_letters_ + word_digits_ == 0) word_capital_ = sort == Sort::upper;
    if (!started_) start(sort);
    if (sort == Sort::digit) {
      ++word_digits_, ++shape_.digits;
    } else if (sort != Sort::mark) {
      ++word_letters_, ++shape_.letters;
      word_uppers_ += sort == Sort::upper ? 1U : 0U;
    }
  }

  void start(Sort sort) {
    started_ = true;
    shape_.starts_lower = sort == Sort::lower;
    shape_.starts_upper = sort == Sort::upper;
    shape_.starts_digit = sort == Sort::digit;
  }

  void end_word() {
    if (word_letters_ + word_digits_ == 0) return;
    ++shape_.words;
    shape_.capital_words += word_capital_ ? 1U : 0U;
    shape_.long_words += word_letters_ >= 5 ? 1U : 0U;
    shape_.long_capital_words += word_letters_ >= 5 && word_capital_ && shape_.words > 1 ? 1U : 0U;
    shape_.shouted_words += word_letters_ >= 2 && word_uppers_ == word_letters_ ? 1U : 0U;
    shape_.short_words +=
        word_letters_ >= 1 && word_letters_ <= 4 && word_uppers_ == 0 && word_digits_ == 0 ? 1U : 0U;
    shape_.longest_word = std::max(shape_.longest_word, word_letters_);
    word_letters_ = word_digits_ = word_uppers_ = 0;
  }

  void add_sign(char32_t c, Sort sort) {
    if (sort == Sort::space) return close_sign();
    if (sort == Sort::quote) {
      ++shape_.quotes;
      shape_.starts_quote |= !started_ && shape_.characters == 0;
      return;
    }
    if (sort == Sort::closing) return;
    pending_ = sort;
    shape_.symbols += sort == Sort::symbol ? 1U : 0U;
    shape_.has_copyright |= c == U'©' || c == U'ⓒ';
  }

  // A stop or comma counts once white space or the end has followed it.
  void close_sign() {
    shape_.stops += pending_ == Sort::stop ? 1U : 0U;
    shape_.commas += pending_ == Sort::comma ? 1U : 0U;
    pending_ = Sort::other;
  }

  TextShape shape_;
  Sort before_ = Sort::space;
  Sort last_ = Sort::space;
  Sort pending_ = Sort::other;
  char32_t last_char_ = 0;
  bool started_ = false;
  bool word_capital_ = false;
  std::uint32_t word_letters_ = 0;
  std::uint32_t word_digits_ = 0;
  std::uint32_t word_uppers_ = 0;
};

}  // namespace

TextShape shape_of(std::string_view text) {
  Measure measure;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char32_t c = byte < 0x80 ? (++at, char32_t{byte}) : decode_utf8(text, at);
    measure.add(c, sort_of(c));
  }
  return measure.finish();
}

}  // namespace dragoman::cleaning
