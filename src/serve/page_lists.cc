#include <fmt/format.h>

#include "serve/html.h"
#include "serve/layout.h"
#include "serve/pages.h"

namespace dragoman {
namespace {

std::string report_row(const ReportHead& report) {
  const std::string title = report.title.empty() ? "(without title)" : report.title;
  return fmt::format(
      "<tr><td>{}</td><td dir=\"auto\" lang=\"{}\">{}</td><td>{}</td><td>{}</td><td "
      "class=\"number\">{}</td></tr>\n",
      date_html(report.published), escape(report.language),
      link("/report/" + percent_encode(report.id), title),
      report.outlet.empty() ? "<span class=\"unknown\">not known</span>"
                            : link(address("/", {{"outlet", report.outlet}}), report.outlet),
      link(address("/", {{"language", report.language}}), report.language), report.claims);
}

std::string heading(const ReportFilter& filter) {
  std::string out = "Reports";
  if (!filter.outlet.empty()) out += " of " + filter.outlet;
  if (!filter.language.empty()) out += " in " + filter.language;
  return out;
}

std::string hit_html(const SearchHit& hit) {
  std::string snippet;
  std::uint32_t at = 0;
  for (const ByteRange range : hit.hits) {
    snippet += escape(slice(hit.snippet, {at, range.begin}));
    snippet += "<mark>" + escape(slice(hit.snippet, range)) + "</mark>";
    at = range.end;
  }
  snippet += escape(std::string_view(hit.snippet).substr(at));
  const ReportHead& report = hit.report;
  return fmt::format(
      "<li><p class=\"head\">{}</p><p dir=\"auto\" lang=\"{}\">{}</p><p class=\"quiet-line\">{} "
      "{}</p></li>\n",
      link("/report/" + percent_encode(report.id), report.title.empty() ? "(without title)" : report.title),
      escape(report.language), snippet, escape(report.outlet), date_html(report.published));
}

}  // namespace

std::string reports_page(const Paged<ReportHead>& reports, const Summary& summary, const ReportFilter& filter,
                         Position at) {
  std::string main = element("h1", heading(filter));
  main += fmt::format("<p>{} reports and {} claims in this centre{}.</p>\n", summary.reports, summary.claims,
                      filter.outlet.empty() && filter.language.empty() ? "" : "; " + link("/", "show all"));
  main +=
      "<div class=\"wide\"><table><thead><tr><th scope=\"col\">Published</th><th scope=\"col\">Title</th><th "
      "scope=\"col\">Outlet</th><th scope=\"col\">Language</th><th scope=\"col\" "
      "class=\"number\">Claims</th></tr></thead><tbody>\n";
  for (const ReportHead& report : reports.rows) main += report_row(report);
  main += "</tbody></table></div>\n";
  return layout("Reports", main + pager("/", {{"outlet", filter.outlet}, {"language", filter.language}},
                                        reports.total, at));
}

std::string search_page(std::string_view query, const Paged<SearchHit>& hits, Position at) {
  std::string main = element("h1", "Search");
  main += fmt::format("<p>{} report{} with <q>{}</q></p>\n<ol class=\"hits\">", hits.total,
                      hits.total == 1 ? "" : "s", escape(query));
  for (const SearchHit& hit : hits.rows) main += hit_html(hit);
  main += "</ol>";
  return layout("Search", main + pager("/search", {{"q", std::string(query)}}, hits.total, at), query);
}

std::string error_page(int status, std::string_view message) {
  return layout(std::to_string(status), fmt::format("<h1>{}</h1><p>{}</p>", status, escape(message)));
}

}  // namespace dragoman
