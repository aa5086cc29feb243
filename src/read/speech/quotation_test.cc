#include "read/speech/quotation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dragoman::speech {
namespace {

// A report with a paragraph for every line of `text`.
Report paragraphs(const std::string& text) {
  Report report;
  report.text = text;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != '\n') continue;
    report.blocks.push_back({BlockKind::paragraph, {begin, at}});
    begin = at + 1;
  }
  return report;
}

std::vector<std::string> quoted(const std::string& text) {
  const Report report = paragraphs(text);
  std::vector<std::string> out;
  for (const Quotation& quotation : find_quotations(report))
    out.emplace_back(slice(report.text, quotation.inner));
  return out;
}

TEST(Quotation, MatchesTheUsualMarks) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
      {"“We are ready,” she said.", {"We are ready,"}},
      {"\"We are ready,\" she said. \"Ask us.\"", {"We are ready,", "Ask us."}},
      {"''We are ready,'' she said.", {"We are ready,"}},
      {"The envoys' car, the minister's car and '80s music", {}},
      {"Mayor calls blast an ‘act of war’", {"act of war"}},
      {"«Мы готовы», — сказал он.", {"Мы готовы"}},
      {"„Wir sind bereit“, sagte er.", {"Wir sind bereit"}},
      {"“He told me ‘never again’ and left,” she said.", {"He told me ‘never again’ and left,"}},
      {"“It's the workers' pay,” he said.", {"It's the workers' pay,"}},
      {"He is 6' 2\" tall.", {}},
      {"A slip \" in the middle of a line", {}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(quoted(text), expected) << text;
}

TEST(Quotation, JoinsParagraphsOfOneSpeech) {
  const Report report = paragraphs("“First part.\n“Second part.\n“Third part,” the envoy said.");
  const std::vector<Quotation> quotations = find_quotations(report);
  ASSERT_EQ(quotations.size(), 3U);
  EXPECT_EQ(quotations[0].continues, kNone);
  EXPECT_EQ(quotations[1].continues, 0U);
  EXPECT_EQ(quotations[2].continues, 1U);
  EXPECT_EQ(slice(report.text, quotations[2].inner), "Third part,");
}

TEST(Quotation, FindsTheQuotationOfAByte) {
  const Report report = paragraphs("a “b” c “d”");
  const std::vector<Quotation> quotations = find_quotations(report);
  EXPECT_EQ(quotation_at(quotations, 0), kNone);
  EXPECT_EQ(quotation_at(quotations, quotations[1].inner.begin), 1U);
  EXPECT_EQ(quotation_at(quotations, quotations[0].text.end), kNone);
}

}  // namespace
}  // namespace dragoman::speech
