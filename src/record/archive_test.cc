#include "record/archive.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/file.h"
#include "record/test_folder.h"

namespace dragoman {
namespace {

Page page(const std::string& url, const std::string& bytes) {
  Page out;
  out.url = url;
  out.bytes = bytes;
  out.id = "sender-1";
  out.outlet = "The \"Daily\" Caf\u00E9\r\nX: y";
  out.content_type = "text/html; charset=utf-8";
  out.format = PageFormat::html;
  return out;
}

std::vector<std::string> bodies(const std::filesystem::path& folder, PagePlace& end) {
  std::vector<std::string> out;
  auto walked = walk_archive(folder, {}, [&out](const PagePlace&, ArchivedPage&& archived) -> Result<void> {
    out.push_back(archived.page.bytes);
    return {};
  });
  EXPECT_TRUE(walked) << walked.error().line();
  if (walked) end = *walked;
  return out;
}

void append(const std::filesystem::path& folder, PagePlace end, const Page& added) {
  auto writer = ArchiveWriter::open(folder, end);
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->append({{&added, page_key(added)}}, "2015-05-26T10:00:00Z"));
}

TEST(Warc, PageReadBackEqualsPagePutIn) {
  const Page in = page("http://e.example/caf\u00E9 \"1\"", std::string("<p>\0\r\n\r\n\xFF</p>", 13));
  const std::string record = warc_record(in, page_key(in), "2015-05-26T10:00:00Z");
  EXPECT_NE(record.find("WARC-Target-URI: http://e.example/caf%C3%A9%20%221%22\r\n"), std::string::npos);
  const auto out = parse_warc_record(record);
  ASSERT_TRUE(out) << out.error().line();
  EXPECT_EQ(out->page.bytes, in.bytes);
  EXPECT_EQ(out->page.url, in.url);
  EXPECT_EQ(out->page.outlet, in.outlet);
  EXPECT_EQ(out->page.content_type, in.content_type);
  EXPECT_EQ(out->page.format, in.format);
  EXPECT_EQ(out->key, page_key(in));
}

TEST(Warc, ChangedByteIsSeen) {
  const Page in = page("http://e.example/", "<p>Two sorties.</p>");
  std::string record = warc_record(in, page_key(in), "2015-05-26T10:00:00Z");
  record[record.find("Two")] = 't';
  const auto out = parse_warc_record(record);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, ErrorCode::corrupt);
}

TEST(Archive, TornEndIsCutOffWhereverItTears) {
  const TestFolder folder;
  PagePlace end;
  append(folder.path, end, page("u1", "first"));
  EXPECT_EQ(bodies(folder.path, end), std::vector<std::string>{"first"});
  append(folder.path, end, page("u2", "second"));
  const std::filesystem::path file = folder.path / "pages-000001.warc.gz";
  const std::string whole = *read_file(file, 1U << 20U);
  for (std::size_t size = end.at; size < whole.size(); size += 9) {
    ASSERT_TRUE(write_file(file, whole.substr(0, size)));
    PagePlace found;
    ASSERT_EQ(bodies(folder.path, found), std::vector<std::string>{"first"}) << size;
    ASSERT_EQ(found.at, end.at);
    append(folder.path, found, page("u3", "third"));
    ASSERT_EQ(bodies(folder.path, found), (std::vector<std::string>{"first", "third"})) << size;
  }
}

TEST(Archive, DamageInTheMiddleIsReportedNotRepaired) {
  const TestFolder folder;
  PagePlace end;
  append(folder.path, end, page("u1", "first"));
  bodies(folder.path, end);
  append(folder.path, end, page("u2", "second"));
  const std::filesystem::path file = folder.path / "pages-000001.warc.gz";
  std::string whole = *read_file(file, 1U << 20U);
  whole[end.at - 20] = static_cast<char>(whole[end.at - 20] ^ 0x55);
  ASSERT_TRUE(write_file(file, whole));
  const auto walked =
      walk_archive(folder.path, {}, [](const PagePlace&, ArchivedPage&&) { return Result<void>{}; });
  ASSERT_FALSE(walked);
  EXPECT_EQ(walked.error().code, ErrorCode::corrupt);
}

}  // namespace
}  // namespace dragoman
