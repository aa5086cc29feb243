#include "read/place/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "read/place/place_forms.h"
#include "read/place/place_resolve.h"
#include "read/place/place_text.h"

namespace dragoman {
namespace {

const PlaceKnowledge& knowledge() {
  static const Result<PlaceKnowledge> loaded = PlaceKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
  EXPECT_TRUE(loaded.has_value()) << loaded.error().line();
  return *loaded;
}

Report report_of(std::string text, std::string language = "en") {
  Report report;
  report.text = std::move(text);
  report.language = std::move(language);
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}});
  return report;
}

// "Ramadi=IQ/Anbar Iraq=IQ": each place as written, its country and province.
std::string places_in(const Report& report) {
  Reading reading;
  find_places(report, knowledge(), reading);
  std::string out;
  for (const Place& place : reading.places) {
    if (!out.empty()) out += "; ";
    out += std::string(slice(report.text, place.text)) + (place.demonym ? "~" : "=") + place.country;
    if (!place.province.empty() && place.precision != PlacePrecision::province) out += "/" + place.province;
  }
  return out;
}

struct Case {
  std::string text;
  std::string places;
  std::string language = "en";
};

TEST(Places, AreFoundAndResolved) {
  const std::vector<Case> table = {
      {"The convoy left Ramadi for Fallujah on Sunday.", "Ramadi=IQ/Anbar; Fallujah=IQ/Anbar"},
      {"She grew up in Paris, Texas, and moved to Dallas.", "Paris=US/Texas; Texas=US; Dallas=US/Texas"},
      {"She grew up in Paris and moved to Lyon, in France.",
       "Paris=FR/Île-de-France; Lyon=FR/Rhône-Alpes; France=FR"},
      {"Iraqi and Turkish officials met in Ankara.", "Iraqi~IQ; Turkish~TR; Ankara=TR/Ankara"},
      {"Shelling was heard in Tel Afar, Iraq.", "Tel Afar=IQ/Nīnawá; Iraq=IQ"},
      {"The U.S. sent aid to South Sudan.", "U.S.=US; South Sudan=SS"},
      {"Fighting in the Democratic Republic of the Congo went on.", "Democratic Republic of the Congo=CD"},
      {"В Москве заявили о поставках в Сирию.", "Москве=RU/Moscow; Сирию=SY", "ru"},
      {"وصل الوفد إلى بغداد", "بغداد=IQ/Mayorality of Baghdad", "ar"},
      {"Bakan dün Ankara'da konuştu.", "Ankara=TR/Ankara", "tr"},
      {"قال إن الوفد وصل من موسكو", "موسكو=RU/Moscow",
       "ar"},  // two particles are spelt like towns of Belgium
      {"Des combats ont lieu à Mossoul.", "Mossoul=IQ/Nīnawá", "fr"},
      {"Talks on the Middle East opened in Geneva.", "Middle East=; Geneva=CH/Geneva"},
  };
  for (const Case& c : table) EXPECT_EQ(places_in(report_of(c.text, c.language)), c.places) << c.text;
}

TEST(Places, NamesOfSeveralWordsThatAreNoCountries) {
  const Report report =
      report_of("Drones struck Port Sudan and the Niger Delta, not New Zealand, South Lebanon or Sudan.");
  std::vector<std::string> names;
  for (const ByteRange name : long_place_names(scan_places(report, knowledge()), knowledge()))
    names.emplace_back(slice(report.text, name));
  EXPECT_EQ(names, (std::vector<std::string>{"Port Sudan", "Niger Delta"}));
}

TEST(Places, PeopleAndCommonWordsAreNone) {
  const std::vector<std::string> table = {
      "Mr. Jordan said he would resign, and Jordan kept his word.",
      "Jordan Smith and Vladimir Putin have never met.",
      "Reading the report took an hour. Nice work, he said.",
  };
  for (const std::string& text : table) EXPECT_EQ(places_in(report_of(text)), "") << text;
}

TEST(Places, TheWholeReportDecides) {
  const std::string ohio =
      "Athens police closed the road. Columbus, Ohio, and Cleveland sent help, Ohio officials said.";
  const std::string greece =
      "Athens police closed the road. Thessaloniki sent help, officials in Greece said.";
  EXPECT_EQ(places_in(report_of(ohio)).substr(0, 14), "Athens=US/Ohio");
  EXPECT_EQ(places_in(report_of(greece)).substr(0, 9), "Athens=GR");
}

TEST(Places, PositionsAreBytesOfTheText) {
  const Report report = report_of("“Ḩadīthah’s” dam – near Haditha\u00a0– held.");
  Reading reading;
  find_places(report, knowledge(), reading);
  for (const Place& place : reading.places) {
    const std::string_view text = slice(report.text, place.text);
    EXPECT_TRUE(text == "Ḩadīthah" || text == "Haditha") << text;
    EXPECT_EQ(place.country, "IQ");
  }
  EXPECT_EQ(reading.places.size(), 2U);
}

TEST(Places, StandInNamesOfOrganisations) {
  const std::string text =
      "The Bank of Latvia and the Kyiv Port Workers Union met with the Texas Steel Board and Trade Centre "
      "Group in the Seeds of Norway hall of Latvian Bakers.";
  const Report report = report_of(text);
  Reading reading;
  const auto add = [&](std::string_view name, EntityType type) {
    const auto begin = static_cast<std::uint32_t>(text.find(name));
    const ByteRange range{begin, begin + static_cast<std::uint32_t>(name.size())};
    reading.mentions.push_back({.text = range, .name = range, .type = type});
  };
  add("The Bank of Latvia", EntityType::organisation);
  add("Kyiv Port Workers Union", EntityType::organisation);
  add("Texas", EntityType::place);  // a name of its own inside the next
  add("Texas Steel Board", EntityType::organisation);
  add("Trade Centre Group", EntityType::organisation);
  add("Seeds of Norway", EntityType::other);
  add("Latvian Bakers", EntityType::organisation);
  find_places(report, knowledge(), reading);
  std::vector<std::string> found;
  for (const Place& place : reading.places_in_names)
    found.push_back(std::string(slice(text, place.text)) + '=' + place.country + ' ' +
                    std::to_string(place.mention));
  EXPECT_EQ(found, (std::vector<std::string>{"Latvia=LV 0", "Kyiv=UA 1", "Texas=US 3"}));
}

TEST(Places, StretchesOfOthersAreResolved) {
  const Report report = report_of("mosul, iraq");
  const std::vector<Place> lower = resolve_places(report, knowledge(), {{0, 5}});
  ASSERT_EQ(lower.size(), 1U);
  EXPECT_FALSE(lower[0].latitude.has_value());  // a name begins with a capital
  const Report capital = report_of("Mosul, Iraq");
  const std::vector<Place> places = resolve_places(capital, knowledge(), {{0, 5}, {7, 11}});
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].id, "geonames:99072");
  EXPECT_EQ(places[1].id, "iso:IQ");
  EXPECT_NEAR(*places[0].latitude, 36.33, 0.1);
}

TEST(Places, OffsetsAreComputed) {
  struct Offset {
    std::string text;
    std::string_view phrase;
    double latitude;
    double longitude;
    double radius_km;
  };
  const std::vector<Offset> table = {
      {"A camp 100 km north of Baghdad was hit.", "100 km north of Baghdad", 34.24, 44.39, 49},
      {"Iraqi troops left Taji. The base lies 70 miles (113 km) west of the capital.",
       "70 miles (113 km) west of the capital", 33.34, 43.18, 28},
      {"A village thirty kilometres to the south-east of Mosul, Iraq, was taken.",
       "thirty kilometres to the south-east of Mosul", 36.14, 43.35, 21},
  };
  for (const Offset& c : table) {
    const Report report = report_of(c.text);
    Reading reading;
    find_places(report, knowledge(), reading);
    const auto found = std::find_if(reading.places.begin(), reading.places.end(), [](const Place& place) {
      return place.precision == PlacePrecision::offset;
    });
    ASSERT_NE(found, reading.places.end()) << c.text;
    EXPECT_EQ(slice(report.text, found->text), c.phrase);
    EXPECT_NEAR(*found->latitude, c.latitude, 0.06) << c.text;
    EXPECT_NEAR(*found->longitude, c.longitude, 0.06) << c.text;
    EXPECT_NEAR(found->radius_km, c.radius_km, 5) << c.text;
    EXPECT_EQ(found->country, "IQ");
  }
}

TEST(PlaceForms, LeadToTheNominative) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"москве", "москва"},     {"сирии", "сирия"}, {"ирака", "ирак"},
      {"пальмиру", "пальмира"}, {"киевом", "киев"}, {"وبغداد", "بغداد"}};
  for (const auto& [form, nominative] : table) {
    const std::vector<std::string> forms = nominative_forms(form);
    EXPECT_NE(std::find(forms.begin(), forms.end(), nominative), forms.end()) << form;
  }
  EXPECT_TRUE(nominative_forms("london").empty());
}

TEST(PlaceWords, KeepPossessivesApart) {
  const Report report = report_of("Iraq's army took St. John's in l'Aquila");
  const std::vector<PlaceWord> words = place_words(report);
  ASSERT_EQ(words.size(), 7U);
  EXPECT_EQ(words[0].key, "iraq");
  EXPECT_EQ(words[0].whole_key, "iraqs");
  EXPECT_EQ(words[4].before, Gap::point);
  EXPECT_TRUE(words[6].capital);
}

TEST(DistanceKm, IsGreatCircle) {
  EXPECT_NEAR(distance_km(0, 0, 0, 180), 20015, 10);
  EXPECT_NEAR(distance_km(33.3, 44.4, 36.34, 43.12), 358, 5);  // Baghdad, Mosul
}

}  // namespace
}  // namespace dragoman
