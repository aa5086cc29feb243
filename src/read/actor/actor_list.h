// The actor list: states, bodies, armed groups, media and people that reports speak of, each with its names
// in several scripts. It is read from knowledge/actors/*.toml, which users edit and add to; docs/actors.md
// specifies the format. The list proposes what a stretch of text may mean; find_mentions() decides in
// context.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/civil.h"
#include "base/result.h"
#include "read/actor/units.h"
#include "read/reading.h"

namespace dragoman {
struct TomlNode;  // base/toml_node.h
}

namespace dragoman::actor {

// Time in office; an absent bound is open.
struct Office {
  std::string role;  // "Prime Minister of Iraq"
  std::optional<Day> from;
  std::optional<Day> to;
};

struct ListedActor {
  std::string id;    // lower case Latin letters, digits and hyphens; unique in the list; never reused
  std::string name;  // for display
  EntityType type = EntityType::other;
  std::string country;             // ISO 3166-1 alpha-2, "" if none
  std::string wikidata;            // "Q..." if a user filled it in
  char gender = 0;                 // 'f', 'm', or 0 if not said
  std::vector<std::string> names;  // display name first
  std::vector<Office> offices;
};

// In which way a stretch of text may point to a listed actor.
enum class NameUse : std::uint8_t {
  name,       // "Iraq", "ISIL"
  weak,       // "IS", "AA": counts only beside a full name of the same actor in the report
  adjective,  // "Iraqi"
  people,     // "Iraqis"
  seat,       // "Baghdad": the government's seat
};

struct ListMatch {
  std::size_t units = 0;  // how many units matched
  Index actor = kNone;    // index into ActorList::actors()
  NameUse use = NameUse::name;
};

class ActorList {
 public:
  // Read every .toml file of `folder` in name order, and territories.tsv if it is there. Fails with
  // "file:line" and the reason on a file that does not follow the format.
  [[nodiscard]] static Result<ActorList> load(const std::filesystem::path& folder);
  // Read one TOML text; `file` names it in errors.
  [[nodiscard]] static Result<ActorList> parse(std::string_view toml, const std::string& file);

  [[nodiscard]] const std::vector<ListedActor>& actors() const { return actors_; }

  // Return all readings of the longest run of units that begins at units[at] and stands in the list, the
  // smallest NameUse first; empty if none. Capitals in the list must be capitals in the text (so "IS" is not
  // "is"); names that territories.tsv gives for another language than `language` do not count, as far as they
  // are in Latin letters. Requires: at < units.size().
  [[nodiscard]] std::vector<ListMatch> matches_at(std::span<const Unit> units, std::size_t at,
                                                  std::string_view language = {}) const;

  // Return the actor that has `name` as a name (not weak) in any spelling of case and marks, or kNone.
  [[nodiscard]] Index find(std::string_view name) const;
  // Return the actor with this id, or kNone.
  [[nodiscard]] Index find_id(std::string_view id) const;
  // Return the state with this ISO 3166-1 alpha-2 code, or kNone.
  [[nodiscard]] Index state(std::string_view country) const;

 private:
  struct Alias {
    std::vector<Unit> units;
    Index actor = kNone;
    NameUse use = NameUse::name;
    std::string language;  // counts in this language only; "" for all
  };

  Result<void> add_table(const TomlNode& table, const std::string& file);
  Result<void> add_toml(std::string_view toml, const std::string& file);
  Result<void> add_territories(std::string_view tsv, const std::string& file);
  void add_alias(std::string_view text, Index actor, NameUse use, std::string language = {});
  Result<void> add_actor(ListedActor actor, const std::string& where);

  std::vector<ListedActor> actors_;
  std::vector<Alias> aliases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_first_;  // first key -> aliases
  std::unordered_map<std::string, Index> by_id_;
  std::unordered_map<std::string, Index> by_country_;
};

}  // namespace dragoman::actor
