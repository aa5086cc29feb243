// Trains all models on a handful of sentences, twice, and compares the files.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "base/file.h"
#include "read/syntax/models.h"
#include "train/syntax/heard_names.h"
#include "train/syntax/train.h"

namespace dragoman::train {
namespace {

namespace fs = std::filesystem;

// FORM LEMMA UPOS XPOS HEAD DEPREL, one word a line, sentences parted by an empty line.
constexpr const char* kTrees = R"(The the DET DT 2 det
envoy envoy NOUN NN 3 nsubj
left leave VERB VBD 0 root
Qarem Qarem PROPN NNP 3 obj
. . PUNCT . 3 punct

Rebels rebel NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
the the DET DT 4 det
harbour harbour NOUN NN 2 obj
at at ADP IN 6 case
dawn dawn NOUN NN 2 obl
. . PUNCT . 2 punct

She she PRON PRP 2 nsubj
denied deny VERB VBD 0 root
the the DET DT 4 det
report report NOUN NN 2 obj
. . PUNCT . 2 punct

Tavin Tavin PROPN NNP 2 nsubj
sent send VERB VBD 0 root
grain grain NOUN NN 2 obj
to to ADP IN 5 case
Qarem Qarem PROPN NNP 2 obl
. . PUNCT . 2 punct
)";

constexpr const char* kNames =
    "Mira\tB-PER\nTavin\tI-PER\nleft\tO\nQarem\tB-LOC\n.\tO\n\nThe\tO\nHarbour\tB-ORG\nBoard\tI-"
    "ORG\nmet\tO\n.\tO"
    "\n\nRebels\tO\nshelled\tO\nQarem\tB-LOC\n.\tO\n\n";

constexpr const char* kRecipe = R"(language = "en"
licence = "CC0"
treebanks = ["trees.conllu"]
measured = ["trees.conllu"]
names = [{ file = "names.tsv" }]
texts = ["text.jsonl"]
people = ["people.tsv"]
samples = ["Rebels shelled the harbour at Qarem."]
[words]
min_count = 1
[split]
epochs = 4
min_updates = 1
[tags]
epochs = 6
min_updates = 1
seeds = 2
[trees]
epochs = 6
folds = 2
fold_epochs = 2
min_updates = 1
seeds = 2
[names_model]
epochs = 6
min_updates = 1
)";

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// The trees as CoNLL-U, several times over, so that there is something to count.
std::string as_conllu(std::string_view lines, int times) {
  std::string sentence, text, out;
  int words = 0;
  const auto close = [&] {
    if (words > 0) out += "# text = " + text + "\n" + sentence + "\n";
    sentence.clear();
    text.clear();
    words = 0;
  };
  for (int i = 0; i < times; ++i) {
    for (const std::string_view line : syntax::lines_of(lines)) {
      if (line.empty()) {
        close();
        continue;
      }
      std::array<std::string, 6> f;
      std::size_t column = 0;
      for (const char c : line)
        if (c == ' ')
          ++column;
        else
          f.at(column) += c;
      if (words > 0 && f[2] != "PUNCT") text += ' ';
      text += f[0];
      sentence += std::to_string(++words) + '\t' + f[0] + '\t' + f[1] + '\t' + f[2] + '\t' + f[3] + "\t_\t" +
                  f[4] + '\t' + f[5] + "\t_\t_\n";
    }
    close();
  }
  return out;
}

class Training : public ::testing::Test {
 protected:
  Training() {
    fs::create_directories(folder_);
    write(folder_ / "trees.conllu", as_conllu(kTrees, 20));
    write(folder_ / "names.tsv", kNames);
    write(folder_ / "people.tsv", "Mira\tx\t9\nTavin\tx\t4\n");
    std::string text;
    for (int i = 0; i < 40; ++i)
      text += "{\"text\": \"The envoy left Qarem. Rebels shelled the harbour. She denied the report.\"}\n";
    write(folder_ / "text.jsonl", text);
    write(folder_ / "recipe.toml", kRecipe);
  }
  ~Training() override { fs::remove_all(folder_); }

  Result<void> train(const char* out, const std::vector<std::string>& steps = {}) {
    return train_models(folder_ / "recipe.toml", folder_, folder_ / out, steps);
  }

  fs::path folder_ = fs::temp_directory_path() / ("dragoman_training_" + std::to_string(::getpid()));
};

TEST_F(Training, SameDataSameBytes) {
  ASSERT_TRUE(train("one"));
  ASSERT_TRUE(train("two"));
  for (const std::string& name : syntax::model_names("en")) {
    const auto one = read_file(folder_ / "one" / name, 1U << 30U);
    const auto two = read_file(folder_ / "two" / name, 1U << 30U);
    ASSERT_TRUE(one && two) << name;
    EXPECT_EQ(*one, *two) << name;
  }
}

TEST_F(Training, OneStepAfterTheOtherGivesTheSameAsAllAtOnce) {
  ASSERT_TRUE(train("one"));
  for (const char* step : {"words", "split", "tags", "trees", "names"}) ASSERT_TRUE(train("two", {step}));
  for (const std::string& name : syntax::model_names("en"))
    EXPECT_EQ(*read_file(folder_ / "one" / name, 1U << 30U), *read_file(folder_ / "two" / name, 1U << 30U))
        << name;
}

TEST_F(Training, TheModelsReadWhatTheyLearnt) {
  ASSERT_TRUE(train("one"));
  const Result<syntax::Models> models = syntax::Models::load(folder_ / "one", "en");
  ASSERT_TRUE(models) << models.error().line();
  const std::string read = print_analysis(*models, "Rebels shelled the harbour at dawn.");
  EXPECT_NE(read.find("shelled\tshell\tVERB"), std::string::npos) << read;
  EXPECT_NE(read.find("\troot\t"), std::string::npos) << read;
}

TEST_F(Training, FaultsAreSaid) {
  EXPECT_EQ(train("out", {"wrods"}).error().code, ErrorCode::bad_input);
  fs::remove(folder_ / "names.tsv");
  EXPECT_FALSE(train("out"));
  write(folder_ / "recipe.toml", "language = ");
  EXPECT_EQ(train("out").error().code, ErrorCode::bad_input);
}


// Words w[0], w[1], ... with one name in them.
void hear_name(HeardNames& heard, std::span<const syntax::WordForm> words, syntax::NameType type, int times) {
  const std::vector<syntax::NameSpan> spans = {{1, 3, type}};
  for (int i = 0; i < times; ++i) heard.add(words, syntax::tags_of(spans, words.size()));
}

TEST(HeardNames, AreThoseHeardOftenWithTheirCommonestType) {
  std::vector<syntax::WordForm> words;
  for (const char* word : {"in", "Port", "Selim", "today"}) words.push_back(syntax::describe(word, {}));
  HeardNames heard, other;
  hear_name(heard, words, syntax::NameType::person, 1);
  hear_name(other, words, syntax::NameType::place, 2);
  const auto first_of = [&](const HeardNames& names, std::uint32_t models) {
    const std::string bytes = names.encode(models);
    return syntax::name_context(words, {{}, syntax::LookupTable::open(bytes).value()})[1].heard;
  };
  EXPECT_EQ(first_of(other, 1), 0U);
  other.add(heard);
  EXPECT_EQ(first_of(other, 1), 4 * (1 + static_cast<std::uint32_t>(syntax::NameType::place)));
  EXPECT_EQ(first_of(other, 2), 0U);
}

}  // namespace
}  // namespace dragoman::train
