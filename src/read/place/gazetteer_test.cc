#include "read/place/gazetteer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "read/place/gazetteer_builder.h"
#include "read/place/geonames_dump.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

TEST(PlaceKey, BringsSpellingsOfOneNameTogether) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"Al-Raqqa", "al raqqa"},    {"AL  RAQQA", "al raqqa"}, {"Tall ‘Afar", "tall afar"},
      {"Tall 'Afar", "tall afar"}, {"Zürich", "zurich"},      {"U.S.", "u s"},
      {"St. Louis", "st louis"},   {"الرَّقة", "الرقه"},        {" – ", ""}};
  for (const auto& [name, key] : table) EXPECT_EQ(place_key(name), key) << name;
}

TEST(PlaceKey, LooseKeysJoinArabicSpellings) {
  const std::vector<std::vector<std::string>> groups = {{"fallujah", "al falluja", "el faluja"},
                                                        {"ar raqqah", "al raqqa", "raqqa"},
                                                        {"hawijah", "al hawija"},
                                                        {"dayr az zawr", "deir ez zor"}};
  for (const auto& group : groups) {
    for (const std::string& key : group) EXPECT_EQ(loose_place_key(key), loose_place_key(group[0])) << key;
  }
  EXPECT_NE(loose_place_key("homs"), loose_place_key("hama"));
}

// Three places by hand: a country, its city, and a namesake elsewhere with more people.
std::string small_gazetteer() {
  GazetteerBuilder builder;
  PlaceFacts facts;
  facts.name = "Iraq";
  facts.kind = PlaceKind::country;
  facts.country = "IQ";
  facts.population = 38000000;
  const PlaceIndex iraq = builder.add_place(facts);
  builder.add_code(iraq, "iso:IQ");
  builder.add_name(iraq, "Iraqi", NameKind::adjective);
  builder.add_name(iraq, "ROI", NameKind::abbreviation);
  facts = {.name = "Hit",
           .seat = PlaceSeat::country,
           .latitude = 33.6,
           .longitude = 42.8,
           .population = 31901,
           .geonames_id = 95788,
           .country = "IQ"};
  const PlaceIndex hit = builder.add_place(facts);
  add_place_name(hit, "Al Hīt", NameKind::alternate, builder);
  facts = {.name = "Hit", .latitude = 50, .longitude = 8, .population = 99000, .country = "DE"};
  builder.add_place(facts);
  return builder.finish();
}

TEST(Gazetteer, FindsNamesAndFacts) {
  const std::string bytes = small_gazetteer();
  const Result<Gazetteer> gazetteer = Gazetteer::over(bytes);
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().line();
  const auto hits = gazetteer->find("hit");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(gazetteer->country_code(hits[0].place()), "DE");  // more people
  EXPECT_EQ(gazetteer->id(hits[1].place()), "geonames:95788");
  EXPECT_EQ(gazetteer->id(hits[0].place()), "geo:50.000,8.000");
  EXPECT_EQ(gazetteer->name(hits[1].place()), "Hit");
  EXPECT_EQ(gazetteer->id(gazetteer->country("IQ")), "iso:IQ");
  EXPECT_EQ(gazetteer->longest_name("al"), 2U);
  EXPECT_EQ(gazetteer->longest_name("xyz"), 0U);
  EXPECT_TRUE(gazetteer->find("nowhere").empty());
}

TEST(Gazetteer, TellsCountriesFromCapitals) {
  const std::string bytes = small_gazetteer();
  const Result<Gazetteer> gazetteer = Gazetteer::over(bytes);
  ASSERT_TRUE(gazetteer.has_value());
  ASSERT_TRUE(gazetteer->country_of("IRAQI").has_value());
  EXPECT_EQ(gazetteer->country_of("IRAQI")->kind, NameKind::adjective);
  EXPECT_EQ(gazetteer->country_of("ROI")->code, "IQ");
  EXPECT_FALSE(gazetteer->country_of("Roi").has_value());
  EXPECT_FALSE(gazetteer->country_of("Hit").has_value());
  EXPECT_EQ(gazetteer->capital_of("hit"), "IQ");
}

TEST(Gazetteer, RefusesDamage) {
  const std::string bytes = small_gazetteer();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    EXPECT_FALSE(Gazetteer::over(damaged).has_value()) << "byte " << at;
  }
  EXPECT_FALSE(Gazetteer::over(bytes.substr(0, bytes.size() - 1)).has_value());
  EXPECT_FALSE(Gazetteer::over("").has_value());
}

TEST(Gazetteer, SameCallsGiveSameBytes) {
  EXPECT_EQ(small_gazetteer(), small_gazetteer());
}

TEST(Gazetteer, GrowsByADump) {
  const std::string bytes = small_gazetteer();
  const Result<Gazetteer> base = Gazetteer::over(bytes);
  ASSERT_TRUE(base.has_value());
  GazetteerBuilder builder;
  builder.take(*base);
  const std::string dump =
      "1\tOld Bridge\tOld Bridge\tPont "
      "Vieux,OBR\t10.5\t20.5\tP\tPPL\tIQ\t\t01\t\t\t\t120\t\t7\tAsia/Baghdad\t2020-01-01\n"
      "2\tWest Bank Province\tWest Bank "
      "Province\t\t11\t21\tA\tADM1\tIQ\t\t01\t\t\t\t5000\t\t7\tAsia/Baghdad\t2020-01-01\n"
      "broken line\n"
      "3\tRoad\tRoad\t\t11\t21\tR\tRD\tIQ\t\t01\t\t\t\t0\t\t7\tAsia/Baghdad\t2020-01-01\n";
  ASSERT_TRUE(is_geonames_places(dump));
  const DumpTotals totals = add_geonames_places(dump, builder);
  EXPECT_EQ(totals.lines, 4U);
  EXPECT_EQ(totals.added, 2U);
  EXPECT_EQ(totals.malformed, 1U);
  EXPECT_EQ(totals.skipped, 1U);
  const DumpTotals names =
      add_alternate_names("9\t1\tde\tAlte Brücke\t\t\t\t\n9\t1\tlink\thttp://x\t\t\t\t\n", builder);
  EXPECT_EQ(names.added, 1U);
  const std::string grown_bytes = builder.finish();
  const Result<Gazetteer> grown = Gazetteer::over(grown_bytes);
  ASSERT_TRUE(grown.has_value()) << grown.error().line();
  ASSERT_EQ(grown->find("alte brucke").size(), 1U);
  const PlaceRecord& bridge = grown->place(grown->find("pont vieux")[0].place());
  ASSERT_NE(bridge.province, kNoPlace);
  EXPECT_EQ(grown->name(bridge.province), "West Bank Province");
  EXPECT_TRUE(grown->find("obr").empty());  // airport codes are not names
  EXPECT_EQ(grown->find("west bank").size(), 1U);
  EXPECT_EQ(grown->find("hit").size(), 2U);
}

}  // namespace
}  // namespace dragoman
