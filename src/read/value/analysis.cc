#include "read/value/analysis.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "read/value/dates_in_figures.h"
#include "read/value/number.h"

namespace dragoman::values {
namespace {

constexpr std::uint32_t kMaxPhrase = 6;  // words of the longest phrase looked for to the left
constexpr std::size_t kMaxDigits = 15;   // that a double holds exactly

}  // namespace

void Analysis::run(std::string_view text, ByteRange block) {
  text_ = text;
  scan(block);
  computed_begin_.clear();
  list_atoms();
  read_numbers();
  compute_atoms();
}

void Analysis::scan(ByteRange block) {
  tokens_.clear();
  const std::string_view head = text_.substr(0, block.end);
  std::size_t at = block.begin;
  while (const std::optional<Token> token = next_token(head, at, lexicon_->settings().apostrophe))
    push(*token);
}

void Analysis::push(Token token) {
  if (token.kind != TokenKind::digits) {
    fold_token(text_, token, folded_);
    name(folded_, token);
    if (token.word == 0 && token.bare == 0 && token.kind == TokenKind::word && push_split(token)) return;
  }
  tokens_.push_back(token);
}

void Analysis::name(std::string_view folded, Token& token) const {
  token.word = lexicon_->word(folded);
  for (const std::string& article : lexicon_->absorb())
    if (token.bare == 0 && folded.size() > article.size() && folded.starts_with(article))
      token.bare = lexicon_->word(folded.substr(article.size()));
}

// Arabic writes "and", "in", "for" together with the next word. The parts keep their own bytes.
bool Analysis::push_split(const Token& token) {
  for (const std::string& prefix : lexicon_->split()) {
    if (folded_.size() <= prefix.size() || !folded_.starts_with(prefix)) continue;
    Token right = token;
    name(std::string_view(folded_).substr(prefix.size()), right);
    if (right.word == 0 && right.bare == 0) continue;
    Token left = token;
    left.word = lexicon_->word(prefix);
    left.text.end = left.text.begin + static_cast<std::uint32_t>(prefix.size());
    if (left.text.end >= token.text.end) return false;
    right.text.begin = left.text.end;
    right.glued = true;
    tokens_.push_back(left);
    tokens_.push_back(right);
    return true;
  }
  return false;
}

void Analysis::list_atoms() {
  listed_.clear();
  listed_begin_.assign(1, 0);
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    for (const Phrase& phrase : lexicon_->phrases(tokens_[i].word)) list_phrase(i, phrase);
    if (tokens_[i].bare != 0)
      for (const Phrase& phrase : lexicon_->phrases(tokens_[i].bare)) list_phrase(i, phrase);
    listed_begin_.push_back(static_cast<std::uint32_t>(listed_.size()));
  }
}

void Analysis::list_phrase(std::uint32_t i, const Phrase& phrase) {
  const auto length = static_cast<std::uint32_t>(phrase.words.size());
  if (i + length > tokens_.size()) return;
  bool capital = false;
  for (std::uint32_t k = 0; k < length; ++k) {
    if (!tokens_[i + k].is(phrase.words[k])) return;
    capital |= tokens_[i + k].capital;
  }
  if (capital || !phrase.capital) listed_.push_back({phrase.cls, length, phrase.value});
}

void Analysis::read_numbers() {
  numbers_.clear();
  for (std::uint32_t i = 0; i < tokens_.size();) {
    const bool may_begin = tokens_[i].kind == TokenKind::digits || listed_begin_[i] != listed_begin_[i + 1];
    const std::optional<Number> number = may_begin ? read_number(*this, i) : std::nullopt;
    if (number) numbers_.push_back(*number);
    i = number ? number->end : i + 1;
  }
}

void Analysis::compute_atoms() {
  computed_.clear();
  computed_begin_.assign(1, 0);
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
    if (next < numbers_.size() && numbers_[next].first == i) {
      number_atoms(*this, next, computed_);
      ++next;
    }
    if (tokens_[i].kind == TokenKind::digits) digit_atoms(*this, i, computed_);
    computed_begin_.push_back(static_cast<std::uint32_t>(computed_.size()));
  }
}

std::optional<Atom> Analysis::atom(std::uint32_t i, Class cls) const {
  std::optional<Atom> best;
  if (i >= tokens_.size()) return best;
  for_atoms(i, [&](const Atom& atom) {
    if (atom.cls == cls && (!best || atom.length > best->length)) best = atom;
  });
  return best;
}

std::optional<std::pair<std::uint32_t, Atom>> Analysis::atom_before(std::uint32_t i, Class cls) const {
  for (std::uint32_t length = std::min(i, kMaxPhrase); length > 0; --length) {
    std::optional<Atom> found;
    for_atoms(i - length, [&](const Atom& atom) {
      if (atom.cls == cls && atom.length == length) found = atom;
    });
    if (found) return std::pair{i - length, *found};
  }
  return std::nullopt;
}

std::optional<std::int64_t> Analysis::digits(std::uint32_t i) const {
  if (i >= tokens_.size() || tokens_[i].kind != TokenKind::digits || digit_count(i) > kMaxDigits)
    return std::nullopt;
  std::int64_t value = 0;
  const std::string_view text = bytes(tokens_[i]);
  for (std::size_t at = 0; at < text.size();) value = value * 10 + digit_value(decode_utf8(text, at));
  return value;
}

std::size_t Analysis::digit_count(std::uint32_t i) const {
  return count_code_points(bytes(tokens_[i]));
}

}  // namespace dragoman::values
