// JSON-LD of schema.org as news pages write it (https://schema.org/Article), read without trust: bounded
// depth, bounded sizes, unknown shapes passed over.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/stream_parser.hpp>
#include <boost/json/value.hpp>
#include <map>

#include "base/limits.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/meta/structured.h"

namespace dragoman::cleaning {
namespace {

namespace json = boost::json;

constexpr std::string_view kReference = "@id ";  // before the id of an author described elsewhere
constexpr std::size_t kMostThings = 200;         // things looked at in one script

std::string text_of(const json::value* value) {
  if (value == nullptr) return {};
  if (value->is_string()) return squeeze(std::string_view(value->get_string()));
  if (value->is_array() && !value->get_array().empty()) return text_of(&value->get_array().front());
  if (value->is_object()) {
    if (const json::value* name = value->get_object().if_contains("name")) return text_of(name);
    if (const json::value* id = value->get_object().if_contains("@value")) return text_of(id);
    return text_of(value->get_object().if_contains("@id"));
  }
  return {};
}

// Return the types of a thing joined with blanks: "NewsArticle".
std::string type_of(const json::object& thing) {
  const json::value* type = thing.if_contains("@type");
  if (type == nullptr) return {};
  if (type->is_string()) return std::string(type->get_string());
  std::string out;
  if (type->is_array()) {
    for (const json::value& part : type->get_array()) {
      if (part.is_string()) out.append(out.empty() ? "" : " ").append(std::string_view(part.get_string()));
    }
  }
  return out;
}

bool is_article_type(std::string_view type) {
  for (const std::string_view ending : {"Article", "BlogPosting", "Report", "Review", "Recipe", "Posting"}) {
    if (type.find(ending) != std::string_view::npos) return true;
  }
  return false;
}

bool is_page_type(std::string_view type) {
  return type.find("WebPage") != std::string_view::npos || type.find("ItemPage") != std::string_view::npos;
}

void add_name(std::vector<std::string>& out, std::string name) {
  if (!name.empty() && out.size() < 32) out.push_back(std::move(name));
}

void read_authors(const json::value* value, JsonArticle& article) {
  if (value == nullptr) return;
  if (value->is_array()) {
    for (const json::value& one : value->get_array()) read_authors(&one, article);
    return;
  }
  if (value->is_string()) return add_name(article.authors, squeeze(std::string_view(value->get_string())));
  if (!value->is_object()) return;
  const json::object& author = value->get_object();
  const bool organisation = type_of(author).find("Organization") != std::string::npos;
  const json::value* name = author.if_contains("name");
  if (name != nullptr && name->is_array()) {
    for (const json::value& one : name->get_array())
      add_name(organisation ? article.organisations : article.authors, text_of(&one));
    return;
  }
  if (name == nullptr) {
    // A reference to a person described elsewhere; Visitor puts the name in its place.
    if (const json::value* id = author.if_contains("@id"); id != nullptr && id->is_string()) {
      add_name(article.authors, std::string(kReference) + std::string(std::string_view(id->get_string())));
    }
  }
  if (name != nullptr) add_name(organisation ? article.organisations : article.authors, text_of(name));
}

JsonArticle read_article(const json::object& thing, std::string type) {
  JsonArticle article;
  article.is_article = is_article_type(type);
  article.is_live = type.find("LiveBlog") != std::string::npos;
  article.type = std::move(type);
  article.headline = text_of(thing.if_contains("headline"));
  article.name = text_of(thing.if_contains("name"));
  article.body = text_of(thing.if_contains("articleBody"));
  article.description = text_of(thing.if_contains("description"));
  read_authors(thing.if_contains("author"), article);
  if (article.authors.empty()) read_authors(thing.if_contains("creator"), article);
  article.publisher = text_of(thing.if_contains("publisher"));
  article.published = text_of(thing.if_contains("datePublished"));
  if (article.published.empty()) article.published = text_of(thing.if_contains("dateCreated"));
  article.modified = text_of(thing.if_contains("dateModified"));
  article.section = text_of(thing.if_contains("articleSection"));
  article.url = text_of(thing.if_contains("url"));
  return article;
}

class Visitor {
 public:
  explicit Visitor(Structured& out) : out_(out) {}

  void visit(const json::value& value, int depth) {
    if (depth > 4 || ++seen_ > kMostThings) return;
    if (value.is_array()) {
      for (const json::value& one : value.get_array()) visit(one, depth + 1);
    } else if (value.is_object()) {
      visit_thing(value.get_object(), depth);
    }
  }

  // Put names for references, and drop references to nobody.
  void resolve() {
    for (JsonArticle& article : out_.articles) {
      for (std::string& author : article.authors) {
        if (!author.starts_with(kReference)) continue;
        const auto at = persons_.find(author.substr(kReference.size()));
        author = at == persons_.end() ? std::string() : at->second;
      }
      std::erase(article.authors, std::string());
    }
  }

 private:
  void visit_thing(const json::object& thing, int depth) {
    std::string type = type_of(thing);
    if (type.find("Person") != std::string::npos) {
      if (const json::value* id = thing.if_contains("@id"); id != nullptr && id->is_string())
        persons_[std::string(std::string_view(id->get_string()))] = text_of(thing.if_contains("name"));
    } else if (type.find("Organization") != std::string::npos)
      add_name(out_.organisations, text_of(thing.if_contains("name")));
    if (is_article_type(type) || is_page_type(type)) out_.articles.push_back(read_article(thing, type));
    if (type == "WebSite" || type == "NewsMediaOrganization") {
      if (out_.json_outlet.empty()) out_.json_outlet = text_of(thing.if_contains("name"));
    }
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "publisher"}) {
      if (const json::value* inner = thing.if_contains(key); inner != nullptr && !inner->is_string())
        visit(*inner, depth + 1);
    }
  }

  Structured& out_;
  std::map<std::string, std::string> persons_;  // by @id
  std::size_t seen_ = 0;
};

// Control characters inside strings are no JSON but common: blank them. Comment and CDATA marks around go.
std::string repaired(std::string_view text) {
  text = trim(text);
  for (const std::string_view mark : {"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"}) {
    if (text.starts_with(mark)) text = trim(text.substr(mark.size()));
  }
  for (const std::string_view mark : {"-->", "//]]>", "]]>", "/*]]>*/", ";"}) {
    if (text.ends_with(mark)) text = trim(text.substr(0, text.size() - mark.size()));
  }
  std::string out(text);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return out;
}

}  // namespace

void read_json_ld(std::string_view text, Structured& out) {
  if (text.size() > kMaxReportBytes) return;
  const std::string clean = repaired(text);
  json::parse_options options;
  options.max_depth = kMaxJsonDepth;
  options.allow_trailing_commas = true;
  options.allow_invalid_utf8 = false;
  json::stream_parser parser({}, options);
  std::string_view rest = clean;
  while (!rest.empty()) {
    boost::system::error_code error;
    const std::size_t used = parser.write_some(rest.data(), rest.size(), error);
    if (error || used == 0) return;
    if (!parser.done()) parser.finish(error);
    if (error) return;
    Visitor visitor(out);
    visitor.visit(parser.release(), 0);
    visitor.resolve();
    rest = trim(rest.substr(used));
    parser.reset();
  }
}

}  // namespace dragoman::cleaning
