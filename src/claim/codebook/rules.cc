#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "claim/codebook/reader.h"

namespace dragoman {
namespace {

template <class Items>
std::vector<std::string> names_of(const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) names.push_back(item.name);
  return names;
}

Result<RoleId> role_named(const CodebookFile& file, const Node& node, const Frame& frame,
                          std::string_view name) {
  if (const auto role = frame.role(name)) return *role;
  return complain(
      file, node,
      fmt::format("frame {} has no role '{}'{}", frame.name, name, suggestion(name, names_of(frame.roles))));
}

// A trigger is one or more lemmas. The anchor, by which it is found, is the first for verbs and the last for
// nouns and adjectives, unless a word is marked with a star: "act* of piracy".
Trigger make_trigger(std::uint32_t rule, WordClass kind, std::string_view text, std::string& anchor) {
  std::vector<std::string> words = pieces_of(text, ' ');
  std::size_t at = kind == WordClass::verb ? 0 : words.size() - 1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].ends_with('*')) continue;
    words[i].pop_back();
    at = i;
  }
  for (std::string& word : words) word = lower(word);
  anchor = words[at];
  const auto middle = words.begin() + static_cast<std::ptrdiff_t>(at);
  return {rule, kind, {words.begin(), middle}, {middle + 1, words.end()}};
}

}  // namespace

Result<void> CodebookReader::read_triggers(const CodebookFile& file, const Node& node, std::uint32_t rule,
                                           Language& target) {
  const std::pair<const char*, WordClass> kinds[] = {
      {"verb", WordClass::verb}, {"noun", WordClass::noun}, {"adj", WordClass::adjective}};
  std::size_t count = 0;
  for (const auto& [key, kind] : kinds) {
    const Node* list = node.find(key);
    if (list == nullptr) continue;
    const auto texts = texts_of(file, *list);
    if (!texts) return tl::unexpected(texts.error());
    for (const std::string& text : *texts) {
      if (trim(text).empty()) return complain(file, *list, "an empty trigger");
      std::string anchor;
      Trigger trigger = make_trigger(rule, kind, text, anchor);
      target.triggers[anchor].push_back(std::move(trigger));
      ++count;
    }
  }
  if (count == 0) return complain(file, node, "a rule needs triggers: verb, noun or adj");
  return {};
}

// Sources of the file's [args] stand for the roles that the rule itself does not name.
Result<void> CodebookReader::read_arguments(const CodebookFile& file, const Node& node,
                                            const Language& target, Rule& rule) {
  const Frame& frame = book_.frames_[rule.frame];
  for (const Node* table : {node.find("args"), file.root.find("args")}) {
    if (table == nullptr) continue;
    for (const Node& sources : table->table) {
      const auto role = role_named(file, sources, frame, sources.key);
      if (!role) return tl::unexpected(role.error());
      const bool taken = std::any_of(rule.arguments.begin(), rule.arguments.end(),
                                     [&](const RoleSources& known) { return known.role == *role; });
      if (taken) continue;
      RoleSources entry{*role, {}};
      if (!sources.text.empty()) {
        auto read = read_sources(file, sources, target);
        if (!read) return tl::unexpected(std::move(read.error()));
        entry.sources = std::move(*read);
        for (Source& source : entry.sources) {
          if (source.filter.empty()) source.filter = frame.roles[*role].accepts;
        }
      }
      rule.arguments.push_back(std::move(entry));
    }
  }
  return {};
}

Result<void> CodebookReader::read_needs(const CodebookFile& file, const Node& node,
                                        const Language& /*target*/, Rule& rule) {
  const Node* needs = node.find("needs");
  if (needs == nullptr) return {};
  const auto texts = texts_of(file, *needs);
  if (!texts) return tl::unexpected(texts.error());
  for (const std::string& text : *texts) {
    Need need;
    for (const std::string& alternative : pieces_of(text, '|')) {
      const auto role = role_named(file, *needs, book_.frames_[rule.frame], alternative);
      if (!role) return tl::unexpected(role.error());
      need.push_back(*role);
    }
    rule.needs.push_back(std::move(need));
  }
  return {};
}

Result<void> CodebookReader::read_objections(const CodebookFile& file, const Node& node,
                                             const Language& target, Rule& rule) {
  const Node* never = node.find("never");
  if (never == nullptr) return {};
  const auto texts = texts_of(file, *never);
  if (!texts) return tl::unexpected(texts.error());
  for (const std::string& text : *texts) {
    Node one = *never;
    one.kind = Node::Kind::text;
    one.text = text;
    auto sources = read_sources(file, one, target);
    if (!sources) return tl::unexpected(std::move(sources.error()));
    for (Source& source : *sources) rule.objections.push_back({std::move(source)});
  }
  return {};
}

// The word lists that the sentence must, or must not, hold a word of.
Result<void> CodebookReader::read_contexts(const CodebookFile& file, const Node& node, const Language& target,
                                           Rule& rule) {
  const std::pair<const Node*, std::vector<LexiconId>*> lists[] = {{node.find("near"), &rule.near},
                                                                   {node.find("avoid"), &rule.avoid},
                                                                   {file.root.find("avoid"), &rule.avoid}};
  for (const auto& [list, into] : lists) {
    if (list == nullptr) continue;
    auto ids = read_lexicons(file, *list, target);
    if (!ids) return tl::unexpected(std::move(ids.error()));
    into->insert(into->end(), ids->begin(), ids->end());
  }
  return {};
}

Result<Rule> CodebookReader::read_rule(const CodebookFile& file, const Node& node, FrameId frame_id,
                                       const Language& target) {
  auto ok = expect_keys(file, node,
                        {"name",     "phase",      "fixed",  "modality", "verb",     "noun",  "adj",
                         "args",     "needs",      "never",  "near",     "avoid",    "least", "fillers",
                         "priority", "confidence", "yields", "codes",    "intended", "note",  "unturned"});
  if (!ok) return tl::unexpected(std::move(ok.error()));
  const Frame& frame = book_.frames_[frame_id];
  const Node* name = node.find("name");
  const Node* phase = node.find("phase");
  if (name == nullptr || phase == nullptr) return complain(file, node, "a rule needs 'name' and 'phase'");
  Rule rule;
  rule.name = frame.name + '.' + name->text;
  rule.frame = frame_id;
  rule.where = fmt::format("{}:{}", file.shown, node.line);
  const auto phase_id = frame.phase(phase->text);
  if (!phase_id) {
    return complain(file, *phase,
                    fmt::format("rule '{}': frame {} has no phase '{}'{}", name->text, frame.name,
                                phase->text, suggestion(phase->text, names_of(frame.phases))));
  }
  rule.phase = *phase_id;
  if (const Node* flag = node.find("yields")) rule.yields = flag->boolean;
  if (const Node* flag = node.find("unturned")) rule.unturned = flag->boolean;
  if (const Node* flag = node.find("fixed")) rule.fixed_phase = flag->boolean;
  if (const Node* modality = node.find("modality")) {
    rule.modality = modality_of(modality->text);
    if (!rule.modality) return complain(file, *modality, fmt::format("no modality '{}'", modality->text));
  }
  for (const auto step : {&CodebookReader::read_arguments, &CodebookReader::read_needs,
                          &CodebookReader::read_objections, &CodebookReader::read_contexts}) {
    if (auto done = (this->*step)(file, node, target, rule); !done)
      return tl::unexpected(std::move(done.error()));
  }
  if (const Node* value = node.find("least")) rule.least = static_cast<int>(value->number);
  if (const Node* value = node.find("fillers")) rule.fillers = static_cast<int>(value->number);
  if (const Node* value = node.find("priority")) rule.priority = static_cast<int>(value->number);
  if (const Node* value = node.find("confidence")) rule.confidence = value->number;
  auto codes = read_codes(file, node.find("codes"));
  if (!codes) return tl::unexpected(std::move(codes.error()));
  rule.codes = std::move(*codes);
  auto intended = read_codes(file, node.find("intended"));
  if (!intended) return tl::unexpected(std::move(intended.error()));
  rule.intended = std::move(*intended);
  return rule;
}

// A user's codebook may take a rule of its base away: forget = ["arms_transfer.supply"].
Result<void> CodebookReader::forget_rule(const CodebookFile& file, const Node& node, Language& target) {
  const auto names = texts_of(file, node);
  if (!names) return tl::unexpected(names.error());
  for (const std::string& name : *names) {
    const auto found = std::find_if(target.rules.begin(), target.rules.end(),
                                    [&](const Rule& rule) { return rule.name == name; });
    if (found == target.rules.end()) return complain(file, node, fmt::format("no rule '{}' to forget", name));
    const auto id = static_cast<std::uint32_t>(found - target.rules.begin());
    for (auto& [anchor, triggers] : target.triggers) {
      std::erase_if(triggers, [&](const Trigger& trigger) { return trigger.rule == id; });
    }
  }
  return {};
}

Result<void> CodebookReader::read_rules(const LanguageFile& from) {
  const CodebookFile& file = from.file;
  Language& target = language(from.language);
  if (auto ok = expect_keys(file, file.root, {"frame", "avoid", "args", "forget", "rule"}); !ok) return ok;
  const Node* name = file.root.find("frame");
  if (name == nullptr) return complain(file, 1, "a rule file needs 'frame = \"name\"'");
  const auto frame = book_.frame(name->text);
  if (!frame) {
    return complain(
        file, *name,
        fmt::format("no frame '{}'{}", name->text, suggestion(name->text, names_of(book_.frames_))));
  }
  if (const Node* forget = file.root.find("forget")) {
    if (auto ok = forget_rule(file, *forget, target); !ok) return ok;
  }
  const Node* rules = file.root.find("rule");
  if (rules == nullptr) return {};
  if (rules->kind != Node::Kind::list) return complain(file, *rules, "expected [[rule]] tables");
  for (const Node& node : rules->list) {
    auto rule = read_rule(file, node, *frame, target);
    if (!rule) return tl::unexpected(std::move(rule.error()));
    const auto id = static_cast<std::uint32_t>(target.rules.size());
    const bool twice = std::any_of(target.rules.begin(), target.rules.end(), [&](const Rule& known) {
      return known.name == rule->name && known.where.starts_with(file.shown + ':');
    });
    if (twice) return complain(file, node, fmt::format("rule '{}' stands twice in this file", rule->name));
    // The same name in a codebook that extends another replaces the rule there.
    const bool known = std::any_of(target.rules.begin(), target.rules.end(),
                                   [&](const Rule& other) { return other.name == rule->name; });
    if (known) {
      Node forget;
      forget.kind = Node::Kind::text;
      forget.text = rule->name;
      forget.line = node.line;
      if (auto ok = forget_rule(file, forget, target); !ok) return ok;
      for (Rule& other : target.rules) {
        if (other.name == rule->name) other.name += " (replaced)";
      }
    }
    target.rules.push_back(std::move(*rule));
    if (auto ok = read_triggers(file, node, id, target); !ok) return ok;
  }
  return {};
}

}  // namespace dragoman
