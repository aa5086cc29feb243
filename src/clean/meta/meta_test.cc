#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clean/body/analysis.h"
#include "clean/html/entities.h"
#include "clean/knowledge.h"
#include "clean/language.h"
#include "clean/meta/author_candidates.h"
#include "clean/meta/byline.h"
#include "clean/meta/date_text.h"
#include "clean/meta/dateline.h"
#include "clean/meta/structured.h"
#include "clean/meta/title_candidates.h"
#include "clean/meta/title_parts.h"
#include "clean/redact.h"

namespace dragoman::cleaning {
namespace {

using testing::ElementsAre;

const Knowledge& lists() {
  static const Knowledge loaded = load_lists(DRAGOMAN_KNOWLEDGE_DIR).value();
  return loaded;
}

TEST(DateText, ReadsDatesOfManyLanguages) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"May 26, 2031", "2031-05-26"},
      {"Published 26 May 2031 at 10:15 GMT", "2031-05-26T10:15Z"},
      {"10:15 GMT 26 May 2031", "2031-05-26T10:15Z"},
      {"2031-05-26T10:15:30+03:00", "2031-05-26T10:15:30+03:00"},
      {"26.05.2031, 16:01 Uhr", "2031-05-26T16:01"},
      {"12 Kasım 2031, 16:01", "2031-11-12T16:01"},
      {"26 мая 2031 года, 09:30 МСК", "2031-05-26T09:30+03:00"},
      {"26 травня 2031", "2031-05-26"},
      {"26 de mayo de 2031", "2031-05-26"},
      {"le 26 août 2031 à 18h05", "2031-08-26T18:05"},
      {"12 تشرين الثاني 2031", "2031-11-12"},
      {"١٢ نوفمبر ٢٠٣١", "2031-11-12"},
      {"۲۱ آبان ۱۳۹۴", "2015-11-12"},
      {"1394/08/21", "2015-11-12"},
      {"2031年5月26日", "2031-05-26"},
      {"Nov 20 2031 3:05 pm EST", "2031-11-20T15:05-05:00"},
      {"May 2031", "2031-05"},
  };
  for (const auto& [text, expected] : cases) {
    const auto dates = find_dates(text, lists().months, DayOrder::day_first);
    ASSERT_EQ(dates.size(), 1U) << text;
    EXPECT_EQ(to_stamp(dates[0]), expected) << text;
  }
}

TEST(DateText, NeverGuessesYearOrDay) {
  for (const std::string_view text : {"May 26", "on Tuesday", "© 2031", "1.5.3", "room 2031, floor 5"}) {
    EXPECT_TRUE(find_dates(text, lists().months, DayOrder::day_first).empty()) << text;
  }
  EXPECT_EQ(to_stamp(find_dates("31 February 2031", lists().months, DayOrder::day_first)[0]), "2031-02");
  EXPECT_EQ(to_stamp(find_dates("5/6/2031", lists().months, DayOrder::day_first)[0]), "2031-06-05");
  EXPECT_EQ(to_stamp(find_dates("5/6/2031", lists().months, DayOrder::month_first)[0]), "2031-05-06");
  EXPECT_EQ(to_stamp(find_dates("26/6/2031", lists().months, DayOrder::month_first)[0]), "2031-06-26");
}

TEST(Dateline, ReadsPlaceAndAgency) {
  struct Case {
    std::string_view text, dateline;
    std::vector<std::string> agencies;
  };
  const Case cases[] = {
      {"TRIPOLI (Reuters) – The army said", "TRIPOLI (Reuters)", {"Reuters"}},
      {"BEIRUT, Lebanon (AP) -- Two men", "BEIRUT, Lebanon (AP)", {"AP"}},
      {"МОСКВА (Sputnik) — Министр", "МОСКВА (Sputnik)", {"Sputnik"}},
      {"(Reuters) - Shares fell", "(Reuters)", {"Reuters"}},
      {"ANKARA — The minister", "ANKARA", {}},
      {"AMMAN (Harbour Wire) - The army said", "AMMAN (Harbour Wire)", {"Harbour Wire"}},
      {"AMMAN (26 May) - The army said", "AMMAN (26 May)", {}},
      {"The army - which had waited - moved", "", {}},
      {"He said (on Monday) - and left", "", {}},
  };
  for (const Case& one : cases) {
    const Dateline read = read_dateline(one.text, lists().agencies);
    EXPECT_EQ(read.text, one.dateline) << one.text;
    EXPECT_EQ(read.agencies, one.agencies) << one.text;
  }
}

TEST(Byline, NamesPeopleOnly) {
  EXPECT_THAT(names_in_byline("By Jane Roe and John Doe, Staff Writer"), ElementsAre("Jane Roe", "John Doe"));
  EXPECT_THAT(names_in_byline("By Jane Roe & John Doe"), ElementsAre("Jane Roe", "John Doe"));
  EXPECT_THAT(names_in_byline("By Rowan Publishers Tax & Accounting"),
              ElementsAre("Rowan Publishers Tax & Accounting"));
  EXPECT_THAT(names_in_byline("Von Anna Beispiel am 3. Mai 2031"), ElementsAre("Anna Beispiel"));
  EXPECT_THAT(names_in_byline("Автор: Иван Петров"), ElementsAre("Иван Петров"));
  EXPECT_THAT(names_in_byline("Paul Frost, Home and Garden Expert"), ElementsAre("Paul Frost"));
  EXPECT_THAT(names_in_byline("Text und Fotos: Anna Beispiel"), ElementsAre("Anna Beispiel"));
  EXPECT_THAT(names_in_byline("by jroe7 on 12 May"), ElementsAre("jroe7"));
  EXPECT_THAT(names_in_byline("By Jane Roe 12 May"), ElementsAre("Jane Roe"));
  EXPECT_TRUE(looks_like_person("Juan de la Torre", true));
  EXPECT_FALSE(looks_like_person("Hours ago Josh Conrad", true));
  EXPECT_FALSE(looks_like_person("newsdesk", true));
  EXPECT_FALSE(looks_like_person("بغداد", false)) << "as likely a place";
  EXPECT_TRUE(looks_like_person("山田太郎", false));
}

TEST(Person, IsToldFromDesksAndOutlets) {
  const PageAnalysis page(R"(<script type="application/ld+json">{"@type":"NewsArticle",
                          "publisher":{"@type":"Organization","name":"Ness Press"}}</script>)",
                          lists(), false, nullptr);
  const PageParts parts = parts_of(page, "https://adalindqvist.example/port");
  const PersonJudge judge(parts, lists(), "Ada Lindqvist");
  for (const std::string_view name : {"Jane Roe", "jroe7", "Jonas", "Ada Lindqvist", "Juan de la Torre"})
    EXPECT_TRUE(is_person(judge.traits(name))) << name;
  for (const std::string_view name : {"Ness Press", "Online Desk", "Reuters", "harbour-times.com",
                                      "adalindqvist", "Staff Writer", "Harbour Times, Ness"})
    EXPECT_FALSE(is_person(judge.traits(name))) << name;
}

TEST(AuthorCandidates, AreOneForEveryFormOfAName) {
  const PageAnalysis page(
      R"(<meta name="author" content="jane.roe"><h1>Port reopens</h1>
      <p class="byline"><a href="/author/jane-roe">Jane Roe</a><a href="/f">Follow</a></p>
      <p class="author">Harbour Times Online Desk</p>)",
      lists(), false, nullptr);
  const PageParts parts = parts_of(page, "");
  const std::vector<AuthorCandidate> found = author_candidates(parts, lists(), "");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].name, "Jane Roe");
  EXPECT_GE(found[0].mentions.size(), 3U);
  EXPECT_EQ(found[0].mentions[0].source, AuthorSource::meta);
  const auto desk = std::find_if(found.begin(), found.end(), [](const AuthorCandidate& candidate) {
    return candidate.name == "Harbour Times Online Desk";
  });
  ASSERT_NE(desk, found.end());
  EXPECT_TRUE(desk->mentions[0].whole);
}

TEST(AuthorCandidates, AreChosenByScoreAndCompany) {
  const auto at = [](std::string name, AuthorSource source, std::uint16_t rank) {
    AuthorMention mention;
    mention.source = source;
    mention.rank = rank;
    return AuthorCandidate{std::move(name), {mention}};
  };
  const std::vector<AuthorCandidate> all = {
      at("Jane Roe", AuthorSource::byline, 0), at("J. Roe", AuthorSource::linked, 0),
      at("Jonas Ferrer", AuthorSource::byline, 0), at("Ada Lindqvist", AuthorSource::linked, 1)};
  EXPECT_THAT(choose_authors(all, {2, 1, -0.5F, 0.2F}), ElementsAre(0, 2))
      << "a list, and one form of a name";
  EXPECT_THAT(choose_authors(all, {-2, -0.2F, -1, -1}), ElementsAre(1)) << "the best alone";
  EXPECT_THAT(choose_authors(all, {-2, -2, -2, -2}), ElementsAre());
  EXPECT_THAT(choose_authors({}, {}), ElementsAre());
}

TEST(JsonLd, ResolvesReferencesAndForgivesCommonFaults) {
  Structured out;
  read_json_ld(
      "<!-- {\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Two\nlines\",\"author\":{\"@id\":\"#a\"}},"
      "{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ada Lindqvist\"}],} -->",
      out);
  ASSERT_EQ(out.articles.size(), 1U);
  EXPECT_EQ(out.articles[0].headline, "Two lines");
  EXPECT_THAT(out.articles[0].authors, ElementsAre("Ada Lindqvist"));
  read_json_ld("{\"@type\":", out);
  EXPECT_EQ(out.articles.size(), 1U);
}

TEST(AuthorCandidates, KeepThePersonOfALongByline) {
  AuthorMention whole;
  whole.source = AuthorSource::marked;
  whole.whole = true;
  AuthorMention link;
  link.source = AuthorSource::linked;
  const std::vector<AuthorCandidate> all = {{"Jane Roe Harbour Times Staff", {whole}}, {"Jane Roe", {link}}};
  EXPECT_THAT(choose_authors(all, {2, -2}), ElementsAre(1));
  EXPECT_EQ(without_academic_title("Prof. Dr. Jane Roe"), "Jane Roe");
  EXPECT_EQ(without_academic_title("Drew Roe"), "Drew Roe");
  EXPECT_TRUE(has_role_word("Harbour Times Staff"));
  EXPECT_FALSE(has_role_word("Paul Editorson"));
}

TEST(Title, IsOneWhateverItsSigns) {
  EXPECT_EQ(wording_key("The port’s new pier – a guide"), wording_key("The Port's New Pier - A Guide"));
  EXPECT_NE(wording_key("The port"), wording_key("The ports"));
  EXPECT_EQ(wording_key("?!"), "?!");
  EXPECT_EQ(html::decode_references("Redacci&oacute;n &amp; a&b=1"), "Redacción & a&b=1");
}

TEST(Title, IsCutAtMarks) {
  EXPECT_THAT(title_parts("Port reopens | World - Harbour Times"),
              ElementsAre("Port reopens", "World", "Harbour Times"));
}

TEST(Language, ScriptThenLettersThenDetector) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"The port of the city reopened on Monday after three days of storm.", "en"},
      {"Гавань города открылась вновь после трёх дней шторма, сообщили власти.", "ru"},
      {"Порт міста відкрився знову після триденної бурі, повідомила влада.", "uk"},
      {"أعلنت السلطات أن ميناء المدينة عاد إلى العمل بعد عاصفة استمرت ثلاثة أيام.", "ar"},
      {"بندر شهر پس از سه روز طوفان دوباره گشوده شد، مقام‌ها "
       "گفتند.",
       "fa"},
      {"Şehrin limanı üç gün süren fırtınanın ardından yeniden açıldı.", "tr"},
      {"12 34 56", "unknown"},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(language_of(text), language) << text;
}

TEST(Redact, MasksWhatIdentifiesAndLeavesNumbersOfNews) {
  const auto masks = [](std::string_view text) {
    std::vector<std::string> out;
    for (const Secret& secret : find_secrets(text)) out.emplace_back(slice(text, secret.range));
    return out;
  };
  EXPECT_THAT(masks("call +44 20 7946 0958 or write to jane.roe@example.org."),
              ElementsAre("+44 20 7946 0958", "jane.roe@example.org"));
  EXPECT_THAT(masks("phone: 202-555-0143, account GB82 WEST 1234 5698 7654 32"),
              ElementsAre("202-555-0143", "GB82 WEST 1234 5698 7654 32"));
  EXPECT_THAT(masks("passport No. 753219468 was found"), ElementsAre("753219468"));
  EXPECT_THAT(masks("who lives at 12 Garden Street in the old town"), ElementsAre("12 Garden Street"));
  const std::pair<std::string_view, std::string_view> homes[] = {
      {"der Mann, wohnhaft in der Gartenstraße 12, schwieg", "Gartenstraße 12"},
      {"el detenido, domiciliado en la calle Mayor 12 de Ness", "calle Mayor 12"},
      {"l'homme, demeurant rue des Lilas 7, a été vu", "rue des Lilas 7"},
      {"проживающий по адресу: г. Несс, ул. Садовая, д. 5", "Несс, ул. Садовая, д. 5"},
      {"kadının ev adresi Bahar Sokak No: 7 diye yazıldı", "Bahar Sokak No: 7"},
      {"الرجل الذي يسكن في شارع النخيل 12 قال", "شارع النخيل 12"}};
  for (const auto& [text, home] : homes) EXPECT_THAT(masks(text), ElementsAre(home)) << text;
  for (const std::string_view text :
       {"er wohnt in Ness seit 12 Jahren", "vive en la calle desde hace 12 años",
        "Explosion in der Gartenstraße 12", "она проживает в Нессе. На ул. Садовой погибли 5 человек",
        "destroying 2,700 targets in 1,800 sorties", "on 2031-05-26 at 10:15", "a loan of 100 000 000 euros",
        "resolution 2254 of 2015", "the attack on 10 Mill Road killed two", "9 January 2031 - 12 March 2031",
        "sie wohnte in der Gartenstraße (seit 2 Jahren)", "ev adresi Bahar Sokak +",
        "demeurant rue des Lilas (3 fois)"}) {
    EXPECT_TRUE(find_secrets(text).empty()) << text;
  }
}

TEST(Redact, KeepsOffsetsTrue) {
  Report report;
  report.text = "Title\nWrite to a@b.org now.";
  report.blocks = {{BlockKind::title, {0, 5}}, {BlockKind::paragraph, {6, 27}}};
  report.pieces = {{{0, 5}, {100, 105}}, {{6, 27}, {200, 221}}};
  redact(report);
  EXPECT_EQ(report.text, "Title\nWrite to [e-mail address] now.");
  EXPECT_EQ(report.blocks[1].text, (ByteRange{6, 36}));
  ASSERT_EQ(report.pieces.size(), 4U);
  EXPECT_EQ(report.pieces[2].source, (ByteRange{209, 216}));
  EXPECT_EQ(source_position(report, 33), 218U);
}

}  // namespace
}  // namespace dragoman::cleaning
