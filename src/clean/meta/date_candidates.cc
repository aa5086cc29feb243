// Collecting the dates of a page, and the features by which they are weighed.
#include "clean/meta/date_candidates.h"

#include <algorithm>
#include <cmath>

#include "base/unicode.h"
#include "clean/meta/date_words.h"

namespace dragoman::cleaning {
namespace {

using html::NodeId;
using html::NodeKind;
using html::Tag;

constexpr int kEarliestYear = 1990;  // the web is no older

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

bool has_any_word(std::string_view value, std::initializer_list<std::string_view> words) {
  const std::string lowered = lower(value);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

class Collector {
 public:
  Collector(const PageParts& parts, const Knowledge& knowledge) : parts_(parts), reader_(parts, knowledge) {}

  std::vector<DateCandidate> run() {
    add_json();
    add_meta();
    add_elements();
    add_blocks();
    add(url_date(!parts_.url.empty() ? parts_.url : std::string_view(parts_.structured.canonical), reader_),
        DateSource::url, none());
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kMost = 300;
  [[nodiscard]] std::size_t none() const { return parts_.kept.size(); }

  DateCandidate* add(const std::optional<TextDate>& date, DateSource source, std::size_t block) {
    if (!date || out_.size() >= kMost) return nullptr;
    DateCandidate candidate;
    candidate.date = *date;
    candidate.source = source;
    candidate.rank = count_[static_cast<std::size_t>(source)]++;
    candidate.block = std::min(block, none());
    out_.push_back(candidate);
    return &out_.back();
  }

  void add_json() {
    for (const JsonArticle& article : parts_.structured.articles) {
      if (auto* c = add(reader_.value(article.published), DateSource::json_published, none()))
        c->about_article = article.is_article;
      if (auto* c = add(reader_.value(article.modified), DateSource::json_modified, none()))
        c->about_article = article.is_article;
    }
  }

  void add_meta() {
    for (const std::string_view name : kPublishedNames)
      add(reader_.value(parts_.structured.first(name)), DateSource::meta_published, none());
    for (const std::string_view name : kUpdatedNames)
      add(reader_.value(parts_.structured.first(name)), DateSource::meta_modified, none());
  }

  // Elements that are for dates, or say so in their attributes.
  void add_elements() {
    const html::Tree& tree = parts_.tree;
    for (NodeId id = 1; id < tree.nodes.size(); ++id) {
      const html::Node& node = tree.nodes[id];
      if (node.kind != NodeKind::element || node.tag == Tag::meta ||
          (node.tag != Tag::time && node.attribute_count == 0))
        continue;
      if (node.end - id > 40) continue;
      const std::string_view property = html::attribute(tree, id, "itemprop");
      const std::string_view rdfa = html::attribute(tree, id, "property");
      const bool published =
          has_any(property, rdfa, {"datePublished", "dateCreated", "created", "dc:date", "issued"});
      const bool modified = has_any(property, rdfa, {"dateModified", "modified"});
      const bool abbreviated = node.tag == Tag::abbr && !html::attribute(tree, id, "title").empty();
      if (node.tag != Tag::time && !published && !modified && !abbreviated) continue;
      add_element(id, published, modified);
    }
  }

  static bool has_any(std::string_view a, std::string_view b, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return a.find(word) != std::string_view::npos || b.find(word) != std::string_view::npos;
    });
  }

  void add_element(NodeId id, bool published, bool modified) {
    const html::Tree& tree = parts_.tree;
    const std::string text = squeeze(html::text_content(tree, id));
    std::optional<TextDate> date;
    for (const std::string_view name : {"datetime", "content", "title"}) {
      if (!date) date = reader_.value(html::attribute(tree, id, name));
    }
    if (!date) date = reader_.first(text);
    const DateSource source = published  ? DateSource::marked_published
                              : modified ? DateSource::marked_modified
                                         : DateSource::time_element;
    DateCandidate* c = add(date, source, parts_.view.cut.before[id]);
    if (c == nullptr) return;
    const std::string_view classes = html::attribute(tree, id, "class");
    c->says_updated = has_any_word(classes, {"updated", "modif", "change"}) || says_updated(text);
    c->says_published = has_any_word(classes, {"publish", "posted", "entry-date", "pubdate"}) ||
                        says_published(text) || html::find_attribute(tree, id, "pubdate").has_value();
    c->in_class = true;
  }

  void add_blocks() {
    const auto& blocks = parts_.view.cut.blocks;
    for (std::size_t k = 0; k < blocks.size(); ++k) {
      const Line& line = parts_.view.lines[k];
      if (line.shape.digits < 3 || line.shape.words > 60) continue;
      std::size_t taken = 0;
      for (const TextDate& date : reader_.all(line.text)) {
        if (taken++ >= 2) break;
        DateCandidate* c = add(as_stated(date, line.text), DateSource::visible, k);
        if (c == nullptr) return;
        c->quoted = line.text.find("(@") != std::string_view::npos;
        c->at = static_cast<float>(date.range.begin) / static_cast<float>(line.text.size());
        const std::string_view before = line.text.substr(0, date.range.begin);
        const std::string_view near_before = before.size() > 60 ? std::string_view() : before;
        c->says_updated = says_updated(near_before) || (k > 0 && parts_.view.lines[k - 1].shape.words <= 3 &&
                                                        says_updated(parts_.view.lines[k - 1].text));
        c->says_published =
            says_published(near_before) || (k > 0 && parts_.view.lines[k - 1].shape.words <= 3 &&
                                            says_published(parts_.view.lines[k - 1].text));
        c->in_class = has_any_word(html::attribute(parts_.tree, blocks[k].element, "class"),
                                   {"date", "datum", "time", "zeit", "publi", "fecha", "posted"});
      }
    }
  }

  // "11/01/2031" is the first of November where the page states that day and not the eleventh of January.
  [[nodiscard]] TextDate as_stated(TextDate date, std::string_view line) const {
    const std::string_view text = slice(line, date.range);
    if (date.day.day > 12 || text.find_first_not_of("0123456789/.- :,") != std::string_view::npos)
      return date;
    const Day turned{date.day.year, date.day.day, date.day.month};
    bool is_stated = false;
    for (const DateCandidate& c : out_) {
      if (c.source == DateSource::visible || c.source == DateSource::time_element) continue;
      if (c.date.day == date.day) return date;
      is_stated |= c.date.day == turned;
    }
    if (is_stated) date.day = turned;
    return date;
  }

  const PageParts& parts_;
  DateReader reader_;
  std::vector<DateCandidate> out_;
  std::array<std::size_t, kDateSources> count_{};
};

constexpr std::array kDateHints = std::to_array<Hint>(
    {Hint::comment,     Hint::related,  Hint::sidebar,   Hint::footer,     Hint::header,     Hint::navigation,
     Hint::meta,        Hint::author,   Hint::caption,   Hint::list,       Hint::article,    Hint::body,
     Hint::lead,        Hint::title,    Hint::tag_aside, Hint::tag_footer, Hint::tag_header, Hint::tag_nav,
     Hint::tag_article, Hint::tag_main, Hint::tag_list,  Hint::tag_table,  Hint::tag_figure, Hint::tag_link});

float flag(bool value) {
  return value ? 1.0F : 0.0F;
}

float clipped(double value, double limit) {
  return static_cast<float>(std::clamp(value, -limit, limit));
}

// What the other candidates say about one.
struct Company {
  std::array<float, kDateSources> same{};  // how many of each source give the same day
  float same_all = 0;
  float days = 0;        // different days given
  float to_first = 0;    // days from the earliest
  float to_last = 0;     // days to the latest
  bool is_first = true;  // the earliest
  bool is_last = true;
  float to_stated = -99;  // days from the first stated date of publication
  float to_url = -99;
  float to_modified = -99;
};

Company company_of(const std::vector<DateCandidate>& all, const DateCandidate& one) {
  Company out;
  const std::int64_t own = serial_of(one.date.day);
  std::vector<std::int64_t> days;
  for (const DateCandidate& other : all) {
    const std::int64_t day = serial_of(other.date.day);
    days.push_back(day);
    out.is_first &= day >= own;
    out.is_last &= day <= own;
    if (&other == &one) continue;
    if (day == own) out.same[static_cast<std::size_t>(other.source)] += 1, out.same_all += 1;
    const float away = clipped(static_cast<double>(own - day), 60);
    if ((other.source == DateSource::json_published || other.source == DateSource::meta_published) &&
        out.to_stated == -99)
      out.to_stated = away;
    if (other.source == DateSource::url && out.to_url == -99) out.to_url = away;
    if ((other.source == DateSource::json_modified || other.source == DateSource::meta_modified) &&
        out.to_modified == -99)
      out.to_modified = away;
  }
  std::sort(days.begin(), days.end());
  constexpr double kYears = 3650;
  out.to_first = clipped(static_cast<double>(own - days.front()), kYears);
  out.to_last = clipped(static_cast<double>(days.back() - own), kYears);
  out.days = static_cast<float>(std::unique(days.begin(), days.end()) - days.begin());
  return out;
}

// Return how many other dates are shown between the title and this one, below 0 before the title; -99 if it
// is not shown.
float shown_between(const PageParts& parts, const std::vector<DateCandidate>& all, const DateCandidate& one) {
  const std::size_t n = parts.kept.size();
  const std::size_t title = parts.title_block < n ? parts.title_block : parts.first_body;
  if (one.block >= n || title >= n) return -99;
  const std::size_t low = std::min(title, one.block);
  const std::size_t high = std::max(title, one.block);
  const auto between = std::count_if(all.begin(), all.end(), [&](const DateCandidate& c) {
    return c.source == DateSource::visible && c.block >= low && c.block <= high && c.date.day != one.date.day;
  });
  const auto count = static_cast<float>(std::min<std::ptrdiff_t>(between, 20));
  return one.block < title ? -1 - count : count;
}

void append_place(const PageParts& parts, const DateCandidate& c, std::vector<float>& out) {
  const std::size_t n = parts.kept.size();
  const bool placed = c.block < n;
  const auto distance = [&](std::size_t to) {
    return placed && to < n ? clipped(static_cast<double>(c.block) - static_cast<double>(to), 60) : -99.0F;
  };
  out.push_back(distance(parts.title_block));
  out.push_back(distance(parts.first_body));
  out.push_back(distance(parts.last_body));
  const std::size_t low = std::min(parts.title_block, parts.first_body);
  const std::size_t high =
      std::max(parts.title_block < n ? parts.title_block : 0, parts.first_body < n ? parts.first_body : 0);
  out.push_back(flag(placed && c.block >= low && c.block <= high));
  out.push_back(placed ? static_cast<float>(c.block) : -1);
  for (const Hint hint : kDateHints) {
    out.push_back(placed ? static_cast<float>(
                               parts.view.cut.blocks[c.block].hint_distance[static_cast<std::size_t>(hint)])
                         : -1);
  }
  const Line empty;
  const Line& line = placed ? parts.view.lines[c.block] : empty;
  out.push_back(line.date_share);
  out.push_back(static_cast<float>(line.shape.words));
  out.push_back(line.link_share);
  out.push_back(flag(line.shape.has_copyright));
  out.push_back(placed ? parts.scores[c.block] : -9);
  out.push_back(placed ? static_cast<float>(parts.view.cut.blocks[c.block].heading) : -1);
}

}  // namespace

const std::array<std::string_view, kDateFeatures> kDateFeatureNames = {"source",
                                                                       "rank",
                                                                       "says_published",
                                                                       "says_updated",
                                                                       "about_article",
                                                                       "in_class",
                                                                       "grain",
                                                                       "has_zone",
                                                                       "same_json",
                                                                       "same_json_modified",
                                                                       "same_meta",
                                                                       "same_meta_modified",
                                                                       "same_marked",
                                                                       "same_marked_modified",
                                                                       "same_time",
                                                                       "same_visible",
                                                                       "same_url",
                                                                       "same_all",
                                                                       "days",
                                                                       "is_first",
                                                                       "is_last",
                                                                       "to_stated",
                                                                       "to_url",
                                                                       "to_modified",
                                                                       "candidates",
                                                                       "source_published",
                                                                       "source_visible",
                                                                       "from_title",
                                                                       "from_body",
                                                                       "from_end",
                                                                       "between",
                                                                       "block",
                                                                       "h_comment",
                                                                       "h_related",
                                                                       "h_sidebar",
                                                                       "h_footer",
                                                                       "h_header",
                                                                       "h_navigation",
                                                                       "h_meta",
                                                                       "h_author",
                                                                       "h_caption",
                                                                       "h_list",
                                                                       "h_article",
                                                                       "h_body",
                                                                       "h_lead",
                                                                       "h_title",
                                                                       "t_aside",
                                                                       "t_footer",
                                                                       "t_header",
                                                                       "t_nav",
                                                                       "t_article",
                                                                       "t_main",
                                                                       "t_list",
                                                                       "t_table",
                                                                       "t_figure",
                                                                       "t_link",
                                                                       "date_share",
                                                                       "words",
                                                                       "link_share",
                                                                       "has_copyright",
                                                                       "score",
                                                                       "heading",
                                                                       "kept",
                                                                       "quoted",
                                                                       "at",
                                                                       "between_days",
                                                                       "to_first",
                                                                       "to_last"};

std::vector<DateCandidate> date_candidates(const PageParts& parts, const Knowledge& knowledge) {
  return Collector(parts, knowledge).run();
}

std::vector<float> date_features(const PageParts& parts, const std::vector<DateCandidate>& candidates) {
  std::vector<float> out;
  out.reserve(candidates.size() * kDateFeatures);
  for (const DateCandidate& c : candidates) {
    const Company company = company_of(candidates, c);
    out.push_back(static_cast<float>(c.source));
    out.push_back(static_cast<float>(c.rank));
    for (const bool value : {c.says_published, c.says_updated, c.about_article, c.in_class})
      out.push_back(flag(value));
    out.push_back(static_cast<float>(c.date.grain));
    out.push_back(flag(c.date.zone_minutes.has_value()));
    out.insert(out.end(), company.same.begin(), company.same.end());
    out.push_back(company.same_all);
    out.push_back(company.days);
    out.push_back(flag(company.is_first));
    out.push_back(flag(company.is_last));
    out.push_back(company.to_stated);
    out.push_back(company.to_url);
    out.push_back(company.to_modified);
    out.push_back(static_cast<float>(candidates.size()));
    out.push_back(flag(c.source == DateSource::json_published || c.source == DateSource::meta_published ||
                       c.source == DateSource::marked_published));
    out.push_back(flag(c.source == DateSource::visible));
    append_place(parts, c, out);
    out.insert(out.end(), {c.block < parts.kept.size() ? flag(parts.kept[c.block]) : -1.0F, flag(c.quoted),
                           c.at, shown_between(parts, candidates, c), company.to_first, company.to_last});
  }
  return out;
}

}  // namespace dragoman::cleaning
