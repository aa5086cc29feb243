// Comments and doctypes: HTML standard, sections 13.2.5.41 to 13.2.5.68.
#include <algorithm>

#include "clean/html/bytes.h"
#include "clean/html/tokenizer.h"

namespace dragoman::html {
namespace {

// Where a comment's text ends, and where reading goes on.
struct CommentEnd {
  std::size_t text;
  std::size_t behind;
};

// Find "-->" or "--!>"; a comment that the page's end cuts off loses the dashes it ends with.
CommentEnd find_comment_end(std::string_view source, std::size_t from) {
  for (std::size_t at = source.find("--", from); at != std::string_view::npos;
       at = source.find("--", at + 1)) {
    if (source.substr(at + 2, 1) == ">") return {at, at + 3};
    if (source.substr(at + 2, 2) == "!>") return {at, at + 4};
  }
  const std::string_view text = source.substr(from);
  const std::size_t cut = text.ends_with("--!") ? 3 : text.ends_with("--") ? 2 : text.ends_with('-') ? 1 : 0;
  return {source.size() - cut, source.size()};
}

}  // namespace

bool Tokenizer::read_comment(Token& token) {
  begin(token, TokenKind::comment, at_);
  at_ += 4;
  const std::string_view rest = source_.substr(at_);
  if (rest.starts_with('>') || rest.starts_with("->")) {  // "<!-->" and "<!--->" are empty comments
    at_ += rest.starts_with('>') ? 1 : 2;
    return finish(token);
  }
  const CommentEnd end = find_comment_end(source_, at_);
  token.text = replace_nul(source_.substr(at_, end.text - at_));
  at_ = end.behind;
  return finish(token);
}

// Read "<!x>", "<?x>" or "</ x>" as a comment.
bool Tokenizer::read_bogus_comment(Token& token) {
  begin(token, TokenKind::comment, at_);
  at_ += source_[at_ + 1] == '?' ? 1 : 2;
  const std::size_t end = std::min(source_.find('>', at_), source_.size());
  token.text = replace_nul(source_.substr(at_, end - at_));
  at_ = std::min(end + 1, source_.size());
  return finish(token);
}

bool Tokenizer::read_doctype(Token& token) {
  begin(token, TokenKind::doctype, at_);
  token.name.reset();
  token.public_id.reset();
  token.system_id.reset();
  token.force_quirks = false;
  at_ += 9;
  skip_space();
  if (at_end() || source_[at_] == '>') {
    token.force_quirks = true;
  } else {
    const std::size_t from = at_;
    while (!at_end() && source_[at_] != '>' && !is_class(source_[at_], kSpaceByte)) ++at_;
    token.name = lower_name(source_.substr(from, at_ - from));
    read_doctype_ids(token);
  }
  if (at_end()) token.force_quirks = true;
  at_ = std::min(std::min(source_.find('>', at_), source_.size()) + 1, source_.size());
  return finish(token);
}

// Read what stands behind the name, up to the ">" or to what cannot be read.
void Tokenizer::read_doctype_ids(Token& token) {
  skip_space();
  if (at_end() || source_[at_] == '>') return;
  const bool is_public = starts_with_word(source_.substr(at_), "public");
  if (!is_public && !starts_with_word(source_.substr(at_), "system")) {
    token.force_quirks = true;
    return skip_doctype();
  }
  at_ += 6;
  if (is_public) {
    if (!read_doctype_id(token, token.public_id)) return;
    skip_space();
    if (at_end() || source_[at_] == '>') return;
  }
  if (!read_doctype_id(token, token.system_id)) return;
  skip_space();
}

// Read an identifier in quotation marks; false if there is none, or it does not end.
bool Tokenizer::read_doctype_id(Token& token, std::optional<std::string_view>& id) {
  skip_space();
  const char quote = peek();
  if (at_end() || (quote != '"' && quote != '\'')) {
    token.force_quirks = true;
    skip_doctype();
    return false;
  }
  const std::size_t from = ++at_;
  while (!at_end() && source_[at_] != quote && source_[at_] != '>') ++at_;
  id = replace_nul(source_.substr(from, at_ - from));
  const bool is_closed = !at_end() && source_[at_] == quote;
  if (!is_closed) token.force_quirks = true;
  if (is_closed) ++at_;
  return is_closed;
}

// Go to the ">" that ends a doctype; the page's end there changes nothing more.
void Tokenizer::skip_doctype() {
  at_ = std::min(source_.find('>', at_), source_.size());
}

}  // namespace dragoman::html
