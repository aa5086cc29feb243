#include "read/syntax/truecase.h"

#include <gtest/gtest.h>

#include "read/syntax/models.h"

namespace dragoman::syntax {
namespace {

const Models& models() {
  static const Result<Models> loaded =
      Models::load(std::filesystem::path(DRAGOMAN_KNOWLEDGE_DIR) / "models", "en");
  return *loaded;
}

TEST(Truecase, KnowsTextInOneCase) {
  const std::string small =
      "the minister said on monday that the bridge near the port had been closed after the flood of last "
      "week.";
  std::string capitals = small;
  for (char& c : capitals) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  EXPECT_TRUE(in_one_case(small));
  EXPECT_TRUE(in_one_case(capitals));
  EXPECT_FALSE(in_one_case(
      "The Minister said on Monday that the Bridge near the Port had been closed after the flood of May."));
  EXPECT_FALSE(in_one_case("too short to tell"));
}

TEST(Truecase, GivesNamesAndSentencesTheirCapitals) {
  const auto cased = [](std::string_view text) { return truecase(text, models().lists()); };
  EXPECT_EQ(cased("the police in london said so. he left for paris on monday."),
            "The police in London said so. He left for Paris on Monday.");
  EXPECT_EQ(cased("THE POLICE IN LONDON SAID SO."), "The police in London said so.");
  EXPECT_EQ(cased("she met the u.s. doctor."), "She met the U.S. doctor.");
}

TEST(Truecase, MovesNoByte) {
  // The capital of dotless i has another length and stays as it is.
  for (const char* text : {"kızılay çankaya straße i̇stanbul ﬁn", "ÉCOLE ŒUVRE ẞ", "", "\xF0\x9F\x98\x80 a"}) {
    EXPECT_EQ(truecase(text, models().lists()).size(), std::string_view(text).size()) << text;
  }
}

}  // namespace
}  // namespace dragoman::syntax
