// Agent and discard dictionaries. An agent is a kind of actor ("soldiers [~MIL]") whose code is joined to
// that of whose they are; plurals are made unless given in braces; "!PERSON!" stands for each word of a set.
#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "claim/petrarch/limits.h"
#include "claim/petrarch/lines.h"

namespace dragoman::petrarch {
namespace {

using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(at);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    text = text.substr(end + 1);
  }
}

// Put each word of its set in the place of each "!SET!"; nothing if a set is not known or they are too many.
std::optional<std::vector<std::string>> substituted(std::string_view phrase, const Sets& sets) {
  std::vector<std::string> done{""};
  while (!phrase.empty()) {
    const std::size_t open = phrase.find('!');
    for (std::string& one : done) one += phrase.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = phrase.find('!', open + 1);
    if (close == std::string_view::npos) return std::nullopt;
    const auto set = sets.find(phrase.substr(open, close - open + 1));
    if (set == sets.end() || done.size() * set->second.size() > kMaxFormsPerLine) return std::nullopt;
    std::vector<std::string> more;
    for (const std::string& one : done)
      for (const std::string& word : set->second) more.push_back(one + word);
    done = std::move(more);
    phrase = phrase.substr(close + 1);
  }
  return done;
}

class AgentReader {
 public:
  AgentReader(const Text& text, Dictionaries& into) : text_(text), into_(into) {}

  void read(const Line& line) {
    std::string_view rest = line.text;
    if (rest.front() == '!' && rest.find('=') != std::string_view::npos) return add_set(line);
    const auto codes = take_codes(rest);
    if (!codes) return fault(line, "a bracket without its partner");
    if (codes->size() != 1) return fault(line, codes->empty() ? "no code" : "more than one code");
    const auto agent = agent_of(codes->front(), line);
    if (!agent)
      return fault(line,
                   "not an agent's code, which has ~ at one end: [" + std::string(codes->front()) + "]");
    std::optional<std::string_view> plural;
    if (const std::size_t open = rest.find('{'); open != std::string_view::npos) {
      const std::size_t close = rest.find('}', open);
      if (close == std::string_view::npos) return fault(line, "a brace without its partner");
      plural = rest.substr(open + 1, close - open - 1);
      rest = rest.substr(0, open);
    }
    const bool set = rest.find('!') != std::string_view::npos;
    const auto phrases = substituted(rest, sets_);
    if (!phrases) return fault(line, "a set in \"!\" that is not known, or too many forms");
    if (into_.agent_phrases.size() + 2 * phrases->size() >= kMaxEntries)
      return fault(line, "too many phrases");
    into_.agents.push_back(*agent);
    bool any = false;
    for (const std::string& phrase : *phrases) any = add(phrase, !set && !plural) || any;
    if (!any) return fault(line, "no words, or more than 48");
    if (plural)
      for (const std::string& form : split(*plural, ' ')) add(form, false);
  }

 private:
  void fault(const Line& line, std::string message) {
    complain(text_, line, std::move(message), into_.faults);
  }

  void add_set(const Line& line) {
    const std::size_t equals = line.text.find('=');
    std::string name(trim(line.text.substr(0, equals)));
    auto words = split(line.text.substr(equals + 1), ',');
    if (name.size() < 3 || !name.ends_with('!') || words.empty() || words.size() > kMaxFormsPerLine)
      return fault(line, "not a set of words: !NAME! = ONE, TWO");
    sets_[std::move(name)] = std::move(words);
  }

  std::optional<Agent> agent_of(std::string_view code, const Line& line) const {
    code = trim(code);
    if (code.size() < 2 || (code.front() == '~') == (code.back() == '~')) return std::nullopt;
    const bool before = code.back() == '~';
    Agent agent{std::string(before ? code.substr(0, code.size() - 1) : code.substr(1)), before,
                where(text_, line)};
    std::transform(agent.code.begin(), agent.code.end(), agent.code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return agent;
  }

  bool add(std::string_view text, bool with_plural) {
    auto phrase = phrase_of(text);
    if (phrase.empty()) return false;
    const auto entry = static_cast<std::uint32_t>(into_.agents.size() - 1);
    if (with_plural) {
      auto plural = phrase;
      plural.back().word = plural_of(plural.back().word);
      into_.agent_phrases.add(std::move(plural), entry);
    }
    into_.agent_phrases.add(std::move(phrase), entry);
    return true;
  }

  const Text& text_;
  Dictionaries& into_;
  Sets sets_;
};

}  // namespace

void add_agents(const Text& text, Dictionaries& into) {
  AgentReader reader(text, into);
  for (const Line& line : lines_of(text, into.faults)) reader.read(line);
}

void add_discards(const Text& text, Dictionaries& into) {
  for (const Line& line : lines_of(text, into.faults)) {
    const bool story = line.text.front() == '+';
    auto phrase = phrase_of(line.text.substr(story ? 1 : 0));
    if (phrase.empty() || into.discard_phrases.size() >= kMaxEntries) {
      complain(text, line, "no words, or too many", into.faults);
      continue;
    }
    for (PhraseWord& word : phrase) word.closed = true;
    into.discard_phrases.add(std::move(phrase), static_cast<std::uint32_t>(into.discards_story.size()));
    into.discards_story.push_back(story);
  }
}

}  // namespace dragoman::petrarch
