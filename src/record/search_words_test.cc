#include "record/search_words.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

std::string words(std::string_view text, std::string_view language) {
  std::string out;
  WordFinder().find(text, language,
                    [&](ByteRange, const std::string& surface, const std::vector<std::string>& stems) {
                      out += out.empty() ? surface : " " + surface;
                      for (const std::string& stem : stems) out += stem;
                      return true;
                    });
  return out;
}

TEST(SearchWords, GivesSurfaceAndStem) {
  struct Case {
    std::string text, language, expected;
  };
  const Case cases[] = {
      {"Pledging weapons", "en", "pledging=pledg weapons=weapon"},
      {"Iraq\u2019s army", "en", "iraq=iraq army=armi"},
      {"al-\u0100b\u0101d\u012B", "en", "al=al abadi=abadi"},
      {"\u0432\u043E\u0439\u0441\u043A\u0430\u043C\u0438", "ru",
       "\u0432\u043E\u0438\u0441\u043A\u0430\u043C\u0438=\u0432\u043E\u0438\u0441\u043A"},
      {"1,800 sorties", "unknown", "1,800=1,800 sorties=sorties"},
      {"Pledging", "!", "pledging"},
      {"... !", "en", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(words(c.text, c.language), c.expected) << c.text;
}

TEST(SearchWords, QueryWordIsStemmedInAllLanguagesOfItsScript) {
  const std::string all = words("weapons", "");
  EXPECT_NE(all.find("=weapon"), std::string::npos);
  EXPECT_NE(all.find("=weapons"), std::string::npos);
}

TEST(SearchExpression, IsWellFormedWhateverIsTyped) {
  const std::string exact = std::string("\x1F") + "!" + "\x1F";
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"  -- \"\" * ", ""},
      {"weapons Iraq", "\"weapons\" AND \"Iraq\""},
      {"\u201Cair strike\u201D", "\"" + exact + "air strike\""},
      {"train*", "\"" + exact + "train*\" *"},
      {"weapons -Syria", "(\"weapons\") NOT (\"Syria\")"},
      {"-Syria", ""},
      {"a\"b", "\"a\" AND \"" + exact + "b\""},
      {"NEAR(x OR y", "\"NEAR(x\" AND \"OR\" AND \"y\""},
  };
  for (const auto& [typed, expected] : cases) EXPECT_EQ(search_expression(typed), expected) << typed;
}

}  // namespace
}  // namespace dragoman
