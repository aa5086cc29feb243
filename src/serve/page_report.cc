#include <fmt/format.h>

#include "serve/highlight.h"
#include "serve/html.h"
#include "serve/layout.h"
#include "serve/pages.h"

namespace dragoman {
namespace {

std::string_view tag_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "h1";
    case BlockKind::heading:
      return "h2";
    case BlockKind::quotation:
      return "blockquote";
    default:
      return "p";
  }
}

std::string_view class_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::standfirst:
      return "standfirst";
    case BlockKind::list_item:
      return "item";
    case BlockKind::caption:
      return "caption";
    case BlockKind::table_row:
      return "row";
    default:
      return "";
  }
}

std::vector<ByteRange> evidence_of(const std::vector<StoredClaim>& claims) {
  std::vector<ByteRange> out;
  out.reserve(claims.size());
  for (const StoredClaim& claim : claims) out.push_back(claim.evidence);
  return out;
}

std::string text_html(const StoredReport& stored) {
  const Report& report = stored.report;
  const std::vector<ByteRange> evidence = evidence_of(stored.claims);
  const bool titled = !report.blocks.empty() && report.blocks.front().kind == BlockKind::title;
  std::string out = titled ? "" : element("h1", report.title.empty() ? "(without title)" : report.title);
  for (const Block& block : report.blocks) {
    out += fmt::format("<{0} class=\"{1}\" dir=\"auto\">{2}</{0}>\n", tag_of(block.kind),
                       class_of(block.kind), mark_up(report.text, block.text, evidence));
  }
  return out;
}

std::string stamp_html(const Stamp& stamp) {
  if (stamp.value.empty()) return element("span", "not known: " + stamp.basis, "unknown");
  return date_html(stamp.value) + element("small", " (" + stamp.basis + ")");
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string row(std::string_view name, const std::string& html) {
  return html.empty() ? "" : fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, html);
}

std::string source_html(const Report& report) {
  const std::string_view url = safe_url(report.url);
  return url.empty() ? escape(report.url) : link(url, url);
}

std::string facts_html(const StoredReport& stored) {
  const Report& report = stored.report;
  std::string out = "<dl class=\"facts\">";
  out += row("Outlet",
             report.outlet.empty() ? "<span class=\"unknown\">not known</span>" : escape(report.outlet));
  out += row("Agency", escape(joined(report.agencies)));
  out += row("By", escape(joined(report.authors)));
  out += row("Published", stamp_html(report.published));
  if (!report.updated.value.empty()) out += row("Updated", stamp_html(report.updated));
  out += row("Language", escape(report.language));
  out += row("Address", source_html(report));
  out += row("Page", fmt::format("<code title=\"SHA-256 of the page as it came\">{}</code>",
                                 escape(stored.page_digest.substr(0, 16))));
  out += row("Notes", escape(joined(report.notes)));
  return out + "</dl>";
}

std::string claims_html(const std::vector<StoredClaim>& claims) {
  if (claims.empty()) return "<p class=\"unknown\">No claims were found in this report.</p>";
  std::string out = "<ol class=\"claims\">";
  for (std::size_t i = 0; i < claims.size(); ++i) {
    out += fmt::format("<li id=\"c{0}\" data-claim=\"{0}\" tabindex=\"0\">{1}</li>\n", i + 1,
                       claim_card(claims[i], i + 1));
  }
  return out + "</ol>";
}

}  // namespace

std::string report_page(const StoredReport& stored) {
  const Report& report = stored.report;
  const std::string main = fmt::format(
      "<div class=\"report\"><article lang=\"{}\" dir=\"auto\">\n{}</article>\n<aside "
      "aria-labelledby=\"claims\">{}<h2 id=\"claims\">Claims ({})</h2>{}</aside></div>",
      escape(report.language == "unknown" ? "" : report.language), text_html(stored), facts_html(stored),
      stored.claims.size(), claims_html(stored.claims));
  return layout(report.title.empty() ? "Report" : report.title, main);
}

}  // namespace dragoman
