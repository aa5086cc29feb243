// Building a tree from tokens: HTML standard, section 13.2.6, simplified as tree.h says.
#include <algorithm>
#include <array>
#include <string>

#include "base/limits.h"
#include "clean/html/bytes.h"
#include "clean/html/open_elements.h"
#include "clean/html/tokenizer.h"
#include "clean/html/tree.h"

namespace dragoman::html {
namespace {

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_class(c, kSpaceByte); });
}

bool is_table_part(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead ||
         tag == Tag::tfoot || tag == Tag::caption || tag == Tag::colgroup || tag == Tag::col;
}

class Builder {
 public:
  Builder(std::string_view source, std::vector<std::string>* notes)
      : notes_(notes), tokenizer_(source, tree_.arena) {
    tree_.source = source;
    tree_.nodes.reserve(std::min(source.size() / 20 + 16, kMaxTreeNodes));
    tree_.attributes.reserve(std::min(source.size() / 60 + 16, kMaxTreeAttributes));
  }

  Tree build();

 private:
  void take(const Token& token);
  void take_text(const Token& token);
  void take_start(const Token& token);
  void take_start_in_head(const Token& token);
  void take_start_in_body(const Token& token);
  void take_end(const Token& token);
  void take_end_of_paragraph(const Token& token);

  void close_before(Tag tag);
  void close_for_list_item(Tag tag);
  void close_for_table_part(Tag tag);
  void leave_foreign();
  void open_body();
  void close_formatting(Tag tag);

  NodeId add_node(NodeKind kind, ByteRange source);
  NodeId add_element(const Token& token);
  void open_element(const Token& token);
  void add_attributes(NodeId id, const Token& token);
  void merge_attributes(NodeId id, const Token& token);
  void add_text(std::string_view text, ByteRange source);
  void keep_past_limit(std::string_view text, ByteRange source);
  void set_text_state(const Token& token);
  void pop_to(std::size_t index);
  void finish();
  void note(std::string text);
  void write_notes();

  Tree tree_;
  std::vector<std::string>* notes_;
  Tokenizer tokenizer_;
  OpenElements open_;
  bool in_body_ = false;
  std::uint32_t position_ = 0;  // end of the token at hand
  std::size_t too_deep_ = 0;    // open elements that stand nowhere because of the depth limit
  bool was_too_deep_ = false;
  std::string past_limit_;  // text behind the node limit
  ByteRange past_limit_source_;
  NodeId past_limit_parent_ = kNoNode;
  std::size_t dropped_attributes_ = 0;
  ByteRange last_comment_;
};

Tree Builder::build() {
  add_node(NodeKind::document, {0, static_cast<std::uint32_t>(tree_.source.size())});
  Token html;
  html.text = name_of(Tag::html);
  html.tag = Tag::html;
  open_.push(0, Tag::none, {});
  open_element(html);
  tree_.html = 1;
  Token token;
  while (tokenizer_.next(token)) take(token);
  finish();
  return std::move(tree_);
}

void Builder::take(const Token& token) {
  position_ = token.source.end;
  switch (token.kind) {
    case TokenKind::text:
      return take_text(token);
    case TokenKind::start_tag:
      take_start(token);
      return tokenizer_.allow_cdata(open_.in_foreign());
    case TokenKind::end_tag:
      take_end(token);
      return tokenizer_.allow_cdata(open_.in_foreign());
    case TokenKind::comment:
      last_comment_ = token.source;
      return;
    case TokenKind::doctype:
      return;
  }
}

void Builder::take_text(const Token& token) {
  if (token.text.size() == 1 && token.text[0] == '\0') return;
  const Tag current = open_.tag();
  const bool is_head_level =
      !in_body_ && (current == Tag::html || current == Tag::head || current == Tag::noscript);
  if (is_head_level) {
    if (is_blank(token.text)) return;
    open_body();
  }
  if (!open_.in_foreign() || token.text.find('\0') == std::string_view::npos) {
    return add_text(token.text, token.source);
  }
  std::string clean(token.text);  // a CDATA section may hold NUL bytes
  std::erase(clean, '\0');
  add_text(tree_.arena.keep(clean), token.source);
}

void Builder::take_start(const Token& token) {
  dropped_attributes_ += token.dropped_attributes;
  if (token.tag == Tag::html) return merge_attributes(tree_.html, token);
  if (in_body_ || open_.count(Tag::template_) > 0) return take_start_in_body(token);
  take_start_in_head(token);
}

void Builder::take_start_in_head(const Token& token) {
  const bool in_noscript = open_.tag() == Tag::noscript;
  const bool stays = has_trait(token.tag, trait::kHead) && !(in_noscript && token.tag == Tag::noscript);
  if (!stays) {
    open_body();
    return token.tag == Tag::body ? merge_attributes(tree_.body, token) : take_start_in_body(token);
  }
  if (tree_.head == kNoNode) {
    Token head = token;
    head.attributes.clear();
    head.tag = Tag::head;
    head.text = name_of(Tag::head);
    if (token.tag == Tag::head) head.attributes = token.attributes;
    tree_.head = static_cast<NodeId>(tree_.nodes.size());
    open_element(head);
  }
  if (token.tag != Tag::head) open_element(token);
}

// Close the head, if any, and open the body.
void Builder::open_body() {
  pop_to(2);
  Token body;
  body.tag = Tag::body;
  body.text = name_of(Tag::body);
  body.source = {position_, position_};
  tree_.body = static_cast<NodeId>(tree_.nodes.size());
  in_body_ = true;
  open_element(body);
}

void Builder::take_start_in_body(const Token& token) {
  if (token.tag == Tag::body && tree_.body != kNoNode) return merge_attributes(tree_.body, token);
  if (token.tag == Tag::head || token.tag == Tag::body) return;
  if (token.tag == Tag::form && open_.count(Tag::form) > 0) return;
  if (open_.in_foreign()) {
    if (!has_trait(token.tag, trait::kBreakout)) return open_element(token);
    leave_foreign();
  }
  close_before(token.tag);
  open_element(token);
}

// Pop svg and math elements down to markup that may hold HTML.
void Builder::leave_foreign() {
  std::size_t size = open_.size();
  while (size > 2 && open_.is_foreign(size - 1)) --size;
  pop_to(size);
}

// Close what the start tag of `tag` closes without an end tag.
void Builder::close_before(Tag tag) {
  if (too_deep_ > 0) return;
  if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) close_for_list_item(tag);
  if (has_trait(tag, trait::kClosesP)) pop_to(open_.find_in_scope(Tag::p, Scope::button));
  if (is_heading(tag) && is_heading(open_.tag())) pop_to(open_.size() - 1);
  if (is_table_part(tag) || tag == Tag::table) close_for_table_part(tag);
  switch (tag) {
    case Tag::a:
    case Tag::nobr:
      return close_formatting(tag);
    case Tag::button:
    case Tag::select:
      return pop_to(open_.find_in_scope(tag, Scope::element));
    case Tag::optgroup:
    case Tag::option:
      if (open_.tag() == Tag::option) pop_to(open_.size() - 1);
      if (tag == Tag::optgroup && open_.tag() == Tag::optgroup) pop_to(open_.size() - 1);
      return;
    case Tag::rt:
    case Tag::rp:
      if (open_.tag() == Tag::rt || open_.tag() == Tag::rp) pop_to(open_.size() - 1);
      return;
    default:
      return;
  }
}

// A list item ends the item before it, unless another container stands between.
void Builder::close_for_list_item(Tag tag) {
  for (std::size_t i = open_.size(); i-- > 2;) {
    const Tag open = open_.tag_at(i);
    const bool is_same = tag == Tag::li ? open == Tag::li : open == Tag::dd || open == Tag::dt;
    if (is_same) return pop_to(i);
    const bool is_passed = open == Tag::address || open == Tag::div || open == Tag::p;
    if (has_trait(open, trait::kSpecial) && !is_passed) return;
  }
}

// A part of a table ends the parts of its own and lower rank in the same table; a table ends a table that has
// no cell open.
void Builder::close_for_table_part(Tag tag) {
  const bool is_cell = tag == Tag::td || tag == Tag::th;
  const bool is_row = tag == Tag::tr;
  for (std::size_t i = open_.size(); i-- > 2;) {
    const Tag open = open_.tag_at(i);
    const bool holds_cells = open == Tag::tr;
    const bool holds_rows = open == Tag::tbody || open == Tag::thead || open == Tag::tfoot;
    if (tag == Tag::table) {
      if (open == Tag::table) return pop_to(i);
      if (has_trait(open, trait::kScope)) return;
      continue;
    }
    const bool is_home = open == Tag::table || open == Tag::template_ || (is_cell && holds_cells) ||
                         ((is_cell || is_row) && holds_rows);
    if (is_home) return pop_to(i + 1);
  }
}

void Builder::take_end(const Token& token) {
  const Tag tag = token.tag;
  if (tag == Tag::body || tag == Tag::html || tag == Tag::head) return;  // what follows still belongs inside
  if (tag == Tag::p) return take_end_of_paragraph(token);
  if (too_deep_ > 0 && !is_void(tag) && !is_raw(open_.tag())) {
    --too_deep_;
    return;
  }
  if (tag == Tag::br) {
    if (!in_body_) open_body();
    add_element(token);
    return;
  }
  if (is_void(tag)) return;
  if (has_trait(tag, trait::kFormatting) || tag == Tag::form) return close_formatting(tag);
  if (is_heading(tag)) return pop_to(open_.find_heading());
  if (is_table_part(tag) || tag == Tag::table) return pop_to(open_.find_in_scope(tag, Scope::table));
  if (tag == Tag::template_) return pop_to(open_.find_in_scope(tag, Scope::none));
  if (tag == Tag::li) return pop_to(open_.find_in_scope(tag, Scope::list));
  if (has_trait(tag, trait::kSpecial) || tag == Tag::object) {
    return pop_to(open_.find_in_scope(tag, Scope::element));
  }
  pop_to(open_.find_inline(tag, token.text));
}

// "</p>" without a paragraph is an empty one: it sets apart what stands before and behind it.
void Builder::take_end_of_paragraph(const Token& token) {
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  const std::size_t index = open_.find_in_scope(Tag::p, Scope::button);
  if (index < open_.size()) return pop_to(index);
  if (!in_body_ && open_.count(Tag::template_) == 0) open_body();
  if (open_.in_foreign()) leave_foreign();
  add_element(token);
}

// End a formatting element. Where blocks are open inside it, they stay open and the element ends with them.
void Builder::close_formatting(Tag tag) {
  const std::size_t index = open_.find_in_scope(tag, Scope::element);
  if (index == open_.size()) return;
  if (open_.has_special_above(index)) return open_.remove(index);
  pop_to(index);
}

// Close the open elements from `index` on; open_.size() closes none.
void Builder::pop_to(std::size_t index) {
  while (open_.size() > index) {
    tree_.nodes[open_.id()].source.end = position_;
    open_.pop();
  }
}

NodeId Builder::add_node(NodeKind kind, ByteRange source) {
  Node node;
  node.kind = kind;
  node.source = source;
  if (!tree_.nodes.empty()) node.parent = open_.id();
  tree_.nodes.push_back(node);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

// Add the element of a tag to the open one; kNoNode past the limit, where a blank parts the words instead.
NodeId Builder::add_element(const Token& token) {
  if (tree_.nodes.size() + 1 >= kMaxTreeNodes) {
    keep_past_limit(" ", token.source);
    return kNoNode;
  }
  const NodeId id = add_node(NodeKind::element, token.source);
  tree_.nodes[id].text = token.text;
  tree_.nodes[id].tag = token.tag;
  add_attributes(id, token);
  return id;
}

void Builder::open_element(const Token& token) {
  const NodeId id = add_element(token);
  const bool is_foreign = open_.in_foreign();
  set_text_state(token);
  if (is_foreign ? token.self_closing : is_void(token.tag)) return;
  const bool is_text_only = !is_foreign && has_trait(token.tag, trait::kRaw | trait::kEscapable);
  if (id == kNoNode && !is_text_only) return;
  if (open_.size() >= kMaxTreeDepth && !is_text_only) {
    was_too_deep_ = true;
    ++too_deep_;
    return;
  }
  open_.push(id == kNoNode ? open_.id() : id, token.tag, token.text);
}

void Builder::set_text_state(const Token& token) {
  if (open_.in_foreign()) return;
  if (token.tag == Tag::script) return tokenizer_.set_state(TextState::script, token.text);
  if (token.tag == Tag::plaintext) return tokenizer_.set_state(TextState::plaintext, token.text);
  if (has_trait(token.tag, trait::kRaw)) return tokenizer_.set_state(TextState::rawtext, token.text);
  if (has_trait(token.tag, trait::kEscapable)) tokenizer_.set_state(TextState::rcdata, token.text);
}

void Builder::add_attributes(NodeId id, const Token& token) {
  Node& node = tree_.nodes[id];
  const std::size_t room = kMaxTreeAttributes - std::min(kMaxTreeAttributes, tree_.attributes.size());
  const std::size_t count = std::min(room, token.attributes.size());
  dropped_attributes_ += token.attributes.size() - count;
  node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
  node.attribute_count = static_cast<std::uint16_t>(count);
  tree_.attributes.insert(tree_.attributes.end(), token.attributes.begin(),
                          token.attributes.begin() + static_cast<std::ptrdiff_t>(count));
}

// A second <html> or <body> tag gives the element the attributes that it has not yet.
void Builder::merge_attributes(NodeId id, const Token& token) {
  Token merged;
  const Node& node = tree_.nodes[id];
  for (std::size_t i = 0; i < node.attribute_count; ++i) {
    merged.attributes.push_back(tree_.attributes[node.first_attribute + i]);
  }
  for (const Attribute& attribute : token.attributes) {
    if (merged.attributes.size() == kMaxAttributes) break;
    if (!find_attribute(tree_, id, attribute.name)) merged.attributes.push_back(attribute);
  }
  if (merged.attributes.size() > node.attribute_count) add_attributes(id, merged);
}

void Builder::add_text(std::string_view text, ByteRange source) {
  if (tree_.nodes.size() + 1 >= kMaxTreeNodes) {
    if (!is_raw(open_.tag())) keep_past_limit(text, source);
    return;
  }
  tree_.nodes[add_node(NodeKind::text, source)].text = text;
}

void Builder::keep_past_limit(std::string_view text, ByteRange source) {
  if (past_limit_parent_ == kNoNode) {
    past_limit_parent_ = open_.id();
    past_limit_source_ = source;
  }
  const bool is_second_blank = text == " " && past_limit_.ends_with(' ');
  if (!is_second_blank) past_limit_ += text;
  past_limit_source_.end = source.end;
}

// Add the text past the node limit, then close everything: an element ends where its last descendant does.
void Builder::finish() {
  position_ = static_cast<std::uint32_t>(tree_.source.size());
  write_notes();
  pop_to(1);
  if (past_limit_parent_ != kNoNode) {
    open_.push(past_limit_parent_, Tag::other, {});
    tree_.nodes[add_node(NodeKind::text, past_limit_source_)].text = tree_.arena.keep(past_limit_);
  }
  std::vector<Node>& nodes = tree_.nodes;
  for (std::size_t i = nodes.size(); i-- > 0;) {
    nodes[i].end = std::max(nodes[i].end, static_cast<NodeId>(i + 1));
    if (i == 0) continue;
    Node& parent = nodes[nodes[i].parent];
    parent.end = std::max(parent.end, nodes[i].end);
  }
}

void Builder::note(std::string text) {
  if (notes_ != nullptr) notes_->push_back(std::move(text));
}

void Builder::write_notes() {
  const std::string size = std::to_string(tree_.source.size());
  if (was_too_deep_) {
    note("elements nested deeper than " + std::to_string(kMaxTreeDepth) + " were laid into the deepest one");
  }
  if (past_limit_parent_ != kNoNode) {
    note("more than " + std::to_string(kMaxTreeNodes) + " elements and texts; the text from byte " +
         std::to_string(past_limit_source_.begin) + " on was kept in one piece");
  }
  if (dropped_attributes_ > 0)
    note(std::to_string(dropped_attributes_) + " attributes past the limit were left out");
  const ByteRange lost = tokenizer_.unfinished();
  if (!lost.empty())
    note("the page ends inside a tag that begins at byte " + std::to_string(lost.begin) + " of " + size);
  if (!last_comment_.empty() && last_comment_.end == tree_.source.size() && !tree_.source.ends_with('>')) {
    note("the page ends inside a comment that begins at byte " + std::to_string(last_comment_.begin) +
         " of " + size);
  }
  if (has_trait(open_.tag(), trait::kRaw | trait::kEscapable) && open_.size() > 2) {
    note("the page ends inside <" + std::string(name_of(open_.tag())) + "> that begins at byte " +
         std::to_string(tree_.nodes[open_.id()].source.begin) + " of " + size);
  }
}

}  // namespace

Tree parse_html(std::string_view source, std::vector<std::string>* notes) {
  return Builder(source, notes).build();
}

}  // namespace dragoman::html
