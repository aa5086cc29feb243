#include "claim/codebook.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

TEST(Codebook, OwnCodebookLoads) {
  const auto book = Codebook::load(DRAGOMAN_CODEBOOK_DIR);
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->frames().size(), 17U);
  std::size_t phases = 0;
  for (const Frame& frame : book->frames()) phases += frame.phases.size();
  EXPECT_EQ(phases, 125U);
  ASSERT_NE(book->language("en"), nullptr);
}

}  // namespace
}  // namespace dragoman
