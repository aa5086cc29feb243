// Dates of publication and update, by how far each place can be trusted: JSON-LD, meta elements, microdata
// and time elements, the date line near the title, the address. A date of anything else is never taken:
// copyright years, photo credits, clocks, comments, other articles.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "clean/meta/date_words.h"
#include "clean/meta/metadata.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;
using html::Tag;

constexpr int kEarliestYear = 1990;  // the web is no older

bool near(const PageBlock& block, Hint hint, std::uint8_t levels) {
  return block.hint_distance[static_cast<std::size_t>(hint)] <= levels;
}

DayOrder order_of(const PageParts& parts) {
  const std::string& language = parts.structured.language;
  const std::string host = host_of(parts.url);
  const bool english = language.starts_with("en") || language.empty();
  if (!english || language == "en-gb" || language == "en-au" || language == "en-in" || language == "en-nz" ||
      language == "en-ie" || language == "en-za") {
    return DayOrder::day_first;
  }
  for (const std::string_view ending : {".com", ".org", ".net", ".us", ".gov", ".edu", ".info"}) {
    if (host.ends_with(ending)) return DayOrder::month_first;
  }
  return language == "en-us" ? DayOrder::month_first : DayOrder::day_first;
}

// Reads dates in values and texts of one page.
class DateReader {
 public:
  DateReader(const PageParts& parts, const Knowledge& knowledge)
      : months_(knowledge.months), order_(order_of(parts)) {}

  // Return the first full date of a text.
  [[nodiscard]] std::optional<TextDate> first(std::string_view text) const {
    if (text.size() > 400) text = text.substr(0, 400);
    const std::vector<TextDate> dates = all(text);
    return dates.empty() ? std::nullopt : std::optional(dates.front());
  }

  [[nodiscard]] std::vector<TextDate> all(std::string_view text) const {
    std::vector<TextDate> dates = find_dates(text, months_, order_);
    std::erase_if(dates,
                  [](const TextDate& d) { return d.grain == Grain::month || d.day.year < kEarliestYear; });
    return dates;
  }

  // Return the date of a machine's value: as above, or eight digits.
  [[nodiscard]] std::optional<TextDate> value(std::string_view text) const {
    text = trim(text);
    if (auto date = first(text)) return date;
    const auto digits = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) - text.begin());
    if (digits != 8 && digits != 14) return std::nullopt;
    const std::string dashed = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                               std::string(text.substr(6, 2));
    return first(dashed);
  }

 private:
  const MonthNames& months_;
  DayOrder order_;
};

void take(const std::optional<TextDate>& date, std::string_view basis, Stamp& stamp) {
  if (date && stamp.value.empty()) stamp = {to_stamp(*date), std::string(basis)};
}

void read_json(const PageParts& parts, const DateReader& reader, Stamp& published, Stamp& updated) {
  for (const JsonArticle& article : parts.structured.articles) {
    take(reader.value(article.published), "json-ld", published);
    take(reader.value(article.modified), "json-ld", updated);
  }
}

constexpr std::array kPublishedNames = std::to_array<std::string_view>({"article:published_time",
                                                                        "article:published",
                                                                        "og:published_time",
                                                                        "og:article:published_time",
                                                                        "datepublished",
                                                                        "date_published",
                                                                        "publishdate",
                                                                        "publish_date",
                                                                        "publish-date",
                                                                        "publication_date",
                                                                        "published_time",
                                                                        "publicationdate",
                                                                        "pubdate",
                                                                        "dc.date.issued",
                                                                        "dcterms.issued",
                                                                        "dcterms.created",
                                                                        "dc.date.created",
                                                                        "dc.date",
                                                                        "dcterms.date",
                                                                        "dc.created",
                                                                        "sailthru.date",
                                                                        "parsely-pub-date",
                                                                        "cxenseparse:recs:publishtime",
                                                                        "cxense:publishtime",
                                                                        "article.published",
                                                                        "article_date_original",
                                                                        "originalpublicationdate",
                                                                        "citation_publication_date",
                                                                        "citation_date",
                                                                        "datecreated",
                                                                        "release_date",
                                                                        "rnews:datepublished",
                                                                        "bt:pubdate",
                                                                        "ptime",
                                                                        "displaydate",
                                                                        "shareaholic:article_published_time",
                                                                        "article.created",
                                                                        "created",
                                                                        "timestamp",
                                                                        "analyticsattributes.articledate",
                                                                        "date",
                                                                        "last-publication",
                                                                        "og:pubdate",
                                                                        "doc_date",
                                                                        "publisheddate",
                                                                        "artikel-datum",
                                                                        "vr:published_time",
                                                                        "mediator_published_time",
                                                                        "publish_time",
                                                                        "og:regdate"});

constexpr std::array kUpdatedNames = std::to_array<std::string_view>(
    {"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
     "dc.date.modified", "last-modified", "lastmod", "last_updated", "modified", "article.updated", "revised",
     "updated_time", "date_modified", "last_modified", "article:modified", "lastupdate"});

void read_meta(const PageParts& parts, const DateReader& reader, Stamp& published, Stamp& updated) {
  for (const std::string_view name : kPublishedNames)
    take(reader.value(parts.structured.first(name)), "meta", published);
  for (const std::string_view name : kUpdatedNames)
    take(reader.value(parts.structured.first(name)), "meta", updated);
}

bool has_word(std::string_view value, std::string_view word) {
  const std::string lowered = lower(value);
  return lowered.find(word) != std::string::npos;
}

// Return whether an element stands where dates are not the report's: comments, other articles, footers.
bool is_aside(const PageParts& parts, NodeId id) {
  const auto& blocks = parts.view.cut.blocks;
  const std::size_t k = parts.view.cut.before[id];
  if (k >= blocks.size()) return k > parts.last_body + 3;
  const PageBlock& block = blocks[k];
  return near(block, Hint::comment, 10) || near(block, Hint::related, 6) || near(block, Hint::sidebar, 5) ||
         near(block, Hint::tag_aside, 8) || near(block, Hint::tag_footer, 3) ||
         near(block, Hint::tag_nav, 8) || near(block, Hint::footer, 2);
}

// Elements with itemprop datePublished or dateModified, then time elements near the text.
void read_marked(const PageParts& parts, const DateReader& reader, Stamp& published, Stamp& updated) {
  const html::Tree& tree = parts.tree;
  std::optional<TextDate> near_title;
  std::size_t best_distance = 40;
  for (NodeId id = 1; id < tree.nodes.size(); ++id) {
    const html::Node& node = tree.nodes[id];
    if (node.kind != NodeKind::element || node.tag == Tag::meta) continue;
    const bool is_time = node.tag == Tag::time;
    if (!is_time && node.attribute_count == 0) continue;
    const std::string_view property = html::attribute(tree, id, "itemprop");
    const bool says_publish = property.find("datePublished") != std::string_view::npos ||
                              property.find("dateCreated") != std::string_view::npos;
    const bool says_modify = property.find("dateModified") != std::string_view::npos;
    const std::string_view classes = html::attribute(tree, id, "class");
    const bool wordpress = !is_time && node.tag == Tag::abbr && has_word(classes, "published");
    if (!is_time && !says_publish && !says_modify && !wordpress) continue;
    if (node.end - id > 40 || is_aside(parts, id)) continue;
    std::string_view stated = html::attribute(tree, id, "datetime");
    if (stated.empty()) stated = html::attribute(tree, id, "content");
    if (stated.empty() && wordpress) stated = html::attribute(tree, id, "title");
    const std::string text = squeeze(html::text_content(tree, id));
    std::optional<TextDate> date = reader.value(stated);
    if (!date) date = reader.first(text);
    if (!date) continue;
    if (says_publish) take(date, "microdata", published);
    if (says_modify) take(date, "microdata", updated);
    if (says_publish || says_modify) continue;
    if (has_word(classes, "updated") || has_word(classes, "modified") || says_updated(text)) {
      take(date, "microdata", updated);
      if (!has_word(classes, "published")) continue;
    }
    const std::size_t block = parts.view.cut.before[id];
    const std::size_t title = parts.title_block < parts.kept.size() ? parts.title_block : parts.first_body;
    const std::size_t distance = block >= title ? block - title : 2 * (title - block);
    if (distance < best_distance) best_distance = distance, near_title = date;
  }
  take(near_title, "microdata", published);
}

// Return how much a block's date looks like the report's own; below 0: not at all.
float date_fit(const PageParts& parts, std::size_t k) {
  const auto& blocks = parts.view.cut.blocks;
  const Line& line = parts.view.lines[k];
  if (line.shape.has_copyright || near(blocks[k], Hint::comment, 8) || near(blocks[k], Hint::related, 5) ||
      near(blocks[k], Hint::tag_footer, 6))
    return -1;
  if (line.link_share > 0.6F && line.shape.words > 6) return -1;
  const std::size_t n = blocks.size();
  const std::size_t title = parts.title_block < n ? parts.title_block : parts.first_body;
  float fit = 0;
  if (k >= std::min(title, parts.first_body) && k <= std::max(title, parts.first_body)) fit += 2;
  const std::size_t to_title = k > title ? k - title : title - k;
  const std::size_t to_end = k > parts.last_body ? k - parts.last_body : n;
  fit += 2.0F - 0.25F * static_cast<float>(std::min<std::size_t>({to_title, 2 * to_end, 20}));
  fit += 2 * line.date_share;
  if (says_published(line.text)) fit += 1.5F;
  if (near(blocks[k], Hint::meta, 2)) fit += 1;
  if (near(blocks[k], Hint::author, 3)) fit += 0.4F;
  if (near(blocks[k], Hint::sidebar, 5) || near(blocks[k], Hint::tag_aside, 8) ||
      near(blocks[k], Hint::tag_nav, 6))
    fit -= 1.5F;
  if (near(blocks[k], Hint::caption, 3) || near(blocks[k], Hint::tag_figure, 4)) fit -= 1.5F;
  if (parts.kept[k] && parts.view.context.prose[k] > 0) fit -= 3;
  return fit;
}

void read_visible(const PageParts& parts, const DateReader& reader, Stamp& published, Stamp& updated) {
  constexpr float kLeastFit = 2.6F;
  float best = kLeastFit;
  std::optional<TextDate> date;
  for (std::size_t k = 0; k < parts.kept.size(); ++k) {
    const Line& line = parts.view.lines[k];
    if (line.shape.digits < 3 || line.shape.words > 40) continue;
    const std::vector<TextDate> dates = reader.all(line.text);
    if (dates.empty()) continue;
    const float fit = date_fit(parts, k);
    if (fit <= 0) continue;
    const bool update_only = says_updated(line.text) && !says_published(line.text);
    if (update_only && dates.size() == 1) {
      if (fit > 1) take(dates.front(), "byline", updated);
      continue;
    }
    if (fit > best) best = fit, date = dates.front();
  }
  take(date, "byline", published);
}

// "/2015/05/26/", "/2015-05-26-", "/20150526/"
std::optional<TextDate> url_date(std::string_view url, const DateReader& reader) {
  const std::size_t host = url.find("://");
  std::size_t at = host == std::string_view::npos ? 0 : url.find('/', host + 3);
  for (; at != std::string_view::npos && at + 9 < url.size(); ++at) {
    if (at > 0 && url[at - 1] >= '0' && url[at - 1] <= '9') continue;
    if (!url.substr(at).starts_with("19") && !url.substr(at).starts_with("20")) continue;
    const std::string_view head = url.substr(at, 10);
    const auto is_digits = [](std::string_view s) {
      return std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if ((head[4] == '/' || head[4] == '-' || head[4] == '_') && head[7] == head[4] &&
        is_digits(head.substr(0, 4)) && is_digits(head.substr(5, 2)) && is_digits(head.substr(8, 2))) {
      std::string dashed(head);
      dashed[4] = dashed[7] = '-';
      return reader.first(dashed);
    }
    if (head.size() >= 9 && is_digits(head.substr(0, 8)) && (head[8] < '0' || head[8] > '9'))
      return reader.value(head.substr(0, 8));
  }
  return std::nullopt;
}

}  // namespace

void find_stamps(const PageParts& parts, const Knowledge& knowledge, Stamp& published, Stamp& updated) {
  const DateReader reader(parts, knowledge);
  read_json(parts, reader, published, updated);
  read_meta(parts, reader, published, updated);
  if (published.value.empty() || updated.value.empty()) read_marked(parts, reader, published, updated);
  const std::optional<TextDate> from_url =
      url_date(!parts.url.empty() ? parts.url : std::string_view(parts.structured.canonical), reader);
  if (published.value.empty() && from_url) published = {to_stamp(*from_url), "url"};
  if (published.value.empty()) read_visible(parts, reader, published, updated);
  if (published.value.empty()) published.basis = "no place of the page states a date of publication";
  if (updated.value.empty()) updated.basis = "no place of the page states a date of update";
}

}  // namespace dragoman::cleaning
