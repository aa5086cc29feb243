// Structured: what a page states about itself in marked form: JSON-LD, meta elements (OpenGraph, Dublin Core
// and others), links, microdata. Values are as written, white space squeezed; nothing is judged here.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "clean/html/tree.h"

namespace dragoman::cleaning {

// One thing described in JSON-LD that is an article of some kind, or the page itself.
struct JsonArticle {
  std::string type;         // "NewsArticle"
  bool is_article = false;  // Article, NewsArticle, BlogPosting, Report, ...; else WebPage and the like
  bool is_live = false;     // LiveBlogPosting
  std::string headline;
  std::string name;
  std::string body;
  std::string description;
  std::vector<std::string> authors;        // names of persons, or of things without a type
  std::vector<std::string> organisations;  // authors said to be organisations
  std::string publisher;
  std::string published;
  std::string modified;
  std::string section;
  std::string url;
};

struct Structured {
  std::vector<JsonArticle> articles;       // articles first, then pages
  std::vector<std::string> organisations;  // names of things said to be organisations and not persons
  std::string json_outlet;                 // name of a WebSite or of the publisher
  // Content of meta elements by lower-case property, name, itemprop or http-equiv; every value in order.
  std::unordered_map<std::string, std::vector<std::string>> meta;
  std::string canonical;
  std::string language;  // the html element's lang
  std::string title;     // the title element
  bool is_live = false;  // microdata say that the page is a LiveBlogPosting

  // Return the first value of a meta element, or "".
  [[nodiscard]] std::string_view first(std::string_view name) const;
  // Return the first value among several names, or "".
  [[nodiscard]] std::string_view first_of(std::initializer_list<std::string_view> names) const;
};

// Read what the page states. Never fails: JSON that cannot be read is passed over.
Structured read_structured(const html::Tree& tree);

// Read one JSON-LD script into `out`. Tolerates comments around it, raw line ends in strings and several
// values in a row.
void read_json_ld(std::string_view json, Structured& out);

}  // namespace dragoman::cleaning
