#include "read/syntax/name_context.h"

#include <gtest/gtest.h>

#include "read/syntax/namer.h"

namespace dragoman::syntax {
namespace {

std::vector<WordForm> forms_of(const std::vector<std::string_view>& words) {
  std::vector<WordForm> forms;
  for (const std::string_view word : words) {
    forms.push_back(describe(word, {}));
    forms.back().frequency = 1;
  }
  return forms;
}

// A list with one phrase of two words.
std::string list_of(std::string_view first, std::string_view second, std::uint32_t kind) {
  const std::uint64_t beginning = phrase_key(0, describe(first, {}).lower);
  return encode_lookup({{beginning, kKnownBeginning},
                        {phrase_key(beginning, describe(second, {}).lower), kKnownBeginning + kind}});
}

TEST(NameContext, PhrasesHeardCountInAnyCaseKnownNamesInCapitals) {
  const std::string bytes = list_of("port", "selim", 3);
  const LookupTable list = LookupTable::open(bytes).value();
  const auto words = forms_of({"near", "port", "selim", "and", "Port", "Selim"});
  const auto heard = name_context(words, {{}, list});
  EXPECT_EQ(heard[1].heard, 4 * 3U);
  EXPECT_EQ(heard[2].heard, 4 * 3U + 2);
  EXPECT_EQ(heard[4].heard, 4 * 3U);
  const auto known = name_context(words, {list, {}});
  EXPECT_EQ(known[1].known, 0U);
  EXPECT_EQ(known[5].known, 4 * 3U + 2);
}

TEST(NameContext, ABeginningAloneIsNoPhrase) {
  const std::string bytes = list_of("Port", "Selim", 3);
  const auto context =
      name_context(forms_of({"Port", "Amara"}), {{}, LookupTable::open(bytes).value()});
  EXPECT_EQ(context[0].heard, 0U);
  EXPECT_EQ(context[1].heard, 0U);
}

TEST(NameContext, HowTheSentenceIsWritten) {
  EXPECT_EQ(name_context(forms_of({"she", "left", "for", "port"}), {})[2].writing, 1U + 8);
  EXPECT_EQ(name_context(forms_of({"Rebels", "Take", "Port", "today"}), {})[0].writing, 1U + 3);
  EXPECT_EQ(name_context(forms_of({"REBELS", "TAKE", "PORT", "TODAY"}), {})[3].writing, 1U + 3 + 4);
  EXPECT_TRUE(name_context({}, {}).empty());
}

}  // namespace
}  // namespace dragoman::syntax
