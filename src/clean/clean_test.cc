#include "clean/clean.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/limits.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const CleanKnowledge& knowledge() {
  static const CleanKnowledge loaded = CleanKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR).value();
  return loaded;
}

CleanPage cleaned(std::string bytes, std::string url = "") {
  Page page;
  page.bytes = std::move(bytes);
  page.url = std::move(url);
  return clean(page, knowledge()).value();
}

// Every piece that maps one to one says the same bytes as its source.
void expect_true_pieces(const CleanPage& page) {
  std::uint32_t last = 0;
  for (const Piece& piece : page.report.pieces) {
    EXPECT_GE(piece.text.begin, last);
    last = piece.text.end;
    if (piece.text.size() == piece.source.size()) {
      EXPECT_EQ(slice(page.report.text, piece.text), slice(page.source, piece.source));
    }
  }
}

constexpr std::string_view kDump =
    "Front page\nAbroad\nSign in\n\n"
    "Army says it has retaken the river crossing\n\n"
    "Photo: Soldiers near the crossing / Levant Wire 2031\n"
    "Share\n"
    "TRIPOLI (Reuters) – The army said on Sunday that it had retaken the crossing\u00a0after two days of "
    "fighting.\n\n"
    "“We control both banks of the river,” a spokesman told reporters in the capital, adding that four "
    "soldiers had died.\n\n"
    "The group that had held the crossing since March did not comment on the army's statement.\n\n"
    "Read also\nBridge repairs delayed again\nSubscribe to our newsletter\n© Northgate Daily 2031. All "
    "rights reserved.\n";

TEST(Clean, ReadsTextDump) {
  const CleanPage page = cleaned(std::string(kDump));
  EXPECT_EQ(page.report.title, "Army says it has retaken the river crossing");
  EXPECT_THAT(page.report.text, HasSubstr("retaken the crossing\u00a0after two days"));
  EXPECT_THAT(page.report.text, HasSubstr("The group that had held"));
  EXPECT_THAT(page.report.text, Not(HasSubstr("Subscribe")));
  EXPECT_THAT(page.report.text, Not(HasSubstr("Bridge repairs")));
  EXPECT_EQ(page.report.outlet, "Northgate Daily");
  EXPECT_EQ(page.report.dateline, "TRIPOLI (Reuters)");
  EXPECT_THAT(page.report.agencies, ElementsAre("Reuters"));
  EXPECT_EQ(page.report.language, "en");
  EXPECT_EQ(page.report.published.value, "")
      << "copyright years and photo credits are no dates of publication";
  EXPECT_EQ(page.report.id.size(), 16U);
  EXPECT_EQ(page.lines.size(), 19U);
  expect_true_pieces(page);
}

constexpr std::string_view kPage =
    R"(<!doctype html><html lang="en"><head><title>Port reopens after storm - Harbour Times</title>
<meta property="og:site_name" content="Harbour Times"><meta property="article:published_time" content="2031-05-22T06:15:00Z">
<meta name="author" content="By Jonas Ferrer and Ada Lindqvist"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<main><article><h1>Port reopens after storm</h1>
<figure><img src="p.jpg"><figcaption>The old pier in the harbour on Monday morning</figcaption></figure>
<p>The port of Ness &amp; Holm reopened on Monday, three days after a storm that sank two ferries,
 the harbour master said.</p>
<p>“No one was hurt,” she told the Harbour Times, and asked captains to call +44 20 7946 0958 for news.</p>
<p>Repairs to the northern pier will take until the end of the year, according to the city's engineers.</p>
</article></main><aside><h3>Most read</h3><ul><li><a href="/1">Seven charts on oil prices</a></li></ul></aside>
<footer>Copyright 2019 Harbour Times</footer></body></html>)";

TEST(Clean, KeepsTextThatIsNothingButSentences) {
  const CleanPage page = cleaned(
      "As the governor went on to defend the new tax, two members of his own council said that they would "
      "vote "
      "against it.\n\nThe vote is set for Thursday, and the opposition has already called for a protest.\n");
  EXPECT_THAT(page.report.text, HasSubstr("two members of his own council"));
  EXPECT_THAT(page.report.text, HasSubstr("The vote is set for Thursday"));
}

TEST(Clean, DatelineDatesReport) {
  const CleanPage dated = cleaned(
      "Gunmen take villagers\n\nKANO, Nigeria, June 3 2025 (AP) — Gunmen on motorcycles took forty people "
      "from "
      "a village in the north, residents and police said on Tuesday.\n\nThe police have arrested two men and "
      "are looking for others in the forest, an officer said.\n");
  EXPECT_EQ(dated.report.published.value, "2025-06-03");
  EXPECT_EQ(dated.report.published.basis, "dateline");
  const CleanPage no_year = cleaned(
      "Gunmen take villagers\n\nKANO, Nigeria, June 3 (AP) — Gunmen on motorcycles took forty people from a "
      "village in the north, residents and police said on Tuesday.\n");
  EXPECT_EQ(no_year.report.published.value, "");
}

TEST(Clean, KeepsSomethingOfEveryDump) {
  EXPECT_EQ(cleaned("Port calls: none\nBerths free: three\n").report.blocks.size(), 2U);
}

TEST(Clean, ReadsPage) {
  const CleanPage page = cleaned(std::string(kPage), "https://www.harbour-times.example/port");
  EXPECT_EQ(page.report.title, "Port reopens after storm");
  EXPECT_EQ(page.report.outlet, "Harbour Times");
  EXPECT_THAT(page.report.authors, ElementsAre("Jonas Ferrer", "Ada Lindqvist"));
  EXPECT_EQ(page.report.published.value, "2031-05-22T06:15:00Z");
  EXPECT_EQ(page.report.published.basis, "meta");
  EXPECT_THAT(page.report.text, HasSubstr("The port of Ness & Holm reopened on Monday, three days after"));
  EXPECT_THAT(page.report.text, HasSubstr("captains to call [phone number] for news"));
  EXPECT_THAT(page.report.text, Not(HasSubstr("Seven charts")));
  EXPECT_THAT(page.report.notes, ElementsAre("Masked: phone number, 1"));
  expect_true_pieces(page);
}

// An evening in America is the next day in UTC; the address says which day it was there.
TEST(Clean, DatesAReportByTheDayWhereItWasPublished) {
  const auto page = [](std::string_view moment, std::string_view day) {
    return R"(<title>Port reopens</title><meta property="article:published_time" content=")" +
           std::string(moment) + R"("><h1>Port reopens</h1><p class="date">)" + std::string(day) +
           "</p><p>The port of Ness has reopened after two days of storms, the harbour office said on "
           "Thursday.</p>"
           "<p>Ferries were to sail again in the morning, it added.</p>";
  };
  const auto published = [&](std::string_view moment, std::string_view day, std::string url) {
    return cleaned(page(moment, day), std::move(url)).report.published.value.substr(0, 10);
  };
  EXPECT_EQ(published("2031-05-23T01:09:55Z", "", "https://ness.example/2031/05/22/port"), "2031-05-22");
  EXPECT_EQ(published("2031-05-23T01:09:55Z", "May 22, 2031", ""), "2031-05-22");
}

TEST(Clean, FindsOutletBesideTitle) {
  const auto outlet = [](std::string_view title, std::string_view legal) {
    return cleaned("<!doctype html><html><head><title>" + std::string(title) +
                   "</title></head><body><h1>Port reopens after storm</h1>" +
                   "<p>The port of Ness reopened on Monday, three days after a storm that sank two ferries, "
                   "officials said.</p>" +
                   "<p>No one was hurt, the harbour master told reporters in the city, and repairs will take "
                   "a year.</p><p>" +
                   std::string(legal) + "</p></body></html>")
        .report.outlet;
  };
  EXPECT_EQ(outlet("Port reopens after storm - Harbour Times", ""), "Harbour Times");
  EXPECT_EQ(outlet("Harbour Times: Port reopens after storm", "Harbour Times © 2031. Do not copy."),
            "Harbour Times");
  EXPECT_EQ(outlet("Port reopens after storm", "© 2031 Liman Postası"), "Liman Postası");
  EXPECT_EQ(outlet("Port reopens after storm", ""), "");
}

// A page with something in its head, before the text, and behind it.
std::string storm_page(std::string_view head, std::string_view before, std::string_view after = "") {
  std::string page = "<!doctype html><html><head><title>Port reopens after storm</title>";
  page.append(head).append("</head><body><article><h1>Port reopens after storm</h1>").append(before);
  page +=
      "<p>The port of Ness reopened on Monday, three days after a storm that sank two ferries, officials "
      "said.</p><p>No one was hurt, the harbour master told reporters in the city, and repairs will take a "
      "year.</p>";
  return page.append(after).append("</article></body></html>");
}

TEST(Clean, FindsAuthors) {
  struct Case {
    const char* name;
    const char* head;    // in the page's head
    const char* before;  // between headline and text
    const char* after;   // behind the text
    std::vector<std::string> authors;
    const char* url = "https://www.harbour-times.example/port";
  };
  const Case cases[] = {
      {"nobody", "", "", "", {}},
      {"first name, stated", R"(<meta name="author" content="Jonas">)", "", "", {"Jonas"}},
      {"first name made whole",
       R"(<meta name="author" content="Ada">)",
       R"(<span class="byline">Ada Lindqvist</span>)",
       "",
       {"Ada Lindqvist"}},
      {"a desk is nobody", R"(<meta name="author" content="News Desk">)", "", "", {}},
      {"the publisher is nobody",
       R"(<meta name="author" content="Ness Press"><script type="application/ld+json">
       {"@type":"NewsArticle","publisher":{"@type":"Organization","name":"Ness Press"}}</script>)",
       "",
       "",
       {}},
      {"a name before a date",
       "",
       R"(<span class="author-name">Jonas Ferrer July 14, 2031</span>)",
       "",
       {"Jonas Ferrer"}},
      {"a line of authors behind the text",
       "",
       "",
       "<p>Autoren Jonas Ferrer und Ada Lindqvist</p>",
       {"Jonas Ferrer", "Ada Lindqvist"}},
      {"a role behind a name",
       "",
       "",
       "<p>Autorin: Ada Lindqvist, Projektleiterin in Ness</p>",
       {"Ada Lindqvist"}},
      {"a signature", "", "", "<p><b><i>Ada Lindqvist</i></b></p>", {"Ada Lindqvist"}},
      {"the blog's handle",
       "",
       R"(<a rel="author" href="/">seaglass</a>)",
       "",
       {"seaglass"},
       "https://seaglass.wordpress.com/port"},
      {"the site's owner",
       R"(<meta property="og:site_name" content="Dr. Ada Lindqvist">)",
       "",
       "",
       {"Ada Lindqvist"},
       "https://www.adalindqvist.example/port"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(cleaned(storm_page(one.head, one.before, one.after), one.url).report.authors, one.authors)
        << one.name;
  }
}

TEST(Clean, FindsAgenciesThatSign) {
  struct Case {
    const char* head;    // in the page's head
    const char* before;  // between headline and text
    std::vector<std::string> agencies;
  };
  const Case cases[] = {
      {"", R"(<p class="byline">By Ada Lindqvist and Reuters</p>)", {"Reuters"}},
      {"", R"(<p class="byline">Ada Lindqvist with AFP</p>)", {"AFP"}},
      {R"(<meta name="author" content="Ada Lindqvist and Reuters">)", "", {"Reuters"}},
      {R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[
       {"@type":"Person","name":"Ada Lindqvist"},{"@type":"Organization","name":"Reuters"}]}</script>)",
       "",
       {"Reuters"}},
      {R"(<meta property="og:site_name" content="Reuters">)",
       R"(<p class="byline">By Ada Lindqvist and Reuters</p>)",
       {}},
      {"", R"(<p class="byline">By Ada Lindqvist</p>)", {}},
  };
  for (const Case& one : cases) {
    const CleanPage out = cleaned(storm_page(one.head, one.before), "https://www.harbour-times.example/port");
    EXPECT_EQ(out.report.agencies, one.agencies) << one.head << one.before;
  }
}

// A report of three paragraphs with things before, between and behind them.
std::string report_with(std::string_view before, std::string_view between,
                        std::string_view around = "article") {
  const std::string text =
      "<p>The port of Ness reopened on Monday, three days after a storm that sank two ferries, officials "
      "said.</p>" +
      std::string(between) +
      "<p>No one was hurt, the harbour master told reporters in the city, and repairs will take a year.</p>"
      "<p>Ferries to the islands will run again from Thursday, the company said in a statement on "
      "Monday.</p>";
  return "<!doctype html><html><head><title>Port reopens after storm</title></head><body><" +
         std::string(around) + "><h1>Port reopens after storm</h1>" + std::string(before) + text +
         "</article></body></html>";
}

TEST(Clean, LeavesOutWhatStandsAside) {
  const std::string report =
      "<h1>Port reopens after storm</h1><p>The port of Ness reopened on Monday, three days after a storm "
      "that sank two "
      "ferries, officials said.</p><p>No one was hurt, the harbour master told reporters in the city, and "
      "repairs will take "
      "a year.</p><p>The council is to meet on Friday to decide who pays for the new pier, which the storm "
      "broke in three "
      "places, and whether ferries may use the old one.</p>";
  const std::string answer =
      "<p>The council has had ten years to mend that pier, and every winter it tells us the same story "
      "again.</p>";
  const auto text = [](const std::string& body) {
    return cleaned("<!doctype html><body>" + body + "</body>").report.text;
  };
  EXPECT_THAT(text(report + "<ol class=comments><li>" + answer + "<li>" + answer + "</ol>"),
              Not(HasSubstr("ten years")));
  EXPECT_THAT(text("<div itemprop=articleBody>" + report + "</div><div>" + answer + "</div>"),
              Not(HasSubstr("ten years")));
  EXPECT_THAT(text("<article>" + report + "<aside>" + answer + "</aside></article>"),
              Not(HasSubstr("ten years")));
  const std::string twice = text("<article>" + report + report.substr(report.find("<p>")) + "</article>");
  EXPECT_EQ(twice.find("sank two"), twice.rfind("sank two"));
}

TEST(Clean, TellsBlocksApart) {
  constexpr std::string_view kSummary = "The harbour master wants the northern pier repaired first.";
  constexpr std::string_view kLong =
      "The engineers of the city looked at the pier on Sunday and found cracks in nine of its forty pillars, "
      "which they say had been there before the storm came.";
  const std::string summary(kSummary);
  struct Case {
    const char* name;
    std::string before;
    std::string between;
    std::string_view text;
    std::optional<BlockKind> kind;
  };
  const Case cases[] = {
      {"marked summary", "<p class=standfirst>" + summary + "</p>", "", kSummary, BlockKind::standfirst},
      {"sentence as heading", "<h2>" + summary + "</h2>", "", kSummary, BlockKind::standfirst},
      {"plain paragraph", "<p>" + summary + "</p>", "", kSummary, BlockKind::paragraph},
      {"dateline is body", "<p class=lead>NESS (Reuters) - " + summary + "</p>", "",
       "NESS (Reuters) - The harbour master wants the northern pier repaired first.", BlockKind::paragraph},
      {"marked further down", "", "<p class=standfirst>" + summary + "</p>", kSummary, BlockKind::paragraph},
      {"heading in the body", "",
       "<h2>What the engineers found</h2><p>" + std::string(kLong) + "</p><p>" + std::string(kLong) + "</p>",
       "What the engineers found", BlockKind::heading},
      {"quotation", "", "<blockquote><p>We had seen no such storm in forty years at sea.</p></blockquote>",
       "We had seen no such storm in forty years at sea.", BlockKind::quotation},
      {"caption", "",
       "<figure><img src=p.jpg><figcaption>The old pier in the harbour on Monday</figcaption></figure>",
       "The old pier in the harbour on Monday", BlockKind::caption},
  };
  for (const Case& one : cases) {
    const Report report = cleaned(report_with(one.before, one.between)).report;
    std::optional<BlockKind> kind;
    for (const Block& block : report.blocks)
      if (slice(report.text, block.text) == one.text) kind = block.kind;
    EXPECT_EQ(kind, one.kind) << one.name << "\n" << report.text;
  }
}

TEST(Clean, TellsPagesApart) {
  std::string links;
  for (int k = 0; k < 30; ++k)
    links += "<li><a href=\"/" + std::to_string(k) +
             "\">The council meets again in Ness for talks on harbour " + std::to_string(k) + "</a></li>";
  const std::string listing =
      "<!doctype html><html><head><title>Harbour news</title></head><body><h1>Harbour</h1><ul>" + links +
      "</ul></body></html>";
  constexpr std::string_view kLive = "article itemscope itemtype=\"https://schema.org/LiveBlogPosting\"";
  const std::string card =
      "<div itemscope itemtype=\"https://schema.org/LiveBlogPosting\"><a href=/l>Live</a></div>";
  const std::string script = R"(<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>)";
  EXPECT_EQ(cleaned(report_with("", "")).report.kind, PageKind::article);
  EXPECT_EQ(cleaned(report_with(script, "")).report.kind, PageKind::live_blog);
  EXPECT_EQ(cleaned(report_with("", "", kLive)).report.kind, PageKind::live_blog);
  EXPECT_EQ(cleaned(report_with("", card)).report.kind, PageKind::article) << "a card of another page";
  EXPECT_EQ(cleaned(listing).report.kind, PageKind::listing);
  EXPECT_EQ(cleaned("<!doctype html><html><body><h1>Sign in</h1><p>Name</p></body></html>").report.kind,
            PageKind::other);
}

TEST(Clean, SenderOutranksPage) {
  Page page;
  page.bytes = kPage;
  page.id = "row-7";
  page.date = "2031-05-23";
  page.outlet = "Wire copy";
  const CleanPage out = clean(page, knowledge(), {.redact = false}).value();
  EXPECT_EQ(out.report.id, "row-7");
  EXPECT_EQ(out.report.published.value, "2031-05-23");
  EXPECT_EQ(out.report.published.basis, "sender");
  EXPECT_EQ(out.report.outlet, "Wire copy");
  EXPECT_THAT(out.report.text, HasSubstr("+44 20 7946 0958"));
}

TEST(Clean, RefusesWhatIsNoPage) {
  const auto code = [](std::string bytes) {
    Page page;
    page.bytes = std::move(bytes);
    const auto out = clean(page, knowledge());
    return out ? std::optional<ErrorCode>() : out.error().code;
  };
  EXPECT_EQ(code(" \n\t"), ErrorCode::bad_input);
  EXPECT_EQ(code("%PDF-1.4 ..."), ErrorCode::bad_input);
  EXPECT_EQ(code(std::string(kMaxPageBytes + 1, 'a')), ErrorCode::too_large);
  EXPECT_EQ(code("One short line."), std::nullopt);
}

TEST(Clean, LineOfSeveralPagesIsFurniture) {
  const std::string shared =
      "\nOur correspondents in the region report every day from the field on all sides of the conflict.\n";
  std::vector<Page> pages(2);
  pages[0].bytes = std::string(kDump) + shared;
  pages[1].bytes =
      "Ferry strike ends\n\nThe ferry crews ended their strike on Friday after the company agreed to raise "
      "their pay, the union said.\n" +
      shared;
  for (const auto& page : clean_batch(pages, knowledge())) {
    EXPECT_THAT(page.value().report.text, Not(HasSubstr("correspondents")));
  }
}

}  // namespace
}  // namespace dragoman
