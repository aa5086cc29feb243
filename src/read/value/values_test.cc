#include "read/value/values.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const ValueKnowledge& knowledge() {
  static const Result<ValueKnowledge> loaded = ValueKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
  if (!loaded) ADD_FAILURE() << loaded.error().line();
  return loaded.value();
}

Reading read_text(std::string_view language, std::string_view text,
                  std::string_view published = "2015-05-26") {
  Report report;
  report.text = text;
  report.language = language;
  report.published.value = published;
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  Reading reading;
  find_values(report, knowledge(), reading);
  return reading;
}

// "words=value" of each time, in order.
std::vector<std::string> times_of(std::string_view language, std::string_view text,
                                  std::string_view published = "2015-05-26") {
  std::vector<std::string> out;
  for (const TimeExpression& time : read_text(language, text, published).times)
    out.push_back(fmt::format("{}={}", slice(text, time.text), time.value));
  return out;
}

std::string bound(const std::optional<Day>& day) {
  return day ? to_string(*day) : "";
}

std::string interval_of(std::string_view text, std::string_view published = "2015-05-26") {
  const Reading reading = read_text("en", text, published);
  if (reading.times.empty()) return "none";
  const DayInterval& days = reading.times.front().interval;
  return bound(days.start) + ".." + bound(days.end);
}

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{:g}", *value) : "-";
}

// "words:relation value low high unit" of each quantity.
std::vector<std::string> quantities_of(std::string_view language, std::string_view text) {
  static constexpr std::string_view kRelations[] = {"exactly", "about", "at_least",
                                                    "at_most", "range", "vague"};
  std::vector<std::string> out;
  for (const Quantity& q : read_text(language, text).quantities)
    out.push_back(fmt::format("{}:{} {} {} {} {}", slice(text, q.text),
                              kRelations[static_cast<int>(q.relation)], number(q.value), number(q.low),
                              number(q.high), q.unit));
  return out;
}

struct Case {
  std::string_view language;
  std::string_view text;
  std::string_view expected;  // the only time, as times_of() writes it
};

// Numbers beyond all counting are neither days nor crimes against arithmetic.
TEST(TimesTest, VastOrdinalIsNoTime) {
  EXPECT_THAT(times_of("en", "the 3e30th of May"),
              testing::Not(testing::Contains(testing::HasSubstr("-05-"))));
  EXPECT_THAT(times_of("fr", "le 300000000000000000000000000000e jour"), testing::IsEmpty());
}

// 26 May 2015 was a Tuesday.
TEST(TimesTest, OneExpressionInManyLanguages) {
  const std::vector<Case> cases = {
      {"en", "The bridge was hit on May 12, 2014.", "May 12, 2014=2014-05-12"},
      {"en", "They met on the 3rd of March 2009 in Oslo.", "the 3rd of March 2009=2009-03-03"},
      {"en", "Rain came late Monday.", "late Monday=2015-05-25"},
      {"en", "The envoy left yesterday.", "yesterday=2015-05-25"},
      {"en", "It opened in June of last year.", "June of last year=2014-06"},
      {"en", "Prices doubled in the third quarter of 1984.", "the third quarter of 1984=1984-Q3"},
      {"en", "Two ships sank about three weeks ago.", "about three weeks ago=2015-W19"},
      {"en", "He was held for two and a half years.", "two and a half years=P2Y6M"},
      {"en", "The siege lasted at least 72 hours.", "at least 72 hours=PT72H"},
      {"en", "Sirens sound every Friday.", "every Friday=XXXX-WXX-5"},
      {"en", "The song is from the 1990s.", "the 1990s=199"},
      {"en", "The gate opened at 4:30 p.m. Monday.", "4:30 p.m. Monday=2015-05-25T16:30"},
      {"en", "A 2015-04-02 file.", "2015-04-02=2015-04-02"},
      {"ru", "Мост открыли 5 мая 2014 года.", "5 мая 2014 года=2014-05-05"},
      {"ru", "Посол уехал вчера вечером.", "вчера вечером=2015-05-25TEV"},
      {"ru", "Завод закрыли два года назад.", "два года назад=2013"},
      {"ru", "Это было в конце апреля.", "конце апреля=2015-04"},
      {"uk", "Угоду підписали 8 січня 2012 року.", "8 січня 2012 року=2012-01-08"},
      {"uk", "Рейс скасували минулого тижня.", "минулого тижня=2015-W21"},
      {"ar", "وصل الوفد في 12 مايو 2014", "12 مايو 2014=2014-05-12"},
      {"ar", "غادر الوفد أمس", "أمس=2015-05-25"},
      {"tr", "Köprü 3 Nisan 2014'te açıldı.", "3 Nisan 2014=2014-04-03"},
      {"tr", "Elçi dün ayrıldı.", "dün=2015-05-25"},
      {"fa", "این پل در ۱۲ ژوئن ۲۰۱۴ باز شد", "۱۲ ژوئن ۲۰۱۴=2014-06-12"},
      {"fr", "Le pont a ouvert le 1er avril 2014.", "le 1er avril 2014=2014-04-01"},
      {"fr", "L'accord date de la semaine dernière.", "la semaine dernière=2015-W21"},
      {"fr", "La grève a duré trois mois.", "trois mois=P3M"},
  };
  for (const Case& c : cases)
    EXPECT_THAT(times_of(c.language, c.text), ElementsAre(std::string(c.expected))) << c.text;
}

TEST(TimesTest, RangesHoldTwoDates) {
  EXPECT_THAT(times_of("en", "Talks run May 28-30 in Rome."),
              ElementsAre("May 28=2015-05-28", "30=2015-05-30"));
  EXPECT_THAT(times_of("ru", "Учения прошли 3-5 мая 2014 года."),
              ElementsAre("3=2014-05-03", "5 мая 2014 года=2014-05-05"));
}

TEST(TimesTest, ContextCarriesOn) {
  EXPECT_THAT(times_of("en", "He won on March 3, 2003. The following year he lost."),
              ElementsAre("March 3, 2003=2003-03-03", "The following year=2004"));
  EXPECT_THAT(times_of("en", "The raid was on March 3, 2003. Five days later they left."),
              ElementsAre("March 3, 2003=2003-03-03", "Five days later=2003-03-08"));
}

TEST(TimesTest, NothingThatOnlyLooksLikeATime) {
  for (const std::string_view text : {"You may go.", "They counted 2000 dollars.", "A320 jets landed.",
                                      "Sun shares rose.", "It cost $1995."})
    EXPECT_THAT(times_of("en", text), IsEmpty()) << text;
}

TEST(TimesTest, NoPublicationNoInventedDate) {
  const Reading reading = read_text("en", "The envoy left on Friday and returned on June 3.", "");
  ASSERT_EQ(reading.times.size(), 2U);
  EXPECT_EQ(reading.times[0].value, "XXXX-WXX-5");
  EXPECT_EQ(reading.times[0].resolved_by, ResolvedBy::unresolved);
  EXPECT_EQ(reading.times[1].value, "XXXX-06-03");
  EXPECT_FALSE(reading.times[1].interval.start.has_value());
}

TEST(TimesTest, IntervalsCoverTheDaysMeant) {
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"He resigned last week.", "2015-05-17..2015-05-23"},
      {"They have fought since 2011.", "2011-01-01..2015-05-26"},
      {"It rained earlier this month.", "2015-05-01..2015-05-26"},
      {"It rained earlier in May.", "2015-05-01..2015-05-10"},
      {"Nothing moved until April 2014.", "..2014-04-30"},
      {"He worked there in the past two months.", "2015-03-26..2015-05-26"},
      {"The winter of 2010 was cold.", "2009-12-01..2010-02-28"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(interval_of(text), expected) << text;
}

TEST(QuantitiesTest, RelationsUnitsAndRanges) {
  const std::vector<Case> cases = {
      {"en", "They flew around 1,800 sorties.", "around 1,800:about 1800 - - "},
      {"en", "Some 2,700 people fled.", "Some 2,700:about 2700 - - "},
      {"en", "At least twenty-one villages burned.", "At least twenty-one:at_least 21 21 - "},
      {"en", "Up to 40 boats sank.", "Up to 40:at_most 40 - 40 "},
      {"en", "Dozens of homes burned.", "Dozens of:vague - 24 99 "},
      {"en", "Several hundred men marched.", "Several hundred:vague - 300 900 "},
      {"en", "Between 20 and 30 trucks came.", "Between 20 and 30:range - 20 30 "},
      {"en", "It cost $2-3 million.", "$2-3 million:range - 2e+06 3e+06 USD"},
      {"en", "A fine of 2.5 million euros was set.", "2.5 million euros:exactly 2.5e+06 - - EUR"},
      {"en", "Output fell 4.5 percent.", "4.5 percent:exactly 4.5 - - percent"},
      {"en", "The town is 70 miles away.", "70 miles:exactly 70 - - mi"},
      {"en", "Two-thirds voted.", "Two-thirds:exactly 0.666667 - - "},
      {"ru", "Погибли более 2 500 человек.", "более 2 500:at_least 2500 2500 - "},
      {"ru", "Ущерб составил 3,5 млн долларов.", "3,5 млн долларов:exactly 3.5e+06 - - USD"},
      {"fr", "Environ quatre-vingt-dix-sept maisons ont brûlé.",
       "Environ quatre-vingt-dix-sept:about 97 - - "},
      {"tr", "En az yüz yirmi üç ev yandı.", "En az yüz yirmi üç:at_least 123 123 - "},
      {"ar", "قتل خمسة وعشرون شخصا", "خمسة وعشرون:exactly 25 - - "},
      {"ar", "نزح ٢٬٥٠٠ شخص", "٢٬٥٠٠:exactly 2500 - - "},
      {"uk", "Загинули понад триста двадцять осіб.", "понад триста двадцять:at_least 320 320 - "},
      {"fa", "حدود سیصد و بیست نفر آمدند", "حدود سیصد و بیست:about 320 - - "},
  };
  for (const Case& c : cases)
    EXPECT_THAT(quantities_of(c.language, c.text), ElementsAre(std::string(c.expected))) << c.text;
}

TEST(QuantitiesTest, RunningTotalsAndCountedThings) {
  const std::string_view text = "So far, 412 sorties were flown. Then 30 trucks came.";
  const Reading reading = read_text("en", text);
  ASSERT_EQ(reading.quantities.size(), 2U);
  EXPECT_TRUE(reading.quantities[0].cumulative);
  EXPECT_FALSE(reading.quantities[1].cumulative);
  EXPECT_EQ(slice(text, reading.quantities[0].counted), "sorties");
}

TEST(QuantitiesTest, OrdinalsAndNames) {
  const Reading reading = read_text("en", "The 11th convoy passed.");
  ASSERT_EQ(reading.quantities.size(), 1U);
  EXPECT_TRUE(reading.quantities[0].ordinal);
  const std::string_view handed = "The yard hands over second boat.";
  const Reading over = read_text("en", handed);
  ASSERT_EQ(over.quantities.size(), 1U);
  EXPECT_EQ(slice(handed, over.quantities[0].text), "second");
  EXPECT_THAT(quantities_of("en", "An A320 and a T-72 stood there."), IsEmpty());
  const Reading models = read_text("en", "It ordered 152 K9 howitzers.");
  ASSERT_EQ(models.quantities.size(), 1U);
  EXPECT_EQ(models.quantities[0].value, 152);
}

// A word of a made-up tree: its text, its part of speech, what it hangs on.
struct Node {
  std::string_view text;
  Upos upos;
  Index head;
  Deprel deprel;
};

// "figure: counted" of each quantity of words that stand in that order, one blank apart.
std::vector<std::string> counted_in(const std::vector<Node>& nodes) {
  Report report;
  report.language = "en";
  Reading reading;
  for (const Node& node : nodes) {
    if (!report.text.empty()) report.text += ' ';
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += node.text;
    Word word;
    word.text = {begin, static_cast<std::uint32_t>(report.text.size())};
    word.upos = node.upos;
    word.head = node.head;
    word.deprel = node.deprel;
    reading.words.push_back(std::move(word));
  }
  const auto end = static_cast<std::uint32_t>(report.text.size());
  report.blocks.push_back({BlockKind::paragraph, {0, end}});
  find_values(report, knowledge(), reading);
  std::vector<std::string> out;
  for (const Quantity& q : reading.quantities)
    out.push_back(fmt::format("{}: {}", slice(report.text, q.text), slice(report.text, q.counted)));
  return out;
}

TEST(QuantitiesTest, WhatIsCountedEndsBeforeTheNextNumber) {
  EXPECT_THAT(counted_in({{"12", Upos::num, 5, Deprel::nummod},
                          {"Somali", Upos::adj, 5, Deprel::amod},
                          {"and", Upos::cconj, 3, Deprel::cc},
                          {"11", Upos::num, 0, Deprel::conj},
                          {"Yemeni", Upos::adj, 5, Deprel::amod},
                          {"sailors", Upos::noun, 6, Deprel::obj},
                          {"left", Upos::verb, kNone, Deprel::root}}),
              ElementsAre("12: Somali", "11: Yemeni sailors"));
  EXPECT_THAT(counted_in({{"10", Upos::num, 3, Deprel::nummod},
                          {"and", Upos::cconj, 2, Deprel::cc},
                          {"12", Upos::num, 0, Deprel::conj},
                          {"ships", Upos::noun, kNone, Deprel::root}}),
              ElementsAre("10: ships", "12: ships"));
}

}  // namespace
}  // namespace dragoman
