#include "clean/meta/structured.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;
using html::Tag;
using html::Tree;

constexpr std::size_t kMostValues = 64;      // of one meta name
constexpr std::size_t kLongestValue = 4000;  // bytes of a meta value

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void add_meta(Structured& out, std::string_view name, std::string_view value) {
  if (name.empty() || trim(value).empty()) return;
  std::vector<std::string>& values = out.meta[lower_ascii(trim(name))];
  if (values.size() < kMostValues)
    values.push_back(squeeze(value.substr(0, std::min(value.size(), kLongestValue))));
}

void read_meta(const Tree& tree, NodeId id, Structured& out) {
  const std::string_view content = html::attribute(tree, id, "content");
  if (content.empty()) return;
  for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
    add_meta(out, html::attribute(tree, id, key), content);
  }
}

void read_link(const Tree& tree, NodeId id, Structured& out) {
  const std::string rel = lower_ascii(html::attribute(tree, id, "rel"));
  if (rel == "canonical" && out.canonical.empty()) out.canonical = trim(html::attribute(tree, id, "href"));
}

// Whether microdata call an element that is most of the page a live blog; a card of one beside a report does
// not count.
bool is_live_blog(const Tree& tree, NodeId id) {
  const html::Node& node = tree.nodes[id];
  return 2 * std::size_t{node.source.size()} > tree.source.size() &&
         html::attribute(tree, id, "itemtype").find("LiveBlogPosting") != std::string_view::npos;
}

}  // namespace

std::string_view Structured::first(std::string_view name) const {
  const auto at = meta.find(std::string(name));
  return at == meta.end() ? std::string_view() : std::string_view(at->second.front());
}

std::string_view Structured::first_of(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    if (const std::string_view value = first(name); !value.empty()) return value;
  }
  return {};
}

Structured read_structured(const Tree& tree) {
  Structured out;
  if (tree.html != html::kNoNode) out.language = lower_ascii(trim(html::attribute(tree, tree.html, "lang")));
  for (NodeId id = 1; id < tree.nodes.size(); ++id) {
    const html::Node& node = tree.nodes[id];
    if (node.kind != NodeKind::element) continue;
    if (node.tag == Tag::meta) read_meta(tree, id, out);
    if (node.tag == Tag::link) read_link(tree, id, out);
    if (node.attribute_count > 0 && is_live_blog(tree, id)) out.is_live = true;
    if (node.tag == Tag::title && out.title.empty() &&
        html::find_ancestor(tree, id, Tag::svg) == html::kNoNode) {
      out.title = squeeze(html::text_content(tree, id));
    }
    if (node.tag == Tag::script && node.attribute_count > 0) {
      const std::string_view type = html::attribute(tree, id, "type");
      if (type.find("ld+json") != std::string_view::npos) read_json_ld(html::raw_content(tree, id), out);
    }
  }
  std::stable_sort(out.articles.begin(), out.articles.end(),
                   [](const JsonArticle& a, const JsonArticle& b) { return a.is_article && !b.is_article; });
  return out;
}

}  // namespace dragoman::cleaning
