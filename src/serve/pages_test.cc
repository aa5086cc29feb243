#include "serve/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serve/highlight.h"
#include "serve/layout.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kHostile = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>";

StoredClaim hostile_claim() {
  const std::string text(kHostile);
  StoredClaim claim;
  claim.id = claim.report_id = claim.report_title = claim.outlet = claim.url = claim.published =
      claim.language = text;
  claim.frame = claim.phase = claim.rule = claim.sentence_text = text;
  claim.arguments = {{text, text, text, {}}};
  claim.chain = {{text, text, text, text, text, {}}};
  claim.decision = {Verdict::rejected, text, text, text};
  claim.evidence = claim.sentence = {0, static_cast<std::uint32_t>(text.size())};
  claim.places.resize(1);
  claim.places[0].name = claim.places[0].country = text;
  return claim;
}

StoredReport hostile_report() {
  const std::string text(kHostile);
  StoredReport stored;
  stored.report.text = text + "\n" + text;
  const auto size = static_cast<std::uint32_t>(text.size());
  stored.report.blocks = {{BlockKind::title, {0, size}}, {BlockKind::caption, {size + 1, 2 * size + 1}}};
  stored.report.title = stored.report.outlet = stored.report.language = text;
  stored.report.url = "javascript:alert(1)";
  stored.report.published = {text, text};
  stored.report.authors = stored.report.agencies = stored.report.notes = {text};
  stored.page_digest = text;
  stored.claims = {hostile_claim()};
  return stored;
}

void expect_harmless(const std::string& html) {
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("href=\"javascript:")));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
}

TEST(Pages, HostileTextStaysText) {
  const std::string text(kHostile);
  Summary summary;
  summary.outlets = summary.languages = summary.frames = {{text, 1}};
  ClaimFilter filter;
  filter.actor = filter.frame = filter.phase = filter.place = filter.from = filter.to = filter.outlet = text;
  expect_harmless(report_page(hostile_report()));
  expect_harmless(claim_page(hostile_claim()));
  expect_harmless(claims_page({{hostile_claim()}, 500}, summary, filter, {}));
  expect_harmless(
      reports_page({{{text, text, text, text, text, text, text, 1}}, 500}, summary, {text, text}, {}));
  expect_harmless(
      search_page(text, {{{{text, text, text, text, text, text, text, 1}, text, {{0, 5}}}}, 500}, {}));
  expect_harmless(error_page(404, text));
}

TEST(Highlight, CutsWhereRangesBeginAndEnd) {
  const auto segments = cut({0, 10}, {{2, 8}, {4, 12}, {20, 30}});
  ASSERT_EQ(segments.size(), 4U);
  EXPECT_EQ(segments[0].text, (ByteRange{0, 2}));
  EXPECT_TRUE(segments[0].covering.empty());
  EXPECT_EQ(segments[2].text, (ByteRange{4, 8}));
  EXPECT_EQ(segments[2].covering, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(segments[3].covering, (std::vector<std::size_t>{1}));
}

TEST(Highlight, LinksEachRangeOnceWhereItBegins) {
  const std::string html = mark_up("abcdef", {0, 6}, {{1, 4}, {3, 6}});
  EXPECT_EQ(html,
            "a<a class=\"ref\" id=\"t1\" href=\"#c1\">1</a><mark data-claims=\"1\">bc</mark>"
            "<a class=\"ref\" id=\"t2\" href=\"#c2\">2</a><mark data-claims=\"1 2\">d</mark>"
            "<mark data-claims=\"2\">ef</mark>");
}

TEST(Layout, SaysHowTheContentIsPut) {
  EXPECT_EQ(spoken_modality(Modality::happened, false), "happened");
  EXPECT_EQ(spoken_modality(Modality::planned, true), "not planned");
  EXPECT_EQ(spoken_modality(Modality::denied, true), "denied");
}

TEST(Layout, PagesKeepTheFilter) {
  const std::string html = pager("/claims", {{"actor", "a b"}, {"frame", ""}}, 120, {2, 50});
  EXPECT_THAT(html, HasSubstr("/claims?actor=a%20b&amp;page=1"));
  EXPECT_THAT(html, HasSubstr("Page 2 of 3"));
  EXPECT_EQ(pager("/claims", {}, 50, {1, 50}), "");
}

}  // namespace
}  // namespace dragoman
