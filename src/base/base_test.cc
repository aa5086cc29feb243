#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/byte_range.h"
#include "base/civil.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

TEST(Utf8, RefusesIllFormedSequences) {
  for (const char* bad :
       {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "a\xFF"}) {
    EXPECT_FALSE(is_utf8(bad)) << testing::PrintToString(bad);
    EXPECT_TRUE(is_utf8(repair_utf8(bad)));
  }
  EXPECT_TRUE(is_utf8("Ramadi الرمادي Рамади 拉馬迪 \xF0\x9F\x95\x8A"));
}

TEST(Utf8, DecodesForwardsAndBackwardsAlike) {
  const std::string text = "aé؀€\xF0\x9F\x95\x8A.";
  std::vector<char32_t> forwards;
  for (std::size_t at = 0; at < text.size();) forwards.push_back(decode_utf8(text, at));
  std::vector<char32_t> backwards;
  for (std::size_t at = text.size(); at > 0;) backwards.insert(backwards.begin(), decode_utf8_back(text, at));
  EXPECT_EQ(forwards, backwards);
}

TEST(Utf8, IndexMapsBytesAndCodePoints) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += i % 3 == 0 ? "é" : i % 3 == 1 ? "x" : "€";
  const CodePointIndex index(text);
  std::size_t at = 0;
  for (std::size_t n = 0; n < 300; ++n) {
    EXPECT_EQ(index.byte_of(n), at);
    EXPECT_EQ(index.code_point_of(at), n);
    decode_utf8(text, at);
  }
  EXPECT_EQ(index.byte_of(300), text.size());
  EXPECT_EQ(index.byte_of(9999), text.size());
}

TEST(Unicode, FoldsWhatReadersTakeForOne) {
  EXPECT_EQ(fold("Güncelleme"), "guncelleme");
  EXPECT_EQ(fold("كتاب"), fold("کتاب"));
  EXPECT_EQ(fold("ISLAMIC State"), "islamic state");
  EXPECT_EQ(fold("Ёлка"), fold("елка"));
}

TEST(Unicode, TrimsAndSqueezesNoBreakSpaces) {
  EXPECT_EQ(trim("\u00A0 a b \u200B"), "a b");
  EXPECT_EQ(squeeze(" a \u00A0\n b "), "a b");
  EXPECT_EQ(squeeze("\t \n"), "");
}

TEST(Unicode, FindsTheMainScript) {
  EXPECT_EQ(main_script("Рамади (Ramadi) освобождён"), Script::cyrillic);
  EXPECT_EQ(main_script("12:30 — 44"), Script::other);
}

TEST(Civil, SerialAndDayAreInverse) {
  for (std::int64_t n = -800000; n < 800000; n += 97) EXPECT_EQ(serial_of(day_of(n)), n);
  EXPECT_EQ(serial_of({1970, 1, 1}), 0);
  EXPECT_EQ(weekday_of({2015, 11, 12}), Weekday::thursday);
  EXPECT_EQ(plus_months({2015, 1, 31}, 1), (Day{2015, 2, 28}));
  EXPECT_EQ(plus_months({2015, 1, 31}, -11), (Day{2014, 2, 28}));
}

TEST(Civil, ReadsOnlyRealDays) {
  EXPECT_EQ(parse_day("2016-02-29T10:00"), (Day{2016, 2, 29}));
  for (const char* bad : {"2015-02-29", "2015-13-01", "2015-1-01", "20150101", "abcd-01-01", ""}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
}

TEST(Hash, Sha256OfTheStandardsExample) {  // FIPS 180-4, one-block message
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(File, ReadsUpToTheLimitAndNotPastIt) {
  const auto path = std::filesystem::path(testing::TempDir()) / "dragoman_file_test";
  ASSERT_TRUE(write_file(path, "12345"));
  EXPECT_EQ(read_file(path, 5).value(), "12345");
  EXPECT_EQ(read_file(path, 4).error().code, ErrorCode::too_large);
  EXPECT_EQ(MappedFile::open(path)->bytes(), "12345");
  EXPECT_EQ(read_file(path / "none", 5).error().code, ErrorCode::unreadable);
  std::filesystem::remove(path);
  EXPECT_EQ(read_file(path, 5).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace dragoman
