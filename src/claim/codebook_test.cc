#include "claim/codebook.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "claim/codes.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

TEST(Codebook, OwnCodebookLoads) {
  const auto book = Codebook::load(DRAGOMAN_CODEBOOK_DIR);
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->frames().size(), 17U);
  std::size_t phases = 0;
  for (const Frame& frame : book->frames()) phases += frame.phases.size();
  EXPECT_EQ(phases, 127U);
  ASSERT_NE(book->language("en"), nullptr);
}

// A small codebook in a folder of its own, with one rule file that each test writes.
class SmallCodebook : public ::testing::Test {
 protected:
  SmallCodebook() : folder_(fs::temp_directory_path() / ("codebook_" + std::to_string(::getpid()))) {
    write("codebook.toml", "name = \"Small\"\nversion = \"1\"\nlanguages = [\"en\"]\n");
    write("operators.toml", "[[operator]]\nname = \"plan\"\nmodality = \"planned\"\n");
    write("frames/gift.toml",
          "frame = \"gift\"\n[roles]\ngiver = { accepts = \"actor\" }\n[[phase]]\nname = \"given\"\n");
    write("en/lexicons/words.toml", "sweets = [\"cake, apple pie\"]\n");
  }
  ~SmallCodebook() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  [[nodiscard]] std::string fault(const std::string& rules) const {
    write("en/rules/gift.toml", rules);
    const auto book = Codebook::load(folder_);
    return book ? "" : book.error().line();
  }
  fs::path folder_;
};

TEST(Codes, FollowPhaseModalityAndRule) {
  const auto book = Codebook::load(DRAGOMAN_CODEBOOK_DIR);
  ASSERT_TRUE(book) << book.error().line();
  const auto plover = [&](const char* frame, const char* phase, Modality modality, bool negative = false) {
    Claim claim;
    claim.frame = frame;
    claim.phase = phase;
    claim.modality = modality;
    claim.negative = negative;
    return std::string(code_of(*book, claim, "plover"));
  };
  EXPECT_EQ(plover("coercion", "arrested", Modality::happened), "COERCE/arrest");
  EXPECT_EQ(plover("coercion", "arrested", Modality::planned), "THREATEN");
  EXPECT_EQ(plover("coercion", "arrested", Modality::negated, true), "");
  EXPECT_EQ(plover("coercion", "arrested", Modality::hoped), "");
  EXPECT_EQ(plover("arms_transfer", "pledged", Modality::pledged), "AGREE; military");
  EXPECT_EQ(plover("force_presence", "withdrawn", Modality::planned), "AGREE; military");
  EXPECT_EQ(plover("statement", "praise", Modality::opinion), "SUPPORT; diplomatic");
  EXPECT_EQ(plover("territorial_control", "held", Modality::state), "");
  EXPECT_EQ(plover("no_frame", "held", Modality::state), "");
}

TEST_F(SmallCodebook, FaultsNameFileLineAndReason) {
  const std::string head =
      "frame = \"gift\"\n[[rule]]\nname = \"give\"\nphase = \"given\"\nverb = [\"give\"]\n";
  const std::pair<std::string, std::string> cases[] = {
      {head, ""},
      {head + "args.givr = \"subject\"\n",
       "gift.toml:6: frame gift has no role 'givr'; did you mean 'giver'?"},
      {head + "args.giver = \"subject : @sweet\"\n", "did you mean 'sweets'?"},
      {head + "args.giver = \"subject : actr\"\n", "gift.toml:6: unknown test 'actr'"},
      {head + "need = [\"giver\"]\n", "gift.toml:6: unknown key 'need'"},
      {"frame = \"gift\"\n[[rule]]\nname = \"give\"\nphase = \"gven\"\nverb = [\"give\"]\n",
       "has no phase 'gven'"},
      {"frame = \"gift\"\n[[rule]]\nname = \"give\"\nphase = \"given\"\n", "needs triggers"},
      {"frame = \"gft\"\n", "gift.toml:1: no frame 'gft'; did you mean 'gift'?"},
      {"frame = [", "gift.toml:1"},
  };
  for (const auto& [rules, expected] : cases) {
    const std::string line = fault(rules);
    EXPECT_NE(line.find(expected), std::string::npos) << rules << "\n" << line;
    EXPECT_EQ(expected.empty(), line.empty()) << line;
  }
}

TEST_F(SmallCodebook, AnotherExtendsIt) {
  ASSERT_EQ(fault("frame = \"gift\"\n[[rule]]\nname = \"give\"\nphase = \"given\"\nverb = [\"give\"]\n"), "");
  write("mine/codebook.toml", "extends = \"..\"\nname = \"Mine\"\nlanguages = [\"en\"]\n");
  write("mine/en/lexicons/words.toml", "sweets = [\"-cake\", \"toffee\"]\n");
  write("mine/en/rules/gift.toml",
        "frame = \"gift\"\n[[rule]]\nname = \"give\"\nphase = \"given\"\nverb = [\"present\"]\n");
  const auto book = Codebook::load(folder_ / "mine");
  ASSERT_TRUE(book) << book.error().line();
  EXPECT_EQ(book->name(), "Mine");
  const Language& english = *book->language("en");
  EXPECT_TRUE(english.triggers.at("give").empty());
  EXPECT_EQ(english.triggers.at("present").size(), 1U);
  const auto sweets_id = english.lexicon("sweets");
  ASSERT_TRUE(sweets_id);
  const Lexicon& sweets = english.lexicons[*sweets_id];
  EXPECT_TRUE(sweets.has_word("toffee"));
  EXPECT_FALSE(sweets.has_word("cake"));
}

}  // namespace
}  // namespace dragoman
