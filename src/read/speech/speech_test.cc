#include "read/speech/speech.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "read/test_knowledge.h"

namespace dragoman::speech {
namespace {

// A report with a paragraph for every line of `text`.
Report paragraphs(const std::string& text, const std::string& language) {
  Report report;
  report.text = text;
  report.language = language;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != '\n') continue;
    report.blocks.push_back({BlockKind::paragraph, {begin, at}});
    begin = at + 1;
  }
  return report;
}

std::string joined(const Report& report, const std::vector<ByteRange>& ranges) {
  std::string out;
  for (const ByteRange range : ranges) {
    if (!out.empty()) out += " / ";
    out += slice(report.text, range);
  }
  return out;
}

// Each attribution as "source | cue | content", with "N< " before it if it stands inside number N.
std::vector<std::string> speech_of(const std::string& text, const std::string& language = "en") {
  const Report report = paragraphs(text, language);
  const Reading reading = read(report, test_knowledge());
  std::vector<std::string> out;
  for (const Attribution& a : reading.attributions) {
    const std::string inside = a.inside == kNone ? "" : std::to_string(a.inside) + "< ";
    out.push_back(inside + joined(report, a.source) + " | " + joined(report, a.cue) + " | " +
                  joined(report, a.content));
  }
  return out;
}

struct Case {
  std::string text;
  std::vector<std::string> expected;
};

void expect_speech(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(speech_of(c.text), c.expected) << c.text;
}

TEST(Speech, IndirectSpeech) {
  expect_speech({
      {"Ivan Berg said in an interview with the newspaper that the convoy had reached the border.",
       {"Ivan Berg | said in an interview with the newspaper | that the convoy had reached the border"}},
      {"The minister said that the convoy had reached the border.",
       {"The minister | said | that the convoy had reached the border"}},
      {"The convoy has reached the border, the minister said on Friday.",
       {"the minister | said | The convoy has reached the border"}},
      {"The ministry said in a statement that two soldiers were wounded.",
       {"The ministry | said in a statement | that two soldiers were wounded"}},
      {"Two soldiers were wounded, according to the ministry.",
       {"the ministry | according to | Two soldiers were wounded"}},
      {"The president condemned the violence, saying the country had reached the edge of the abyss.",
       {"The president | condemned | the violence",
        "The president | saying | the country had reached the edge of the abyss"}},
      {"According to the ministry, two soldiers were wounded.",
       {"the ministry | According to | two soldiers were wounded"}},
  });
}

TEST(Speech, DirectSpeech) {
  expect_speech({
      {"“We will not leave the city,” the mayor told reporters.",
       {"the mayor | told | “We will not leave the city,”"}},
      {"“We will not leave,” said the mayor. “We have nowhere to go.”",
       {"the mayor | said | “We will not leave,” / “We have nowhere to go.”"}},
      {"The mayor said: “We will not leave the city.”", {"The mayor | said | “We will not leave the city.”"}},
      {"“The first week was hard.\n“The second was worse,” the nurse said.",
       {"the nurse | said | “The first week was hard. / “The second was worse,”"}},
      {"The mayor said the siege was over.\n“We can open the road tomorrow.”",
       {"The mayor | said | the siege was over / “We can open the road tomorrow.”"}},
  });
}

TEST(Speech, PledgesAndJudgements) {
  expect_speech({
      {"The president vowed to rebuild the bridge.", {"The president | vowed | to rebuild the bridge"}},
      {"The general denied the accusations.", {"The general | denied | the accusations"}},
      {"The envoy accused the rebels of breaking the truce.",
       {"The envoy | accused | the rebels of breaking the truce"}},
      {"The council urged both sides to return to talks.",
       {"The council | urged | both sides to return to talks"}},
      {"The union called for an inquiry.", {"The union | called for | an inquiry"}},
  });
}

TEST(Speech, ChainsNest) {
  expect_speech({
      {"The governor said the rebels had told him that the army reported heavy losses.",
       {"The governor | said | the rebels had told him that the army reported heavy losses",
        "0< the rebels | had told | that the army reported heavy losses",
        "1< the army | reported | heavy losses"}},
      {"“The crews have told us that the port is open,” the captain said.",
       {"1< The crews | have told | that the port is open",
        "the captain | said | “The crews have told us that the port is open,”"}},
      {"“We will stay in the city,” Koval told reporters, reports AFP.",
       {"1< Koval | told | “We will stay in the city,”",
        "AFP | reports | “We will stay in the city,” Koval told reporters"}},
      // A stance, or the same speaker again, adds no link.
      {"The envoy said he had told the court everything.",
       {"The envoy | said | he had told the court everything"}},
  });
}

TEST(Speech, Headlines) {
  expect_speech({
      {"Koval: No tanks will cross the river", {"Koval | : | No tanks will cross the river"}},
      {"Poll: Most voters want the truce to hold", {"Poll | : | Most voters want the truce to hold"}},
      {"Egypt ready to host the talks", {"Egypt | ready | to host the talks"}},
  });
}

TEST(Speech, NoBreakSpacesAreSpaces) {
  EXPECT_EQ(
      speech_of("The minister said in\u00A0a\u00A0statement that the convoy had reached\u00A0the border."),
      std::vector<std::string>{
          "The minister | said in\u00A0a\u00A0statement | that the convoy had reached\u00A0the border"});
}

TEST(Speech, SpeakersHaveNamesInAChain) {
  const Report report = paragraphs(
      "“The road is open,” Mayor Anna Weber said.\nShe added that the bridge was not.\nTwo bridges "
      "reportedly fell.",
      "en");
  const Reading reading = read(report, test_knowledge());
  std::vector<std::string> names;
  for (const Attribution& attribution : reading.attributions) names.push_back(attribution.speaker_name);
  ASSERT_EQ(names.size(), 3U);
  EXPECT_NE(names[0].find("Weber"), std::string::npos);
  EXPECT_EQ(names[1], names[0]);
  EXPECT_EQ(names[2], "(unnamed)");
}

TEST(Speech, ChainAtGoesOutwards) {
  const Report report =
      paragraphs("The governor said the rebels had told him that the army reported heavy losses.", "en");
  const Reading reading = read(report, test_knowledge());
  const auto at = static_cast<std::uint32_t>(report.text.find("heavy"));
  EXPECT_EQ(speech::chain_at(reading, {at, at + 5}), (std::vector<Index>{2, 1, 0}));
}

TEST(Speech, OtherLanguagesByPattern) {
  const struct {
    const char* language;
    const char* text;
    std::vector<std::string> expected;
  } cases[] = {
      {"ru",
       "«Мы готовы помочь», — заявил министр Иванов.",
       {"министр Иванов | заявил | «Мы готовы помочь»"}},
      {"ru",
       "Министр сообщил, что колонна пересекла границу.",
       {"Министр | сообщил | что колонна пересекла границу"}},
      {"ru",
       "По словам министра, колонна пересекла границу.",
       {"министра | По словам | колонна пересекла границу"}},
      {"uk", "«Ми готові допомогти», — заявив міністр.", {"міністр | заявив | «Ми готові допомогти»"}},
      {"fr",
       "« La route est ouverte », a déclaré le maire.",
       {"le maire | déclaré | « La route est ouverte »"}},
      {"fr", "Selon le ministre, la route est ouverte.", {"le ministre | Selon | la route est ouverte"}},
      {"ar", "قال الوزير إن الطريق مفتوح.", {"الوزير | قال | إن الطريق مفتوح"}},
      {"tr", "Bakan, “Yol açık” dedi.", {"Bakan | dedi | “Yol açık”"}},
      {"fa", "وزیر گفت که راه باز است.", {"وزیر | گفت | که راه باز است"}},
  };
  for (const auto& c : cases) EXPECT_EQ(speech_of(c.text, c.language), c.expected) << c.text;
}

TEST(Lexicon, SaysWhereAFileIsWrong) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "speech_lexicon";
  std::filesystem::create_directories(folder);
  ASSERT_TRUE(write_file(folder / "cues.toml", "[[verbs]]\nframes = [\"sideways\"]\nlemmas = \"say\"\n"));
  const auto loaded = speech::CueLexicon::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().line().find("cues.toml:1"), std::string::npos);
  EXPECT_NE(loaded.error().line().find("sideways"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::speech
