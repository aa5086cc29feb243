// Parties of a sentence: the words that a dictionary knows as actors and agents, joined to phrases ("the
// ambassadors of Arnor"), and phrases joined by "and". Found on the words first, since dictionaries know
// names that a tagger has never met; tags say what may stand between. Internal to the folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/civil.h"
#include "claim/petrarch/dictionaries.h"

namespace dragoman::petrarch {

struct Party {
  std::size_t first = 0;  // pieces [first, end)
  std::size_t end = 0;
  std::size_t group = 0;           // parties of one group are joined by "and"
  std::vector<std::string> codes;  // at least one; "---MIL" for an agent of nobody
};

constexpr std::size_t kNoParty = static_cast<std::size_t>(-1);

struct Scene {
  const Tree& tree;
  const Dictionaries& dictionaries;
  Index first = 0;  // words [first, end) of the sentence
  Index end = 0;
  std::vector<Piece> pieces;
  std::vector<Party> parties;         // in text order
  std::vector<std::size_t> party_of;  // by piece: its party or kNoParty

  std::optional<Day> day;

  [[nodiscard]] Index token(std::size_t piece) const { return pieces[piece].token; }
  // Return the parties of the same group, in text order.
  [[nodiscard]] std::vector<std::size_t> group_of(std::size_t party) const;
  // Return the codes of a party and of those joined to it, each once, in text order.
  [[nodiscard]] std::vector<std::string> codes_of_group(std::size_t party) const;
  // Return the bytes from one piece to another, both included.
  [[nodiscard]] ByteRange bytes(std::size_t from, std::size_t to) const;
};

// Return a sentence with its parties, coded as of `day`.
[[nodiscard]] Scene scene_of(const Tree& tree, const Sentence& sentence, const Dictionaries& dictionaries,
                             std::optional<Day> day);

// Return what `party_of` is if a pattern has used up the agents among some pieces: in "deployed soldiers in
// Varnia" the pattern "* SOLDIERS" leaves Varnia as a party. The parties are added to the scene; those it had
// stay.
[[nodiscard]] std::vector<std::size_t> parties_without(Scene& scene, const std::vector<std::size_t>& used);

// Return whether the sentence holds a discard phrase; `story` is set if one that discards the whole story.
[[nodiscard]] bool is_discarded(const Scene& scene, bool& story);

}  // namespace dragoman::petrarch
