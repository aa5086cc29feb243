// Misreadings: forms of a sentence that parsers trained on full text take for others, told from the words
// around. Each is a form of headlines and news leads; the trees themselves stay as they are.
#pragma once

#include "claim/coding/tree.h"

namespace dragoman {

// Return the noun that does what a verb says which the parser took for an attribute of its object: "Fighters
// seized guns" read as two nouns, the second of them seized. kNone if the verb is nothing of the kind.
[[nodiscard]] Index doer_before_attribute(const Tree& tree, Index w);

// Return whether a verb read as active and as the main one is a participle of its subject: "The planes sold
// to X were built in Y", where the true main verb hangs on it without a subject.
[[nodiscard]] bool is_reduced_passive(const Tree& tree, Index w);

// Return the number and noun before a verb without a subject that the parser took for a phrase of place or
// time: "up to forty men were killed". kNone if there is none.
[[nodiscard]] Index counted_subject(const Tree& tree, Index w);

// Return the noun that the parser took for an attribute of the noun `w` because an attribute follows it: the
// first of "ammunition and armoured vehicles". Its child by conj is that attribute. kNone if there is none.
[[nodiscard]] Index listed_before(const Tree& tree, Index w);

// Return the noun behind `w` that the parser took for a phrase of the verb though a conjunction joins it to `w`:
// "weapons" in "seized pirates as well as weapons". kNone if there is none.
[[nodiscard]] Index joined_behind(const Tree& tree, Index w);

// Return whether a clause has an auxiliary or a finite form, so that no other clause lends it a subject.
[[nodiscard]] bool is_finite_clause(const Tree& tree, Index w);

}  // namespace dragoman
