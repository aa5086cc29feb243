#include "record/journal.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.h"
#include "record/test_folder.h"

namespace dragoman {
namespace {

constexpr const char* kTime = "2015-05-26T10:00:00Z";

Act reject() {
  return ClaimVerdict{false, "r1-02", "r1", "arms_transfer", {10, 20}, "will send", "a pledge only"};
}

std::string file_of(const TestFolder& folder) {
  return (folder.path / "acts.jsonl").string();
}

TEST(Journal, ReadsBackWhatWasAppended) {
  const TestFolder folder;
  ASSERT_TRUE(append_act(folder.path, kTime, "ana", reject()));
  ASSERT_TRUE(append_act(folder.path, kTime, "ben", SettingChange{"name", "Caf\u00E9 \"1\"\n"}));
  const auto content = read_journal(folder.path);
  ASSERT_TRUE(content) << content.error().line();
  ASSERT_EQ(content->entries.size(), 2U);
  const auto& verdict = std::get<ClaimVerdict>(content->entries[0].act);
  EXPECT_FALSE(verdict.accepted);
  EXPECT_EQ(verdict.evidence, (ByteRange{10, 20}));
  EXPECT_EQ(verdict.why, "a pledge only");
  EXPECT_EQ(std::get<SettingChange>(content->entries[1].act).value, "Caf\u00E9 \"1\"\n");
  EXPECT_EQ(content->entries[1].previous, content->entries[0].hash);
}

// The lines that docs/record.md shows.
TEST(Journal, HashesAreTheDocumentedOnes) {
  const TestFolder folder;
  const auto entry = append_act(folder.path, kTime, "ana", reject());
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->previous, "7bec552cffd8c01d212c45d0975653a1ea6704ceb3a4b3605206202b944846f7");
  EXPECT_EQ(entry->hash, "559ae3ec7249d4075912dd2f88ddd919a4f340d34a33ea41b2ddaf8852bc158a");
}

TEST(Journal, TornLastLineIsCutOff) {
  const TestFolder folder;
  ASSERT_TRUE(append_act(folder.path, kTime, "ana", reject()));
  const std::string first = *read_file(file_of(folder), 1U << 20U);
  ASSERT_TRUE(append_act(folder.path, kTime, "ben", reject()));
  const std::string both = *read_file(file_of(folder), 1U << 20U);
  for (std::size_t size = first.size(); size < both.size(); size += 7) {
    ASSERT_TRUE(write_file(file_of(folder), both.substr(0, size)));
    ASSERT_TRUE(append_act(folder.path, kTime, "eve", reject()));
    const auto content = read_journal(folder.path);
    ASSERT_TRUE(content) << content.error().line();
    ASSERT_EQ(content->entries.size(), 2U);
    EXPECT_EQ(content->entries[1].actor, "eve");
  }
}

TEST(Journal, ChangedDroppedOrMovedLinesAreSeen) {
  const TestFolder folder;
  for (const char* actor : {"ana", "ben", "eve"})
    ASSERT_TRUE(append_act(folder.path, kTime, actor, reject()));
  const std::string whole = *read_file(file_of(folder), 1U << 20U);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < whole.size(); at = whole.find('\n', at) + 1) {
    lines.push_back(whole.substr(at, whole.find('\n', at) + 1 - at));
  }
  ASSERT_EQ(lines.size(), 4U);
  std::string changed = whole;
  changed.replace(changed.find("ben"), 3, "bob");
  const std::string tampered[] = {changed, lines[0] + lines[1] + lines[3],
                                  lines[0] + lines[2] + lines[1] + lines[3], lines[1] + lines[2]};
  for (const std::string& bytes : tampered) {
    ASSERT_TRUE(write_file(file_of(folder), bytes));
    EXPECT_FALSE(read_journal(folder.path)) << bytes;
    EXPECT_FALSE(append_act(folder.path, kTime, "ana", reject()));
  }
}

}  // namespace
}  // namespace dragoman
