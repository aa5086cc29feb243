#include "read/actor/actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>

namespace dragoman::actor {
namespace {

using ::testing::ElementsAre;

const ActorKnowledge& knowledge() {
  static const ActorKnowledge all = ActorKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR).value();
  return all;
}

Upos upos_named(std::string_view name) {
  static const std::map<std::string_view, Upos> kNames = {
      {"A", Upos::adj},   {"N", Upos::noun}, {"P", Upos::propn}, {"V", Upos::verb},
      {"D", Upos::det},   {"I", Upos::adp},  {"R", Upos::pron},  {"C", Upos::cconj},
      {".", Upos::punct}, {"T", Upos::part}, {"#", Upos::num}};
  return kNames.at(name);
}

// A report drawn as "Iraqi/A officials/N said/V ./.": words with tags; "[Ash Carter/P]" marks a person the
// tagger saw; a word that ends in "+" joins the next without a blank; "s>said" after the tag hangs it as the
// subject on that word.
struct Drawn {
  Report report;
  Reading reading;

  explicit Drawn(std::string_view drawing) {
    report.language = "en";
    std::vector<std::pair<Index, std::string>> subjects;
    Sentence sentence;
    std::optional<std::uint32_t> person;
    while (!drawing.empty()) {
      const std::size_t end = std::min(drawing.find(' '), drawing.size());
      std::string token(drawing.substr(0, end));
      drawing.remove_prefix(std::min(end + 1, drawing.size()));
      if (token[0] == '[') {
        token.erase(0, 1);
        person = static_cast<std::uint32_t>(report.text.size());
      }
      const bool closes = token.back() == ']';
      if (closes) token.pop_back();
      const bool glued = token.back() == '+';  // after the tag
      if (glued) token.pop_back();
      std::string subject_of;
      if (const std::size_t mark = token.find('>'); mark != std::string::npos) {
        subject_of = token.substr(mark + 1);
        token.resize(mark);
      }
      const std::size_t slash = token.rfind('/');
      Word word;
      word.upos = upos_named(token.substr(slash + 1));
      word.text.begin = static_cast<std::uint32_t>(report.text.size());
      report.text += token.substr(0, slash);
      word.text.end = static_cast<std::uint32_t>(report.text.size());
      word.lemma = lower(token.substr(0, slash));
      if (!subject_of.empty()) subjects.emplace_back(static_cast<Index>(reading.words.size()), subject_of);
      reading.words.push_back(word);
      if (closes) {
        Mention mention;
        mention.text = mention.name = {*person, word.text.end};
        mention.type = EntityType::person;
        reading.mentions.push_back(mention);
      }
      if (word.lemma == ".") {
        sentence.text.end = word.text.end;
        sentence.end = static_cast<Index>(reading.words.size());
        reading.sentences.push_back(sentence);
        sentence = {};
        sentence.first = static_cast<Index>(reading.words.size());
        sentence.text.begin = word.text.end + 1;
      }
      if (!glued) report.text += ' ';
    }
    for (const auto& [word, verb] : subjects) hang(word, verb);
    read_actors(report, knowledge(), reading);
  }

  void hang(Index word, const std::string& verb) {
    for (Index at = word; at < reading.words.size(); ++at) {
      if (reading.words[at].lemma != verb) continue;
      reading.words[word].head = at;
      reading.words[word].deprel = Deprel::nsubj;
      reading.words[at].deprel = Deprel::root;
      reading.words[at].lemma = verb == "said" ? "say" : verb;
      return;
    }
  }

  // Return "text=actor name" of every mention with an actor, in order.
  [[nodiscard]] std::vector<std::string> mentions() const {
    std::vector<std::string> out;
    for (const Mention& mention : reading.mentions) {
      if (mention.actor == kNone) continue;
      out.push_back(std::string(slice(report.text, mention.text)) + "=" + reading.actors[mention.actor].name);
    }
    return out;
  }
  [[nodiscard]] const Actor* actor(std::string_view name) const {
    for (const Actor& one : reading.actors) {
      if (one.name == name) return &one;
    }
    return nullptr;
  }
};

TEST(Actors, TitlesBelongToNames) {
  const Drawn drawn(
      "Norwegian/A Deputy/P Foreign/P Minister/P [Kari/P Lund/P] met/V U.S./P Defense/P Secretary/P [Bo/P "
      "Ames/P] ./.");
  EXPECT_THAT(drawn.mentions(), ElementsAre("Norwegian Deputy Foreign Minister Kari Lund=Kari Lund",
                                            "U.S. Defense Secretary Bo Ames=Bo Ames", "U.S.=United States"));
  ASSERT_NE(drawn.actor("Kari Lund"), nullptr);
  EXPECT_EQ(drawn.actor("Kari Lund")->role, "Deputy Foreign Minister of Norway");
  EXPECT_EQ(drawn.actor("Kari Lund")->country, "NO");
  EXPECT_EQ(drawn.actor("Kari Lund")->id, "p:kari-lund");
}

TEST(Actors, TitlesShowNamesTheTaggerMissed) {
  const Drawn drawn("Committee/N member/N Karim/P al/P -/. Dabbagh/P said/V so/N ./. Dabbagh/P left/V ./.");
  ASSERT_NE(drawn.actor("Karim al - Dabbagh"), nullptr);
}

TEST(Actors, SpellingsAndSingleNamesAreOnePerson) {
  const Drawn drawn(
      "[Jamil/P al-Rawi/P] spoke/V ./. [Jameel/P Rawi/P] smiled/V ./. [Rawi/P] left/V ./. [Karim/P Rawi/P] "
      "stayed/V ./.");
  EXPECT_THAT(drawn.mentions(), ElementsAre("Jamil al-Rawi=Jamil al-Rawi", "Jameel Rawi=Jamil al-Rawi",
                                            "Rawi=Jamil al-Rawi", "Karim Rawi=Karim Rawi"));
}

TEST(Actors, AliasesAreOneGroup) {
  const Drawn drawn(
      "Daesh/P fell/V ./. ISIL/P militants/N ran/V ./. Islamic/P State/P (/. IS/P )/. lost/V ./.");
  EXPECT_THAT(drawn.mentions(), ElementsAre("Daesh=Islamic State", "ISIL militants=Islamic State",
                                            "Islamic State=Islamic State", "IS=Islamic State"));
  EXPECT_EQ(drawn.actor("Islamic State")->id, "islamic-state");
}

TEST(Actors, BodiesOfStates) {
  const Drawn drawn(
      "The/D Chilean/A Foreign/P Ministry/P spoke/V ./. Chile/P+ 's/T Ministry/P of/I Foreign/P Affairs/P "
      "wrote/V ./. "
      "The/D Peruvian/A parliament/N+ 's/T fishing/N and/C trade/N committee/N met/V ./. Peruvian/A "
      "officials/N slept/V ./.");
  const auto mentions = drawn.mentions();
  EXPECT_THAT(mentions,
              ElementsAre("Chilean Foreign Ministry=Chilean Foreign Ministry",
                          "Chile's Ministry of Foreign Affairs=Chilean Foreign Ministry", "Chile=Chile",
                          "Peruvian parliament's fishing and trade committee=Peruvian parliament's "
                          "fishing and trade committee",
                          "Peruvian officials=Peruvian officials"));
  EXPECT_EQ(drawn.reading.actors[0].country, "CL");
}

TEST(Actors, SeatsActOrArePlaces) {
  const Drawn drawn("Oslo/P>said said/V so/N ./. He/R slept/V in/I Oslo/P ./.");
  EXPECT_THAT(drawn.mentions(), ElementsAre("Oslo=Norway"));
  EXPECT_TRUE(drawn.reading.mentions.front().as_actor);
  EXPECT_FALSE(drawn.reading.mentions.back().as_actor);
}

TEST(Actors, DescriptionsAndPronounsReferBack) {
  const Drawn drawn(
      "Norwegian/A Ambassador/P [Kari/P Lund/P>said] said/V so/N ./. The/D diplomat/N>said said/V more/N ./. "
      "She/R>said said/V it/N ./. Norway/P and/C Chile/P signed/V ./. The/D two/# countries/N cheered/V ./.");
  const auto& mentions = drawn.reading.mentions;
  ASSERT_GE(mentions.size(), 6U);
  EXPECT_EQ(drawn.reading.actors[mentions[1].actor].name, "Kari Lund");
  EXPECT_EQ(drawn.reading.actors[mentions[2].actor].name, "Kari Lund");
  EXPECT_EQ(mentions.back().members.size(), 2U);
}

TEST(Actors, StateInsideNameOfPlaceIsNotNamed) {
  Report report;
  report.language = "en";
  report.text = "Drones flew over Port Sudan, said Sudan.";
  Reading reading;
  read_actors(report, knowledge(), reading, {{17, 27}});
  ASSERT_EQ(reading.mentions.size(), 2U);
  EXPECT_EQ(slice(report.text, reading.mentions[0].text), "Port Sudan");
  EXPECT_EQ(reading.mentions[0].type, EntityType::place);
  EXPECT_EQ(slice(report.text, reading.mentions[1].text), "Sudan");
  EXPECT_EQ(reading.mentions[1].type, EntityType::state);
}

TEST(Actors, HostileReportsEnd) {
  for (const std::string_view word : {"he ", "Iraq ", "the ministry ", "Minister Kari Lund ", "\"he said "}) {
    Report report;
    report.language = "en";
    for (int i = 0; i < 20000; ++i) report.text += word;
    Reading reading;
    read_actors(report, knowledge(), reading);
    EXPECT_LE(reading.mentions.size(), 20000U) << word;
  }
}

TEST(Actors, EmptyAndForeignReportsAreRead) {
  Report report;
  Reading reading;
  read_actors(report, knowledge(), reading);
  EXPECT_TRUE(reading.actors.empty());
  report.text = "Владимир Путин встретился с Башаром Асадом в Москве";
  report.language = "ru";
  read_actors(report, knowledge(), reading);
  ASSERT_FALSE(reading.actors.empty());
  EXPECT_EQ(reading.actors[0].id, "vladimir-putin");
}

}  // namespace
}  // namespace dragoman::actor
