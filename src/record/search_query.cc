// What a person types into a search field, made an FTS5 expression.
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "record/search_words.h"

namespace dragoman {
namespace {

struct Term {
  std::string text;
  bool exact = false;
  bool prefix = false;
  bool excluded = false;
};

bool is_quote(char32_t c) {
  return c == U'"' || (c >= U'\u201C' && c <= U'\u201F') || c == U'\u00AB' || c == U'\u00BB';
}

// Return the text up to the next quotation mark and move `at` behind that.
std::string quoted_part(std::string_view typed, std::size_t& at) {
  std::string out;
  while (at < typed.size()) {
    const char32_t c = decode_utf8(typed, at);
    if (is_quote(c)) break;
    append_utf8(out, c);
  }
  return out;
}

// Return the text up to the next blank or quotation mark and leave `at` on that.
std::string plain_part(std::string_view typed, std::size_t& at) {
  std::string out;
  while (at < typed.size()) {
    std::size_t next = at;
    const char32_t c = decode_utf8(typed, next);
    if (is_space(c) || is_quote(c)) break;
    append_utf8(out, c);
    at = next;
  }
  return out;
}

std::vector<Term> terms_of(std::string_view typed) {
  std::vector<Term> out;
  std::size_t at = 0;
  while (at < typed.size()) {
    std::size_t next = at;
    char32_t c = decode_utf8(typed, next);
    if (is_space(c)) {
      at = next;
      continue;
    }
    Term term;
    if (c == U'-') {
      term.excluded = true;
      at = next;
      if (at == typed.size()) break;
      c = decode_utf8(typed, next);
    }
    if (is_quote(c)) {
      at = next;
      term.exact = true;
      term.text = quoted_part(typed, at);
    } else {
      term.text = plain_part(typed, at);
      term.prefix = term.text.size() > 1 && term.text.ends_with('*');
    }
    out.push_back(std::move(term));
  }
  return out;
}

bool has_words(const std::string& text) {
  bool found = false;
  WordFinder().find(text, kExact, [&found](ByteRange, const std::string&, const auto&) {
    found = true;
    return false;
  });
  return found;
}

// Return the term as a quoted FTS5 phrase.
std::string phrase(const Term& term) {
  std::string out = "\"";
  if (term.exact || term.prefix) out += std::string(1, kSearchMark) + std::string(kExact) + kSearchMark;
  for (const char c : term.text) {
    if (c == '"') out += '"';
    if (c != '\0' && c != kSearchMark) out += c;
  }
  return out + (term.prefix ? "\" *" : "\"");
}

}  // namespace

std::string search_expression(std::string_view typed) {
  std::string wanted;
  std::string excluded;
  for (const Term& term : terms_of(repair_utf8(typed))) {
    if (!has_words(term.text)) continue;
    std::string& part = term.excluded ? excluded : wanted;
    if (!part.empty()) part += term.excluded ? " OR " : " AND ";
    part += phrase(term);
  }
  if (wanted.empty() || excluded.empty()) return wanted;
  return "(" + wanted + ") NOT (" + excluded + ")";
}

}  // namespace dragoman
