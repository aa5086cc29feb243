// Tree: the elements and texts of one HTML page, bounded and quick to walk.
//
// Nodes lie in one vector in document order, so an id is a position and the subtree of a node is the stretch
// [id, nodes[id].end) of the vector:
//
//   for (NodeId at = id; at < tree.nodes[id].end; ++at)          every node of the subtree
//   for (NodeId child : children(tree, id))                      its children
//   at = tree.nodes[at].end                                      step over a subtree
//
// A text node is one piece of text with the bytes of the page it came from. Text is cut at character
// references, so "Tom &amp; Ann" gives three text nodes in a row: in "Tom " and " Ann" text and source are
// equal byte for byte, in "&" the whole text came from the whole source ("&amp;"). Comments, doctypes and NUL
// bytes are not kept. Carriage returns are kept (they count as white space), so that offsets stay true.
//
// The tree follows the HTML standard (section 13.2) where pages depend on it: implied <html>, <head>, <body>,
// <p>, <li>, table and option end tags, void and raw text elements, <noscript> read as markup, foreign
// content. It does not move nodes: what stands wrongly inside a table stays there, and formatting that is
// closed across blocks ends with the block. Building takes linear time on any input.
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

namespace dragoman::html {

using NodeId = std::uint32_t;
constexpr NodeId kNoNode = 0xFFFFFFFFU;

enum class NodeKind : std::uint8_t { document, element, text };

struct Node {
  // Of a text: its characters. Of an element: its name in lower case.
  std::string_view text;
  // Of a text: the bytes it came from. Of an element: from its start tag to the end of its content or end
  // tag.
  ByteRange source;
  NodeId parent = kNoNode;  // of the document: kNoNode
  NodeId end = 0;           // one past its last descendant
  std::uint32_t first_attribute = 0;
  std::uint16_t attribute_count = 0;
  Tag tag = Tag::none;  // Tag::none for texts and the document
  NodeKind kind = NodeKind::document;
};

// Name in lower case, value with references decoded.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

// Immutable once built; reading is thread safe. Views point into `source` or `arena`: the page's text must
// outlive the tree.
struct Tree {
  std::string_view source;  // the decoded page
  std::vector<Node> nodes;  // nodes[0] is the document
  std::vector<Attribute> attributes;
  NodeId html = kNoNode;  // always there after parse_html
  NodeId head = kNoNode;  // kNoNode if the page has none
  NodeId body = kNoNode;  // kNoNode if the page has none
  Arena arena;
};

// Build the tree of a decoded page (well-formed UTF-8). Never fails: any bytes give a tree. What was capped
// or repaired is told in `notes`, a sentence each (may be null). Past the limits of base/limits.h text is
// still kept: deeper than kMaxTreeDepth it stands in the deepest element, past kMaxTreeNodes in one last text
// node.
Tree parse_html(std::string_view source, std::vector<std::string>* notes = nullptr);

// Return the value of an attribute by its lower-case name, or nothing.
std::optional<std::string_view> find_attribute(const Tree& tree, NodeId id, std::string_view name);
// Return the value, "" if the attribute is absent.
std::string_view attribute(const Tree& tree, NodeId id, std::string_view name);

// Return all text of the subtree joined as it stands, scripts and styles included only if `id` is one itself.
std::string text_content(const Tree& tree, NodeId id);
// Return the content of a raw text element (script, style, ...), undecoded; "" for others.
std::string_view raw_content(const Tree& tree, NodeId id);

// Return the first element with `tag` in the subtree of `id` (itself included), or kNoNode.
NodeId find_first(const Tree& tree, NodeId id, Tag tag);
// Return the nearest ancestor of `id` with `tag` (itself not included), or kNoNode.
NodeId find_ancestor(const Tree& tree, NodeId id, Tag tag);

// The children of a node, for range-for.
class Children {
 public:
  class Iterator {
   public:
    Iterator(const Node* nodes, NodeId at) : nodes_(nodes), at_(at) {}
    NodeId operator*() const { return at_; }
    Iterator& operator++() {
      at_ = nodes_[at_].end;
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Node* nodes_;
    NodeId at_;
  };
  Children(const Tree& tree, NodeId id) : nodes_(tree.nodes.data()), id_(id) {}
  [[nodiscard]] Iterator begin() const { return {nodes_, id_ + 1}; }
  [[nodiscard]] Iterator end() const { return {nodes_, nodes_[id_].end}; }

 private:
  const Node* nodes_;
  NodeId id_;
};

inline Children children(const Tree& tree, NodeId id) {
  return {tree, id};
}

}  // namespace dragoman::html
