// Subjects as the tree has them, and whom relative pronouns stand for.
#pragma once

#include "claim/codebook.h"
#include "claim/coding/tree.h"

namespace dragoman {

// Return whether a word of the lexicon ends at `w`; false without a lexicon.
[[nodiscard]] bool in(const Lexicon* lexicon, const Tree& tree, Index w);

// Return the noun that a relative pronoun stands for, else `w` itself.
[[nodiscard]] Index resolve(const Tree& tree, Index w);

// Return whom a subject stands for: the noun of a relative pronoun, also where the parser sees no relative
// clause ("Isis, who have seized ..."), else itself.
[[nodiscard]] Index subject_meant(const Tree& tree, Index subject);

// Return whether a relative pronoun that the parser took for a subject is the object, for the clause has
// another subject behind it: "the hospital, which aircraft bombed".
[[nodiscard]] bool is_object_before_subject(const Tree& tree, Index relative);

// Return the subject that hangs on `w`, resolved; kNone if none does or it is "there".
[[nodiscard]] Index own_subject(const Tree& tree, Index w);

}  // namespace dragoman
