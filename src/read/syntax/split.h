// Sentences, tokens and words: where to cut text. Two ways to the same result: learned from treebanks
// (English), and rules by script for all other languages (split_rules.cc).
#pragma once

#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "read/syntax/features.h"
#include "read/syntax/tables.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

// A paragraph cut up. All ranges are in the paragraph's own bytes; every byte that is not white space lies in
// exactly one word, every word in exactly one token, every token in exactly one sentence.
struct SplitText {
  struct Token {
    ByteRange text;
    std::uint32_t first = 0;  // words [first, end)
    std::uint32_t end = 0;
  };
  std::vector<ByteRange> words;
  std::vector<Token> tokens;
  std::vector<std::uint32_t> sentence_ends;  // in words; the last is words.size()
};

// What stands between two neighbouring characters of a stretch without white space.
enum class Cut : std::uint8_t { none = 0, token = 1, word = 2 };
constexpr std::size_t kCuts = 3;

// A stretch without white space, and the character after the white space that follows it.
struct Chunk {
  std::string_view text;
  char32_t next = 0;  // 0 at the end of the paragraph
};

// Return whether a cut before byte `at` has to be decided by the classifier: not inside runs of letters or
// digits, save before "n't". Requires: 0 < at < chunk.text.size(), on a code point.
bool is_cut_place(std::string_view chunk, std::size_t at);
void cut_features(const Chunk& chunk, std::size_t at, Cut before, FeatureList& out);

// What is known when deciding whether a sentence ends behind word `i` of a paragraph.
struct BreakPlace {
  std::string_view text;             // the paragraph
  std::span<const ByteRange> words;  // all words of the paragraph
  std::span<const WordForm> forms;   // their descriptions
  std::size_t i = 0;
  std::size_t sentence_first = 0;  // first word of the open sentence
  bool open_quote = false;         // an odd number of quotation marks since then
  int open_brackets = 0;
};
// Return whether a break behind word i has to be decided: after punctuation or before what is not lower case.
bool is_break_place(const BreakPlace& place);
void break_features(const BreakPlace& place, FeatureList& out);
// Move the state of quotation marks and brackets over the word at place.i.
void step_over(BreakPlace& place);

// Key of a run of letters in the table of runs that hold two words ("cannot").
std::uint64_t run_key(std::string_view run);

// The learned splitter. Immutable, thread safe; views into the model file.
class Splitter {
 public:
  Splitter() = default;
  [[nodiscard]] static Result<Splitter> open(std::string_view cuts, std::string_view breaks,
                                             std::string_view runs);

  // Cut a paragraph. Writes the words' descriptions to `forms`, which later layers use. Linear in the bytes.
  [[nodiscard]] SplitText split(std::string_view text, const WordLists& lists,
                                std::vector<WordForm>& forms) const;

 private:
  void cut_chunk(const Chunk& chunk, std::uint32_t offset, SplitText& out) const;
  void find_sentences(std::string_view text, std::span<const WordForm> forms, SplitText& out) const;
  WeightTable cuts_;
  WeightTable breaks_;
  LookupTable runs_;
};

// Cut a paragraph of any language by rules: white space and punctuation part tokens; a sentence ends at . ! ?
// and their sisters in other scripts unless a lower case letter follows. No multi-word tokens.
SplitText split_by_rules(std::string_view text);

}  // namespace dragoman::syntax
