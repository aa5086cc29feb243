#include "collect/collect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "base/limits.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

struct Found {
  std::vector<Page> pages;
  std::vector<std::string> texts;  // the pages' bytes
  std::vector<std::string> faults;
};

PageSink pages_to(Found& found) {
  return [&found](Page page) {
    found.texts.push_back(page.bytes);
    found.pages.push_back(std::move(page));
  };
}

FaultSink faults_to(Found& found) {
  return [&found](const Error& error) { found.faults.push_back(error.line()); };
}

Found find(std::string_view bytes) {
  Found found;
  collect_bytes(bytes, "in", pages_to(found), faults_to(found));
  return found;
}

std::string record(std::string_view type, std::string_view content_type, std::string_view block) {
  return "WARC/1.1\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: http://news.example/a\r\nWARC-Date: 2015-06-01T10:00:00Z\r\nContent-Type: " +
         std::string(content_type) + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         std::string(block) + "\r\n\r\n";
}

std::string response(std::string_view body, std::string_view fields = "",
                     std::string_view status = "200 OK") {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: text/html; charset=utf-8\r\n" +
                    std::string(fields) + "\r\n" + std::string(body));
}

TEST(Collect, TellsFormatsByTheirBytes) {
  struct Case {
    std::string bytes;
    std::size_t pages;
    PageFormat format;
  };
  const std::vector<Case> cases = {
      {"<!DOCTYPE html><p>text", 1, PageFormat::html},
      {"\xEF\xBB\xBF  <html><p>text", 1, PageFormat::html},
      {"A headline\nA line of text.\n", 1, PageFormat::dump},
      {"{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"b\"}", 2, PageFormat::dump},
      {gzip("<html><p>text"), 1, PageFormat::html},
      {gzip("{\"html\": \"<p>a\"}\n"), 1, PageFormat::html},
      {response("<p>a"), 1, PageFormat::html},
      {gzip(response("<p>a")) + gzip(response("<p>b")), 2, PageFormat::html},
  };
  for (const Case& one : cases) {
    const Found found = find(one.bytes);
    ASSERT_EQ(found.pages.size(), one.pages) << one.bytes;
    EXPECT_EQ(found.pages[0].format, one.format) << one.bytes;
    EXPECT_THAT(found.faults, ElementsAre());
  }
}

TEST(Collect, OneClearFaultForWhatIsNoPage) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "in: the file is empty"},
      {" \n\n", "in: the file is empty"},
      {gzip(""), "in: the file is empty"},
      {"%PDF-1.4 ...", "in: a PDF file, not a page"},
      {std::string("\0\1\2\3\0\0\0\4\5\6", 10), "in: binary data, not a page"},
      {gzip("<p>text").substr(0, 15), "in: packed data end too early"},
      {gzip("<p>" + std::string(30U << 20U, ' ')),
       "in: packed data unpack to more than 200 times their size"},
      {"<p>" + std::string(kMaxPageBytes - 2, 'a'),
       "in: larger than the limit of " + std::to_string(kMaxPageBytes) + " bytes"},
  };
  for (const auto& [bytes, fault] : cases) {
    const Found found = find(bytes);
    EXPECT_TRUE(found.pages.empty());
    EXPECT_THAT(found.faults, ElementsAre(fault));
  }
  EXPECT_EQ(find("<p>" + std::string(kMaxPageBytes - 3, 'a')).pages.size(), 1U) << "at the limit";
}

TEST(Collect, ReadsJsonLines) {
  const Found found = find(
      "{\"id\": 7, \"url\": \"http://news.example/a\", \"date\": \"2015-06-01\", \"outlet\": \"The "
      "Example\", \"html\": "
      "\"<p>\\u0434\\u0430\"}\n"
      "\n"
      "{\"id\": \"x\", \"text\": \"b\", \"source\": \"Wire\"}\r\n"
      "{\"id\": \"broken\n"
      "[1]\n"
      "{\"id\": \"empty\"}\n"
      "{\"text\": \"last\"}");
  EXPECT_THAT(found.texts, ElementsAre("<p>да", "b", "last"));
  EXPECT_EQ(found.pages[0].id, "7");
  EXPECT_EQ(found.pages[0].url, "http://news.example/a");
  EXPECT_EQ(found.pages[0].date, "2015-06-01");
  EXPECT_EQ(found.pages[0].outlet, "The Example");
  EXPECT_EQ(found.pages[1].outlet, "Wire");
  EXPECT_EQ(found.pages[1].where, "in, line 3");
  ASSERT_EQ(found.faults.size(), 3U);
  EXPECT_THAT(found.faults[0], HasSubstr("in, line 4: not JSON"));
  EXPECT_EQ(found.faults[1], "in, line 5: not a JSON object");
  EXPECT_EQ(found.faults[2], "in, line 6: no \"html\" and no \"text\"");
}

TEST(Collect, ReadsWarcRecordsThatHoldText) {
  const std::string file =
      record("warcinfo", "application/warc-fields", "software: x\r\n") + response("<p>one") +
      response("<p>moved", "", "301 Moved") + record("resource", "text/html", "<p>two") +
      record("resource", "image/png", "\x89PNG") + record("metadata", "text/plain", "meta") +
      record("conversion", "text/plain", "three");
  const Found found = find(file);
  EXPECT_THAT(found.texts, ElementsAre("<p>one", "<p>two", "three"));
  EXPECT_THAT(found.faults, ElementsAre());
  EXPECT_EQ(found.pages[0].url, "http://news.example/a");
  EXPECT_EQ(found.pages[0].fetched, "2015-06-01T10:00:00Z");
  EXPECT_EQ(found.pages[0].content_type, "text/html; charset=utf-8");
  EXPECT_EQ(found.pages[0].where, "in, record 2");
  EXPECT_EQ(found.pages[2].format, PageFormat::dump);
}

TEST(Collect, UndoesHttpCodings) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"4\r\n<p>a\r\n3;x=y\r\nbcd\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"},
      {"4\r\n<p>a\r\n3\r\nbcd", "transfer-encoding: Chunked\r\n"},
      {"<p>abcd", "Transfer-Encoding: chunked\r\n"},
      {gzip("<p>abcd"), "Content-Encoding: gzip\r\n"},
      {"<p>abcd", "Content-Encoding: gzip\r\n"},
      {"<p>abcd", "Content-Encoding: deflate\r\n"},
  };
  for (const auto& [body, fields] : cases) {
    EXPECT_THAT(find(response(body, fields)).texts, ElementsAre("<p>abcd")) << fields << body;
  }
  EXPECT_THAT(find(response("x", "Content-Encoding: br\r\n") + response("<p>next")).faults,
              ElementsAre("in, record 1 at byte 0: content coding \"br\" is not read"));
}

TEST(Collect, DamageCostsTheRecordOnly) {
  const std::string good = response("<p>good");
  const std::string bomb = response(gzip(std::string(40U << 20U, ' ')), "Content-Encoding: gzip\r\n");
  std::string no_length = response("<p>lost");
  no_length.replace(no_length.find("Content-Length"), 14, "Content-Lengte");
  std::string damaged = gzip(response("<p>" + std::string(500, 'a') + "bcdefgh"));
  for (std::size_t i = 60; i < 90; ++i) damaged[i] = '\x55';
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {good + "garbage\r\n" + good, {"<p>good", "<p>good"}},
      {good + no_length + good, {"<p>good", "<p>good"}},
      {good + bomb + good, {"<p>good", "<p>good"}},
      {gzip(good) + gzip(no_length) + gzip(good), {"<p>good", "<p>good"}},
      {gzip(good) + damaged + gzip(good), {"<p>good", "<p>good"}},
      {gzip(good) + gzip(record("resource", "text/html", std::string(60U << 20U, ' '))) + gzip(good),
       {"<p>good", "<p>good"}},
      {good + good.substr(0, good.size() - 8), {"<p>good"}},
      {gzip(good) + gzip(good).substr(0, 150), {"<p>good"}},
      {gzip(good) + gzip(good).substr(0, 5), {"<p>good"}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Found found = find(cases[i].first);
    EXPECT_THAT(found.texts, testing::ElementsAreArray(cases[i].second)) << "case " << i;
    EXPECT_EQ(found.faults.size(), 1U) << "case " << i << ": " << testing::PrintToString(found.faults);
  }
}

TEST(Collect, CountsFaultsPastTheFirstThousand) {
  std::string file = "{\"text\": \"a\"}\n";
  for (int i = 0; i < 1500; ++i) file += "{\n";
  const Found found = find(file);
  ASSERT_EQ(found.faults.size(), 1001U);
  EXPECT_EQ(found.faults.back(), "in: 500 more records could not be read");
}

TEST(Collect, ReadsFoldersByName) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("dragoman_collect_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "b");
  const auto write = [&](const char* name, std::string_view bytes) { std::ofstream(folder / name) << bytes; };
  write("c.txt", "third");
  write("b/x.html", "<p>second");
  write("a.jsonl", "{\"text\": \"first\"}");
  write("b/y.html", "");
  write(".hidden", "not read");
  Found found;
  collect(folder, pages_to(found), faults_to(found));
  collect(folder / "missing", pages_to(found), faults_to(found));
  std::filesystem::remove_all(folder);
  EXPECT_THAT(found.texts, ElementsAre("first", "<p>second", "third"));
  EXPECT_THAT(found.faults,
              ElementsAre(testing::EndsWith("b/y.html: the file is empty"),
                          testing::EndsWith("missing: cannot open: No such file or directory")));
}

}  // namespace
}  // namespace dragoman
