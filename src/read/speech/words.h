// What a word of a tree is good for: the small questions that all of speech asks.
#pragma once

#include <string_view>

#include "read/speech/draft.h"

namespace dragoman::speech {

// Return whether the word can be part of a noun phrase without a preposition: noun, name, pronoun, number,
// adjective, article.
bool is_nominal(const Word& word);
// Return whether the word is a verb or auxiliary in a finite form, as far as the tag tells.
bool is_finite_verb(const Word& word);
// Return whether the word is a relative pronoun: "who", "which", "that".
bool is_relative(const Word& word);
// Return whether word `w` is a comma or a dash that stands free (a hyphen is part of its word).
bool is_break_mark(const SpeechContext& context, Index w);

// Return the first word of the run without marks that ends before word `end`.
Index segment_begin(const SpeechContext& context, Index end);
// Return the first word of the run of nouns and their modifiers that ends before word `end`; `end` if there
// is none.
Index noun_run(const SpeechContext& context, Index end);
// Return the first word from `w` on that is no punctuation, or the sentence's end.
Index next_word(const SpeechContext& context, Index w);

// Return whether `clause` has the mark ("that", "to").
bool has_mark(const SpeechContext& context, Index clause, std::string_view mark);
bool is_infinitive(const SpeechContext& context, Index clause);
// Return the preposition or mark that introduces `dependant`, or kNone.
Index preposition_of(const SpeechContext& context, Index dependant);

// Return `stretch` without punctuation at its edges; one word is always left.
Stretch trim(const SpeechContext& context, Stretch stretch);

}  // namespace dragoman::speech
