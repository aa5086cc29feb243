// Known names from the project's own lists of actors, as a table for name_context().
#include <toml++/toml.h>

#include <map>

#include "base/unicode.h"
#include "read/syntax/name_context.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::KnownKind;
using Entries = std::map<std::uint64_t, std::uint32_t>;

// Add the words between blanks; a name that is there already keeps its kind.
void add_phrase(std::string_view name, KnownKind kind, Entries& entries) {
  std::uint64_t key = 0;
  std::size_t at = 0;
  while (at < name.size()) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) {
      key = syntax::phrase_key(key, syntax::describe(name.substr(at, end - at), {}).lower);
      entries.try_emplace(key, syntax::kKnownBeginning);
    }
    at = end + 1;
  }
  if (std::uint32_t& value = entries[key]; key != 0 && value == syntax::kKnownBeginning)
    value += static_cast<std::uint32_t>(kind);
}

// Names with hyphens are known in both ways of cutting them.
void add_name(std::string_view name, KnownKind kind, Entries& entries) {
  add_phrase(name, kind, entries);
  std::string apart;
  for (const char c : name) apart += c == '-' ? std::string(" - ") : std::string(1, c);
  if (apart.size() > name.size()) add_phrase(apart, kind, entries);
}

void add_list(const toml::table& actor, std::string_view key, KnownKind kind, Entries& entries) {
  if (const toml::array* names = actor[key].as_array())
    for (const auto& name : *names) add_name(name.value_or(std::string_view()), kind, entries);
}

KnownKind kind_of(std::string_view type) {
  if (type == "person") return KnownKind::person;
  return type == "state" || type == "place" ? KnownKind::place : KnownKind::organisation;
}

}  // namespace

Result<std::string> known_names(const std::vector<std::string>& files) {
  Entries entries;
  for (const std::string& file : files) {
    const toml::table list = toml::parse_file(file);
    const toml::array* actors = list["actor"].as_array();
    for (std::size_t i = 0; actors != nullptr && i < actors->size(); ++i) {
      const toml::table* actor = (*actors)[i].as_table();
      if (actor == nullptr) continue;
      const KnownKind kind = kind_of((*actor)["type"].value_or(std::string_view()));
      add_name((*actor)["name"].value_or(std::string_view()), kind, entries);
      add_list(*actor, "names", kind, entries);
      add_list(*actor, "seats", KnownKind::place, entries);
      add_list(*actor, "adjectives", KnownKind::adjective, entries);
      add_list(*actor, "people", KnownKind::adjective, entries);
    }
  }
  return syntax::encode_lookup({entries.begin(), entries.end()});
}

}  // namespace dragoman::train
