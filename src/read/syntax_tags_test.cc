#include "read/syntax_tags.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(SyntaxTags, NamesAndTagsAreInverse) {
  for (int i = 0; i <= static_cast<int>(Upos::x); ++i) EXPECT_EQ(upos_of(name_of(Upos(i))), Upos(i));
  for (int i = 0; i <= static_cast<int>(Deprel::xcomp); ++i)
    EXPECT_EQ(deprel_of(name_of(Deprel(i))), Deprel(i));
}

TEST(SyntaxTags, UnknownNamesFallBack) {
  EXPECT_EQ(upos_of("VERBISH"), Upos::x);
  EXPECT_EQ(deprel_of("obl:tmod"), Deprel::obl);
  EXPECT_EQ(deprel_of("nonsense"), Deprel::dep);
}

}  // namespace
}  // namespace dragoman
