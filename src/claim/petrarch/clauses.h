// Verbs of a dictionary in a sentence, with the words around them in which patterns look, and whose they are.
// Internal to the folder.
#pragma once

#include <optional>
#include <vector>

#include "claim/petrarch/patterns.h"

namespace dragoman::petrarch {

// A verb met: pieces [first, end), of which `verb` is the verb itself.
struct VerbPlace {
  std::size_t first = 0;
  std::size_t end = 0;
  std::size_t verb = 0;
  const VerbForm* form = nullptr;
};

// Return the verb of the dictionary that stands at a piece: the form with the most words around it.
[[nodiscard]] std::optional<VerbPlace> verb_at(const Scene& scene, std::size_t piece);

// Return the words around: behind the verb those of its own clause and of the infinitives and content clauses
// it stands in, without clauses joined by "and" and without who said so; before it those back to a comma that
// sets off more than a parenthesis or a list.
[[nodiscard]] Surroundings surroundings_of(const Scene& scene, const VerbPlace& place);

// Return the party of the verb's subject, found through infinitives, participles, relative and joined
// clauses; nothing if it has none or none that is a party.
[[nodiscard]] std::optional<std::size_t> subject_of(const Scene& scene, Index verb);

// Return the first party whose words are those of the subtree of a word.
[[nodiscard]] std::optional<std::size_t> party_under(const Scene& scene, Index word);

}  // namespace dragoman::petrarch
