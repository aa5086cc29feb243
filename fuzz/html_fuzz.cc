// Any bytes make a sound tree: nodes in document order, texts that are the bytes they say they came from.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "clean/html/tree.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page(reinterpret_cast<const char*>(data), size);
  std::vector<std::string> notes;
  const html::Tree tree = html::parse_html(page, &notes);
  std::uint32_t behind = 0;
  for (html::NodeId id = 1; id < tree.nodes.size(); ++id) {
    const html::Node& node = tree.nodes[id];
    const html::Node& parent = tree.nodes[node.parent];
    if (node.parent >= id || node.end <= id || node.end > parent.end) std::abort();
    if (node.source.begin > node.source.end || node.source.end > page.size()) std::abort();
    if (node.kind != html::NodeKind::text) continue;
    if (node.source.begin < behind || node.end != id + 1) std::abort();
    behind = node.source.end;
    const std::string_view source = slice(page, node.source);
    if (node.text != source && node.text.size() == source.size() && source[0] != '&') std::abort();
  }
  html::text_content(tree, 0);
  return 0;
}
