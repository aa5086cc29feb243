#include "read/actor/actor_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/actor/actors.h"

namespace dragoman::actor {
namespace {

using ::testing::HasSubstr;

const ActorList& shipped() {
  static const ActorList list = ActorList::load(DRAGOMAN_KNOWLEDGE_DIR "/actors").value();
  return list;
}

std::string id_at(std::string_view text, NameUse use, std::string_view language = "en") {
  const std::vector<Unit> units = cut_units(text);
  for (const ListMatch& match : shipped().matches_at(units, 0, language)) {
    if (match.use == use) return shipped().actors()[match.actor].id;
  }
  return "";
}

TEST(ActorList, ShippedListLoadsWithWords) {
  const auto all = ActorKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
  ASSERT_TRUE(all) << all.error().line();
  EXPECT_GT(all->list.actors().size(), 800U);
}

TEST(ActorList, NamesAreFoundInEverySpelling) {
  const struct {
    std::string_view text;
    NameUse use;
    std::string_view id;
    std::string_view language = "en";
  } table[] = {{"Iraq", NameUse::name, "iraq"},
               {"Iraqi", NameUse::adjective, "iraq"},
               {"Iraqis", NameUse::people, "iraq"},
               {"Baghdad", NameUse::seat, "iraq"},
               {"ISIL", NameUse::name, "islamic-state"},
               {"Da’esh", NameUse::name, "islamic-state"},
               {"Islamic State of Iraq and the Levant", NameUse::name, "islamic-state"},
               {"IS", NameUse::weak, "islamic-state"},
               {"is", NameUse::weak, ""},
               {"U.S.", NameUse::name, "united-states"},
               {"us", NameUse::name, ""},
               {"Россией", NameUse::name, "russia", "ru"},
               {"والعراق", NameUse::name, "iraq", "ar"},
               {"Rusya", NameUse::name, "russia", "tr"},
               {"Rusya", NameUse::name, "", "en"},
               {"Hizbullah", NameUse::name, "hezbollah"}};
  for (const auto& row : table) EXPECT_EQ(id_at(row.text, row.use, row.language), row.id) << row.text;
}

TEST(ActorList, FaultsAreNamedByLine) {
  const struct {
    std::string_view toml;
    std::string_view where;
    std::string_view why;
  } table[] = {
      {"[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"alien\"\n", "mine.toml:1", "no known 'type'"},
      {"[[actor]]\nid = \"A b\"\nname = \"A\"\ntype = \"group\"\n", "mine.toml:1", "'id'"},
      {"[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"group\"\nnamez = []\n", "mine.toml:5",
       "unknown key 'namez'"},
      {"[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"group\"\nnames = [1]\n", "mine.toml:5", "no string"},
      {"[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"person\"\noffices = [{ role = \"King\", from = "
       "\"soon\" }]\n",
       "mine.toml:5", "not a day"},
      {"[[actor]]\nid = \"a\"\nname = \"A\"\ntype = \"group\"\n\n[[actor]]\nid = \"a\"\nname = \"B\"\ntype = "
       "\"group\"\n",
       "mine.toml:6", "given twice"},
      {"[[actor]\n", "mine.toml:1", ""}};
  for (const auto& row : table) {
    const auto list = ActorList::parse(row.toml, "mine.toml");
    ASSERT_FALSE(list) << row.toml;
    EXPECT_EQ(list.error().where, row.where);
    EXPECT_THAT(list.error().message, HasSubstr(row.why));
  }
}

}  // namespace
}  // namespace dragoman::actor
