#include "serve/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "serve/html.h"
#include "serve/http.h"

namespace dragoman {
namespace {

constexpr std::string_view kFrame = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Dragoman</title>
<link rel="stylesheet" href="/assets/desk.css">
<script src="/assets/desk.js" defer></script>
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top">
<a class="brand" href="/">Dragoman</a>
<nav aria-label="Main"><a href="/">Reports</a> <a href="/claims">Claims</a></nav>
<form class="find" action="/search" role="search"><label class="quiet" for="q">Search the reports</label>
<input id="q" name="q" type="search" value="{query}" placeholder="Search the reports"> <button>Search</button></form>
</header>
<main id="main" tabindex="-1">
{main}
</main>
<footer class="bottom">Every claim is what somebody said, by the words shown; not what Dragoman holds to be true.</footer>
</body>
</html>
)";

std::string term(std::string_view name, std::string_view value_html) {
  if (value_html.empty()) return {};
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", escape(name), value_html);
}

std::string argument_terms(const StoredClaim& claim) {
  std::string out;
  for (std::size_t i = 0; i < claim.arguments.size();) {
    const std::string& role = claim.arguments[i].role;
    std::string fillers;
    for (; i < claim.arguments.size() && claim.arguments[i].role == role; ++i) {
      const StoredArgument& argument = claim.arguments[i];
      if (!fillers.empty()) fillers += "; ";
      fillers += argument.actor.empty()
                     ? escape(argument.text)
                     : link(address("/claims", {{"actor", argument.actor}}), argument.text);
    }
    out += term(spoken(role), fillers);
  }
  return out;
}

std::string number(double value) {
  return fmt::format("{:.15g}", value);
}

std::string quantity_text(const Quantity& quantity) {
  std::string figure;
  if (quantity.low && quantity.high && quantity.relation == Relation::range) {
    figure = number(*quantity.low) + "–" + number(*quantity.high);
  } else if (quantity.value) {
    figure = number(*quantity.value);
  } else {
    figure = "an unstated number";
  }
  constexpr std::string_view kBefore[] = {"", "about ", "at least ", "at most ", "", ""};
  std::string out = std::string(kBefore[static_cast<std::size_t>(quantity.relation)]) + figure;
  if (!quantity.unit.empty()) out += " " + quantity.unit;
  if (quantity.cumulative) out += " (running total)";
  return out;
}

std::string quantity_texts(const StoredClaim& claim) {
  std::string out;
  for (const Quantity& quantity : claim.quantities) {
    if (!out.empty()) out += "; ";
    out += quantity_text(quantity);
  }
  return out;
}

std::string time_text(const StoredClaim& claim) {
  if (!claim.time) return {};
  const DayInterval& days = claim.time->interval;
  if (!days.start && !days.end) return claim.time->value;
  if (days.start == days.end) return to_string(*days.start);
  return (days.start ? to_string(*days.start) : "…") + " – " + (days.end ? to_string(*days.end) : "…");
}

std::string place_texts(const StoredClaim& claim) {
  std::string out;
  for (const Place& place : claim.places) {
    if (!out.empty()) out += "; ";
    out += place.name;
    if (!place.country.empty()) out += " (" + place.country + ")";
  }
  return out;
}

}  // namespace

std::string layout(std::string_view title, std::string_view main_html, std::string_view query) {
  return fmt::format(kFrame, fmt::arg("title", escape(title)), fmt::arg("query", escape(query)),
                     fmt::arg("main", main_html));
}

std::string element(std::string_view tag, std::string_view text, std::string_view css_class) {
  if (text.empty()) return {};
  if (css_class.empty()) return fmt::format("<{0}>{1}</{0}>", tag, escape(text));
  return fmt::format("<{0} class=\"{2}\">{1}</{0}>", tag, escape(text), css_class);
}

std::string link(std::string_view href, std::string_view text, std::string_view css_class) {
  const std::string attribute = css_class.empty() ? "" : fmt::format(" class=\"{}\"", css_class);
  return fmt::format("<a{} href=\"{}\">{}</a>", attribute, escape(href), escape(text));
}

std::string address(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query) {
  std::string out(path);
  char joint = '?';
  for (const auto& [key, value] : query) {
    if (value.empty()) continue;
    out += joint;
    out += key + "=" + percent_encode(value);
    joint = '&';
  }
  return out;
}

std::string pager(std::string_view path, std::vector<std::pair<std::string, std::string>> query,
                  std::uint32_t total, Position at) {
  const std::uint32_t pages = (total + at.size - 1) / at.size;
  if (pages <= 1) return {};
  query.emplace_back("page", "");
  const auto to = [&](std::uint32_t page, std::string_view text) {
    query.back().second = std::to_string(page);
    return link(address(path, query), text);
  };
  std::string out = "<nav class=\"pager\" aria-label=\"Pages\">";
  if (at.page > 1) out += to(at.page - 1, "← Before");
  out += fmt::format("<span>Page {} of {}</span>", at.page, pages);
  if (at.page < pages) out += to(at.page + 1, "Next →");
  return out + "</nav>";
}

std::string spoken(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

std::string spoken_modality(Modality modality, bool negative) {
  const std::string name = spoken(name_of(modality));
  const bool says_so_itself = modality == Modality::negated || modality == Modality::denied;
  return negative && !says_so_itself ? "not " + name : name;
}

std::string chain_html(const StoredClaim& claim) {
  std::string out = "<span class=\"chain\">";
  for (std::size_t i = 0; i < claim.chain.size(); ++i) {
    const StoredLink& one = claim.chain[i];
    if (i > 0) out += "<span class=\"arrow\" aria-label=\"as told by\"> ← </span>";
    out += one.actor.empty() ? element("span", one.who)
                             : link(address("/claims", {{"actor", one.actor}}), one.who);
    std::string detail = one.role;
    if (!one.channel.empty()) detail += (detail.empty() ? "" : ", ") + one.channel;
    if (!detail.empty() && detail != "outlet") out += element("small", " (" + detail + ")");
  }
  return out + "</span>";
}

std::string claim_card(const StoredClaim& claim, std::size_t number) {
  std::string out = "<p class=\"head\">";
  if (number > 0)
    out += fmt::format("<a class=\"ref\" href=\"#t{0}\" title=\"to the words\">{0}</a> ", number);
  out +=
      link("/claim/" + percent_encode(claim.id), spoken(claim.frame) + ": " + spoken(claim.phase), "frame");
  const bool doubtful =
      claim.negative || claim.modality == Modality::negated || claim.modality == Modality::denied;
  out += " " + element("span", spoken_modality(claim.modality, claim.negative), doubtful ? "tag no" : "tag");
  if (claim.repeat) out += " " + element("span", "repeat", "tag");
  if (claim.decision.verdict != Verdict::open) {
    out += " " + element("span", name_of(claim.decision.verdict), "tag verdict");
  }
  out += "</p><dl>";
  out += term("according to", chain_html(claim));
  out += argument_terms(claim);
  out += term("how many", escape(quantity_texts(claim)));
  out += term("when", escape(time_text(claim)));
  out += term("where", escape(place_texts(claim)));
  return out + "</dl>";
}

std::string date_html(std::string_view published) {
  if (published.empty()) return "<span class=\"unknown\">no date</span>";
  return fmt::format("<time datetime=\"{0}\">{1}</time>", escape(published), escape(published.substr(0, 10)));
}

}  // namespace dragoman
