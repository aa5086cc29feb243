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

// Return the name that a verb governs where the parser hung it on the adjective before it: "Obasanjo" for
// "forgive" in "to forgive Nigerian President Obasanjo". kNone if there is none.
[[nodiscard]] Index name_behind_adjective(const Tree& tree, Index verb);

// Return whether a phrase that the parser joined to a name only describes it: "a Texas Democrat" in "Wright,
// a Texas Democrat, said".
[[nodiscard]] bool describes_name(const Tree& tree, Index w);

// Return whether the phrase of `w` begins with a conjunction, wherever the parser hung it.
[[nodiscard]] bool opens_with_conjunction(const Tree& tree, Index w);

// Return the noun behind the object `w` that the parser took for a phrase of the verb, joined to the verb or
// took for an object of `w`, though a conjunction joins it to `w`: "weapons" in "seized pirates as well as
// weapons"; so do "along with" and "together with". kNone if there is none.
[[nodiscard]] Index joined_behind(const Tree& tree, Index w);

// Return the noun of which a participle tells that the parser hung on a verb further off: "officers" for
// "indicted" in "asked him to hand over the officers indicted this week". kNone if it is none.
[[nodiscard]] Index noun_of_participle(const Tree& tree, Index w);

// Return the noun that a verb with a particle governs where the parser took it for one of the noun's
// attributes: "islands" for "taken" in "had freed the area in the offensive and taken over islands". kNone if
// it is none.
[[nodiscard]] Index object_behind_particle(const Tree& tree, Index w);

// Return the last word of such a verb, inside the phrase of the noun: "over" for "islands"; kNone if there is
// none.
[[nodiscard]] Index particle_inside(const Tree& tree, Index noun);

// Return the noun before a subject that a conjunction joins to it though the parser joined the verb: "tanks"
// for "bridge" in "three tanks and a bridge were destroyed". kNone if there is none.
[[nodiscard]] Index joined_before(const Tree& tree, Index subject);

// Return the subject of a verb that follows two nouns without a mark between them, "police" in "the man the
// police detained is free", where the parser took the verb for a participle of the second; kNone if it is
// nothing of the kind. `object` becomes the first noun.
[[nodiscard]] Index doer_in_contact_clause(const Tree& tree, Index w, Index& object);

// Return whether a clause has an auxiliary or a finite form, so that no other clause lends it a subject.
[[nodiscard]] bool is_finite_clause(const Tree& tree, Index w);

}  // namespace dragoman
