#include "clean/report.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// source "<p>Tom &amp; Ann</p><p>left</p>", text "Tom & Ann\nleft"
Report example() {
  Report report;
  report.text = "Tom & Ann\nleft";
  report.blocks = {{BlockKind::paragraph, {0, 9}}, {BlockKind::paragraph, {10, 14}}};
  report.pieces = {{{0, 4}, {3, 7}}, {{4, 5}, {7, 12}}, {{5, 9}, {12, 16}}, {{10, 14}, {23, 27}}};
  return report;
}

TEST(Report, MapsTextToSource) {
  const Report report = example();
  EXPECT_EQ(source_position(report, 0), 3U);
  EXPECT_EQ(source_position(report, 4), 7U);
  EXPECT_EQ(source_position(report, 6), 13U);
  EXPECT_EQ(source_position(report, 9), 23U);  // the line end maps to what follows
  EXPECT_EQ(source_range(report, {0, 9}), (ByteRange{3, 16}));
  EXPECT_EQ(source_range(report, {4, 5}), (ByteRange{7, 12}));
  EXPECT_EQ(source_range(report, {6, 12}), (ByteRange{13, 25}));
  EXPECT_EQ(source_range(report, {10, 14}), (ByteRange{23, 27}));
}

TEST(Report, WithoutPiecesTextIsItsOwnSource) {
  Report report;
  report.text = "abc";
  EXPECT_EQ(source_range(report, {1, 3}), (ByteRange{1, 3}));
}

}  // namespace
}  // namespace dragoman
