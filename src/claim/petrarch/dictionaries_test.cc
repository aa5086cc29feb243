#include "claim/petrarch/dictionaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "claim/petrarch/limits.h"
#include "claim/petrarch/lines.h"

namespace dragoman::petrarch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Dictionaries actors_of(std::string_view text) {
  Dictionaries out;
  add_actors({text, "actors.txt"}, out);
  finish(out);
  return out;
}

Dictionaries agents_of(std::string_view text) {
  Dictionaries out;
  add_agents({text, "agents.txt"}, out);
  finish(out);
  return out;
}

Dictionaries verbs_of(std::string_view text) {
  Dictionaries out;
  add_verbs({{text, "verbs.txt"}}, out);
  finish(out);
  return out;
}

std::vector<std::string> told(const Dictionaries& dictionaries) {
  std::vector<std::string> out;
  for (const Fault& fault : dictionaries.faults) out.push_back(fault.where + ": " + fault.message);
  return out;
}

std::vector<Piece> pieces(std::string_view text) {
  std::vector<Piece> out;
  for (std::string& word : words_of(text)) out.push_back({std::move(word), 0, false, false, false});
  return out;
}

// The end of the phrase that begins the text, 0 if none does.
std::size_t length(const PhraseTable& table, std::string_view text, bool plurals = false) {
  const auto hit = table.match(pieces(text), 0, plurals);
  return hit ? hit->end : 0;
}

TEST(PetrarchWords, SmallLettersAndDigits) {
  const struct {
    const char* text;
    std::vector<std::string> words;
  } cases[] = {
      {"AL_QAEDA", {"al", "qaeda"}},
      {"Al-Qaeda", {"al", "qaeda"}},
      {"U.S.", {"u", "s"}},
      {"DON'T", {"do", "n't"}},
      {"CA N'T", {"ca", "n't"}},
      {"n\u2019t", {"n't"}},
      {"MOTHERS' UNION", {"mothers", "union"}},
      {"John's", {"john"}},
      {"O'Hara", {"o", "hara"}},
      {"", {}},
      {"''", {}},
      {"Ålesund", {"alesund"}},
  };
  for (const auto& one : cases) EXPECT_EQ(words_of(one.text), one.words) << one.text;
}

TEST(PetrarchWords, Forms) {
  EXPECT_EQ(plural_of("minister"), "ministers");
  EXPECT_EQ(plural_of("ministry"), "ministries");
  EXPECT_EQ(plural_of("boss"), "bosses");
  EXPECT_THAT(verb_forms_of("attack"), ElementsAre("attack", "attacks", "attacked", "attacking"));
  EXPECT_THAT(verb_forms_of("agree"), ElementsAre("agree", "agrees", "agreed", "agreeing"));
  EXPECT_THAT(verb_forms_of("deny"), ElementsAre("deny", "denies", "denied", "denying"));
  EXPECT_THAT(verb_forms_of("ban"), ElementsAre("ban", "bans", "baned", "baning", "banned", "banning"));
}

TEST(PetrarchLines, CommentsAndBounds) {
  std::vector<Fault> faults;
  const std::string long_line(kMaxLineBytes + 1, 'A');
  const std::string just(kMaxLineBytes, 'B');
  const std::string text =
      "# all\nONE # some\n<!-- two -->\nTWO ; more\n<!--\nNOT\n-->\n<!-- x --> THREE\n\tFOUR [#1]\n" +
      long_line + "\n" + just;
  const auto lines = lines_of({text, "x"}, faults);
  ASSERT_THAT(lines, SizeIs(5));
  EXPECT_EQ(lines[0].text, "ONE");
  EXPECT_EQ(lines[1].text, "TWO");
  EXPECT_EQ(lines[1].number, 4U);
  EXPECT_EQ(lines[2].text, "THREE");
  EXPECT_EQ(lines[3].text, "FOUR [#1]");
  EXPECT_TRUE(lines[3].indented);
  EXPECT_EQ(lines[4].text, just);
  ASSERT_THAT(faults, SizeIs(1));
  EXPECT_EQ(faults[0].where, "x:10");
}

TEST(PetrarchActors, CodesByDay) {
  const Dictionaries book = actors_of(
      "NORTHLAND_ [NRD]\n+NORTHERN\nIVO_MARN [OLD]\n\t[NRDGOV 19900101-19991231]\n\t[NRDELI > 20000101]\n"
      "EASTMARK\n\t[EAS <791231]\n\t[WES]\n");
  EXPECT_THAT(told(book), IsEmpty());
  ASSERT_THAT(book.actors, SizeIs(3));
  const Actor& marn = book.actors[1];
  EXPECT_EQ(code_on(marn, Day{1990, 1, 1}), "NRDGOV");
  EXPECT_EQ(code_on(marn, Day{1999, 12, 31}), "NRDGOV");
  EXPECT_EQ(code_on(marn, Day{2000, 1, 1}), "NRDELI");
  EXPECT_EQ(code_on(marn, Day{1989, 12, 31}), "OLD");
  EXPECT_EQ(code_on(marn, std::nullopt), "OLD");
  EXPECT_EQ(code_on(book.actors[2], Day{1979, 12, 31}), "EAS");
  EXPECT_EQ(code_on(book.actors[2], Day{1980, 1, 1}), "WES");
  EXPECT_EQ(length(book.actor_phrases, "Northern ships"), 1U);
}

TEST(PetrarchActors, PhrasesClosedAndOpen) {
  const Dictionaries book =
      actors_of("NORTH_LAKE_CITY [A]\nNORTH_LAKE [B]\nPRESIDENT MARN [C]\nPALMER [D]\n");
  EXPECT_EQ(length(book.actor_phrases, "North Lake City now"), 3U);
  EXPECT_EQ(length(book.actor_phrases, "North Lake is"), 2U);
  EXPECT_EQ(length(book.actor_phrases, "North and Lake"), 0U);
  EXPECT_EQ(length(book.actor_phrases, "President Ivo Adam Karel Marn"), 5U);
  EXPECT_EQ(length(book.actor_phrases, "President Ivo Adam Karel Jan Marn"), 0U);
  EXPECT_EQ(length(book.actor_phrases, "Palmers", true), 1U);
  EXPECT_EQ(length(book.actor_phrases, "Palmers", false), 0U);
}

TEST(PetrarchActors, FaultsCostTheirLine) {
  const Dictionaries book = actors_of(
      "+ORPHAN\nNORTHLAND [NRD]\n\t[X 19901332]\nBROKEN [NRD\nNOBODY\nEASTMARK [EAS "
      "20010101-20000101]\n\t[EAS]\n#\n"
      "\t[]\n--- [ABC]\n");
  EXPECT_THAT(
      told(book),
      ElementsAre("actors.txt:1: a synonym without a phrase before it",
                  "actors.txt:3: not a code with days: [X 19901332]",
                  "actors.txt:4: a bracket without its partner", "actors.txt:5: \"NOBODY\" has no code",
                  "actors.txt:6: not a code with days: [EAS 20010101-20000101]",
                  "actors.txt:9: not a code with days: []", "actors.txt:10: no words, or more than 48"));
  EXPECT_EQ(length(book.actor_phrases, "Northland"), 1U);
  EXPECT_EQ(code_on(book.actors.back(), std::nullopt), "EAS");
}

TEST(PetrarchActors, WordsOfAPhraseAreBounded) {
  std::string phrase = "A";
  for (std::size_t k = 1; k < kMaxPhraseWords; ++k) phrase += "_A";
  EXPECT_THAT(told(actors_of(phrase + " [X]")), IsEmpty());
  EXPECT_THAT(told(actors_of(phrase + "_A [X]")), SizeIs(1));
}

TEST(PetrarchAgents, PluralsAndSets) {
  const Dictionaries book = agents_of(
      "!PERSON! = MAN, MEN, PERSON\nSOLDIER [~MIL]\nTROOPS {} [~MIL]\nATTORNEY_GENERAL {ATTORNEYS_GENERAL} "
      "[~JUD]\n"
      "CLERGY!PERSON! [~REL]\nRELIEF_BODY [ NGO~ ]\n");
  EXPECT_THAT(told(book), IsEmpty());
  for (const char* form : {"soldier", "soldiers", "troops", "attorney general", "attorneys general",
                           "clergyman", "clergymen", "clergyperson", "relief bodies"})
    EXPECT_GT(length(book.agent_phrases, form), 0U) << form;
  for (const char* form : {"troopses", "attorney generals", "clergymans", "clergy"})
    EXPECT_EQ(length(book.agent_phrases, form), 0U) << form;
  EXPECT_TRUE(book.agents.back().before);
  EXPECT_EQ(book.agents.back().code, "NGO");
}

TEST(PetrarchAgents, FaultsCostTheirLine) {
  const Dictionaries book = agents_of(
      "SOLDIER\nSAILOR [MIL]\nPILOT [~]\n!SET! MAN [~X]\n!A! =\n!NO!MAN [~X]\nGUARD {GUARDS [~X]\nCLERK [~A] "
      "[~B]\nJUDGE "
      "[~JUD]\n");
  EXPECT_THAT(book.faults, SizeIs(8));
  EXPECT_EQ(length(book.agent_phrases, "judges"), 1U);
}

TEST(PetrarchAgents, SetsDoNotMultiplyWithoutBound) {
  std::string set = "!S! = W0";
  for (int k = 1; k < 17; ++k) set += ", W" + std::to_string(k);
  EXPECT_THAT(told(agents_of(set + "\nA!S! [~X]\n")), IsEmpty());
  EXPECT_THAT(told(agents_of(set + "\nA!S!!S! [~X]\n")), SizeIs(1));
}

TEST(PetrarchVerbs, FormsAndPatterns) {
  const Dictionaries book = verbs_of(
      "&COIN\n+CROWN\n+GOLD_DUCATS\n\n--- GIVE [070] ---\nGIVE {GAVE GIVEN} # irregular\nDONATE "
      "[071]\n+HAND_OVER\n"
      "- * &COIN [0711]\n- WILL_* &COIN TO + [033]\n- * BLESSINGS [---]\n- * ARMS [042:043]\n\n"
      "--- WIRE [---] ---\nWIRE_+TAP\n- * LINE [171]\n");
  EXPECT_THAT(told(book), IsEmpty());
  ASSERT_THAT(book.blocks, SizeIs(2));
  EXPECT_EQ(book.style, Style::sequence);
  EXPECT_EQ(book.verbs.at("gave").front().root, "give");
  EXPECT_FALSE(book.verbs.contains("gives"));
  EXPECT_EQ(book.verbs.at("donating").front().code, "071");
  EXPECT_THAT(book.verbs.at("handed").front().after, ElementsAre("over"));
  EXPECT_THAT(book.verbs.at("tap").front().before, ElementsAre("wire"));
  EXPECT_EQ(book.verbs.at("tap").front().code, "");
  const std::vector<Pattern>& patterns = book.blocks[0].patterns;
  ASSERT_THAT(patterns, SizeIs(4));
  EXPECT_EQ(patterns[0].text, "WILL_* &COIN TO +");  // the longest goes first
  EXPECT_TRUE(patterns[0].before[0].closed);
  EXPECT_EQ(patterns[0].after[2].kind, ElementKind::target);
  EXPECT_TRUE(book.synsets[patterns[0].after[0].synset].has("crowns"));
  EXPECT_TRUE(book.synsets[patterns[0].after[0].synset].has("gold ducats"));
  EXPECT_EQ(patterns[1].text + patterns[1].code, "* BLESSINGS");
  EXPECT_EQ(patterns[2].reverse, "043");
  EXPECT_EQ(patterns[3].text, "* &COIN");  // of equal length a word goes before a set
}

TEST(PetrarchVerbs, BracketsAndTransformations) {
  const Dictionaries book = verbs_of(
      "--- ATTACK [190] ---\nATTACK\n- * {AIR BASE} (WITH &ROCKET) [195]\n&ROCKET\n+ROCKET\n\n--- SAY [010] "
      "---\nSAY\n"
      "~ a (b . ATTACK) SAY = a b 112\n~ a (a b Q) SAY = a b Q\n~ a (b c ATTACK) SAY = a b 1\n~ a (b . LEAP) "
      "SAY = a b 1\n");
  EXPECT_EQ(book.style, Style::tree);
  ASSERT_THAT(book.transformations, SizeIs(2));
  EXPECT_EQ(book.transformations[0].code, "112");
  EXPECT_EQ(book.transformations[1].code, "");
  EXPECT_THAT(told(book), ElementsAre("verbs.txt:11: not a transformation as ~ a (b . VERB) VERB = a b CODE",
                                      "verbs.txt:12: a verb that has no block: LEAP SAY"));
  const Pattern& pattern = book.blocks[0].patterns[0];
  ASSERT_THAT(pattern.after, SizeIs(4));
  EXPECT_FALSE(pattern.after[0].tight);
  EXPECT_TRUE(pattern.after[1].tight);
  EXPECT_FALSE(pattern.after[2].tight);
  EXPECT_TRUE(pattern.after[3].tight);
}

TEST(PetrarchVerbs, FaultsCostTheirLine) {
  const Dictionaries book = verbs_of(
      "- * EARLY [1]\nLOST\n--- FREE [066] ---\nFREE\n- NO VERB [1]\n- * TWO * [1]\n- * NO CODE\n- * "
      "&UNKNOWN [1]\n"
      "- * GOOD [2]\n- * OPEN [3\nBAD {FORM\n& SET\n--- OPEN [1 ---\n- * GOOD [9]\n~ nonsense\n");
  EXPECT_THAT(
      told(book),
      ElementsAre("verbs.txt:1: a pattern before any verb",
                  "verbs.txt:2: a verb before any block (--- NAME [code] ---)",
                  "verbs.txt:5: no * for the verb", "verbs.txt:6: more than one *",
                  "verbs.txt:7: a pattern without a code", "verbs.txt:10: a bracket without its partner",
                  "verbs.txt:11: a brace without its partner", "verbs.txt:12: not the name of a set: & SET",
                  "verbs.txt:13: a bracket without its partner",
                  "verbs.txt:15: not a transformation as ~ a (b . VERB) VERB = a b CODE",
                  "verbs.txt:8: the set &UNKNOWN is not known",
                  "verbs.txt:14: given with another code at verbs.txt:9; the first is used: * GOOD"));
  ASSERT_THAT(book.blocks[0].patterns, SizeIs(1));
  EXPECT_EQ(book.blocks[0].patterns[0].code, "2");
}

TEST(PetrarchVerbs, SetsWithinSetsEnd) {
  const Dictionaries book = verbs_of("&A\n+&B\n+ONE\n\n&B\n+&A\n+TWO\n\n--- X [1] ---\nX\n- * &A [2]\n");
  EXPECT_THAT(told(book), IsEmpty());
  const Synset& set = book.synsets[book.blocks[0].patterns[0].after[0].synset];
  EXPECT_TRUE(set.has("one"));
  EXPECT_TRUE(set.has("twos"));
}

TEST(PetrarchFiles, MissingOnesAreErrors) {
  const auto none = load({{"/nowhere/verbs.txt"}, {}, {}, {}});
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().line().find("/nowhere/verbs.txt"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::petrarch
