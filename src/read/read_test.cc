#include "read/read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "read/test_knowledge.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

Report report_of(std::vector<std::string> paragraphs, std::string language = "en") {
  Report report{.language = std::move(language)};
  for (const std::string& paragraph : paragraphs) {
    if (!report.text.empty()) report.text += '\n';
    const auto begin = static_cast<std::uint32_t>(report.text.size());
    report.text += paragraph;
    report.blocks.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(report.text.size())}});
  }
  return report;
}

std::vector<std::string> texts(const Report& report, const auto& items) {
  std::vector<std::string> out;
  for (const auto& item : items) out.emplace_back(slice(report.text, item.text));
  return out;
}

TEST(Read, SentencesAndWords) {
  const Report report =
      report_of({"Gen. Koval didn't answer. \"We can't wait,\" he said.", "It cost $3.5 million."});
  const Reading reading = read(report, test_knowledge());
  EXPECT_THAT(
      texts(report, reading.sentences),
      ElementsAre("Gen. Koval didn't answer.", "\"We can't wait,\" he said.", "It cost $3.5 million."));
  EXPECT_THAT(texts(report, reading.words),
              ElementsAre("Gen.", "Koval", "did", "n't", "answer", ".", "\"", "We", "ca", "n't", "wait", ",",
                          "\"", "he", "said", ".", "It", "cost", "$", "3.5", "million", "."));
  EXPECT_EQ(reading.tokens.size(), reading.words.size() - 2);
  EXPECT_EQ(reading.sentences[2].block, 1U);
}

TEST(Read, NewsSentences) {
  const struct {
    const char* text;
    std::vector<std::string> sentences;
  } cases[] = {
      {"\u201CWe have no choice,\u201D he added. \u201CThey asked for it.\u201D",
       {"\u201CWe have no choice,\u201D he added.", "\u201CThey asked for it.\u201D"}},
      {"Gen. J. R. Smith's F-16s flew 1,200 sorties since Aug. 8, 2014. The deal is worth $3.5bn.",
       {"Gen. J. R. Smith's F-16s flew 1,200 sorties since Aug. 8, 2014.", "The deal is worth $3.5bn."}},
      {"He spoke at 10:30 a.m. in Washington on Monday. \u201CWhy?\u201D",
       {"He spoke at 10:30 a.m. in Washington on Monday.", "\u201CWhy?\u201D"}},
      {"Mr. Reyes and Sen. Okafor disagreed. Then it voted.",
       {"Mr. Reyes and Sen. Okafor disagreed.", "Then it voted."}},
  };
  for (const auto& c : cases) {
    const Report report = report_of({c.text});
    EXPECT_EQ(texts(report, read(report, test_knowledge()).sentences), c.sentences);
  }
}

TEST(Read, TagsLemmasAndTree) {
  const Report report = report_of({"He sent three tanks to the border."});
  const Reading reading = read(report, test_knowledge());
  ASSERT_EQ(reading.words.size(), 8U);
  const Word& sent = reading.words[1];
  EXPECT_EQ(sent.upos, Upos::verb);
  EXPECT_EQ(sent.xpos, "VBD");
  EXPECT_EQ(sent.lemma, "send");
  EXPECT_EQ(sent.head, kNone);
  EXPECT_NE(sent.feats.find("Tense=Past"), std::string_view::npos);
  EXPECT_EQ(reading.words[0].deprel, Deprel::nsubj);
  const Word& tanks = reading.words[3];
  EXPECT_EQ(tanks.lemma, "tank");
  EXPECT_EQ(tanks.deprel, Deprel::obj);
  EXPECT_EQ(tanks.head, 1U);
}

TEST(Read, NamesBecomeMentions) {
  const Report report = report_of({"President Maria Koval met John Smith in London on Monday."});
  const Reading reading = read(report, test_knowledge());
  ASSERT_FALSE(reading.mentions.empty());
  EXPECT_THAT(texts(report, reading.mentions), testing::IsSupersetOf({"John Smith", "London"}));
  for (const Mention& mention : reading.mentions) {
    EXPECT_LT(mention.head_word, reading.words.size());
    EXPECT_EQ(mention.kind, MentionKind::name);
  }
}

// Every word lies in order, in its sentence and block, and covers all that is not white space.
void expect_sound(const Report& report, const Reading& reading) {
  std::uint32_t at = 0;
  for (const Sentence& sentence : reading.sentences) {
    EXPECT_LT(sentence.first, sentence.end);
    EXPECT_TRUE(report.blocks[sentence.block].text.contains(sentence.text));
    for (Index i = sentence.first; i < sentence.end; ++i) {
      const Word& word = reading.words[i];
      EXPECT_LE(at, word.text.begin);
      EXPECT_LT(word.text.begin, word.text.end);
      EXPECT_TRUE(sentence.text.contains(word.text));
      EXPECT_TRUE(word.head == kNone ||
                  (sentence.first <= word.head && word.head < sentence.end && word.head != i));
      at = word.text.end;
    }
  }
}

TEST(Read, AnyTextGivesASoundReading) {
  std::string long_run(5000, 'a');
  std::string dots;
  for (int i = 0; i < 2000; ++i) dots += "x.";
  for (const std::string& text : {std::string(), std::string(" \u00A0 "), long_run, dots,
                                  std::string("\u201CNo\u201D\u2026 \U0001F600!!"), std::string(3000, '('),
                                  std::string("ا\u064Eل 'n't n't cannot 'S"), std::string("\u0301\u0301")}) {
    const Report report = report_of({text, "End of it."});
    expect_sound(report, read(report, test_knowledge()));
  }
}

TEST(Read, OtherLanguagesAreSplitByRules) {
  const struct {
    const char* language;
    const char* text;
    std::vector<std::string> sentences;
  } cases[] = {
      {"ru",
       "Министр А. И. Иванов прибыл в Минск. «Мы готовы», — сказал он.",
       {"Министр А. И. Иванов прибыл в Минск.", "«Мы готовы», — сказал он."}},
      {"ar", "هل وصل الوزير؟ نعم، وصل أمس.", {"هل وصل الوزير؟", "نعم، وصل أمس."}},
      {"fa", "وزیر آمد۔ او گفت: «بله.» سپس رفت.", {"وزیر آمد۔", "او گفت: «بله.»", "سپس رفت."}},
      {"fr",
       "L'accord vaut 3,5 millions d'euros. Il sera signé à Lyon !",
       {"L'accord vaut 3,5 millions d'euros.", "Il sera signé à Lyon !"}},
      {"tr", "Ankara'ya gitti. Ne dedi?", {"Ankara'ya gitti.", "Ne dedi?"}},
      {"tr",
       "Prof. Dr. Selim Kaya İzmir\u2019e geldi. Org. Demir de oradaydı.",
       {"Prof. Dr. Selim Kaya İzmir\u2019e geldi.", "Org. Demir de oradaydı."}},
      {"ru",
       "Груз доставили в г. Орёл на ул. Садовую. Это было в 2014 г. Потом всё стихло.",
       {"Груз доставили в г. Орёл на ул. Садовую.", "Это было в 2014 г.", "Потом всё стихло."}},
      {"uk",
       "Школа ім. Лесі Українки стоїть у м. Суми. Її відкрили навесні.",
       {"Школа ім. Лесі Українки стоїть у м. Суми.", "Її відкрили навесні."}},
      {"ar", "وصل د. سامي الحداد إلى المدينة. لم يتحدث.", {"وصل د. سامي الحداد إلى المدينة.", "لم يتحدث."}},
      {"fa",
       "نیروها به شهر رسیده\u200Cاند. آنها می\u200Cمانند؟ بله.",
       {"نیروها به شهر رسیده\u200Cاند.", "آنها می\u200Cمانند؟", "بله."}},
      {"fr",
       "MM. Blanc et Noir sont à Lyon. Ils ont signé.",
       {"MM. Blanc et Noir sont à Lyon.", "Ils ont signé."}},
  };
  for (const auto& c : cases) {
    const Report report = report_of({c.text}, c.language);
    const Reading reading = read(report, test_knowledge());
    EXPECT_EQ(texts(report, reading.sentences), c.sentences) << c.language;
    expect_sound(report, reading);
  }
}

TEST(Read, NameCandidatesByCapitals) {
  const Report report =
      report_of({"Вчера Сергей Петров прибыл в Минск. Петров молчал. Потом он уехал."}, "ru");
  EXPECT_THAT(texts(report, read(report, test_knowledge()).mentions),
              ElementsAre("Сергей Петров", "Минск", "Петров"));
}

// Everything that is read of a sentence's words and of names, as text.
std::string printed(const Report& report) {
  const Reading reading = read(report, test_knowledge());
  std::string out;
  for (const Word& word : reading.words) {
    out += word.lemma + ' ' + std::string(name_of(word.upos)) + ' ' + std::string(word.feats) + ' ';
    out += std::to_string(word.head) + ' ' + std::string(name_of(word.deprel)) + '\n';
  }
  for (const std::string& mention : texts(report, reading.mentions)) out += mention + '\n';
  return out;
}

TEST(Read, TwoThreadsReadWhatOneDoes) {
  std::vector<Report> reports;
  for (const char* place : {"Arden", "Brom", "Calder", "Dunmore", "Elling", "Farrow"}) {
    const std::string name = place;
    reports.push_back(report_of(
        {"The council of " + name + " met on Friday.",
         "Aid groups said 40 trucks had crossed into " + name + ", and that more would follow before winter.",
         "\"We can't wait,\" Gen. Maria Koval told reporters. Shelling near " + name + " killed two."}));
  }
  std::vector<std::string> alone;
  for (const Report& report : reports) alone.push_back(printed(report));
  std::vector<std::string> both(reports.size());
  const auto every_second = [&](std::size_t first) {
    for (std::size_t i = first; i < reports.size(); i += 2) both[i] = printed(reports[i]);
  };
  std::thread other([&] { every_second(1); });
  every_second(0);
  other.join();
  EXPECT_EQ(both, alone);
}

}  // namespace
}  // namespace dragoman
