// Authors: people that the page names as such. Better none than a wrong one: outlets, desks and agencies are
// no authors, and a name must look like a name.
#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/meta/byline.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;

constexpr std::size_t kMostAuthors = 12;

// How much a name must look like one.
enum class Care : std::uint8_t {
  name,        // two words or more
  first_name,  // "Jane"
  pen_name,    // "jroe7"
};

// Return a name without blanks, hyphens and stops, folded.
std::string letters_of(std::string_view name) {
  std::string letters;
  const std::string folded = fold(name);
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(letters),
               [](char c) { return c != ' ' && c != '-' && c != '.' && c != '_'; });
  return letters;
}

class Collector {
 public:
  Collector(const PageParts& parts, const Knowledge& knowledge, std::string_view outlet)
      : knowledge_(knowledge), outlet_(fold(outlet)) {
    for (const JsonArticle& article : parts.structured.articles) {
      if (!article.publisher.empty()) organisations_.push_back(fold(article.publisher));
      for (const std::string& name : article.organisations) organisations_.push_back(fold(name));
    }
    host_ = host_of(parts.url);
  }

  void add(std::string_view byline, Care care) {
    if (byline.find("://") != std::string_view::npos) return;
    for (const std::string& part : names_in_byline(byline)) {
      const std::string name(without_month(part));
      if (names_.size() >= kMostAuthors || !is_person(name, care)) continue;
      const std::string folded = fold(name);
      const bool known =
          std::any_of(names_.begin(), names_.end(), [&](const std::string& n) { return fold(n) == folded; });
      if (!known) names_.push_back(name);
    }
  }
  [[nodiscard]] bool any() const { return !names_.empty(); }
  // Put a full name in the place of the one short form of it that was taken: "Jane", "janeroe".
  void complete(std::string_view byline) {
    if (names_.size() != 1 || names_[0].find(' ') != std::string::npos) return;
    for (const std::string& name : names_in_byline(byline)) {
      if (!is_person(name, Care::name)) continue;
      const std::string folded = fold(name);
      if (folded.starts_with(fold(names_[0]) + " ") || letters_of(name) == letters_of(names_[0])) {
        names_[0] = name;
        return;
      }
    }
  }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  [[nodiscard]] bool is_person(std::string_view name, Care care) const {
    if (!looks_like_person(name, care == Care::name) || is_host_like(name)) return false;
    if (care == Care::first_name && !begins_with_capital(name)) return false;
    const std::string folded = fold(name);
    if (!outlet_.empty() && folded == outlet_ && !is_personal_site(name)) return false;
    if (std::find(organisations_.begin(), organisations_.end(), folded) != organisations_.end() &&
        !bears_sites_name(name))
      return false;
    if (knowledge_.agencies.whole(name)) return false;
    return knowledge_.newsrooms.find(name).empty();
  }

  // "Jane Roe July", where a day followed.
  [[nodiscard]] std::string_view without_month(std::string_view name) const {
    const std::size_t blank = name.rfind(' ');
    const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
    return knowledge_.months.find(fold(name.substr(word))) && (word == 0 || name.find(' ') != blank)
               ? trim(name.substr(0, word))
               : name;
  }

  [[nodiscard]] static bool begins_with_capital(std::string_view name) {
    std::size_t at = 0;
    return !is_lower(decode_utf8(name, at));
  }

  // "finanztreff.de", or the host's own name.
  [[nodiscard]] bool is_host_like(std::string_view name) const {
    const std::string lowered = lower(name);
    for (const std::string_view ending : {".de", ".com", ".org", ".net", ".ch", ".at", ".fr"}) {
      if (lowered.ends_with(ending)) return true;
    }
    const std::string joined = letters_of(name);
    std::string host;
    std::copy_if(host_.begin(), host_.end(), std::back_inserter(host), [](char c) { return c != '-'; });
    if (host.size() <= joined.size() || !host.starts_with(joined + ".") || is_personal_site(name))
      return false;
    return !gives_sites_to_people(std::string_view(host).substr(joined.size() + 1));
  }

  // "Jane Roe" on janeroe.org: a publisher, and a person all the same.
  [[nodiscard]] bool bears_sites_name(std::string_view name) const {
    const std::string letters = letters_of(name);
    return is_personal_site(name) && letters_of(host_).starts_with(letters);
  }

  // Where people's sites are named after them: "jroe.wordpress.com".
  [[nodiscard]] static bool gives_sites_to_people(std::string_view host) {
    for (const std::string_view platform : {"wordpress.com", "blogspot.", "substack.com", "tumblr.com",
                                            "livejournal.com", "medium.com", "github.io", "typepad.com"}) {
      if (host.starts_with(platform)) return true;
    }
    return false;
  }

  // A site may bear its author's name: two or three words of which the first is no article.
  [[nodiscard]] static bool is_personal_site(std::string_view name) {
    const auto blanks = std::count(name.begin(), name.end(), ' ');
    if (blanks < 1 || blanks > 2 || name.find('.') != std::string_view::npos) return false;
    const std::string first = lower(name.substr(0, name.find(' ')));
    for (const std::string_view article : {"the", "el", "la", "le", "les", "los", "las", "il", "lo", "die",
                                           "der", "das", "de", "het", "o", "a", "al"}) {
      if (first == article) return false;
    }
    return true;
  }

  const Knowledge& knowledge_;
  std::string outlet_;
  std::string host_;
  std::vector<std::string> organisations_;
  std::vector<std::string> names_;
};

bool near(const PageBlock& block, Hint hint, std::uint8_t levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

bool says_written_by(std::string_view label) {
  const std::string lowered = lower(label);
  for (const std::string_view words : {"written by", "verfasst von", "geschrieben von", "écrit par",
                                       "escrito por", "scritto da", "написано", "yazan", "geschreven door"}) {
    if (lowered.starts_with(words)) return true;
  }
  return false;
}

// "Roe, Jane" as libraries write it.
std::string first_name_first(std::string_view value) {
  const std::size_t comma = value.find(',');
  if (comma == std::string_view::npos || value.find(',', comma + 1) != std::string_view::npos)
    return std::string(value);
  return std::string(trim(value.substr(comma + 1))) + " " + std::string(trim(value.substr(0, comma)));
}

void add_stated(const PageParts& parts, Care care, Collector& out) {
  for (const JsonArticle& article : parts.structured.articles) {
    if (out.any()) return;
    if (article.is_article) {
      for (const std::string& author : article.authors) out.add(author, care);
    }
  }
  for (const JsonArticle& article : parts.structured.articles) {
    if (out.any()) return;
    for (const std::string& author : article.authors) out.add(author, care);
  }
  if (out.any()) return;
  if (says_written_by(parts.structured.first("twitter:label1")))
    out.add(parts.structured.first("twitter:data1"), care);
  for (const std::string_view key :
       {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
        "byl", "article:author_name", "dc.contributor", "creator", "authors", "citation_author",
        "news_authors"}) {
    const auto at = parts.structured.meta.find(std::string(key));
    if (at == parts.structured.meta.end() || out.any()) continue;
    for (const std::string& value : at->second) {
      if (value.find("://") != std::string::npos || value.starts_with('@')) continue;
      out.add(key == "citation_author" ? first_name_first(value) : value, care);
    }
  }
}

// An element that marks an author, with how near it stands to the title.
struct Mark {
  std::size_t distance = 0;
  std::string text;
};

bool leads_to_author(std::string_view address) {
  const std::string lowered = lower(address.substr(0, std::min<std::size_t>(address.size(), 300)));
  for (const std::string_view part :
       {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autores/", "/redaktion/",
        "/staff/", "/contributor", "/columnist", "/journalist", "/writer", "author=", "/people/", "/reporter",
        "/staff-", "/yazar"}) {
    if (lowered.find(part) != std::string::npos) return true;
  }
  return false;
}

bool has_author_class(std::string_view value) {
  const std::string lowered = lower(value.substr(0, std::min<std::size_t>(value.size(), 200)));
  for (const std::string_view word :
       {"author", "byline", "autor", "auteur", "writer", "contributor", "journalist"}) {
    const std::size_t at = lowered.find(word);
    if (at != std::string::npos && lowered.find("authority") == std::string::npos) return true;
  }
  return lowered == "fn" || lowered == "url fn n" || lowered.starts_with("fn ");
}

bool marks_author(const html::Tree& tree, NodeId id, bool stated) {
  const html::Node& node = tree.nodes[id];
  if (stated) {
    return html::attribute(tree, id, "itemprop").find("author") != std::string_view::npos ||
           html::attribute(tree, id, "rel").find("author") != std::string_view::npos ||
           html::attribute(tree, id, "property").find("author") != std::string_view::npos;
  }
  if (has_author_class(html::attribute(tree, id, "class"))) return true;
  return node.tag == html::Tag::a && leads_to_author(html::attribute(tree, id, "href"));
}

// Whether a block belongs to comments, navigation or other articles. What stands above the text is no
// comment, whatever the container is called, and a stated author may stand in the navigation between
// articles.
bool is_elsewhere(const PageBlock& block, bool stated, bool behind_start) {
  return (behind_start && near(block, Hint::comment, 10)) || near(block, Hint::related, 1) ||
         near(block, Hint::sidebar, 0) || (!stated && near(block, Hint::tag_nav, 6)) ||
         near(block, Hint::tag_aside, 3);
}

// A pen name is one short word or two, all there is.
bool is_pen_name_alone(std::string_view text) {
  const std::vector<std::string> names = names_in_byline(text);
  return names.size() == 1 && std::count(names[0].begin(), names[0].end(), ' ') <= 1 &&
         names[0].find_first_of(":0123456789") == std::string::npos &&
         text.find('(') == std::string_view::npos;
}

// Return the elements that microdata or rel (`stated`), or class and address mark as authors, the nearest to
// the title first, outside comments and lists of other articles.
std::vector<Mark> author_marks(const PageParts& parts, bool stated) {
  constexpr std::size_t kFar = 40;  // blocks
  const html::Tree& tree = parts.tree;
  const auto& blocks = parts.view.cut.blocks;
  const std::size_t n = blocks.size();
  std::vector<Mark> marks;
  for (NodeId id = 1; id < tree.nodes.size() && marks.size() < 60; ++id) {
    const html::Node& node = tree.nodes[id];
    if (node.kind != NodeKind::element || node.attribute_count == 0 || node.end - id > 30 ||
        node.end == id + 1)
      continue;
    if (node.tag == html::Tag::img || node.tag == html::Tag::body || !marks_author(tree, id, stated))
      continue;
    const std::size_t block = parts.view.cut.before[id];
    if (block < n && is_elsewhere(blocks[block], stated, block > parts.first_body)) continue;
    const std::size_t title = parts.title_block < n ? parts.title_block : parts.first_body;
    const std::size_t to_title = block > title ? block - title : title - block;
    const std::size_t to_end = block > parts.last_body ? block - parts.last_body + 3 : n;
    const std::size_t distance = std::min(to_title, to_end);
    if (distance > kFar) continue;
    // What stands on lines of its own is not one name.
    const std::size_t end = parts.view.cut.before[node.end];
    if (end > block + 1) {
      for (std::size_t k = block; k < std::min(end, block + 4); ++k)
        marks.push_back({distance, std::string(blocks[k].text.substr(0, 120))});
      continue;
    }
    std::string text = squeeze(html::text_content(tree, id));
    if (!text.empty() && text.size() < 120) marks.push_back({distance, std::move(text)});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.distance < b.distance; });
  return marks;
}

// Take the nearest mark that holds a name, and the others as near.
void add_marked(const PageParts& parts, bool stated, Care care, Collector& out) {
  std::size_t nearest = 0;
  for (const Mark& mark : author_marks(parts, stated)) {
    if (out.any() && mark.distance > nearest + 1) return;
    const bool had = out.any();
    if (!stated && care == Care::pen_name && !is_pen_name_alone(mark.text)) continue;
    out.add(mark.text, care);
    if (!had && out.any()) nearest = mark.distance;
  }
}

// Complete a short name from what is marked elsewhere.
void complete_short(const PageParts& parts, Collector& out) {
  for (const Mark& mark : author_marks(parts, true)) out.complete(mark.text);
  for (const Mark& mark : author_marks(parts, false)) out.complete(mark.text);
}

// A name alone in bold or italics that ends a stretch of the text.
void add_signature(const PageParts& parts, Collector& out) {
  const std::size_t n = parts.kept.size();
  for (std::size_t k = parts.first_body + 1; k < std::min(n, parts.last_body + 3) && !out.any(); ++k) {
    const PageBlock& block = parts.view.cut.blocks[k];
    const TextShape& s = parts.view.lines[k].shape;
    const bool ends_text = parts.kept[k - 1] && (k + 1 == n || !parts.kept[k + 1]);
    const bool set_apart = std::size_t{block.emphasis_bytes} * 10 > block.text.size() * 8;
    if (ends_text && set_apart && s.words >= 2 && s.words <= 3 && s.capital_words == s.words &&
        !s.ends_sentence)
      out.add(block.text, Care::name);
  }
}

// The owner of a site that bears a person's name and nothing else: "Jane Roe" on janeroe.org.
void add_owner(const PageParts& parts, std::string_view outlet, Collector& out) {
  if (outlet.empty() || !parts.structured.first("article:author").empty()) return;
  std::string_view name = outlet;
  for (const std::string_view title : {"Dr. ", "Prof. ", "Prof. Dr. "}) {
    if (name.starts_with(title)) name.remove_prefix(title.size());
  }
  const std::string host = host_of(parts.url);
  if (looks_like_person(name, true) && letters_of(host.substr(0, host.find('.'))) == letters_of(name))
    out.add(name, Care::name);
}

// Whether a line begins with a word of authorship that means nothing else: "Autoren A und B", not "By noon".
bool says_author(std::string_view text) {
  constexpr std::size_t kPlain = 6;  // bytes; shorter words are prepositions
  return begins_with_byline_word(text, kPlain);
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
    const bool byline =
        begins_with_byline_word(line.text) || (k > 0 && is_byline_word(parts.view.lines[k - 1].text));
    const bool marked = near(blocks[k], Hint::author, 2) && line.shape.words <= 12;
    if (byline || (marked && !needs_word)) out.add(line.text, Care::name);
  };
  for (std::size_t k = begin; k < end && !out.any(); ++k) look(k, false);
  const std::size_t tail = std::min(n, parts.last_body + 6);
  for (std::size_t k = parts.first_body; k < tail && !out.any(); ++k) {
    if (says_author(blocks[k].text)) look(k, true);
  }
  for (std::size_t k = parts.last_body >= 3 ? parts.last_body - 3 : 0; k < tail && !out.any(); ++k)
    look(k, true);
  add_signature(parts, out);
}

}  // namespace

std::vector<std::string> find_authors(const PageParts& parts, const Knowledge& knowledge,
                                      std::string_view outlet) {
  Collector collector(parts, knowledge, outlet);
  add_stated(parts, Care::name, collector);
  if (!collector.any()) add_stated(parts, Care::first_name, collector);
  if (!collector.any()) add_marked(parts, true, Care::name, collector);
  if (!collector.any()) add_marked(parts, false, Care::name, collector);
  if (!collector.any()) add_visible(parts, collector);
  if (!collector.any()) add_stated(parts, Care::pen_name, collector);
  if (!collector.any()) add_marked(parts, true, Care::pen_name, collector);
  if (!collector.any()) add_marked(parts, false, Care::pen_name, collector);
  if (!collector.any()) add_owner(parts, outlet, collector);
  complete_short(parts, collector);
  return collector.take();
}

}  // namespace dragoman::cleaning
