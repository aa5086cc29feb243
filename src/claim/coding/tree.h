// Tree: the dependency trees of a reading made walkable: children, spans, lower-case forms. Built once a
// report.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

class Tree {
 public:
  // Keeps references: report and reading must outlive the tree.
  Tree(const Report& report, const Reading& reading);

  [[nodiscard]] const Reading& reading() const { return reading_; }
  [[nodiscard]] const Word& word(Index w) const { return reading_.words[w]; }
  // Return for each word the keys under which word lists may know it: its form in lower case, its lemma, and,
  // because lemmas of rare words are guesses, what is left without an English ending.
  [[nodiscard]] const std::vector<std::vector<std::string>>& keys() const { return keys_; }
  // Return whether one of the word's keys is `wanted`.
  [[nodiscard]] bool is(Index w, std::string_view wanted) const;
  // Return the lower-case form of a word.
  [[nodiscard]] const std::string& form(Index w) const { return keys_[w].front(); }
  [[nodiscard]] std::span<const Index> children(Index w) const {
    return {kids_.data() + first_kid_[w], kids_.data() + first_kid_[w + 1]};
  }
  [[nodiscard]] Index head(Index w) const { return reading_.words[w].head; }
  [[nodiscard]] Deprel deprel(Index w) const { return reading_.words[w].deprel; }
  [[nodiscard]] Index sentence_of(Index w) const { return sentence_of_[w]; }
  [[nodiscard]] const Sentence& sentence(Index w) const { return reading_.sentences[sentence_of_[w]]; }
  // Return the mention whose head is this word, or null.
  [[nodiscard]] const Mention* mention(Index w) const {
    return mention_of_[w] == kNone ? nullptr : &reading_.mentions[mention_of_[w]];
  }
  // Return the first child with that relation, or kNone.
  [[nodiscard]] Index child(Index w, Deprel deprel) const;
  [[nodiscard]] bool has_child(Index w, Deprel deprel) const { return child(w, deprel) != kNone; }
  // Return the first and last word of the subtree, both included.
  [[nodiscard]] std::pair<Index, Index> span(Index w) const { return {low_[w], high_[w]}; }
  // Return whether `below` is `above` or in its subtree.
  [[nodiscard]] bool dominates(Index above, Index below) const;
  // Return the word of the range whose head stands outside it, the last of several; kNone if the range holds
  // none.
  [[nodiscard]] Index head_in(ByteRange range) const;
  // Return the bytes from word `first` to word `last`, both included.
  [[nodiscard]] ByteRange bytes(Index first, Index last) const;
  [[nodiscard]] std::string_view text(ByteRange range) const { return slice(report_.text, range); }
  [[nodiscard]] const Report& report() const { return report_; }

 private:
  const Report& report_;
  const Reading& reading_;
  std::vector<std::vector<std::string>> keys_;
  std::vector<Index> first_kid_;
  std::vector<Index> kids_;
  std::vector<Index> low_;
  std::vector<Index> high_;
  std::vector<Index> sentence_of_;
  std::vector<Index> mention_of_;
};

// ---- Small questions about words

[[nodiscard]] bool is_subject(Deprel deprel);  // nsubj, csubj and their subtypes
[[nodiscard]] bool is_oblique(Deprel deprel);  // obl, nmod and their subtypes, but the possessor
[[nodiscard]] bool has_feature(const Word& word, std::string_view feature);  // "Tense=Past"
// Return whether a form is of a verb's past only: "struck", "bombed".
[[nodiscard]] bool is_past_form(std::string_view form);
// Return whether the word heads a relative clause, under that name or as a finite clause on a noun.
[[nodiscard]] bool is_relative_clause(const Tree& tree, Index w);
[[nodiscard]] bool is_relative(const Tree& tree,
                               Index w);  // who, which, that as pronouns of a relative clause
[[nodiscard]] bool is_passive(const Tree& tree, Index w);
// Return whether the word heads a clause: a verb, or a predicate with a copula.
[[nodiscard]] bool is_predicate(const Tree& tree, Index w);
// Return the preposition of a noun or of a gerund clause in lower case ("in", "because of"), "" if none.
[[nodiscard]] std::string preposition_of(const Tree& tree, Index w);

}  // namespace dragoman
