// Analysis: one block of text as tokens, and what each of them may be: the classes of the lexicon's words,
// number phrases, days, years, hours. Times and quantities both read it. Reused from block to block to save
// memory; not for sharing between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "read/value/lexicon.h"
#include "read/value/scan.h"

namespace dragoman::values {

// What the tokens [i, i + length) may be.
struct Atom {
  Class cls = Class::month;
  std::uint32_t length = 1;
  std::int64_t value = 0;
};

// A number phrase: "2.5 million", "twenty-first", "several hundred".
struct Number {
  std::uint32_t first = 0;  // tokens [first, end)
  std::uint32_t end = 0;
  double value = 0;           // of a vague one, the middle of its bounds
  std::optional<double> low;  // bounds of a vague one ("several", "dozens")
  std::optional<double> high;
  bool ordinal = false;
  bool digits = false;  // begins with digits
  bool plain = false;   // one token of digits and nothing else
};

class Analysis {
 public:
  explicit Analysis(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  // Analyse `block` of `text`, which must outlive the next call.
  void run(std::string_view text, ByteRange block);

  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Number>& numbers() const { return numbers_; }
  [[nodiscard]] std::string_view bytes(const Token& token) const { return slice(text_, token.text); }

  // Call f(atom) for everything that may begin at token `i`.
  template <class F>
  void for_atoms(std::uint32_t i, F f) const {
    for (std::uint32_t a = listed_begin_[i]; a < listed_begin_[i + 1]; ++a) f(listed_[a]);
    if (computed_begin_.size() <= tokens_.size()) return;
    for (std::uint32_t a = computed_begin_[i]; a < computed_begin_[i + 1]; ++a) f(computed_[a]);
  }
  // Return the longest atom of a class that begins at token `i`; nothing past the end.
  [[nodiscard]] std::optional<Atom> atom(std::uint32_t i, Class cls) const;
  // Return the longest atom of a class that ends before token `i`, and at which token it begins.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, Atom>> atom_before(std::uint32_t i, Class cls) const;
  [[nodiscard]] bool is_sign(std::uint32_t i, char32_t sign) const {
    return i < tokens_.size() && tokens_[i].sign == sign;
  }
  // Return the value of a token of up to 15 digits of any script; nothing for other tokens.
  [[nodiscard]] std::optional<std::int64_t> digits(std::uint32_t i) const;
  [[nodiscard]] std::size_t digit_count(std::uint32_t i) const;

 private:
  void scan(ByteRange block);
  void push(Token token);
  void name(std::string_view folded, Token& token) const;
  bool push_split(const Token& token);
  void list_atoms();
  void list_phrase(std::uint32_t i, const Phrase& phrase);
  void read_numbers();
  void compute_atoms();

  const Lexicon* lexicon_;
  std::string_view text_;
  std::string folded_;
  std::vector<Token> tokens_;
  std::vector<Number> numbers_;
  std::vector<Atom> listed_, computed_;
  std::vector<std::uint32_t> listed_begin_, computed_begin_;
};

}  // namespace dragoman::values
