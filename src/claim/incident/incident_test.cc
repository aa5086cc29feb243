#include "claim/incident/incident.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "claim/code.h"
#include "claim/codebook_cases.h"
#include "read/test_knowledge.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<IncidentParty>& parties) {
  std::string out;
  for (const IncidentParty& party : parties) out += (out.empty() ? "" : ", ") + party.text;
  return out;
}

// Each incident as "type stage | perpetrators | organisations | things | people | instruments".
std::vector<std::string> incidents_of(const std::string& text) {
  static const auto book = Codebook::load(DRAGOMAN_CODEBOOK_DIR);
  Report report = report_of(text, "en");
  report.published = {"2019-05-20", "test"};
  const Reading reading = read(report, test_knowledge());
  std::vector<std::string> out;
  for (const Incident& incident : incidents(report, reading, code(report, reading, *book), *book)) {
    out.push_back(incident.type + ' ' + std::string(name_of(incident.stage)) + " | " +
                  joined(incident.perpetrators) + " | " + joined(incident.organisations) + " | " +
                  joined(incident.things) + " | " + joined(incident.people) + " | " +
                  joined(incident.instruments));
  }
  return out;
}

using Found = std::vector<std::string>;

TEST(Incidents, TakeTheirPartsFromTheSentence) {
  EXPECT_EQ(incidents_of("Masked gunmen kidnapped the engineer Paul Hartley near the airport on Friday."),
            (Found{"kidnapping accomplished | gunmen |  |  | Paul Hartley | "}));
  EXPECT_EQ(incidents_of("Rebels blew up a bus with dynamite on Friday."),
            (Found{"bombing accomplished | Rebels |  | bus |  | dynamite"}));
}

TEST(Incidents, JoinSentencesThatTellOfOne) {
  const auto found = incidents_of(
      "A bomb exploded outside a hotel on Friday. The blast killed two tourists. The attack was the first "
      "this year.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].starts_with("bombing accomplished | ")) << found[0];
  EXPECT_NE(found[0].find("hotel"), std::string::npos) << found[0];
}

TEST(Incidents, PartWhatHappenedOnOtherDays) {
  EXPECT_EQ(
      incidents_of("Gunmen shot the mayor, Anna Kovacs, on 3 May 2019. Gunmen murdered the journalist Peter "
                   "Lang on 16 May 2019.")
          .size(),
      2U);
}

TEST(Incidents, PartWhatHitOtherThingsFartherOn) {
  const auto found = incidents_of(
      "A bomb exploded outside a bank on Friday. Nobody was hurt. The police closed the street for an hour. "
      "A bomb destroyed a power station in the evening.");
  EXPECT_EQ(found.size(), 2U);
}

TEST(Incidents, NoneWhereNothingParticularHappened) {
  const char* texts[] = {
      "The minister condemned terrorism and said that attacks and murders must end.",
      "The soldiers killed four rebels in a clash on Friday.",
      "The plane crash killed 40 people.",
      "The mayor shook hands with the minister in the palace on Friday.",
      "The president fired the defence minister on Friday.",
      "The rebels are known for their attacks on banks.",
      "He denied that his men had kidnapped the engineer.",
      "The journalist Karl Weber was murdered in 1974.",
  };
  for (const char* text : texts) EXPECT_EQ(incidents_of(text), Found{}) << text;
}

TEST(Incidents, TextInOneCaseIsReadLikeAnyOther) {
  EXPECT_EQ(
      incidents_of("gunmen kidnapped the engineer paul hartley near london on friday. the police are looking "
                   "for the engineer in the hills near the town."),
      (Found{"kidnapping accomplished | gunmen |  |  | paul hartley | "}));
}

}  // namespace
}  // namespace dragoman
