// The words that actors are described with: titles and offices, official bodies, nouns for groups, and nouns
// that "the minister" or "the country" refer back by. Read from knowledge/actors/words/*.toml (English;
// bodies also in other languages); docs/actors.md specifies the files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "read/actor/units.h"
#include "read/reading.h"

namespace dragoman {
struct TomlNode;  // base/toml_node.h
}

namespace dragoman::actor {

using WordSet = std::unordered_set<std::string>;  // match keys

// What a definite noun phrase without a name may stand for; several may hold for one noun.
struct NominalClass {
  bool person = false;
  bool diplomat = false;  // fits holders of diplomatic posts only
  bool state = false;
  bool group = false;
  bool body = false;
  bool plural_people = false;  // "the two leaders"
};

// An official body found in the text.
struct BodyMatch {
  std::size_t units = 0;  // 0: nothing found
  Index body = kNone;     // index into Lexicon::body_ids, kNone for a body known by its last word alone
};

struct Lexicon {
  WordSet role_heads;
  WordSet role_modifiers;
  WordSet honorifics;
  WordSet female_words;
  WordSet male_words;
  WordSet diplomatic_roles;
  WordSet body_heads;
  WordSet group_heads;  // among body_heads: those that make an armed or political group
  WordSet people;       // plural nouns: "officials"
  WordSet same_as_state;
  WordSet same_as_group;
  std::unordered_map<std::string, NominalClass> nominals;
  std::vector<std::string> body_ids;
  std::unordered_map<std::string, std::string>
      kinds;            // folded word of a name -> kind of thing: "jabhat" -> "front"
  WordSet empty_words;  // folded words of names that tell nothing: "of"

  // Read roles.toml, bodies.toml, nouns.toml and generic.toml of `folder`. Fails with "file:line" and the
  // reason.
  [[nodiscard]] static Result<Lexicon> load(const std::filesystem::path& folder);

  // Return the longest body name that begins at units[at]. Requires: at < units.size().
  [[nodiscard]] BodyMatch body_at(std::span<const Unit> units, std::size_t at) const;

 private:
  Result<void> add_body_table(const TomlNode& table, const std::string& file);
  Result<void> add_body(std::string_view name, Index body);
  std::unordered_map<std::string, std::vector<std::pair<std::vector<std::string>, Index>>> bodies_by_first_;
};

}  // namespace dragoman::actor
