// Fillers: from a dependent's head word to what stands in a role: its test, its name, its words.
#pragma once

#include <string>
#include <vector>

#include "claim/codebook.h"
#include "claim/coding/functions.h"

namespace dragoman {

// Return whether the noun phrase headed by `w` passes the filter.
[[nodiscard]] bool passes(const Grammar& grammar, const Filter& filter, Index w);

// Return the bytes of the core noun phrase of `w`: its modifiers before it, names, an "of" phrase; no
// clauses, no appositions, no articles.
[[nodiscard]] ByteRange phrase_of(const Grammar& grammar, Index w);

// Return the name of the party or thing at `w`: its actor's name if known, else its phrase with pronouns of
// possession resolved ("Russia's forces" for "its forces").
[[nodiscard]] std::string name_at(const Grammar& grammar, Index w);

// Return `w` and what is coordinated with it.
[[nodiscard]] std::vector<Index> coordinated(const Grammar& grammar, Index w);

// Make the arguments of a role from a dependent; more than one if `many` and the phrase is coordinated.
[[nodiscard]] std::vector<Argument> fill(const Grammar& grammar, const Role& role, const Filter& filter,
                                         Index w);

}  // namespace dragoman
