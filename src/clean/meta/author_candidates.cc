// Collecting the names that a page gives in places for authors.
#include "clean/meta/author_candidates.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/meta/author_collector.h"
#include "clean/meta/byline.h"
#include "clean/text_shape.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;

constexpr std::size_t kFar = 40;  // blocks from title or end beyond which marks are of other things

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

void add_stated(const PageParts& parts, AuthorCollector& out) {
  for (const bool of_article : {true, false}) {
    const AuthorSource source = of_article ? AuthorSource::json_article : AuthorSource::json_page;
    for (const JsonArticle& article : parts.structured.articles) {
      if (article.is_article != of_article) continue;
      for (const std::string& author : article.authors) out.add_aside(author, source);
    }
  }
  for (const JsonArticle& article : parts.structured.articles) {
    for (const std::string& author : article.organisations)
      out.add_aside(author, AuthorSource::json_organisation);
  }
  if (says_written_by(parts.structured.first("twitter:label1")))
    out.add_aside(parts.structured.first("twitter:data1"), AuthorSource::label);
  for (const std::string_view key :
       {"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
        "byl", "article:author_name", "dc.contributor", "creator", "authors", "citation_author",
        "news_authors", "shareaholic:article_author_name", "cxenseparse:author"}) {
    const auto at = parts.structured.meta.find(std::string(key));
    if (at == parts.structured.meta.end()) continue;
    for (const std::string& value : at->second) {
      out.add_aside(key == "citation_author" ? first_name_first(value) : value,
                    key == "author" ? AuthorSource::meta : AuthorSource::meta_other);
    }
  }
}

bool leads_to_author(std::string_view address) {
  const std::string lowered = lower(address.substr(0, std::min<std::size_t>(address.size(), 300)));
  for (const std::string_view part :
       {"/author/",  "/authors/",   "/autor/",  "/autoren/",    "/auteur/",   "/auteurs/",
        "/autores/", "/redaktion/", "/staff/",  "/contributor", "/columnist", "/journalist",
        "/writer",   "author=",     "/people/", "/reporter",    "/staff-",    "/yazar",
        "/user/",    "/profile/",   "/by/",     "/autori/"}) {
    if (lowered.find(part) != std::string::npos) return true;
  }
  return false;
}

bool has_author_class(std::string_view value) {
  const std::string lowered = lower(value.substr(0, std::min<std::size_t>(value.size(), 200)));
  for (const std::string_view word : {"author", "byline", "autor", "auteur", "writer", "contributor",
                                      "journalist", "auth_name", "creator", "publisher", "redakteur"}) {
    const std::size_t at = lowered.find(word);
    if (at != std::string::npos && lowered.find("authority") == std::string::npos) return true;
  }
  return lowered == "fn" || lowered == "url fn n" || lowered.starts_with("fn ") || lowered == "credit";
}

// Return as what an element marks an author, if it does.
std::optional<AuthorSource> mark_of(const html::Tree& tree, NodeId id) {
  for (const std::string_view name : {"itemprop", "rel", "property"}) {
    if (html::attribute(tree, id, name).find("author") != std::string_view::npos) return AuthorSource::stated;
  }
  if (tree.nodes[id].tag == html::Tag::a && leads_to_author(html::attribute(tree, id, "href")))
    return AuthorSource::linked;
  if (has_author_class(html::attribute(tree, id, "class"))) return AuthorSource::marked;
  return std::nullopt;
}

// Return the text of an element as a reader divides it: where one word ends in lower case and the next piece
// begins with a capital right behind it ("Jane RoeFollow"), they are two things side by side.
std::string text_of(const html::Tree& tree, NodeId id) {
  std::string out;
  for (NodeId at = id; at < tree.nodes[id].end && out.size() < 4 * kLongestMention; ++at) {
    const html::Node& node = tree.nodes[at];
    if (node.kind != NodeKind::text || node.text.empty()) continue;
    const NodeId parent = node.parent;
    if (tree.nodes[parent].tag == html::Tag::script || tree.nodes[parent].tag == html::Tag::style) continue;
    const char last = out.empty() ? ' ' : out.back();
    std::size_t next = 0;
    const char32_t first = decode_utf8(node.text, next);
    if (last >= 'a' && last <= 'z' && is_upper(first)) out += " | ";
    out += node.text;
  }
  return squeeze(out);
}

// An element that marks an author, with how near it stands to the title.
struct Mark {
  std::size_t distance = 0;
  std::size_t block = 0;
  AuthorSource source = AuthorSource::marked;
  std::string text;
  std::string address;
};

// Return the address that an element links to, its own or that of the first link in it or around it.
std::string_view address_of(const html::Tree& tree, NodeId id) {
  NodeId link = html::find_first(tree, id, html::Tag::a);
  if (link == html::kNoNode) link = html::find_ancestor(tree, id, html::Tag::a);
  return link == html::kNoNode ? std::string_view() : html::attribute(tree, link, "href").substr(0, 300);
}

std::size_t distance_of(const PageParts& parts, std::size_t block) {
  const std::size_t n = parts.view.cut.blocks.size();
  const std::size_t title = parts.title_block < n ? parts.title_block : parts.first_body;
  const std::size_t to_title = block > title ? block - title : title - block;
  const std::size_t to_end = block > parts.last_body ? block - parts.last_body + 3 : n;
  return std::min(to_title, to_end);
}

void add_mark(const PageParts& parts, NodeId id, AuthorSource source, std::vector<Mark>& marks) {
  const html::Tree& tree = parts.tree;
  const auto& blocks = parts.view.cut.blocks;
  const std::size_t block = parts.view.cut.before[id];
  const std::size_t distance = distance_of(parts, block);
  if (distance > kFar || block >= blocks.size()) return;
  const std::string address(address_of(tree, id));
  // What stands on lines of its own is not one name.
  const std::size_t end = parts.view.cut.before[tree.nodes[id].end];
  if (end > block + 1) {
    for (std::size_t k = block; k < std::min(end, block + 4); ++k)
      marks.push_back({distance, k, source, std::string(blocks[k].text.substr(0, kLongestMention)), address});
    return;
  }
  std::string text = text_of(tree, id);
  if (!text.empty() && text.size() < 120)
    marks.push_back({distance, block, source, std::move(text), address});
}

// Whether a line is about a picture: "Photo by Jane Roe / Unsplash".
bool is_about_picture(std::string_view line) {
  const std::string lowered = lower(line.substr(0, 300));
  for (const std::string_view word :
       {"photo", "foto", "bild:", "bild von", "bilder:", "image", "picture", "unsplash", "getty", "pixabay",
        "shutterstock", "flickr", "cc by", "credit:", "©"}) {
    if (lowered.find(word) != std::string::npos) return true;
  }
  return false;
}

// Whether an address is where pictures and their licences are kept.
bool is_of_pictures(std::string_view address) {
  for (const std::string_view host :
       {"unsplash.com", "flickr.com", "pexels.com", "pixabay.com", "shutterstock.", "gettyimages.",
        "commons.wikimedia.org", "creativecommons.org"}) {
    if (address.find(host) != std::string_view::npos) return true;
  }
  return false;
}

// Whether a line is about other work on a text than writing it: "Reviewed by", "Übersetzung".
bool is_about_editing(std::string_view line) {
  const std::string lowered = lower(line.substr(0, 300));
  for (const std::string_view word :
       {"review", "edited", "fact check", "fact-check", "checked by", "translat", "übersetz", "bearbeitet",
        "geprüft", "lektorat", "illustrat", "traduc", "traduit", "перевод"}) {
    if (lowered.find(word) != std::string::npos) return true;
  }
  return false;
}

// Return whether a short line, or the one before it where that is a label of a few words, passes `test`.
template <class Test>
bool line_or_label(const PageParts& parts, std::size_t block, Test test) {
  constexpr unsigned kLongestLine = 40;  // words
  constexpr unsigned kLongestLabel = 5;
  const Line& line = parts.view.lines[block];
  if (line.shape.words <= kLongestLine && test(line.text)) return true;
  return block > 0 && parts.view.lines[block - 1].shape.words <= kLongestLabel &&
         test(parts.view.lines[block - 1].text);
}

void add_marks(const PageParts& parts, AuthorCollector& out) {
  const html::Tree& tree = parts.tree;
  constexpr std::size_t kMostMarks = 200;
  std::vector<Mark> marks;
  for (NodeId id = 1; id < tree.nodes.size() && marks.size() < kMostMarks; ++id) {
    const html::Node& node = tree.nodes[id];
    if (node.kind != NodeKind::element || node.attribute_count == 0 || node.end - id > 30 ||
        node.end == id + 1 || node.tag == html::Tag::img || node.tag == html::Tag::body)
      continue;
    if (const auto source = mark_of(tree, id)) add_mark(parts, id, *source, marks);
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.distance < b.distance; });
  constexpr std::size_t kMostTaken = 30;
  marks.resize(std::min(marks.size(), kMostTaken));
  for (const Mark& mark : marks) {
    if (is_of_pictures(mark.address)) continue;
    const bool pictured = line_or_label(parts, mark.block, is_about_picture);
    const bool edited = line_or_label(parts, mark.block, is_about_editing);
    out.add(mark.text, {.source = mark.source, .block = mark.block, .pictured = pictured, .edited = edited},
            mark.address);
  }
}

// Whether what stands before "by" says that something else is meant: "Powered by", "Sponsored by".
bool is_of_other_work(std::string_view before) {
  for (const std::string_view word :
       {"powered", "sponsored", "presented", "hosted", "designed", "provided", "created", "owned", "operated",
        "offered", "backed", "supported", "produced", "followed", "read", "used", "caused", "protected",
        "brought to you"}) {
    if (before.ends_with(word)) return true;
  }
  return false;
}

// Return what stands behind a word of authorship inside a line: "12 May | World | by Jane Roe"; "" if
// nothing.
std::string_view behind_byline_word(std::string_view line) {
  const std::string lowered = lower(line);
  if (lowered.size() != line.size()) return {};
  for (const std::string_view word : {" by ", " von ", " par ", " por ", " door ", "redaktion: ", "text: ",
                                      "autor: ", "author: ", "auteur : ", "auteur: ", " da "}) {
    const std::size_t at = lowered.find(word);
    if (at == std::string::npos || at == 0 || is_of_other_work(std::string_view(lowered).substr(0, at)))
      continue;
    std::string_view rest = trim(line.substr(at + word.size()));
    std::size_t next = 0;
    if (!rest.empty() && !is_lower(decode_utf8(rest, next)))
      return rest.substr(0, std::min(rest.size(), rest.find(" mit ")));
  }
  return {};
}

// Return the stretches of a line between the signs that set things apart: "Reviewed by A — Written by B | 12
// May".
std::vector<std::string_view> stretches_of(std::string_view line) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    for (const std::string_view sign : {" — ", " | ", " · ", " • "}) {
      if (line[at] != ' ' || !line.substr(at).starts_with(sign)) continue;
      out.push_back(trim(line.substr(begin, at - begin)));
      begin = at + sign.size();
      at = begin - 1;
      break;
    }
  }
  out.push_back(trim(line.substr(begin)));
  return out;
}

void add_line(const PageParts& parts, std::size_t k, AuthorCollector& out) {
  const auto& blocks = parts.view.cut.blocks;
  const Line& line = parts.view.lines[k];
  constexpr unsigned kLongestByline = 25;
  if (line.shape.words == 0 || line.shape.words > kLongestByline) return;
  const bool pictured = line_or_label(parts, k, is_about_picture);
  const bool edited = line_or_label(parts, k, is_about_editing);
  const bool behind = k > 0 && is_byline_word(parts.view.lines[k - 1].text);
  if (behind || begins_with_byline_word(line.text)) {
    out.add(line.text, {.source = AuthorSource::byline,
                        .block = k,
                        .announced = true,
                        .pictured = pictured,
                        .edited = edited});
    return;
  }
  bool found = false;
  const std::vector<std::string_view> stretches = stretches_of(line.text);
  for (const std::string_view stretch : stretches) {
    const bool alone = stretches.size() == 1;
    if (alone ? pictured : is_about_picture(stretch)) continue;
    const bool begins = !alone && begins_with_byline_word(stretch);
    const std::string_view name = begins ? stretch : behind_byline_word(stretch);
    if (name.empty()) continue;
    found = true;
    out.add(name, {.source = begins ? AuthorSource::byline : AuthorSource::inside,
                   .block = k,
                   .announced = true,
                   .edited = alone ? edited : is_about_editing(stretch)});
  }
  if (!found && blocks[k].hint_distance[static_cast<std::size_t>(Hint::author)] <= 2 &&
      line.shape.words <= 12 && !is_of_pictures(address_of(parts.tree, blocks[k].element))) {
    out.add(line.text, {.source = AuthorSource::hinted, .block = k, .pictured = pictured, .edited = edited});
  }
}

// Lines near the title and behind the text, and those of the text that begin with a word of authorship that
// means nothing else: "Autoren A und B", not "By noon".
void add_lines(const PageParts& parts, AuthorCollector& out) {
  const auto& blocks = parts.view.cut.blocks;
  const std::size_t n = blocks.size();
  if (parts.first_body >= n) return;
  constexpr std::size_t kBefore = 8;  // blocks
  constexpr std::size_t kBehind = 6;
  const std::size_t from_title = parts.title_block < n ? parts.title_block : parts.first_body;
  const std::size_t top = std::min(from_title, parts.first_body);
  const std::size_t begin = top > kBefore ? top - kBefore : 0;
  const std::size_t end = std::min(n, std::max(parts.first_body, from_title) + 4);
  const std::size_t tail = std::min(n, parts.last_body + kBehind);
  for (std::size_t k = begin; k < end; ++k) add_line(parts, k, out);
  for (std::size_t k = end; k < tail; ++k) {
    if (k + 3 >= parts.last_body || begins_with_byline_word(blocks[k].text, kPlain)) add_line(parts, k, out);
  }
}

// A name alone in bold or italics that ends a stretch of the text.
void add_signatures(const PageParts& parts, AuthorCollector& out) {
  const std::size_t n = parts.kept.size();
  for (std::size_t k = parts.first_body + 1; k < std::min(n, parts.last_body + 3); ++k) {
    const PageBlock& block = parts.view.cut.blocks[k];
    const TextShape& s = parts.view.lines[k].shape;
    const bool ends_text = parts.kept[k - 1] && (k + 1 == n || !parts.kept[k + 1]);
    const bool set_apart = std::size_t{block.emphasis_bytes} * 10 > block.text.size() * 8;
    if (ends_text && set_apart && s.words >= 2 && s.words <= 3 && s.capital_words == s.words &&
        !s.ends_sentence)
      out.add(block.text, {.source = AuthorSource::signature, .block = k});
  }
}

// The owner of a site that bears a person's name: "Jane Roe" on janeroe.org, "© 2031 Jane Roe".
void add_owners(const PageParts& parts, std::string_view outlet, AuthorCollector& out) {
  const std::string_view name = without_academic_title(outlet);
  const std::string host = host_of(parts.url);
  const std::string site = letters_of_name(host.substr(0, host.find('.')));
  if (!site.empty() && letters_of_name(name) == site) out.add_aside(name, AuthorSource::owner);
  for (const Line& line : parts.view.lines) {
    if (line.shape.words > 25) continue;
    const std::string owner = copyright_owner(line.text);
    if (!owner.empty() && letters_of_name(owner) == site) out.add_aside(owner, AuthorSource::owner);
  }
}

}  // namespace

std::vector<AuthorCandidate> author_candidates(const PageParts& parts, const Knowledge& knowledge,
                                               std::string_view outlet) {
  AuthorCollector out(parts, knowledge);
  add_stated(parts, out);
  add_marks(parts, out);
  add_lines(parts, out);
  add_signatures(parts, out);
  add_owners(parts, outlet, out);
  return out.take();
}

std::vector<NameTraits> author_traits(const PageParts& parts, const std::vector<AuthorCandidate>& candidates,
                                      const Knowledge& knowledge, std::string_view outlet) {
  const PersonJudge judge(parts, knowledge, outlet);
  std::vector<NameTraits> out;
  out.reserve(candidates.size());
  for (const AuthorCandidate& candidate : candidates) out.push_back(judge.traits(candidate.name));
  return out;
}

}  // namespace dragoman::cleaning
