#include "read/syntax/namer.h"

#include <gtest/gtest.h>

namespace dragoman::syntax {
namespace {

// "fishing" is an everyday word, "talal" one that plain text has in capitals, "zk" is not known.
std::vector<WordForm> three_words() {
  return {{.capitals = 1}, {.capitals = 6}, {.capitals = 0}};
}

TEST(MayBeName, NotAnEverydayWordByItself) {
  const std::vector<WordForm> words = three_words();
  const NameInput input{words, {}, {}};
  EXPECT_FALSE(may_be_name(input, 0, kOutside, nullptr));
  EXPECT_TRUE(may_be_name(input, 1, kOutside, nullptr));
  EXPECT_TRUE(may_be_name(input, 2, kOutside, nullptr));
}

TEST(MayBeName, InsideANameEveryWord) {
  const std::vector<WordForm> words = three_words();
  const NameInput input{words, {}, {}};
  EXPECT_TRUE(may_be_name(input, 0, name_tag(NamePart::begin, NameType::organisation), nullptr));
  EXPECT_FALSE(may_be_name(input, 0, name_tag(NamePart::last, NameType::organisation), nullptr));
}

TEST(MayBeName, WhatTheFirstRunTookForOne) {
  const std::vector<WordForm> words = three_words();
  const NameInput input{words, {}, {}};
  const std::vector<std::uint32_t> evidence(3);
  const std::vector<NameTag> none(3, kOutside);
  const std::vector<NameTag> one = {name_tag(NamePart::unit, NameType::place), kOutside, kOutside};
  const FirstRun without{none, evidence};
  const FirstRun with{one, evidence};
  EXPECT_FALSE(may_be_name(input, 0, kOutside, &without));
  EXPECT_TRUE(may_be_name(input, 0, kOutside, &with));
}

}  // namespace
}  // namespace dragoman::syntax
