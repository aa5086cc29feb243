// Lemmas and features: what a word with a given tag was in the treebank, and for unknown words what words of
// the same tag with the longest common ending were. A lemma is stored as the edit that makes it from the form
// (Chrupala 2006, "Simple Data-Driven Context-Sensitive Lemmatization"), so that endings generalise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/syntax/tables.h"

namespace dragoman::syntax {

// How a lemma comes from a form: cut bytes from its end, add others. As text: "2 y".
struct LemmaEdit {
  std::uint32_t cut = 0;
  std::string add;
  bool operator==(const LemmaEdit&) const = default;
};

// Return the shortest edit from form to lemma.
LemmaEdit edit_of(std::string_view form, std::string_view lemma);
// Return the lemma; an edit that would cut more than the form, or leave nothing, gives the form itself.
std::string lemma_of(const LemmaEdit& edit, std::string_view form);
std::string to_text(const LemmaEdit& edit);
LemmaEdit parse_edit(std::string_view text);

// Return whether endings of words with this label ("PROPN NNP") are of the form as written; those of all
// others are of the lower-case form.
bool keeps_case(std::string_view tag);

// Keys of the table: of a whole word, or of its last `length` bytes (0..kMaxEnding), with a tag's label.
constexpr std::size_t kMaxEnding = 6;
std::uint64_t word_key(std::string_view form, std::string_view tag);
std::uint64_t ending_key(std::string_view lower, std::size_t length, bool capital, std::string_view tag);

// A classifier by whole word as written, by whole word in lower case, then by longest ending. Immutable,
// thread safe; views into the model file.
class EndingTable {
 public:
  struct Found {
    std::string_view value;  // "" if nothing fits
    bool of_form = true;     // the value was learned for the form as written, else for its lower case
  };

  EndingTable() = default;
  // `values` has one line for each number (1, 2, ...) that `table` holds.
  [[nodiscard]] static Result<EndingTable> open(std::string_view table, std::string_view values);

  // Return the value for a word of this tag (label "NOUN NN").
  [[nodiscard]] Found find(std::string_view form, std::string_view lower, std::string_view tag) const;

 private:
  LookupTable table_;
  std::vector<std::string_view> values_;
};

}  // namespace dragoman::syntax
