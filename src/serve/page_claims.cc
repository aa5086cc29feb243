#include <fmt/format.h>

#include "serve/highlight.h"
#include "serve/html.h"
#include "serve/layout.h"
#include "serve/pages.h"

namespace dragoman {
namespace {

using Query = std::vector<std::pair<std::string, std::string>>;

std::string modality_value(const ClaimFilter& filter) {
  return filter.modality ? std::string(name_of(*filter.modality)) : "";
}

Query query_of(const ClaimFilter& filter) {
  return {{"actor", filter.actor}, {"frame", filter.frame},
          {"phase", filter.phase}, {"modality", modality_value(filter)},
          {"place", filter.place}, {"from", filter.from},
          {"to", filter.to},       {"outlet", filter.outlet}};
}

std::string field(std::string_view name, std::string_view label, std::string_view value,
                  std::string_view type) {
  return fmt::format("<label>{} <input name=\"{}\" type=\"{}\" value=\"{}\"></label>\n", label, name, type,
                     escape(value));
}

std::string option(std::string_view value, std::string_view text, bool chosen) {
  return fmt::format("<option value=\"{}\"{}>{}</option>", escape(value), chosen ? " selected" : "",
                     escape(text));
}

std::string menu(std::string_view name, std::string_view label, std::string_view chosen,
                 const std::vector<Count>& choices) {
  std::string out =
      fmt::format("<label>{} <select name=\"{}\">{}", label, name, option("", "any", chosen.empty()));
  bool listed = chosen.empty();
  for (const Count& choice : choices) {
    if (choice.name.empty()) continue;  // reports without an outlet: nothing to filter by
    const bool is_chosen = choice.name == chosen;
    listed = listed || is_chosen;
    out += option(choice.name, fmt::format("{} ({})", spoken(choice.name), choice.count), is_chosen);
  }
  if (!listed) out += option(chosen, chosen, true);
  return out + "</select></label>\n";
}

std::string modality_menu(const ClaimFilter& filter) {
  std::string out = "<label>How it is put <select name=\"modality\">" + option("", "any", !filter.modality);
  for (int i = 0; i <= static_cast<int>(Modality::denied); ++i) {
    const auto modality = static_cast<Modality>(i);
    out += option(name_of(modality), name_of(modality), filter.modality == modality);
  }
  return out + "</select></label>\n";
}

std::string filter_form(const ClaimFilter& filter, const Summary& summary) {
  return "<form class=\"filters\" action=\"/claims\">\n" + field("actor", "Actor", filter.actor, "text") +
         menu("frame", "Frame", filter.frame, summary.frames) + modality_menu(filter) +
         field("place", "Place", filter.place, "text") +
         menu("outlet", "Outlet", filter.outlet, summary.outlets) +
         field("from", "From", filter.from, "date") + field("to", "To", filter.to, "date") +
         "<button>Filter</button> " + link("/claims", "Clear") + "</form>\n";
}

std::string arguments_text(const StoredClaim& claim) {
  std::string out;
  for (const StoredArgument& argument : claim.arguments) {
    if (!out.empty()) out += "; ";
    out += spoken(argument.role) + ": " + argument.text;
  }
  return out;
}

std::string claim_row(const StoredClaim& claim) {
  return fmt::format(
      "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td dir=\"auto\" "
      "lang=\"{}\">{}</td><td>{}<br>{}</td></tr>\n",
      link("/claim/" + percent_encode(claim.id), spoken(claim.frame) + ": " + spoken(claim.phase)),
      escape(arguments_text(claim)), element("span", spoken_modality(claim.modality, claim.negative), "tag"),
      chain_html(claim), escape(claim.language), escape(claim.sentence_text),
      link("/report/" + percent_encode(claim.report_id), claim.outlet.empty() ? "report" : claim.outlet),
      date_html(claim.published));
}

}  // namespace

std::string claims_page(const Paged<StoredClaim>& claims, const Summary& summary, const ClaimFilter& filter,
                        Position at) {
  std::string main = "<h1>Claims</h1>\n" + filter_form(filter, summary);
  main += fmt::format("<p>{} claim{}</p>", claims.total, claims.total == 1 ? "" : "s");
  if (!claims.rows.empty()) {
    main +=
        "<div class=\"wide\"><table><thead><tr><th scope=\"col\">What</th><th scope=\"col\">Who and "
        "whom</th><th scope=\"col\">How it is put</th><th scope=\"col\">According to</th><th "
        "scope=\"col\">In which "
        "words</th><th scope=\"col\">Report</th></tr></thead><tbody>\n";
    for (const StoredClaim& claim : claims.rows) main += claim_row(claim);
    main += "</tbody></table></div>\n";
  }
  return layout("Claims", main + pager("/claims", query_of(filter), claims.total, at));
}

std::string claim_page(const StoredClaim& claim) {
  const std::string title = spoken(claim.frame) + ": " + spoken(claim.phase);
  const ByteRange sentence{0, static_cast<std::uint32_t>(claim.sentence_text.size())};
  const std::uint32_t base = claim.sentence.begin;
  const ByteRange inside{std::max(claim.evidence.begin, base) - base,
                         std::min(std::max(claim.evidence.end, base) - base, sentence.end)};
  std::string words;
  for (const Segment& segment : cut(sentence, {inside})) {
    const std::string text = escape(slice(claim.sentence_text, segment.text));
    words += segment.covering.empty() ? text : "<mark>" + text + "</mark>";
  }
  std::string main =
      fmt::format("<h1>{}</h1>\n<blockquote class=\"words\" dir=\"auto\" lang=\"{}\">{}</blockquote>\n",
                  escape(title), escape(claim.language), words);
  main += "<div class=\"card\">" + claim_card(claim, 0) + "</div>\n<dl class=\"facts\">";
  const auto row = [&](std::string_view name, const std::string& html) {
    if (!html.empty()) main += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", name, html);
  };
  row("Report", link("/report/" + percent_encode(claim.report_id),
                     claim.report_title.empty() ? "to the report" : claim.report_title));
  row("Outlet", escape(claim.outlet));
  row("Published", date_html(claim.published));
  row("Rule", fmt::format("<code>{}</code>", escape(claim.rule)));
  row("Confidence", fmt::format("{:.2f}", claim.confidence));
  if (claim.decision.verdict != Verdict::open) {
    row("Verdict",
        escape(fmt::format("{} by {} on {} {}", name_of(claim.decision.verdict), claim.decision.who,
                           claim.decision.when.substr(0, 10), claim.decision.why)));
  }
  row("Id", fmt::format("<code>{}</code>", escape(claim.id)));
  return layout(title, main + "</dl>");
}

}  // namespace dragoman
