// Authors: people that the page names as such. Better none than a wrong one: outlets, desks and agencies are
// no authors, and a name must look like a name.
#include <algorithm>
#include <unordered_map>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/meta/byline.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;

constexpr std::size_t kMostAuthors = 12;

class Collector {
 public:
  Collector(const Knowledge& knowledge, std::string_view outlet)
      : knowledge_(knowledge), outlet_(fold(outlet)) {}

  // Take the names of a byline; `strict`: only names of two words or more count.
  void add(std::string_view byline, bool strict) {
    for (const std::string& name : names_in_byline(byline)) {
      if (names_.size() >= kMostAuthors || !is_person(name, strict)) continue;
      const std::string folded = fold(name);
      const bool known =
          std::any_of(names_.begin(), names_.end(), [&](const std::string& n) { return fold(n) == folded; });
      if (!known) names_.push_back(name);
    }
  }
  [[nodiscard]] bool any() const { return !names_.empty(); }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  [[nodiscard]] bool is_person(std::string_view name, bool strict) const {
    if (!looks_like_person(name, strict)) return false;
    const std::string folded = fold(name);
    if (!outlet_.empty() && (folded == outlet_ || outlet_.find(folded) != std::string::npos)) return false;
    if (knowledge_.agencies.whole(name)) return false;
    return knowledge_.newsrooms.find(name).empty();
  }

  const Knowledge& knowledge_;
  std::string outlet_;
  std::vector<std::string> names_;
};

bool near(const PageBlock& block, Hint hint, std::uint8_t levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

void add_stated(const PageParts& parts, Collector& out) {
  for (const JsonArticle& article : parts.structured.articles) {
    if (out.any()) return;
    if (article.is_article) {
      for (const std::string& author : article.authors) out.add(author, false);
    }
  }
  if (out.any()) return;
  for (const std::string_view key :
       {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
        "byl", "article:author_name", "dc.contributor", "creator", "authors", "citation_author",
        "news_authors"}) {
    const auto at = parts.structured.meta.find(std::string(key));
    if (at == parts.structured.meta.end() || out.any()) continue;
    for (const std::string& value : at->second) {
      if (value.find("://") == std::string::npos) out.add(value, false);
    }
  }
}

// Elements that microdata or a link's rel mark as the author, outside comments and lists of other articles.
void add_marked(const PageParts& parts, Collector& out) {
  const html::Tree& tree = parts.tree;
  for (NodeId id = 1; id < tree.nodes.size(); ++id) {
    const html::Node& node = tree.nodes[id];
    if (node.kind != NodeKind::element || node.attribute_count == 0) continue;
    const bool is_author = html::attribute(tree, id, "itemprop").find("author") != std::string_view::npos ||
                           html::attribute(tree, id, "rel") == "author";
    if (!is_author || node.end - id > 60) continue;
    const std::size_t block = parts.view.cut.before[id];
    if (block < parts.view.cut.blocks.size() && near(parts.view.cut.blocks[block], Hint::comment, 12))
      continue;
    std::string text = squeeze(html::text_content(tree, id));
    if (text.size() < 120) out.add(text, false);
    if (out.any()) return;
  }
}

// Blocks near the title or after the text that begin with a word of authorship or stand in a byline element.
void add_visible(const PageParts& parts, Collector& out) {
  const auto& blocks = parts.view.cut.blocks;
  const std::size_t n = blocks.size();
  if (parts.first_body >= n) return;
  const std::size_t from_title = parts.title_block < n ? parts.title_block : parts.first_body;
  const std::size_t begin =
      std::min(from_title, parts.first_body) > 8 ? std::min(from_title, parts.first_body) - 8 : 0;
  const std::size_t end = std::min(n, std::max(parts.first_body, from_title) + 4);
  const auto look = [&](std::size_t k, bool needs_word) {
    const Line& line = parts.view.lines[k];
    if (line.shape.words > 25 || near(blocks[k], Hint::comment, 8) || near(blocks[k], Hint::related, 5))
      return;
    const bool byline = begins_with_byline_word(line.text);
    const bool marked = near(blocks[k], Hint::author, 2) && line.shape.words <= 12;
    if (byline || (marked && !needs_word)) out.add(line.text, true);
  };
  for (std::size_t k = begin; k < end && !out.any(); ++k) look(k, false);
  const std::size_t tail = std::min(n, parts.last_body + 6);
  for (std::size_t k = parts.last_body >= 2 ? parts.last_body - 2 : 0; k < tail && !out.any(); ++k)
    look(k, true);
}

}  // namespace

std::vector<std::string> find_authors(const PageParts& parts, const Knowledge& knowledge,
                                      std::string_view outlet) {
  Collector collector(knowledge, outlet);
  add_stated(parts, collector);
  if (!collector.any()) add_marked(parts, collector);
  if (!collector.any()) add_visible(parts, collector);
  return collector.take();
}

}  // namespace dragoman::cleaning
