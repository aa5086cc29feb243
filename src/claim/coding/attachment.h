// Attachment: questions of what belongs to what, where trees alone mislead. Used by the functions of
// triggers.
#pragma once

#include "claim/coding/functions.h"

namespace dragoman {

// Return the verb of which the noun is the subject, or with which the parser coordinates it instead; kNone if
// none.
[[nodiscard]] Index verb_told_of(const Tree& tree, Index noun);

// Return whether "and" stands between a word and the phrase of another.
[[nodiscard]] bool stands_joined(const Tree& tree, Index word, Index other);

// Return whether a verb has its preposition right behind it and no auxiliary of a passive: "Gates also called
// for".
[[nodiscard]] bool is_prepositional(const Grammar& grammar, Index w);

// Return who does what the nearest verb in the perfect before `w` tells: "its forces had freed two towns ...
// and taken over islands". kNone if there is none.
[[nodiscard]] Index subject_of_perfect_before(const Grammar& grammar, Index w);

// Return whether a word is a place, by name or by its noun.
[[nodiscard]] bool names_place(const Grammar& grammar, Index w);

// Return the noun that a name belongs to where the parser parts them, "the sale of 40 F-16 jets"; else the
// name.
[[nodiscard]] Index noun_of_phrase(const Grammar& grammar, Index name);

// Return whether a dependent of `w` stands outside of what is said though `w` is: "told the agency that jets
// bombed the bridge", wherever the parser hung the agency.
[[nodiscard]] bool said_elsewhere(const Grammar& grammar, Index w, Index kid);

// Return whether a noun in a phrase of the verb has an owner of its own, who does what it tells: "dropped its
// objections to Norland's seizure of the port".
[[nodiscard]] bool is_others(const Tree& tree, Index noun);

}  // namespace dragoman
