#include "clean/meta/metadata.h"

#include <algorithm>

#include "base/unicode.h"
#include "clean/meta/dateline.h"

namespace dragoman::cleaning {
namespace {

void find_body(PageParts& parts) {
  const std::size_t none = parts.kept.size();
  parts.first_body = parts.last_body = none;
  for (std::size_t k = 0; k < parts.kept.size(); ++k) {
    if (!parts.kept[k]) continue;
    if (parts.view.context.prose[k] > 0 && parts.first_body == none) parts.first_body = k;
    parts.last_body = k;
  }
  for (std::size_t k = 0; k < none && parts.first_body == none; ++k) {
    if (parts.kept[k]) parts.first_body = k;
  }
}

}  // namespace

PageParts parts_of(const PageAnalysis& page, std::string_view url) {
  const std::size_t none = page.kept.size();
  PageParts parts{page.tree, page.structured, page.view, page.scores, page.kept, url, none, none, none};
  find_body(parts);
  return parts;
}

std::optional<std::size_t> read_metadata(const PageAnalysis& page, const Knowledge& knowledge,
                                         Report& report) {
  PageParts parts = parts_of(page, report.url);
  std::string outlet = find_outlet(parts);
  Title title = find_title(parts, knowledge, outlet);
  if (outlet.empty()) outlet = outlet_beside_title(parts, title.text);
  if (report.outlet.empty()) report.outlet = outlet;
  if (title.block) parts.title_block = *title.block;
  report.title = std::move(title.text);
  Byline byline = find_authors(parts, knowledge, outlet);
  report.authors = std::move(byline.people);
  report.credits = std::move(byline.others);
  report.agencies = std::move(byline.agencies);
  find_stamps(parts, knowledge, report.published, report.updated);
  report.section = find_section(parts);
  report.kind = find_kind(parts);
  const std::string_view stated = page.structured.first("og:url");
  report.canonical_url = !page.structured.canonical.empty() ? page.structured.canonical : std::string(stated);
  return title.block;
}

namespace {

// "KANO, June 3 2025 (AP)": the day on which the report was sent, where nothing says when it was published.
void date_by_dateline(std::string_view dateline, const Knowledge& knowledge, Report& report) {
  if (!report.published.value.empty()) return;
  const std::vector<TextDate> dates = find_dates(dateline, knowledge.months, DayOrder::day_first);
  if (dates.size() == 1 && dates.front().grain != Grain::month)
    report.published = {to_stamp(dates.front()), "dateline"};
}

}  // namespace

void read_text_metadata(const Knowledge& knowledge, Report& report) {
  const auto add = [&](const std::string& agency) {
    if (std::find(report.agencies.begin(), report.agencies.end(), agency) == report.agencies.end())
      report.agencies.push_back(agency);
  };
  for (const Block& block : report.blocks) {
    if (block.kind == BlockKind::title || block.kind == BlockKind::caption ||
        block.kind == BlockKind::heading)
      continue;
    const std::string_view text = slice(report.text, block.text);
    if (report.dateline.empty()) {
      const Dateline dateline = read_dateline(text, knowledge.agencies);
      report.dateline = dateline.text;
      date_by_dateline(dateline.text, knowledge, report);
      for (const std::string& agency : dateline.agencies) add(agency);
    }
    add_credited_agencies(text, knowledge.agencies, report.agencies);
  }
}

std::string find_section(const PageParts& parts) {
  for (const JsonArticle& article : parts.structured.articles) {
    if (!article.section.empty()) return article.section;
  }
  return std::string(
      parts.structured.first_of({"article:section", "section", "parsely-section", "dc.subject"}));
}

PageKind find_kind(const PageParts& parts) {
  bool article = parts.structured.first("og:type") == "article";
  if (parts.structured.is_live) return PageKind::live_blog;
  for (const JsonArticle& stated : parts.structured.articles) {
    if (stated.is_live) return PageKind::live_blog;
    article |= stated.is_article;
  }
  double kept = 0;
  double links = 0;
  double linked_lines = 0;
  for (std::size_t k = 0; k < parts.kept.size(); ++k) {
    const Line& line = parts.view.lines[k];
    if (parts.kept[k]) {
      kept += line.shape.words;
    } else if (line.link_share > 0.8F && line.shape.words >= 5) {
      links += line.shape.words;
      linked_lines += 1;
    }
  }
  if (kept < 60 && linked_lines >= 20 && links > 4 * kept) return PageKind::listing;
  if (kept < 25 && !article) return PageKind::other;
  return PageKind::article;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  std::string host;
  for (const char c : url) host += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('.') == std::string::npos ? std::string() : host;
}

}  // namespace dragoman::cleaning
