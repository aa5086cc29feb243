// Pages made to hurt pass through reading, decoding and the tree: in bounded time, with their text. The
// bounds on time are generous, for slow machines and sanitizers; bench/run html measures.
#include "bench/hostile_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>

#include "base/limits.h"
#include "clean/clean.h"
#include "clean/encoding.h"
#include "clean/html/tree.h"
#include "collect/collect.h"

namespace dragoman {
namespace {

constexpr double kMaxSeconds = 20;

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

TEST(HostilePages, KeepTheirTextInBoundedTime) {
  for (const bench::HostilePage& page : bench::hostile_pages()) {
    if (!page.is_text) continue;
    const std::string bytes = page.make();
    const double begin = cpu_seconds();
    const Decoded decoded = decode(bytes, "");
    std::vector<std::string> notes;
    const html::Tree tree = html::parse_html(decoded.utf8, &notes);
    EXPECT_LT(cpu_seconds() - begin, kMaxSeconds) << page.name;
    EXPECT_LE(tree.nodes.size(), kMaxTreeNodes) << page.name;
    EXPECT_NE(html::text_content(tree, 0).find("kept"), std::string::npos) << page.name;
  }
}

// The whole of cleaning: blocks, models, title, authors, dates, redaction.
TEST(HostilePages, AreCleanedInBoundedTime) {
  const Result<CleanKnowledge> knowledge = CleanKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
  ASSERT_TRUE(knowledge) << knowledge.error().line();
  for (const bench::HostilePage& hostile : bench::hostile_pages()) {
    if (!hostile.is_text) continue;
    Page page;
    page.bytes = hostile.make();
    const double begin = cpu_seconds();
    const Result<CleanPage> cleaned = clean(page, *knowledge);
    EXPECT_LT(cpu_seconds() - begin, kMaxSeconds) << hostile.name;
    const bool is_binary = hostile.name == "nul_bytes" || hostile.name == "random_bytes";
    EXPECT_EQ(static_cast<bool>(cleaned), !is_binary) << hostile.name;
  }
}

TEST(HostilePages, BombCostsOneFault) {
  std::size_t pages = 0;
  std::vector<std::string> faults;
  const double begin = cpu_seconds();
  collect_bytes(
      bench::bomb_in_warc(), "bomb.warc.gz", [&](const Page&) { ++pages; },
      [&](const Error& error) { faults.push_back(error.line()); });
  EXPECT_LT(cpu_seconds() - begin, kMaxSeconds);
  EXPECT_EQ(pages, 0U);
  EXPECT_THAT(faults, testing::ElementsAre(
                          "bomb.warc.gz, record 1: packed data unpack to more than 200 times their size"));
}

std::vector<std::string> notes_of(const std::string& page) {
  std::vector<std::string> notes;
  html::parse_html(page, &notes);
  return notes;
}

TEST(HostilePages, LimitsAreToldAndNotBefore) {
  const auto nested = [](std::size_t depth) { return bench::repeat("<div>", depth) + "kept"; };
  const std::size_t deepest = kMaxTreeDepth - 3;  // the document, html and body are open too
  EXPECT_THAT(notes_of(nested(deepest)), testing::IsEmpty());
  EXPECT_THAT(notes_of(nested(deepest + 1)),
              testing::ElementsAre("elements nested deeper than 512 were laid into the deepest one"));

  const auto attributes = [](std::size_t count) {
    std::string out = "<p";
    for (std::size_t i = 0; i < count; ++i) out += " a" + std::to_string(i);
    return out + ">";
  };
  EXPECT_THAT(notes_of(attributes(kMaxAttributes)), testing::IsEmpty());
  EXPECT_THAT(notes_of(attributes(kMaxAttributes + 1)),
              testing::ElementsAre("1 attributes past the limit were left out"));
}

TEST(HostilePages, TextPastTheNodeLimitIsKeptInOnePiece) {
  const std::string fill = bench::repeat("<i>", 100) + bench::repeat("<b></b>", kMaxTreeNodes - 200);
  const std::string page =
      fill + bench::repeat("<b>", 200) + "<p>one</p><script>code</script>two &amp; three";
  std::vector<std::string> notes;
  const html::Tree tree = html::parse_html(page, &notes);
  EXPECT_LE(tree.nodes.size(), kMaxTreeNodes);
  EXPECT_EQ(tree.nodes.back().kind, html::NodeKind::text);
  EXPECT_THAT(std::string(tree.nodes.back().text), testing::HasSubstr("one two & three"));
  EXPECT_THAT(notes, testing::Contains(testing::HasSubstr("kept in one piece")));
}

TEST(HostilePages, NeverEndingPiecesAreTold) {
  EXPECT_THAT(notes_of("<p>text<a href='never closed>more"),
              testing::ElementsAre("the page ends inside a tag that begins at byte 7 of 33"));
  EXPECT_THAT(notes_of("<p>text<!-- never closed"),
              testing::ElementsAre("the page ends inside a comment that begins at byte 7 of 24"));
  EXPECT_THAT(notes_of("<p>text<script>never closed"),
              testing::ElementsAre("the page ends inside <script> that begins at byte 7 of 27"));
}

}  // namespace
}  // namespace dragoman
