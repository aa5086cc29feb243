// The whole record over a reader of our own: every line of a page is a sentence, and one that begins with
// "CLAIM" a claim.
#include "record/centre.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/hash.h"
#include "record/check.h"
#include "record/test_folder.h"

namespace dragoman {
namespace {

Claim claim_of(const Report& report, ByteRange line, std::size_t number) {
  Claim out;
  out.id = report.id + "-0" + std::to_string(number);
  out.frame = "arms_transfer";
  out.phase = "pledged";
  out.modality = Modality::pledged;
  out.arguments = {{"supplier", "Northland", line, 0}};
  out.chain = {{"Minister Alva", "minister", "said", "", line, kNone},
               {"Daily North", "outlet", "", "", {}, kNone}};
  out.evidence = line;
  out.rule = "test";
  return out;
}

Result<Document> understand(const Page& page) {
  if (page.bytes.empty()) return fail(ErrorCode::bad_input, "the page is empty", page.where);
  Document out;
  out.report.id = page.id.empty() ? sha256_hex(page.bytes).substr(0, 16) : page.id;
  out.report.url = page.url;
  out.report.text = page.bytes;
  out.report.language = "en";
  out.report.outlet = page.outlet;
  out.report.published = {page.date, "sender"};
  out.reading.actors = {{"northland", "Northland", EntityType::state, "", "", {0}}};
  Mention mention;
  mention.actor = 0;
  mention.name = {0, 3};
  out.reading.mentions = {mention};
  for (std::uint32_t at = 0; at < page.bytes.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(page.bytes.find('\n', at), page.bytes.size()));
    out.reading.sentences.push_back({{at, end}, 0, 0, 0});
    if (page.bytes.compare(at, 5, "CLAIM") == 0) {
      out.claims.push_back(claim_of(out.report, {at + 6, end}, out.claims.size() + 1));
    }
    at = end + 1;
  }
  return out;
}

Page page(const std::string& url, const std::string& bytes, const std::string& date = "2015-05-26") {
  Page out;
  out.url = url;
  out.bytes = bytes;
  out.date = date;
  out.outlet = "Daily North";
  out.where = url;
  return out;
}

std::string noon() {
  return "2015-06-01T12:00:00Z";
}

class CentreTest : public testing::Test {
 protected:
  TestFolder folder_;

  std::vector<Added> add(const std::vector<Page>& pages) {
    auto centre = Centre::open(folder_.path, understand, noon);
    EXPECT_TRUE(centre) << centre.error().line();
    auto added = centre->add(pages);
    EXPECT_TRUE(added) << added.error().line();
    return *added;
  }
  Store store() {
    auto opened = Store::open(folder_.path);
    EXPECT_TRUE(opened) << opened.error().line();
    return std::move(*opened);
  }
  void expect_sound() {
    const auto found = check_centre(folder_.path);
    ASSERT_TRUE(found) << found.error().line();
    for (const Error& fault : found->faults) ADD_FAILURE() << fault.line();
  }
};

TEST_F(CentreTest, AddsEachPageOnce) {
  const std::vector<Page> pages = {page("u1", "NNN arms\nCLAIM will send tanks"), page("u2", ""),
                                   page("u1", "NNN other")};
  const auto first = add(pages);
  EXPECT_FALSE(first[0].known);
  EXPECT_TRUE(first[1].put_aside);
  EXPECT_FALSE(first[2].known);
  const auto second = add(pages);
  EXPECT_TRUE(second[0].known);
  EXPECT_EQ(second[0].report, first[0].report);
  EXPECT_TRUE(second[1].put_aside);
  EXPECT_EQ(store().summary()->reports, 2U);
  expect_sound();
}

TEST_F(CentreTest, SameBytesElsewhereAreAReportOfTheirOwn) {
  const auto added =
      add({page("u1", "NNN\nCLAIM will send tanks"), page("u2", "NNN\nCLAIM will send tanks")});
  EXPECT_EQ(added[1].report, added[0].report + "~2");
  EXPECT_TRUE(store().claim(added[1].report + "-01"));
  EXPECT_TRUE(store().report(added[0].report));
  EXPECT_EQ(store().report("nothing").error().code, ErrorCode::not_found);
}

TEST_F(CentreTest, SearchFindsStemsFoldsAndPhrases) {
  add({page("u1", "NNN The minister pledged weapons to al-\u0100b\u0101d\u012B"),
       page("u2", "NNN A pledge of weapon systems")});
  const std::pair<std::string, std::uint32_t> cases[] = {{"pledging weapons", 2},
                                                         {"abadi", 1},
                                                         {"\"pledged weapons\"", 1},
                                                         {"\"pledge weapons\"", 0},
                                                         {"weapon -abadi", 1},
                                                         {"minis*", 1},
                                                         {"nothing", 0},
                                                         {"\"", 0}};
  const Store record = store();
  for (const auto& [query, hits] : cases) EXPECT_EQ(record.search(query, {})->total, hits) << query;
  const auto hit = record.search("abadi", {})->rows.at(0);
  ASSERT_EQ(hit.hits.size(), 1U);
  EXPECT_EQ(slice(hit.snippet, hit.hits[0]), "\u0100b\u0101d\u012B");
}

TEST_F(CentreTest, FiltersClaims) {
  add({page("u1", "NNN\nCLAIM will send tanks", "2015-05-26"),
       page("u2", "NNN\nCLAIM will send jets", "2015-07")});
  const Store record = store();
  const auto total = [&record](const ClaimFilter& filter) { return record.claims(filter, {})->total; };
  EXPECT_EQ(total({}), 2U);
  EXPECT_EQ(total({.actor = "nnn"}), 2U);  // an alias, met as a mention
  EXPECT_EQ(total({.actor = "alva"}), 2U);
  EXPECT_EQ(total({.actor = "southland"}), 0U);
  EXPECT_EQ(total({.frame = "arms_transfer", .from = "2015-06-01"}), 1U);
  EXPECT_EQ(total({.to = "2015-06-01"}), 1U);
  EXPECT_EQ(total({.modality = Modality::denied}), 0U);
  const StoredClaim latest = record.claims({}, {0, 1})->rows.at(0);
  EXPECT_EQ(latest.sentence_text, "CLAIM will send jets");
  EXPECT_EQ(latest.chain.size(), 2U);
  EXPECT_EQ(latest.arguments.at(0).actor, "northland");
}

TEST_F(CentreTest, DecisionsAreKeptAndComeBackWithARebuild) {
  const auto added = add({page("u1", "NNN\nCLAIM will send tanks\nCLAIM will send jets")});
  const std::string claim = added[0].report + "-02";
  ASSERT_TRUE(decide(folder_.path, claim, {Verdict::rejected, "ana", noon(), "only a plan"}));
  EXPECT_EQ(decide(folder_.path, "none", {Verdict::accepted, "ana", noon(), ""}).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(store().claim(claim)->decision.why, "only a plan");
  const std::string before = *record_digest(folder_.path);
  const Store reader = store();  // open across the rebuild
  EXPECT_EQ(*rebuild_record(folder_.path, understand), before);
  EXPECT_EQ(reader.claim(claim)->decision.verdict, Verdict::rejected);
  expect_sound();
}

TEST_F(CentreTest, RecordLostOrSpoiltIsMadeAgain) {
  add({page("u1", "NNN\nCLAIM will send tanks"), page("u2", "NNN more")});
  const std::string before = *record_digest(folder_.path);
  const std::filesystem::path file = folder_.path / "record.db";
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
  EXPECT_EQ(Centre::open(folder_.path, understand, noon)->recovered(), 2U);
  EXPECT_EQ(*record_digest(folder_.path), before);
  ASSERT_TRUE(write_file(file, "this is no database"));
  EXPECT_EQ(*rebuild_record(folder_.path, understand), before);
}

TEST_F(CentreTest, SecondWriterIsRefused) {
  auto first = Centre::open(folder_.path, understand, noon);
  ASSERT_TRUE(first);
  const auto second = Centre::open(folder_.path, understand, noon);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::refused);
}

}  // namespace
}  // namespace dragoman
