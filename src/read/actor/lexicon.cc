#include "read/actor/lexicon.h"

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "read/actor/toml_file.h"

namespace dragoman::actor {
namespace {

constexpr std::size_t kMaxFileBytes = 4U << 20U;

Result<TomlNode> open_toml(const std::filesystem::path& path) {
  auto bytes = read_file(path, kMaxFileBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parse_toml(*bytes, path.string());
}

// Put the keys of the words in list `key` into `out`; a phrase counts by its last word.
Result<void> read_words(const TomlNode& table, std::string_view key, const std::string& file, WordSet& out) {
  auto words = strings_of(table, key, file);
  if (!words) return tl::unexpected(words.error());
  if (words->empty())
    return fail(ErrorCode::bad_input, "the list '" + std::string(key) + "' is missing or empty", file);
  for (const std::string& word : *words) {
    const std::vector<Unit> units = cut_units(word);
    if (!units.empty()) out.insert(units.back().key);
  }
  return {};
}

struct WordList {
  std::string_view key;
  WordSet* target;
};

Result<void> read_lists(const TomlNode& table, const std::string& file,
                        std::initializer_list<WordList> lists) {
  for (const WordList& list : lists) {
    if (auto ok = read_words(table, list.key, file, *list.target); !ok) return ok;
  }
  return {};
}

// Return the sub-table `key`, which must be there.
Result<const TomlNode*> section(const TomlNode& table, std::string_view key, const std::string& file) {
  const TomlNode* found = table.find(key);
  if (found == nullptr || found->kind != TomlNode::Kind::table)
    return fail(ErrorCode::bad_input, "the section [" + std::string(key) + "] is missing", file);
  return found;
}

Result<void> read_roles(const std::filesystem::path& path, Lexicon& lexicon) {
  auto table = open_toml(path);
  if (!table) return tl::unexpected(table.error());
  const std::string file = path.string();
  if (auto ok = check_keys(*table, {"heads", "modifiers", "honorifics", "female", "male"}, file); !ok)
    return ok;
  return read_lists(*table, file,
                    {{"heads", &lexicon.role_heads},
                     {"modifiers", &lexicon.role_modifiers},
                     {"honorifics", &lexicon.honorifics},
                     {"female", &lexicon.female_words},
                     {"male", &lexicon.male_words}});
}

Result<void> read_nominals(const TomlNode& table, const std::string& file, Lexicon& lexicon) {
  static constexpr std::pair<std::string_view, bool NominalClass::*> kClasses[] = {
      {"person", &NominalClass::person},
      {"state", &NominalClass::state},
      {"group", &NominalClass::group},
      {"body", &NominalClass::body},
      {"plural_people", &NominalClass::plural_people}};
  if (auto ok = check_keys(table, {"person", "diplomat", "state", "group", "body", "plural_people"}, file);
      !ok) {
    return ok;
  }
  for (const auto& [key, member] : kClasses) {
    WordSet words;
    if (auto ok = read_words(table, key, file, words); !ok) return ok;
    for (const std::string& word : words) lexicon.nominals[word].*member = true;
  }
  lexicon.nominals["diplomat"].diplomat = true;
  return read_words(table, "diplomat", file, lexicon.diplomatic_roles);
}

Result<void> read_nouns(const std::filesystem::path& path, Lexicon& lexicon) {
  auto table = open_toml(path);
  if (!table) return tl::unexpected(table.error());
  const std::string file = path.string();
  if (auto ok = check_keys(*table, {"groups", "nominals", "gender"}, file); !ok) return ok;
  const auto groups = section(*table, "groups", file);
  if (!groups) return tl::unexpected(groups.error());
  if (auto ok = read_lists(**groups, file,
                           {{"of_people", &lexicon.people},
                            {"same_as_state", &lexicon.same_as_state},
                            {"same_as_group", &lexicon.same_as_group}});
      !ok) {
    return ok;
  }
  const auto gender = section(*table, "gender", file);
  if (!gender) return tl::unexpected(gender.error());
  if (auto ok =
          read_lists(**gender, file, {{"female", &lexicon.female_words}, {"male", &lexicon.male_words}});
      !ok) {
    return ok;
  }
  const auto nominals = section(*table, "nominals", file);
  if (!nominals) return tl::unexpected(nominals.error());
  return read_nominals(**nominals, file, lexicon);
}

Result<void> read_generic(const std::filesystem::path& path, Lexicon& lexicon) {
  auto table = open_toml(path);
  if (!table) return tl::unexpected(table.error());
  const std::string file = path.string();
  if (auto ok = check_keys(*table, {"kinds", "drop"}, file); !ok) return ok;
  const auto kinds = section(*table, "kinds", file);
  if (!kinds) return tl::unexpected(kinds.error());
  for (const TomlNode& kind : (*kinds)->table) {
    const auto words = strings_of(**kinds, kind.key, file);
    if (!words) return tl::unexpected(words.error());
    for (const std::string& word : *words) lexicon.kinds.emplace(fold(word), kind.key);
  }
  const auto drop = section(*table, "drop", file);
  if (!drop) return tl::unexpected(drop.error());
  const auto words = strings_of(**drop, "words", file);
  if (!words) return tl::unexpected(words.error());
  for (const std::string& word : *words) lexicon.empty_words.insert(fold(word));
  return {};
}

}  // namespace

Result<void> Lexicon::add_body(std::string_view name, Index body) {
  std::vector<std::string> keys;
  for (Unit& unit : cut_units(name)) keys.push_back(std::move(unit.key));
  if (keys.empty()) return fail(ErrorCode::bad_input, "a body's name without letters");
  std::string first = keys.front();
  bodies_by_first_[std::move(first)].emplace_back(std::move(keys), body);
  return {};
}

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
  Lexicon lexicon;
  if (auto ok = read_roles(folder / "roles.toml", lexicon); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_nouns(folder / "nouns.toml", lexicon); !ok) return tl::unexpected(ok.error());
  if (auto ok = read_generic(folder / "generic.toml", lexicon); !ok) return tl::unexpected(ok.error());
  const std::filesystem::path path = folder / "bodies.toml";
  auto table = open_toml(path);
  if (!table) return tl::unexpected(table.error());
  const std::string file = path.string();
  if (auto ok = check_keys(*table, {"body", "heads"}, file); !ok) return tl::unexpected(ok.error());
  const auto heads = section(*table, "heads", file);
  if (!heads) return tl::unexpected(heads.error());
  if (auto ok =
          read_lists(**heads, file, {{"organisation", &lexicon.body_heads}, {"group", &lexicon.group_heads}});
      !ok) {
    return tl::unexpected(ok.error());
  }
  const auto bodies = tables_of(*table, "body", file);
  if (!bodies) return tl::unexpected(bodies.error());
  for (const TomlNode* one : *bodies) {
    if (auto ok = lexicon.add_body_table(*one, file); !ok) return tl::unexpected(ok.error());
  }
  return lexicon;
}

Result<void> Lexicon::add_body_table(const TomlNode& table, const std::string& file) {
  if (auto ok = check_keys(table, {"id", "names"}, file); !ok) return ok;
  auto id = string_of(table, "id", file);
  if (!id) return tl::unexpected(id.error());
  const auto names = strings_of(table, "names", file);
  if (!names) return tl::unexpected(names.error());
  if (id->empty() || names->empty()) {
    return fail(ErrorCode::bad_input, "a body needs 'id' and 'names'", place_of(file, table));
  }
  body_ids.push_back(std::move(*id));
  for (const std::string& name : *names) {
    const auto ok = add_body(name, static_cast<Index>(body_ids.size() - 1));
    if (!ok) return fail(ErrorCode::bad_input, ok.error().message, place_of(file, table));
  }
  return {};
}

BodyMatch Lexicon::body_at(std::span<const Unit> units, std::size_t at) const {
  BodyMatch best;
  const auto listed = bodies_by_first_.find(units[at].key);
  if (listed == bodies_by_first_.end()) return best;
  for (const auto& [keys, body] : listed->second) {
    if (keys.size() <= best.units || at + keys.size() > units.size()) continue;
    bool same = true;
    for (std::size_t i = 1; same && i < keys.size(); ++i) {
      same = units[at + i].joined && units[at + i].key == keys[i];
    }
    if (same) best = {keys.size(), body};
  }
  return best;
}

}  // namespace dragoman::actor
