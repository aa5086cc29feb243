#include <fmt/format.h>

#include "claim/codebook/reader.h"

namespace dragoman {
namespace {

// Take a lexicon reference "@name" or "!@name".
Result<LexiconId> named_lexicon(const CodebookFile& file, const Node& node, std::string_view name,
                                const Language& language) {
  if (const auto id = language.lexicon(name)) return *id;
  std::vector<std::string> known;
  for (const auto& [other, id] : language.lexicon_ids) known.push_back(other);
  return complain(
      file, node,
      fmt::format("no lexicon '@{}' for language {}{}", name, language.code, suggestion(name, known)));
}

bool set_word(Filter& filter, std::string_view word) {
  if (word == "actor") return filter.actor = true;
  if (word == "place") return filter.place = true;
  if (word == "person") return filter.person = true;
  if (word == "state") return filter.state = true;
  if (word == "name") return filter.name = true;
  if (word == "clause") return filter.clause = true;
  if (word == "number") return filter.number = true;
  return word == "any";
}

// A word that names no function is a preposition.
Slot slot_named(std::string_view name) {
  static constexpr std::pair<std::string_view, Slot> kSlots[] = {{"subject", Slot::subject},
                                                                 {"object", Slot::object},
                                                                 {"indirect", Slot::indirect},
                                                                 {"possessor", Slot::possessor},
                                                                 {"modifier", Slot::modifier},
                                                                 {"clause", Slot::clause},
                                                                 {"attendant", Slot::attendant},
                                                                 {"clause-subject", Slot::doer},
                                                                 {"clause-party", Slot::inside},
                                                                 {"owner", Slot::owner},
                                                                 {"self", Slot::self}};
  for (const auto& [known, slot] : kSlots) {
    if (known == name) return slot;
  }
  return Slot::preposition;
}

}  // namespace

Result<Filter> CodebookReader::read_filter(const CodebookFile& file, const Node& node, std::string_view text,
                                           const Language& target) {
  Filter filter;
  for (const std::string& word : pieces_of(text, ' ')) {
    const bool out = word.starts_with("!@");
    if (out || word.starts_with('@')) {
      const auto id = named_lexicon(file, node, std::string_view(word).substr(out ? 2 : 1), target);
      if (!id) return tl::unexpected(id.error());
      (out ? filter.none_of : filter.any_of).push_back(*id);
    } else if (!set_word(filter, word)) {
      return complain(
          file, node,
          fmt::format("unknown test '{}'; known are actor, place, person, state, name, clause, number, "
                      "any, @lexicon and !@lexicon",
                      word));
    }
  }
  return filter;
}

// "subject | by : actor !@vessels | to,for : @arms"
Result<std::vector<Source>> CodebookReader::read_sources(const CodebookFile& file, const Node& node,
                                                         const Language& target) {
  if (node.kind != Node::Kind::text)
    return complain(file, node, "expected a text such as \"object : actor\"");
  std::vector<Source> sources;
  // "+" joins sources, "|" stands for one in place of the other.
  std::string text;
  for (const char c : node.text) text += c == '+' ? std::string("|+") : std::string(1, c);
  for (std::string alternative : pieces_of(text, '|')) {
    const bool also = alternative.starts_with('+');
    if (also) alternative.erase(0, 1);
    const auto parts = pieces_of(alternative, ':');
    if (parts.empty() || parts.size() > 2) return complain(file, node, "expected 'function : tests'");
    Source source;
    source.also = also;
    if (parts.size() == 2) {
      auto filter = read_filter(file, node, parts[1], target);
      if (!filter) return tl::unexpected(std::move(filter.error()));
      source.filter = std::move(*filter);
    }
    for (const std::string& function : pieces_of(parts[0], ',')) {
      source.preposition.clear();
      source.slot = slot_named(function);
      if (source.slot == Slot::preposition) source.preposition = function;
      sources.push_back(source);
    }
  }
  if (sources.empty()) return complain(file, node, "no function given");
  return sources;
}

Result<std::vector<LexiconId>> CodebookReader::read_lexicons(const CodebookFile& file, const Node& node,
                                                             const Language& target) {
  const auto names = texts_of(file, node);
  if (!names) return tl::unexpected(names.error());
  std::vector<LexiconId> ids;
  for (const std::string& name : *names) {
    if (!name.starts_with('@'))
      return complain(file, node, fmt::format("'{}' is not a lexicon name like @name", name));
    const auto id = named_lexicon(file, node, std::string_view(name).substr(1), target);
    if (!id) return tl::unexpected(id.error());
    ids.push_back(*id);
  }
  return ids;
}

}  // namespace dragoman
