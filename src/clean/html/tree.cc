#include "clean/html/tree.h"

namespace dragoman::html {

std::optional<std::string_view> find_attribute(const Tree& tree, NodeId id, std::string_view name) {
  const Node& node = tree.nodes[id];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const Attribute& one = tree.attributes[node.first_attribute + i];
    if (one.name == name) return one.value;
  }
  return std::nullopt;
}

std::string_view attribute(const Tree& tree, NodeId id, std::string_view name) {
  return find_attribute(tree, id, name).value_or(std::string_view{});
}

std::string text_content(const Tree& tree, NodeId id) {
  std::string out;
  for (NodeId at = id; at < tree.nodes[id].end;) {
    const Node& node = tree.nodes[at];
    if (node.kind == NodeKind::text) out += node.text;
    at = at != id && is_raw(node.tag) ? node.end : at + 1;
  }
  return out;
}

std::string_view raw_content(const Tree& tree, NodeId id) {
  const Node& node = tree.nodes[id];
  if (!is_raw(node.tag) || node.end == id + 1) return {};
  return tree.nodes[id + 1].text;
}

NodeId find_first(const Tree& tree, NodeId id, Tag tag) {
  for (NodeId at = id; at < tree.nodes[id].end; ++at) {
    if (tree.nodes[at].tag == tag) return at;
  }
  return kNoNode;
}

NodeId find_ancestor(const Tree& tree, NodeId id, Tag tag) {
  for (NodeId at = tree.nodes[id].parent; at != kNoNode; at = tree.nodes[at].parent) {
    if (tree.nodes[at].tag == tag) return at;
  }
  return kNoNode;
}

}  // namespace dragoman::html
