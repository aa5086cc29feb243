#include "read/actor/name_match.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "base/file.h"
#include "read/actor/name_cluster.h"
#include "read/actor/name_index.h"

namespace dragoman::actor {
namespace {

const ActorKnowledge& knowledge() {
  static const ActorKnowledge all = ActorKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR).value();
  return all;
}

bool same(std::string_view a, std::string_view b) {
  const NameMatcher& matcher = knowledge().matcher;
  return matcher.same_person(matcher.parse(a), matcher.parse(b));
}

TEST(NameMatcher, JoinsSpellingsAndScripts) {
  const std::pair<std::string_view, std::string_view> table[] = {
      {"Jamil al-Rawi", "Jameel Rawi"},
      {"Jamil al-Rawi", "جميل الراوي"},
      {"Jamil ar-Rawi", "Джамиль ар-Рави"},
      {"Nikolai Sokolov", "Nikolay Sokolov"},
      {"Nikolai Petrovich Sokolov", "Николай Соколов"},
      {"Abd al-Rahman Yusuf", "Abdulrahman Youssef"},
      {"Samir Karim Haddad", "Samir Haddad"},
      {"S. Haddad", "Samir Haddad"}};
  for (const auto& [a, b] : table) EXPECT_TRUE(same(a, b)) << a << " / " << b;
}

TEST(NameMatcher, KeepsRelativesApart) {
  const std::pair<std::string_view, std::string_view> table[] = {{"Jamil al-Rawi", "Karim al-Rawi"},
                                                                 {"Jamil al-Rawi", "كريم الراوي"},
                                                                 {"Hassan Haddad", "Hussein Haddad"},
                                                                 {"Jamil Rawi", "Jamil Haddad"},
                                                                 {"Omar Haddad", "Amir Haddad"}};
  for (const auto& [a, b] : table) EXPECT_FALSE(same(a, b)) << a << " / " << b;
}

TEST(NameCluster, ListsSoundAndInitials) {
  const std::vector<std::string> names = {
      "Daesh",  "داعش",  "Jamil al-Rawi",         "جميل الراوي", "Karim al-Rawi",
      "Aleppo", "Halab", "Coastal Fishing Union", "CFU"};
  const std::vector<std::uint32_t> expected = {0, 0, 1, 1, 2, 3, 3, 4, 4};
  EXPECT_EQ(cluster_names(names, knowledge()), expected);
}

TEST(NameIndex, FindsWordsOfAnotherScript) {
  const std::vector<std::string> words = {"николай", "никита", "наталья"};
  const NameIndex index(knowledge().matcher.model_for(Script::cyrillic), words);
  EXPECT_EQ(index.search("nikolay", 1).front().word, 0U);
  EXPECT_EQ(match_lists(index, {"natalia", "nikita"}, words.size()), (std::vector<std::uint32_t>{2, 1}));
  EXPECT_EQ(index.search("", 5).size(), 3U);
}

TEST(SpellingModel, RefusesWhatIsNoModel) {
  const std::string path = testing::TempDir() + "/spelling.tsv";
  ASSERT_TRUE(write_file(path, "a\tа\t-1.5\nbroken\n"));
  const auto model = SpellingModel::load(path);
  ASSERT_FALSE(model);
  EXPECT_TRUE(model.error().where.ends_with("spelling.tsv:2"));
  std::remove(path.c_str());
}

}  // namespace
}  // namespace dragoman::actor
