#include "read/syntax/conllu.h"

#include <gtest/gtest.h>

namespace dragoman::syntax {
namespace {

// A word's line with this number and head.
std::string word(const std::string& number, const std::string& head) {
  return number + "\tgo\tgo\tVERB\tVB\t_\t" + head + "\tdep\t_\t_\n";
}

std::string range(const std::string& numbers) {
  return numbers + "\tgogo\t_\t_\t_\t_\t_\t_\t_\t_\n";
}

TEST(Conllu, UnsoundSentencesAreRefused) {
  const struct {
    const char* what;
    std::string bytes;
    bool sound;
  } cases[] = {
      {"two words", word("1", "0") + word("2", "1") + "\n", true},
      {"no empty line at the end", word("1", "0") + word("2", "1"), true},
      {"two words in a token", range("1-2") + word("1", "0") + word("2", "1") + "\n", true},
      {"an empty node", word("1", "0") + word("1.1", "0") + word("2", "1") + "\n", true},
      {"a head behind the end", word("1", "0") + word("2", "3") + "\n", false},
      {"the same in a file cut short", word("1", "0") + word("2", "3"), false},
      {"a word that is its own head", word("1", "1") + "\n", false},
      {"a token longer than the sentence", range("1-3") + word("1", "0") + word("2", "1") + "\n", false},
      {"tokens over each other", range("1-2") + range("1-2") + word("1", "0") + word("2", "1") + "\n", false},
      {"nine columns", "1\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\n\n", false},
  };
  for (const auto& c : cases) {
    const auto trees = parse_conllu(c.bytes);
    EXPECT_EQ(trees.has_value(), c.sound) << c.what;
    if (trees && c.sound) {
      EXPECT_EQ(trees->front().words.size(), 2U) << c.what;
    }
  }
}

TEST(Conllu, WhatIsWrittenReadsTheSame) {
  const std::string bytes =
      "# text = gogo go\n" + range("1-2") + word("1", "0") + word("2", "1") + word("3", "1") + "\n";
  const auto trees = parse_conllu(bytes);
  ASSERT_TRUE(trees);
  EXPECT_EQ(to_conllu(trees->front()), bytes);
}

}  // namespace
}  // namespace dragoman::syntax
