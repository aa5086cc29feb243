#include "read/syntax/name_candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/syntax/split.h"

namespace dragoman::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Words that the lists of people's names hold in these tests.
constexpr std::array kPeople = {"Оксана", "Тарас", "Hélène", "Selin",  "سامر", "كريم",
                                "منصور",  "پروین", "کاظمی",  "مهدی", "رستمی", "نادر"};

std::string people_table() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (const char* word : kPeople) entries.emplace_back(people_key(word), 4);
  return encode_lookup(entries);
}

// Return the candidates of a paragraph.
std::vector<std::string> names_in(const std::string& language, const std::string& text) {
  static const std::string table = people_table();
  WordLists lists;
  lists.people = *LookupTable::open(table);
  Report report{.text = text, .language = language};
  Reading reading;
  const SplitText split = split_by_rules(report.text);
  for (const ByteRange word : split.words) reading.words.push_back({.text = word});
  Index first = 0;
  for (const std::uint32_t end : split.sentence_ends) {
    reading.sentences.push_back({{}, first, end, 0});
    first = end;
  }
  add_name_candidates(report, lists, reading);
  std::vector<std::string> names;
  for (const Mention& mention : reading.mentions) names.emplace_back(slice(report.text, mention.text));
  return names;
}

TEST(NameCandidates, OneOrMoreInEachLanguage) {
  const struct {
    const char* language;
    const char* text;
    std::vector<std::string> names;
  } cases[] = {
      {"ru", "Вчера генерал Пётр Лосев прибыл в Тверь. Лосев молчал. Потом он уехал.",
       {"Пётр Лосев", "Тверь", "Лосев"}},
      {"ru", "Оксана Белова возглавила завод «Вымпел». — Мы рады, — сказал А. И. Громов.",
       {"Оксана Белова", "Вымпел", "А. И. Громов"}},
      {"uk", "Учора генерал Тарас Мельник прибув до Ніжина. Мельник мовчав. Об'єкт охороняли.",
       {"Тарас Мельник", "Ніжина", "Мельник"}},
      {"uk", "Тарас Гончар відкрив школу. Школа мала сад.", {"Тарас Гончар"}},
      {"tr", "Dün Selin Aydın gemiyle İzmir'e geldi. Aydın konuşmadı. Kimse sormadı.",
       {"Selin Aydın", "İzmir", "Aydın"}},
      {"tr", "Selin Demir Ankara’da kaldı. Orada bekledi.", {"Selin Demir Ankara"}},
      {"fr", "Hier, le général Hélène Morvan est arrivée à Brest. Morvan s'est tue. Le port dort.",
       {"Hélène Morvan", "Brest", "Morvan"}},
      {"fr", "Le chef, Abou Walid al-Rachidi, a fui : « Nous partons. » Ursula est restée avec Karl von der Heide.",
       {"Abou Walid al-Rachidi", "Karl von der Heide"}},
      {"ar", "قال وزير الدفاع سامر الحداد إن القوات انسحبت. ووصل كريم منصور إلى المدينة.",
       {"سامر الحداد", "كريم منصور"}},
      {"ar", "زار د. نادر القرية على عجل. وقال الرئيس إنه سيعود.", {"نادر القرية"}},
      {"ar", "التقى العقيد كريم بن منصور قادة الجيش.", {"كريم بن منصور"}},
      {"fa", "وزیر امور خارجه پروین کاظمی وارد شهر شد. مهدی رستمی گفت: «بله.»",
       {"پروین کاظمی", "مهدی رستمی"}},
      {"fa", "به گفته سردار رستمی، نیروها رسیده‌اند.", {"رستمی"}},
  };
  for (const auto& c : cases) EXPECT_EQ(names_in(c.language, c.text), c.names) << c.text;
}

TEST(NameCandidates, NoneWhereNothingSpeaksForAName) {
  EXPECT_THAT(names_in("ru", "Потом они ушли. Никто не ответил."), IsEmpty());
  EXPECT_THAT(names_in("fr", "Le port dort. « Nous partons. »"), IsEmpty());
  EXPECT_THAT(names_in("ar", "وصلت القوات إلى المدينة منصور."), IsEmpty());  // one name word, no title
  EXPECT_THAT(names_in("ar", "على كريم أن يعود."), IsEmpty());
  EXPECT_THAT(names_in("fa", "نیروها به شهر رسیدند."), IsEmpty());
  EXPECT_THAT(names_in("de", "Der Hafen von Kiel blieb ruhig."), IsEmpty());
  EXPECT_THAT(names_in("ar", ""), IsEmpty());
}

TEST(NameCandidates, AWordSeenInLowerCaseIsNoName) {
  EXPECT_THAT(names_in("ru", "Завод закрыт. Старый Завод стоит, новый завод работает."), ElementsAre("Завод"));
}

}  // namespace
}  // namespace dragoman::syntax
