#include "read/actor/actor_list.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/file.h"
#include "read/actor/toml_file.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxListBytes = 64U << 20U;

std::optional<EntityType> type_of(std::string_view name) {
  static constexpr std::pair<std::string_view, EntityType> kTypes[] = {
      {"person", EntityType::person}, {"organisation", EntityType::organisation},
      {"place", EntityType::place},   {"group", EntityType::group},
      {"state", EntityType::state},   {"other", EntityType::other}};
  for (const auto& [known, type] : kTypes) {
    if (known == name) return type;
  }
  return std::nullopt;
}

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<std::optional<Day>> day_in(const TomlNode& table, std::string_view key, const std::string& file) {
  const TomlNode* node = table.find(key);
  if (node == nullptr) return std::optional<Day>{};
  const auto day = parse_day(node->text);
  if (!day) {
    return fail(ErrorCode::bad_input, "'" + std::string(key) + "' is not a day (\"YYYY-MM-DD\")",
                place_of(file, *node));
  }
  return day;
}

Result<Office> office_from(const TomlNode& table, const std::string& file) {
  if (auto ok = check_keys(table, {"role", "from", "to"}, file); !ok) return tl::unexpected(ok.error());
  auto role = string_of(table, "role", file);
  if (!role) return tl::unexpected(role.error());
  if (role->empty()) return fail(ErrorCode::bad_input, "an office without 'role'", place_of(file, table));
  auto from = day_in(table, "from", file);
  if (!from) return tl::unexpected(from.error());
  auto to = day_in(table, "to", file);
  if (!to) return tl::unexpected(to.error());
  if (*from && *to && **to < **from) {
    return fail(ErrorCode::bad_input, "an office that ends before it begins", place_of(file, table));
  }
  return Office{std::move(*role), *from, *to};
}

Result<std::vector<Office>> offices_of(const TomlNode& table, const std::string& file) {
  std::vector<Office> offices;
  const auto tables = tables_of(table, "offices", file);
  if (!tables) return tl::unexpected(tables.error());
  for (const TomlNode* one : *tables) {
    auto office = office_from(*one, file);
    if (!office) return tl::unexpected(office.error());
    offices.push_back(std::move(*office));
  }
  return offices;
}

// The plain fields of one [[actor]] table.
Result<ListedActor> actor_from(const TomlNode& table, const std::string& file) {
  ListedActor actor;
  std::string type;
  std::string gender;
  const std::pair<std::string_view, std::string*> fields[] = {
      {"id", &actor.id},           {"name", &actor.name},         {"type", &type},
      {"country", &actor.country}, {"wikidata", &actor.wikidata}, {"gender", &gender}};
  for (const auto& [key, target] : fields) {
    auto value = string_of(table, key, file);
    if (!value) return tl::unexpected(value.error());
    *target = std::move(*value);
  }
  const std::string where = place_of(file, table);
  if (!is_id(actor.id))
    return fail(ErrorCode::bad_input, "'id' is missing or not made of a-z, 0-9 and '-'", where);
  if (actor.name.empty()) return fail(ErrorCode::bad_input, "actor '" + actor.id + "' has no 'name'", where);
  const auto known = type_of(type);
  if (!known) return fail(ErrorCode::bad_input, "actor '" + actor.id + "' has no known 'type'", where);
  actor.type = *known;
  if (!gender.empty() && gender != "f" && gender != "m") {
    return fail(ErrorCode::bad_input, "'gender' is neither \"f\" nor \"m\"", where);
  }
  if (!gender.empty()) actor.gender = gender[0];
  auto names = strings_of(table, "names", file);
  if (!names) return tl::unexpected(names.error());
  actor.names = std::move(*names);
  actor.names.insert(actor.names.begin(), actor.name);
  auto offices = offices_of(table, file);
  if (!offices) return tl::unexpected(offices.error());
  actor.offices = std::move(*offices);
  return actor;
}

const std::vector<std::string_view> kActorKeys = {"id",       "name",   "type",    "country",
                                                  "wikidata", "gender", "names",   "weak",
                                                  "people",   "seats",  "offices", "adjectives"};

// A capital of the list must be one in the text; an acronym must be all capitals.
bool fits(const Unit& listed, const Unit& met, bool whole_alias_is_acronym) {
  if (listed.key != met.key) return false;
  if (listed.initial_upper && !met.initial_upper) return false;
  return !whole_alias_is_acronym || met.all_upper;
}

bool is_cased(Script script) {
  return script == Script::latin || script == Script::cyrillic || script == Script::greek;
}

}  // namespace

Result<void> ActorList::add_actor(ListedActor actor, const std::string& where) {
  const auto index = static_cast<Index>(actors_.size());
  if (!by_id_.emplace(actor.id, index).second) {
    return fail(ErrorCode::bad_input, "the id '" + actor.id + "' is given twice", where);
  }
  if (actor.type == EntityType::state) by_country_.emplace(actor.country, index);
  for (const std::string& name : actor.names) add_alias(name, index, NameUse::name);
  actors_.push_back(std::move(actor));
  return {};
}

void ActorList::add_alias(std::string_view text, Index actor, NameUse use, std::string language) {
  Alias alias{cut_units(text), actor, use, std::move(language)};
  if (alias.units.empty()) return;
  by_first_[alias.units.front().key].push_back(static_cast<std::uint32_t>(aliases_.size()));
  aliases_.push_back(std::move(alias));
}

Result<void> ActorList::add_toml(std::string_view toml, const std::string& file) {
  const auto whole = parse_toml(toml, file);
  if (!whole) return tl::unexpected(whole.error());
  if (auto ok = check_keys(*whole, {"actor"}, file); !ok) return ok;
  const auto tables = tables_of(*whole, "actor", file);
  if (!tables) return tl::unexpected(tables.error());
  for (const TomlNode* one : *tables) {
    if (auto ok = add_table(*one, file); !ok) return ok;
  }
  return {};
}

Result<void> ActorList::add_table(const TomlNode& table, const std::string& file) {
  if (auto ok = check_keys(table, kActorKeys, file); !ok) return ok;
  auto actor = actor_from(table, file);
  if (!actor) return tl::unexpected(actor.error());
  const auto index = static_cast<Index>(actors_.size());
  if (auto ok = add_actor(std::move(*actor), place_of(file, table)); !ok) return ok;
  const std::pair<std::string_view, NameUse> uses[] = {{"weak", NameUse::weak},
                                                       {"adjectives", NameUse::adjective},
                                                       {"people", NameUse::people},
                                                       {"seats", NameUse::seat}};
  for (const auto& [key, use] : uses) {
    auto names = strings_of(table, key, file);
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names) add_alias(name, index, use);
  }
  return {};
}

// Lines "ISO code TAB language TAB name"; '#' begins a comment line.
Result<void> ActorList::add_territories(std::string_view tsv, const std::string& file) {
  std::size_t number = 0;
  while (!tsv.empty()) {
    ++number;
    const std::size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || first != 2) {
      return fail(ErrorCode::bad_input, "not of the form 'code TAB language TAB name'",
                  file + ':' + std::to_string(number));
    }
    const Index index = state(line.substr(0, first));
    if (index == kNone) continue;  // a territory that the list has no state for
    const std::string_view name = line.substr(second + 1);
    actors_[index].names.emplace_back(name);
    const std::string_view language = line.substr(first + 1, second - first - 1);
    const bool latin = main_script(name) == Script::latin;
    add_alias(name, index, NameUse::name, latin ? std::string(language) : std::string());
  }
  return {};
}

Result<ActorList> ActorList::parse(std::string_view toml, const std::string& file) {
  ActorList list;
  if (auto ok = list.add_toml(toml, file); !ok) return tl::unexpected(ok.error());
  return list;
}

Result<ActorList> ActorList::load(const std::filesystem::path& folder) {
  ActorList list;
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error)
    return fail(ErrorCode::unreadable, "the folder of the actor list cannot be read", folder.string());
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& path : files) {
    auto bytes = read_file(path, kMaxListBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto ok = list.add_toml(*bytes, path.string()); !ok) return tl::unexpected(ok.error());
  }
  const std::filesystem::path territories = folder / "territories.tsv";
  if (std::filesystem::exists(territories, error)) {
    auto bytes = read_file(territories, kMaxListBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto ok = list.add_territories(*bytes, territories.string()); !ok) return tl::unexpected(ok.error());
  }
  return list;
}

std::vector<ListMatch> ActorList::matches_at(std::span<const Unit> units, std::size_t at,
                                             std::string_view language) const {
  std::vector<ListMatch> found;
  std::size_t longest = 1;
  const auto try_key = [&](const std::string& key, bool first_by_key_only) {
    const auto listed = by_first_.find(key);
    if (listed == by_first_.end()) return;
    for (const std::uint32_t number : listed->second) {
      const Alias& alias = aliases_[number];
      const std::size_t count = alias.units.size();
      if (count < longest || at + count > units.size()) continue;
      if (!alias.language.empty() && alias.language != language) continue;
      const bool acronym = count == 1 && alias.units[0].all_upper && is_cased(alias.units[0].script);
      bool fit = first_by_key_only || fits(alias.units[0], units[at], acronym);
      for (std::size_t i = 1; fit && i < count; ++i) {
        fit = units[at + i].joined && fits(alias.units[i], units[at + i], false);
      }
      if (!fit) continue;
      if (count > longest) found.clear();
      longest = count;
      found.push_back({count, alias.actor, alias.use});
    }
  };
  try_key(units[at].key, false);
  if (found.empty() && units[at].script == Script::arabic) {
    for (const std::string& key : clitic_keys(units[at].key)) try_key(key, true);
  }
  // A capital is a seat first: where it is a place, the report's own words tell.
  const bool seat =
      std::any_of(found.begin(), found.end(), [](const ListMatch& m) { return m.use == NameUse::seat; });
  if (seat)
    std::erase_if(found, [this](const ListMatch& m) { return actors_[m.actor].type == EntityType::place; });
  std::sort(found.begin(), found.end(), [](const ListMatch& a, const ListMatch& b) {
    return std::pair(a.use, a.actor) < std::pair(b.use, b.actor);
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const ListMatch& a, const ListMatch& b) {
                            return a.use == b.use && a.actor == b.actor;
                          }),
              found.end());
  return found;
}

Index ActorList::find(std::string_view name) const {
  const std::vector<Unit> units = cut_units(name);
  if (units.empty()) return kNone;
  const auto listed = by_first_.find(units.front().key);
  if (listed == by_first_.end()) return kNone;
  for (const std::uint32_t number : listed->second) {
    const Alias& alias = aliases_[number];
    if (alias.use != NameUse::name || alias.units.size() != units.size()) continue;
    const bool same = std::equal(alias.units.begin(), alias.units.end(), units.begin(),
                                 [](const Unit& a, const Unit& b) { return a.key == b.key; });
    if (same) return alias.actor;
  }
  return kNone;
}

Index ActorList::find_id(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? kNone : found->second;
}

Index ActorList::state(std::string_view country) const {
  const auto found = by_country_.find(std::string(country));
  return found == by_country_.end() ? kNone : found->second;
}

}  // namespace dragoman::actor
