// Tags and their attributes: HTML standard, sections 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40.
#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/limits.h"
#include "clean/html/bytes.h"
#include "clean/html/entities.h"
#include "clean/html/tokenizer.h"

namespace dragoman::html {
namespace {

bool is_lower_name(std::string_view raw) {
  return std::none_of(raw.begin(), raw.end(), [](char c) { return is_class(c, kUnevenByte); });
}

// The longest name of a known element is shorter than this.
constexpr std::size_t kLongestTag = 16;

}  // namespace

std::string_view Tokenizer::lower_name(std::string_view raw) {
  if (is_lower_name(raw)) return raw;
  std::string lower(raw);
  std::transform(lower.begin(), lower.end(), lower.begin(), lower_byte);
  return replace_nul(arena_.keep(lower));
}

// Read the name of a tag; a known one needs no copy.
void Tokenizer::read_tag_name(Token& token) {
  const std::size_t from = at_;
  while (!at_end() && !is_class(source_[at_], kSpaceByte | kTagEndByte)) ++at_;
  const std::string_view raw = source_.substr(from, at_ - from);
  token.tag = Tag::other;
  if (raw.size() < kLongestTag) {
    std::array<char, kLongestTag> lower{};
    std::transform(raw.begin(), raw.end(), lower.begin(), lower_byte);
    token.tag = tag_of({lower.data(), raw.size()});
  }
  token.text = token.tag == Tag::other ? lower_name(raw) : name_of(token.tag);
}

bool Tokenizer::read_tag(Token& token, bool is_end) {
  const std::size_t from = at_;
  begin(token, is_end ? TokenKind::end_tag : TokenKind::start_tag, from);
  at_ += is_end ? 2 : 1;
  read_tag_name(token);
  return read_attributes(token) ? finish(token) : lose_tag(from);
}

// Read up to and with ">"; false if the page ends first.
bool Tokenizer::read_attributes(Token& token) {
  for (skip_space(); !at_end(); skip_space()) {
    const char c = source_[at_];
    if (c != '/' && c != '>') {
      read_attribute(token);
      continue;
    }
    ++at_;
    if (c == '>') return true;
    if (peek() != '>') continue;
    ++at_;
    token.self_closing = true;
    return true;
  }
  return false;
}

void Tokenizer::read_attribute(Token& token) {
  const std::size_t from = at_;
  if (source_[at_] == '=') ++at_;  // a name may begin with it
  while (!at_end() && !is_class(source_[at_], kSpaceByte | kTagEndByte | kEqualsByte)) ++at_;
  const std::string_view raw_name = source_.substr(from, at_ - from);
  skip_space();
  std::string_view raw_value;
  if (!at_end() && source_[at_] == '=') {
    ++at_;
    raw_value = read_value();
  }
  if (token.kind == TokenKind::start_tag) keep_attribute(token, raw_name, raw_value);
}

// Read a value behind "="; an unclosed quotation takes the rest of the page.
std::string_view Tokenizer::read_value() {
  skip_space();
  const char quote = peek();
  const bool is_quoted = quote == '"' || quote == '\'';
  if (is_quoted) ++at_;
  const std::size_t from = at_;
  if (is_quoted) {
    at_ = std::min(source_.find(quote, at_), source_.size());
  } else {
    while (!at_end() && source_[at_] != '>' && !is_class(source_[at_], kSpaceByte)) ++at_;
  }
  const std::string_view raw = source_.substr(from, at_ - from);
  if (is_quoted && !at_end()) ++at_;
  return raw;
}

void Tokenizer::keep_attribute(Token& token, std::string_view raw_name, std::string_view raw_value) {
  if (token.attributes.size() == kMaxAttributes) {
    ++token.dropped_attributes;
    return;
  }
  const std::string_view name = lower_name(raw_name);
  if (is_new_name(token, name)) token.attributes.push_back({name, decode_value(raw_value)});
}

// Return whether the tag has no attribute of this name. Few names are compared one by one; many are looked up
// in a table, so that a tag of hundreds of attributes costs no more a byte than others.
bool Tokenizer::is_new_name(const Token& token, std::string_view name) {
  constexpr std::size_t kFew = 16;
  const std::vector<Attribute>& known = token.attributes;
  if (known.size() < kFew) {
    return std::none_of(known.begin(), known.end(), [&](const Attribute& one) { return one.name == name; });
  }
  if (known.size() == kFew) {
    names_.assign(kMaxAttributes * 2, 0);
    for (std::size_t i = 0; i < kFew; ++i)
      names_[slot_of(known, known[i].name)] = static_cast<std::uint16_t>(i + 1);
  }
  const std::size_t slot = slot_of(known, name);
  if (names_[slot] != 0) return false;
  names_[slot] = static_cast<std::uint16_t>(known.size() + 1);
  return true;
}

// Return the slot of a name in the table of names: where it is, or the free one where it would be.
std::size_t Tokenizer::slot_of(const std::vector<Attribute>& known, std::string_view name) const {
  std::size_t slot = hash64(name) % names_.size();
  while (names_[slot] != 0 && known[names_[slot] - 1U].name != name) slot = (slot + 1) % names_.size();
  return slot;
}

// Resolve the references of an attribute value.
std::string_view Tokenizer::decode_value(std::string_view raw) {
  std::size_t amp = raw.find('&');
  if (amp == std::string_view::npos) return replace_nul(raw);
  std::string out;
  std::size_t from = 0;
  for (; amp != std::string_view::npos; amp = raw.find('&', amp)) {
    const Reference reference = read_reference(raw.substr(amp), true);
    if (reference.length == 0) {
      ++amp;
      continue;
    }
    out += replace_nul(raw.substr(from, amp - from));
    append_reference(out, reference);
    amp += reference.length;
    from = amp;
  }
  if (from == 0) return replace_nul(raw);
  out += replace_nul(raw.substr(from));
  return arena_.keep(out);
}

}  // namespace dragoman::html
