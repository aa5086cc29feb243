// Words as full-text search sees them: word breaks after UAX #29 (ICU), folded forms, Snowball stems. The
// same words whatever store indexes them.
//
// A word is indexed twice at its place: as its surface (folded: case, marks, possessive 's off) and as its
// stem in the report's language, marked "=" in front. A plain query word is looked up by stem, in every
// language of its script, because a query does not say its language; an exact phrase by surface.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"

namespace dragoman {

// A text given to search may begin with a mark that says how it shall be taken: kSearchMark, a language or
// kExact, and kSearchMark again. The mark yields no words.
constexpr char kSearchMark = '\x1F';
constexpr std::string_view kExact = "!";

// Receives a word: its bytes in the text, its surface, and its stems (at least one when a language was asked
// for).
using WordSink =
    std::function<bool(ByteRange, const std::string& surface, const std::vector<std::string>& stems)>;

// Finds the words of texts. Keeps an ICU iterator and the stemmers met so far, so reuse it; not thread safe.
class WordFinder {
 public:
  WordFinder();
  WordFinder(WordFinder&&) noexcept;
  WordFinder& operator=(WordFinder&&) noexcept;
  ~WordFinder();

  // Call `sink` for each word in order until it returns false. `language`: BCP 47 subtag for the stem
  // ("unknown": the surface serves), kExact for none, "" for the stems of all languages of the word's script.
  void find(std::string_view text, std::string_view language, const WordSink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Return what a person typed as an FTS5 expression, "" if it holds no word to look for: words are joined by
// AND, "quoted" is an exact phrase, word* a prefix, -word excludes. Quotation marks may be typographic.
// Whatever is typed, the expression is well formed.
std::string search_expression(std::string_view typed);

}  // namespace dragoman
