// Loading: all dictionaries of a user together, and what can only be settled once all are read.
#include <algorithm>

#include "base/file.h"
#include "claim/petrarch/dictionaries.h"
#include "claim/petrarch/limits.h"
#include "claim/petrarch/lines.h"

namespace dragoman::petrarch {
namespace {

std::pair<std::size_t, std::size_t> length_of(const Pattern& pattern) {
  std::size_t words = 0;
  for (const auto* side : {&pattern.before, &pattern.after})
    words += static_cast<std::size_t>(std::count_if(
        side->begin(), side->end(), [](const Element& one) { return one.kind == ElementKind::word; }));
  return {pattern.before.size() + pattern.after.size(), words};
}

// The longest, of equal ones the one with fewer sets and marks.
bool is_tried_first(const Pattern& a, const Pattern& b) {
  return length_of(a) > length_of(b);
}

// Patterns of PETRARCH-2 name nouns, mostly in the singular alone.
void add_plurals(VerbBlock& block) {
  for (Pattern& pattern : block.patterns)
    for (auto* side : {&pattern.before, &pattern.after})
      for (Element& element : *side)
        if (element.kind == ElementKind::word) element.plural = plural_of(element.word);
}

// Of one pattern given twice PETRARCH-2 keeps the last, the others the first.
void drop_repeats(VerbBlock& block, Dictionaries& dictionaries) {
  std::unordered_map<std::string, std::size_t> places;
  std::vector<Pattern> kept;
  for (Pattern& pattern : block.patterns) {
    const auto [known, fresh] = places.try_emplace(pattern.text, kept.size());
    if (fresh) {
      kept.push_back(std::move(pattern));
      continue;
    }
    Pattern& other = kept[known->second];
    const bool last = dictionaries.style == Style::tree;
    if (other.code != pattern.code || other.reverse != pattern.reverse)
      dictionaries.faults.push_back({pattern.where, "given with another code at " + other.where + "; the " +
                                                        (last ? "last" : "first") +
                                                        " is used: " + pattern.text});
    if (last) other = std::move(pattern);
  }
  block.patterns = std::move(kept);
}

}  // namespace

void finish(Dictionaries& dictionaries) {
  dictionaries.actor_phrases.finish();
  dictionaries.agent_phrases.finish();
  dictionaries.discard_phrases.finish();
  for (VerbBlock& block : dictionaries.blocks) {
    drop_repeats(block, dictionaries);
    if (dictionaries.style == Style::tree) add_plurals(block);
    std::stable_sort(block.patterns.begin(), block.patterns.end(), is_tried_first);
  }
  for (auto& [form, verbs] : dictionaries.verbs)
    std::stable_sort(verbs.begin(), verbs.end(), [](const VerbForm& a, const VerbForm& b) {
      return a.before.size() + a.after.size() > b.before.size() + b.after.size();
    });
}

Result<Dictionaries> load(const DictionaryFiles& files) {
  Dictionaries out;
  const auto each = [&](const std::vector<std::filesystem::path>& paths, const auto& add) -> Result<void> {
    for (const auto& path : paths) {
      auto bytes = read_file(path, kMaxDictionaryBytes);
      if (!bytes) return tl::unexpected(bytes.error());
      add(*bytes, path.filename().string());
    }
    return {};
  };
  std::vector<std::pair<std::string, std::string>> verbs;
  auto done = each(files.verbs, [&](std::string& bytes, std::string name) {
    verbs.emplace_back(std::move(bytes), std::move(name));
  });
  if (done)
    done = each(files.actors, [&](std::string& bytes, std::string name) {
      add_actors({bytes, std::move(name)}, out);
    });
  if (done)
    done = each(files.agents, [&](std::string& bytes, std::string name) {
      add_agents({bytes, std::move(name)}, out);
    });
  if (done)
    done = each(files.discards, [&](std::string& bytes, std::string name) {
      add_discards({bytes, std::move(name)}, out);
    });
  if (!done) return tl::unexpected(done.error());
  std::vector<Text> texts;
  for (const auto& [bytes, name] : verbs) texts.push_back({bytes, name});
  add_verbs(texts, out);
  finish(out);
  return out;
}

}  // namespace dragoman::petrarch
