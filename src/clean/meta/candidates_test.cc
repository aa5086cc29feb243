#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "clean/body/analysis.h"
#include "clean/knowledge.h"
#include "clean/meta/author_candidates.h"
#include "clean/meta/byline.h"
#include "clean/meta/date_candidates.h"
#include "clean/meta/person.h"
#include "clean/meta/title_candidates.h"

namespace dragoman::cleaning {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const Knowledge& lists() {
  static const Knowledge loaded = load_lists(DRAGOMAN_KNOWLEDGE_DIR).value();
  return loaded;
}

// A text long enough to be the body, between what the tests put before and behind it.
std::string page_with(const std::string& before, const std::string& behind = "") {
  const std::string paragraph =
      "<p>The port of Ness opened again on Monday after three days of storm, and the first ships left in the "
      "morning, the harbour master said to the town's council.</p>";
  return "<html><body><h1>Port of Ness opens again</h1>" + before + paragraph + paragraph + behind +
         "</body></html>";
}

std::vector<std::string> author_names(const std::string& html, std::string_view url = "") {
  const PageAnalysis page(html, lists(), false, nullptr);
  std::vector<std::string> out;
  for (const AuthorCandidate& candidate : author_candidates(parts_of(page, url), lists(), ""))
    out.push_back(candidate.name);
  return out;
}

TEST(AuthorCandidates, AreFullNamesInTheMidstOfALine) {
  EXPECT_THAT(author_names(page_with("<p>12 May 2031 | World | by Jane Roe</p>")), Contains("Jane Roe"));
  EXPECT_THAT(author_names(page_with("<p>Recycling by City</p>")), Not(Contains("City")));
  EXPECT_THAT(author_names(page_with("<p>A view of the pier. Photo by Jonas Ferrer</p>")),
              Not(Contains("Jonas Ferrer")))
      << "who took the picture";
}

TEST(AuthorCandidates, AreNotThoseOfPicturesNorWordsOfForms) {
  const std::vector<std::string> names = author_names(page_with(
      R"(<p><span class="author-name"><a href="https://www.flickr.com/photos/1">Jonas Ferrer</a></span></p>
                <p class="author">Von Mat)"
      "\xc2\xad"
      R"(thi)"
      "\xc2\xad"
      R"(as Beispiel</p><p class="author">Name</p>)"));
  EXPECT_THAT(names, Contains("Matthias Beispiel")) << "without soft hyphens";
  EXPECT_THAT(names, Not(Contains("Jonas Ferrer")));
  EXPECT_THAT(names, Not(Contains("Name")));
}

TEST(AuthorCandidates, AreReadFromEveryStretchOfALine) {
  const std::string html = page_with("<p>Reviewed by Ada Lindqvist — Written by Jane Roe — 12 May 2031</p>");
  const PageAnalysis page(html, lists(), false, nullptr);
  for (const AuthorCandidate& candidate : author_candidates(parts_of(page, ""), lists(), "")) {
    const AuthorMention& mention = candidate.mentions.front();
    if (candidate.name == "Jane Roe") {
      EXPECT_EQ(mention.source, AuthorSource::byline);
      EXPECT_TRUE(mention.said_plainly);
      EXPECT_FALSE(mention.edited);
    } else if (candidate.name == "Ada Lindqvist") {
      EXPECT_TRUE(mention.edited);
    }
  }
  EXPECT_THAT(author_names(html), ElementsAre("Ada Lindqvist", "Jane Roe"));
}

TEST(Person, IsNoOrganisationOfThePage) {
  const std::string stated = R"(<script type="application/ld+json">{"@graph":[
      {"@type":"Article","author":{"name":"Harbour Music"},"publisher":{"@id":"#o"}},
      {"@type":"Organization","@id":"#o","name":"Harbour Music"},
      {"@type":["Person","Organization"],"name":"Ada Lindqvist"}]}</script>)";
  const PageAnalysis page(stated + page_with(""), lists(), false, nullptr);
  const PersonJudge judge(parts_of(page, "https://harbourmusic.example/port"), lists(), "Harbour Music");
  EXPECT_FALSE(is_person(judge.traits("Harbour Music"))) << "though the site bears its name";
  EXPECT_TRUE(is_person(judge.traits("Ada Lindqvist")));
}

TEST(AuthorCandidates, OwnersAreNamedByCopyrightInLetters) {
  const std::string html = page_with("", "<p>Copyright (c) 2031 Ada Lindqvist. All rights reserved.</p>");
  EXPECT_THAT(author_names(html, "https://adalindqvist.example/port"), Contains("Ada Lindqvist"));
  EXPECT_THAT(author_names(html, "https://harbour.example/port"), Not(Contains("Ada Lindqvist")));
}

TEST(Byline, EndsAtInterviewsAndComments) {
  EXPECT_THAT(names_in_byline("Jane Roe im Gespräch mit Jonas Ferrer"),
              ElementsAre("Jane Roe", "Jonas Ferrer"));
  EXPECT_THAT(names_in_byline("von HafenKatze Ein Kommentar"), ElementsAre("HafenKatze"));
}

std::vector<TitleCandidate> titles(const std::string& html) {
  const PageAnalysis page(html, lists(), false, nullptr);
  return title_candidates(parts_of(page, ""), "");
}

TEST(TitleCandidates, DivideHeadingsAtElementsNotAtReferences) {
  const std::vector<TitleCandidate> whole =
      titles("<h1>The harbour&#8217;s new pier &amp; bridge</h1><p>Text.</p>");
  EXPECT_TRUE(std::none_of(whole.begin(), whole.end(),
                           [](const TitleCandidate& c) { return c.source == TitleSource::part; }));
  const std::vector<TitleCandidate> divided = titles(
      R"(<h1><a href="/1"><span class="kicker">After the storm</span> <span class="headline">Port of Ness opens</span></a></h1>)");
  std::vector<std::string> parts;
  for (const TitleCandidate& c : divided) {
    if (c.source != TitleSource::part) continue;
    parts.push_back(c.text);
    EXPECT_EQ(c.part.of, 2.0F);
    EXPECT_EQ(c.part.kicker, c.text == "After the storm" ? 1.0F : 0.0F);
  }
  EXPECT_THAT(parts, ElementsAre("After the storm", "Port of Ness opens"));
}

TEST(TitleCandidates, DoNotDivideHeadingsOfThousandsOfElements) {
  std::string heading = "<h1>";
  for (int k = 0; k < 20'000; ++k) heading += "<div>-</div>";
  for (const TitleCandidate& c : titles(heading + "</h1><p>Text.</p>"))
    EXPECT_NE(c.source, TitleSource::part);
}

TEST(Outlet, OwnersAreCutOfAnyNumberOfYearsAndDashes) {
  std::string line = "© 2012–2031, ";
  for (int k = 0; k < 200'000; ++k) line += "–";
  EXPECT_EQ(copyright_owner(line + " Ada Lindqvist."), "Ada Lindqvist");
  EXPECT_EQ(copyright_owner("Copyright 2031 Harbour Times"), "Harbour Times");
}

std::vector<std::string> shown_days(const std::string& html) {
  const PageAnalysis page(html, lists(), false, nullptr);
  std::vector<std::string> out;
  for (const DateCandidate& c : date_candidates(parts_of(page, ""), lists())) {
    if (c.source == DateSource::visible) out.push_back(to_string(c.date.day));
  }
  return out;
}

TEST(DateCandidates, ReadNumbersInTheOrderOfTheStatedDay) {
  EXPECT_THAT(shown_days("<html lang=en-us>" + page_with("<p>11/01/2031</p>")), ElementsAre("2031-11-01"));
  EXPECT_THAT(shown_days("<html lang=de>" + page_with("<p>11/01/2031</p>")), ElementsAre("2031-01-11"));
  const std::string stated = R"(<meta property="article:published_time" content="2031-11-01T05:00:00Z">)";
  EXPECT_THAT(shown_days("<html lang=de>" + stated + page_with("<p>11/01/2031</p>")),
              ElementsAre("2031-11-01"));
  EXPECT_THAT(shown_days("<html lang=de>" + stated + page_with("<p>11. Januar 2031</p>")),
              ElementsAre("2031-01-11"))
      << "a month by name is that month";
}

}  // namespace
}  // namespace dragoman::cleaning
