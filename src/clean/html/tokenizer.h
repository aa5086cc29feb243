// Tokenizer: cuts a decoded page into tags, text and comments as the HTML standard says (section 13.2.5), in
// linear time and without copying what can be viewed. The caller sets the state for raw text, as the standard
// has the tree builder do. Parse errors are not told apart: every input has one reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "clean/html/arena.h"
#include "clean/html/tags.h"
#include "clean/html/tree.h"

namespace dragoman::html {

enum class TokenKind : std::uint8_t { text, start_tag, end_tag, comment, doctype };

// How text is read until the next end tag (raw kinds) or for good.
enum class TextState : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

struct Token {
  TokenKind kind = TokenKind::text;
  ByteRange source;
  // Of a text or comment: its characters. Of a tag or doctype: its name in lower case.
  std::string_view text;
  Tag tag = Tag::none;
  bool self_closing = false;
  std::vector<Attribute> attributes;     // of a tag; the first of each name, at most kMaxAttributes
  std::size_t dropped_attributes = 0;    // how many were past the limit
  std::optional<std::string_view> name;  // of a doctype, with the two below; absent and "" differ
  std::optional<std::string_view> public_id;
  std::optional<std::string_view> system_id;
  bool force_quirks = false;
};

// Reads one page front to back. Texts of tokens are views into the source, the arena, or static storage; they
// stay valid as long as those. Text comes in pieces, each either equal to its source or standing for all of
// it (a character reference, a raw text with NUL bytes).
class Tokenizer {
 public:
  // Keeps views: both must outlive the tokenizer. Requires: source.size() < 2^32.
  Tokenizer(std::string_view source, Arena& arena) : source_(source), arena_(arena) {}

  // Read the next token; return false at the end. In the data state a NUL byte is a text of its own.
  bool next(Token& token);

  // Change how the following text is read. `end_name`: the lower-case name of the element whose end tag ends
  // rcdata, rawtext and script.
  void set_state(TextState state, std::string_view end_name);
  // Say whether "<![CDATA[" opens a section here (only inside svg and math).
  void allow_cdata(bool allowed) { cdata_allowed_ = allowed; }

  // Return the stretch at the end of the page that an unfinished tag swallowed; empty if there is none.
  [[nodiscard]] ByteRange unfinished() const { return unfinished_; }

 private:
  [[nodiscard]] bool at_end() const { return at_ >= source_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }
  void skip_space();
  void begin(Token& token, TokenKind kind, std::size_t from);
  bool finish(Token& token);

  bool step(Token& token);
  bool next_data(Token& token);
  bool next_markup(Token& token);
  bool next_rcdata(Token& token);
  bool next_raw(Token& token);
  bool next_cdata(Token& token);
  bool text_until(Token& token, std::size_t end);
  bool reference_text(Token& token);
  [[nodiscard]] bool opens_markup(std::size_t at) const;
  [[nodiscard]] bool ends_raw(std::size_t at) const;
  [[nodiscard]] std::size_t end_of_rawtext() const;
  [[nodiscard]] std::size_t end_of_script() const;
  [[nodiscard]] bool is_script_tag(std::size_t at) const;

  bool read_tag(Token& token, bool is_end);
  void read_tag_name(Token& token);
  bool read_attributes(Token& token);
  void read_attribute(Token& token);
  std::string_view read_value();
  void keep_attribute(Token& token, std::string_view raw_name, std::string_view raw_value);
  bool is_new_name(const Token& token, std::string_view name);
  [[nodiscard]] std::size_t slot_of(const std::vector<Attribute>& known, std::string_view name) const;
  bool lose_tag(std::size_t from);

  bool read_comment(Token& token);
  bool read_bogus_comment(Token& token);
  bool read_doctype(Token& token);
  void read_doctype_ids(Token& token);
  bool read_doctype_id(Token& token, std::optional<std::string_view>& id);
  void skip_doctype();

  std::string_view lower_name(std::string_view raw);
  std::string_view decode_value(std::string_view raw);
  std::string_view replace_nul(std::string_view raw);

  std::string_view source_;
  Arena& arena_;
  std::size_t at_ = 0;
  TextState state_ = TextState::data;
  std::string end_name_;
  bool cdata_allowed_ = false;
  ByteRange unfinished_;
  std::vector<std::uint16_t> names_;  // table of a tag's many attributes: position + 1, 0 if free
};

}  // namespace dragoman::html
