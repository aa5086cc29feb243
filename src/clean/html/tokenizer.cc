#include "clean/html/tokenizer.h"

#include <cstring>

#include "clean/html/bytes.h"
#include "clean/html/entities.h"

namespace dragoman::html {
namespace {

constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

ByteRange range(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::size_t find_byte(std::string_view text, char c, std::size_t from) {
  const std::size_t at = text.find(c, from);
  return at == std::string_view::npos ? text.size() : at;
}

}  // namespace

bool Tokenizer::next(Token& token) {
  while (!at_end()) {
    if (step(token)) return true;
  }
  return false;
}

// Read on in the present state; true if a token was made, false if only the state or place has changed.
bool Tokenizer::step(Token& token) {
  switch (state_) {
    case TextState::data:
      return next_data(token);
    case TextState::rcdata:
      return next_rcdata(token);
    case TextState::cdata:
      return next_cdata(token);
    case TextState::rawtext:
    case TextState::script:
    case TextState::plaintext:
      return next_raw(token);
  }
  return false;
}

void Tokenizer::set_state(TextState state, std::string_view end_name) {
  state_ = state;
  end_name_ = end_name;
}

void Tokenizer::skip_space() {
  while (!at_end() && is_class(source_[at_], kSpaceByte)) ++at_;
}

void Tokenizer::begin(Token& token, TokenKind kind, std::size_t from) {
  token.kind = kind;
  token.source.begin = static_cast<std::uint32_t>(from);
  token.text = {};
  token.tag = Tag::none;
  token.self_closing = false;
  token.attributes.clear();
  token.dropped_attributes = 0;
}

bool Tokenizer::finish(Token& token) {
  token.source.end = static_cast<std::uint32_t>(at_);
  return true;
}

// Make a text token of the plain bytes up to `end`.
bool Tokenizer::text_until(Token& token, std::size_t end) {
  begin(token, TokenKind::text, at_);
  token.text = source_.substr(at_, end - at_);
  at_ = end;
  return finish(token);
}

bool Tokenizer::opens_markup(std::size_t at) const {
  if (at + 1 >= source_.size()) return false;
  const char c = source_[at + 1];
  if (c == '/') return at + 2 < source_.size();
  return is_class(c, kLetterByte) || c == '!' || c == '?';
}

bool Tokenizer::reference_text(Token& token) {
  const Reference reference = read_reference(source_.substr(at_), false);
  begin(token, TokenKind::text, at_);
  if (reference.named.empty()) {
    std::string character;
    append_reference(character, reference);
    token.text = arena_.keep(character);
  } else {
    token.text = reference.named;
  }
  at_ += reference.length;
  return finish(token);
}

// A stop byte that turns out to be plain ("a < b", "AT&T") does not end a run of text.
bool Tokenizer::next_data(Token& token) {
  std::size_t end = at_;
  for (; end < source_.size(); ++end) {
    if (!is_class(source_[end], kTextStopByte)) continue;
    if (source_[end] == '<' && !opens_markup(end)) continue;
    if (source_[end] == '&' && read_reference(source_.substr(end), false).length == 0) continue;
    break;
  }
  if (end > at_) return text_until(token, end);
  if (source_[at_] == '&') return reference_text(token);
  if (source_[at_] == '\0') return text_until(token, at_ + 1);
  return next_markup(token);
}

// Read what "<" opens; the state is data.
bool Tokenizer::next_markup(Token& token) {
  const char c = peek(1);
  if (c == '!') {
    const std::string_view rest = source_.substr(at_ + 2);
    if (rest.starts_with("--")) return read_comment(token);
    if (starts_with_word(rest, "doctype")) return read_doctype(token);
    if (cdata_allowed_ && rest.starts_with("[CDATA[")) {
      at_ += 9;
      state_ = TextState::cdata;
      return false;
    }
    return read_bogus_comment(token);
  }
  if (c == '?') return read_bogus_comment(token);
  if (c != '/') return read_tag(token, false);
  if (is_class(peek(2), kLetterByte)) return read_tag(token, true);
  if (peek(2) != '>') return read_bogus_comment(token);
  at_ += 3;
  return false;
}

bool Tokenizer::next_rcdata(Token& token) {
  std::size_t end = at_;
  for (; end < source_.size(); ++end) {
    if (!is_class(source_[end], kTextStopByte)) continue;
    if (source_[end] == '<' && !ends_raw(end)) continue;
    if (source_[end] == '&' && read_reference(source_.substr(end), false).length == 0) continue;
    break;
  }
  if (end > at_) return text_until(token, end);
  if (source_[at_] == '&') return reference_text(token);
  if (source_[at_] == '\0') {
    text_until(token, at_ + 1);
    token.text = kReplacementText;
    return true;
  }
  state_ = TextState::data;
  return next_markup(token);
}

bool Tokenizer::next_raw(Token& token) {
  std::size_t end = source_.size();
  if (state_ == TextState::rawtext) end = end_of_rawtext();
  if (state_ == TextState::script) end = end_of_script();
  if (end > at_) {
    text_until(token, end);
    token.text = replace_nul(token.text);
    return true;
  }
  state_ = TextState::data;
  return next_markup(token);
}

bool Tokenizer::next_cdata(Token& token) {
  const std::size_t close = source_.find("]]>", at_);
  const std::size_t end = close == std::string_view::npos ? source_.size() : close;
  state_ = TextState::data;
  const bool has_text = end > at_;
  if (has_text) text_until(token, end);
  at_ = std::min(source_.size(), end + 3);
  return has_text;
}

// Return whether the end tag of the raw text element begins at `at`.
bool Tokenizer::ends_raw(std::size_t at) const {
  const std::string_view rest = source_.substr(at);
  const std::size_t behind = 2 + end_name_.size();
  return !end_name_.empty() && rest.size() > behind && rest[1] == '/' &&
         starts_with_word(rest.substr(2), end_name_) && is_class(rest[behind], kSpaceByte | kTagEndByte);
}

std::size_t Tokenizer::end_of_rawtext() const {
  std::size_t at = find_byte(source_, '<', at_);
  while (at < source_.size() && !ends_raw(at)) at = find_byte(source_, '<', at + 1);
  return at;
}

// Return whether "script" and the end of a name stand at `at`.
bool Tokenizer::is_script_tag(std::size_t at) const {
  const std::string_view rest = source_.substr(std::min(at, source_.size()));
  return rest.size() > 6 && starts_with_word(rest, "script") && is_class(rest[6], kSpaceByte | kTagEndByte);
}

// The script data states: inside "<!--" a "<script" must be closed before "</script" ends the element.
std::size_t Tokenizer::end_of_script() const {
  enum class Escape : std::uint8_t { none, comment, script };
  Escape escape = Escape::none;
  unsigned dashes = 0;
  for (std::size_t at = at_; at < source_.size(); ++at) {
    if (escape == Escape::none) {
      at = find_byte(source_, '<', at);
      if (at == source_.size() || ends_raw(at)) return at;
      if (source_.substr(at, 4) != "<!--") continue;
      escape = Escape::comment;
      dashes = 2;
      at += 3;
      continue;
    }
    const char c = source_[at];
    if (c == '>' && dashes >= 2) escape = Escape::none;
    dashes = c == '-' ? dashes + 1 : 0;
    if (c != '<') continue;
    const bool is_end = at + 1 < source_.size() && source_[at + 1] == '/';
    if (escape == Escape::comment) {
      if (ends_raw(at)) return at;
      if (!is_end && is_script_tag(at + 1)) escape = Escape::script;
    } else if (is_end && is_script_tag(at + 2)) {
      escape = Escape::comment;
    }
  }
  return source_.size();
}

std::string_view Tokenizer::replace_nul(std::string_view raw) {
  if (raw.empty() || std::memchr(raw.data(), 0, raw.size()) == nullptr) return raw;
  std::string out;
  out.reserve(raw.size() + 64);
  for (const char c : raw) {
    if (c == '\0') {
      out += kReplacementText;
    } else {
      out += c;
    }
  }
  return arena_.keep(out);
}

bool Tokenizer::lose_tag(std::size_t from) {
  unfinished_ = range(from, source_.size());
  at_ = source_.size();
  return false;
}

}  // namespace dragoman::html
