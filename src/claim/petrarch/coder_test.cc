#include "claim/petrarch/coder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claim/codebook_cases.h"
#include "read/test_knowledge.h"

namespace dragoman::petrarch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view kActors = R"(
VARNIA [VAR]
+VARNIAN
OSTMARK [OST]
+OSTMARKIAN
LUTHEN [LUT]
TWIN_ISLES [TWA/TWB]
IVO_MARN [VAR]
	[VARGOV 20100101-20141231]
)";

constexpr std::string_view kAgents = R"(
!PERSON! = MAN, MEN, WOMAN, WOMEN
SOLDIER [~MIL]
LAWMAKER [~LEG]
POLICE!PERSON! [~COP]
POLICE {} [~COP]
GOVERNMENT [~GOV]
AMBASSADOR [~GOV]
REBEL [~REB]
MEDIA {} [~MED]
RELIEF_GROUP [NGO~]
PRISONER [~CVL]
)";

constexpr std::string_view kWords = R"(
&FRUIT
+APPLE
+RED_PLUMS

--- PRAISE [051] ---
PRAISE

--- ATTACK [190] ---
ATTACK

--- MEET [040:040] ---
MEET {MEETS MET MEETING}

--- SEND [---] ---
SEND {SENDS SENT SENDING}
- * &FRUIT [070]
- REFUSED TO_* &FRUIT [120]
- * &FRUIT FROM $ TO + [071]

--- RECEIVE [033] ---
RECEIVE
- + * TROPHY FROM $ [072]

--- SIGN [---] ---
SIGN
- % * PACT [057]

--- CORDON [171] ---
+CORDON_OFF
- * FOR_REPAIRS [073]
)";

constexpr std::string_view kTree = R"(
&PACT
+TREATY

--- WANT [030] ---
WANT

--- ASK [020] ---
ASK

--- HELP [070] ---
HELP

--- ATTACK [190] ---
ATTACK
- * {AIR BASE} [195]
- REBELS * [193]

--- CLAIM [110] ---
CLAIM

--- SIGN [---] ---
SIGN
- * &PACT [057]
- * (FOR &PACT) [058]

--- RECEIVE [---] ---
RECEIVE
- * PROMISES [:030]

--- MEET [040] ---
MEET {MEETS MET MEETING}

~ a (b . ATTACK) CLAIM = a b 112
~ a (b . ATTACK) WANT = a b 021
)";

Dictionaries book_of(std::string_view verbs) {
  Dictionaries out;
  add_actors({kActors, "actors"}, out);
  add_agents({kAgents, "agents"}, out);
  add_discards({"FOOTBALL\n+CROSSWORD\n", "discards"}, out);
  add_verbs({{verbs, "verbs"}}, out);
  finish(out);
  for (const Fault& fault : out.faults) ADD_FAILURE() << fault.where << ": " << fault.message;
  return out;
}

// Events as "051 VAR OST".
std::vector<std::string> coded(std::string_view text, const Dictionaries& book, Day day = {2012, 6, 1}) {
  const Report report = report_of(std::string(text), "en");
  std::vector<std::string> out;
  for (const Event& event : code(report, read(report, test_knowledge()), book, day))
    out.push_back(event.code + " " + event.source + " " + event.target);
  return out;
}

std::vector<std::string> in_sequence(std::string_view text) {
  static const Dictionaries book = book_of(kWords);
  return coded(text, book);
}

std::vector<std::string> in_tree(std::string_view text) {
  static const Dictionaries book = book_of(kTree);
  return coded(text, book);
}

TEST(PetrarchCoder, SourceAndTarget) {
  EXPECT_THAT(in_sequence("Varnia praised Ostmark on Monday."), ElementsAre("051 VAR OST"));
  EXPECT_THAT(in_sequence("Ostmark was praised by Varnia on Monday."), ElementsAre("051 VAR OST"));
  EXPECT_THAT(in_sequence("Varnia slept."), IsEmpty());
  EXPECT_THAT(in_sequence("Varnia praised the weather."), IsEmpty());
}

TEST(PetrarchCoder, AgentsAreComposed) {
  EXPECT_THAT(in_sequence("The Varnian government praised Ostmark's police."),
              ElementsAre("051 VARGOV OSTCOP"));
  EXPECT_THAT(in_sequence("Soldiers from Varnia attacked policemen in Ostmark."),
              ElementsAre("190 VARMIL OSTCOP"));
  EXPECT_THAT(in_sequence("A Varnian relief group praised Ostmark."), ElementsAre("051 NGOVAR OST"));
  EXPECT_THAT(in_sequence("Rebels attacked Varnian soldiers."), ElementsAre("190 ---REB VARMIL"));
  EXPECT_THAT(in_sequence("Ivo Marn's government praised Luthen."), ElementsAre("051 VARGOV LUT"));
}

TEST(PetrarchCoder, CodesHoldOnTheirDays) {
  static const Dictionaries book = book_of(kWords);
  EXPECT_THAT(coded("Ivo Marn praised Luthen.", book, {2012, 1, 1}), ElementsAre("051 VARGOV LUT"));
  EXPECT_THAT(coded("Ivo Marn praised Luthen.", book, {2015, 1, 1}), ElementsAre("051 VAR LUT"));
}

TEST(PetrarchCoder, Coordination) {
  EXPECT_THAT(in_sequence("Varnia, Luthen and Ostmark praised the Twin Isles."),
              UnorderedElementsAre("051 VAR TWA", "051 VAR TWB", "051 LUT TWA", "051 LUT TWB", "051 OST TWA",
                                   "051 OST TWB"));
  EXPECT_THAT(in_sequence("Lawmakers in Varnia and Ostmark praised Luthen."),
              UnorderedElementsAre("051 VARLEG LUT", "051 OSTLEG LUT"));
  EXPECT_THAT(in_sequence("The Varnian media and government praised Luthen."),
              UnorderedElementsAre("051 VARMED LUT", "051 VARGOV LUT"));
  EXPECT_THAT(in_sequence("The ambassadors of Varnia, Luthen and Ostmark praised soldiers."),
              UnorderedElementsAre("051 VARGOV ---MIL", "051 LUTGOV ---MIL", "051 OSTGOV ---MIL"));
}

TEST(PetrarchCoder, PairedAndMutualEvents) {
  EXPECT_THAT(in_sequence("Varnia met Ostmark."), UnorderedElementsAre("040 VAR OST", "040 OST VAR"));
  EXPECT_THAT(in_sequence("Varnia and Ostmark signed a pact."),
              UnorderedElementsAre("057 VAR OST", "057 OST VAR"));
}

TEST(PetrarchCoder, PatternsAlongTheWords) {
  EXPECT_THAT(in_sequence("Varnia sent apples to Ostmark."), ElementsAre("070 VAR OST"));
  EXPECT_THAT(in_sequence("Varnia sent many red plums to Ostmark."), ElementsAre("070 VAR OST"));
  EXPECT_THAT(in_sequence("Varnia sent letters to Ostmark."), IsEmpty());
  EXPECT_THAT(in_sequence("Varnia refused to send apples to Ostmark."), ElementsAre("120 VAR OST"));
  EXPECT_THAT(in_sequence("Varnia sent apples from Ostmark to Luthen."), ElementsAre("071 OST LUT"));
  EXPECT_THAT(in_sequence("Varnia received a trophy from Ostmark."), ElementsAre("072 OST VAR"));
  EXPECT_THAT(in_sequence("Varnia received a letter from Ostmark."), ElementsAre("033 VAR OST"));
}

TEST(PetrarchCoder, VerbsOfSeveralWords) {
  EXPECT_THAT(in_sequence("Varnian soldiers cordoned off the road to Luthen."),
              ElementsAre("171 VARMIL LUT"));
  EXPECT_THAT(in_sequence("Varnian soldiers cordoned off for repairs the road to Luthen."),
              ElementsAre("073 VARMIL LUT"));
}

TEST(PetrarchCoder, JoinedClauses) {
  EXPECT_THAT(in_sequence("Varnia praised Ostmark and attacked Luthen."),
              ElementsAre("051 VAR OST", "190 VAR LUT"));
}

TEST(PetrarchCoder, PartiesThatAreOnlyModifiers) {
  EXPECT_THAT(in_sequence("Varnia-backed rebels attacked Luthen."), ElementsAre("190 ---REB LUT"));
}

TEST(PetrarchCoder, Discards) {
  EXPECT_THAT(in_sequence("Varnia attacked Ostmark in a football match. Luthen praised Varnia."),
              ElementsAre("051 LUT VAR"));
  EXPECT_THAT(in_sequence("Varnia attacked Ostmark. The crossword is on page two."), IsEmpty());
}

TEST(PetrarchCoder, TreeCombinesNestedVerbs) {
  EXPECT_THAT(in_tree("Varnia wants to help Ostmark."), ElementsAre("033 VAR OST"));
  EXPECT_THAT(in_tree("Varnia asked Ostmark to help Luthen."), ElementsAre("023 VAR OST"));
  EXPECT_THAT(in_tree("Varnia claimed that Ostmark had attacked Luthen."), ElementsAre("112 VAR OST"));
  EXPECT_THAT(in_tree("Varnia wants Ostmark to attack Luthen."), ElementsAre("021 VAR OST"));
  EXPECT_THAT(in_tree("Varnia did not attack Ostmark."), IsEmpty());
}

TEST(PetrarchCoder, TreePatternsStandInPhrases) {
  EXPECT_THAT(in_tree("Varnia attacked an Ostmarkian air base."), ElementsAre("195 VAR OST"));
  EXPECT_THAT(in_tree("Varnia signed a treaty with Ostmark."), ElementsAre("057 VAR OST"));
  EXPECT_THAT(in_tree("Rebels attacked Varnia."), ElementsAre("193 ---REB VAR"));
  EXPECT_THAT(in_tree("Varnia was attacked by rebels."), ElementsAre("193 ---REB VAR"));
}

TEST(PetrarchCoder, TreeVoices) {
  EXPECT_THAT(in_tree("Ostmarkian soldiers were attacked by Varnia."), ElementsAre("190 VAR OSTMIL"));
  EXPECT_THAT(in_tree("Varnia received promises from the Ostmarkian government."),
              ElementsAre("030 OSTGOV VAR"));
  EXPECT_THAT(in_tree("Varnia, Luthen and Ostmark met yesterday."),
              UnorderedElementsAre("040 VAR LUT", "040 VAR OST", "040 LUT VAR", "040 LUT OST", "040 OST VAR",
                                   "040 OST LUT"));
}

TEST(PetrarchCoder, EventsSayTheirWords) {
  const Report report = report_of("Varnia praised the police of Ostmark.", "en");
  const auto events = code(report, read(report, test_knowledge()), book_of(kWords), std::nullopt);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(slice(report.text, events[0].source_words), "Varnia");
  EXPECT_EQ(slice(report.text, events[0].words), "praised");
  EXPECT_EQ(slice(report.text, events[0].target_words), "police of Ostmark");
  EXPECT_EQ(events[0].rule, "praise");
  EXPECT_EQ(events[0].where, "verbs:7");
}

}  // namespace
}  // namespace dragoman::petrarch
