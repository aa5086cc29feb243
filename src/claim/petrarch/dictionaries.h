// Dictionaries of the event coders TABARI, PETRARCH and PETRARCH-2: verbs with patterns, actors, agents,
// discards. Files of others, read as hostile input: a fault costs its line alone and is told with file and
// line. docs/petrarch.md gives the formats; sources: P. A. Schrodt, "TABARI: Textual Analysis by Augmented
// Replacement Instructions" (manual, 2014, chapter 5); "PETRARCH Dictionary Formats" (2014); C. Norris, P.
// Schrodt, J. Beieler, "PETRARCH2: Another Event Coding Program" (JOSS 2017).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/civil.h"
#include "base/result.h"
#include "claim/petrarch/words.h"

namespace dragoman::petrarch {

// What is wrong with a line, and where: "actors.txt:12".
struct Fault {
  std::string where;
  std::string message;
};

// ---- Phrases

// A phrase of a dictionary: words that follow each other directly, or with others between them.
struct PhraseWord {
  std::string word;
  bool closed = true;  // stands directly behind the one before
};

// Phrases by their first word. Immutable after finish(); safe on any thread.
class PhraseTable {
 public:
  struct Hit {
    std::uint32_t entry = 0;
    std::size_t first = 0;  // pieces [first, end)
    std::size_t end = 0;
  };

  // Add a phrase that stands for `entry`. Requires: 0 < phrase.size() <= kMaxPhraseWords.
  void add(std::vector<PhraseWord> phrase, std::uint32_t entry);
  // Sort: the longest phrase wins, of equal ones the first added.
  void finish();
  // Return the longest phrase that begins with piece `at`; a plural of its last word is taken if `plurals`.
  // No phrase reaches over a comma, and at most three words stand between two of an open one.
  [[nodiscard]] std::optional<Hit> match(const std::vector<Piece>& pieces, std::size_t at,
                                         bool plurals) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Phrase {
    std::vector<PhraseWord> words;
    std::uint32_t entry = 0;
  };
  std::unordered_map<std::string, std::vector<Phrase>> by_first_;
  std::size_t size_ = 0;
};

// ---- Actors and agents

// A code and the days on which it holds, both included.
struct DatedCode {
  std::string code;
  std::optional<Day> from;
  std::optional<Day> to;
};

struct Actor {
  std::string root;  // first phrase, as written
  std::vector<DatedCode> codes;
  std::string where;  // file:line
};

// Return the code that holds on `day`: the first dated one that does, else the first without dates; "" if
// none or if it is the null code "---". Without a day only those without dates hold, else the last one.
[[nodiscard]] std::string code_on(const Actor& actor, std::optional<Day> day);

struct Agent {
  std::string code;
  bool before = false;  // stands before the actor's code: "NGO~"
  std::string where;
};

// ---- Verbs

enum class ElementKind : std::uint8_t {
  word,
  synset,
  source,    // $
  target,    // +
  skip,      // ^: any party
  compound,  // %: parties joined by "and", who act on each other
};

struct Element {
  ElementKind kind = ElementKind::word;
  std::string word;
  std::uint32_t synset = 0;
  bool closed = false;  // stands directly beside its neighbour on the verb's side
  std::string plural;   // of the word, where it may stand for it
  bool tight = false;   // stands in one phrase with it: "(TO BORDER)", "{AIR STRIKE}"
};

struct Pattern {
  std::vector<Element> before;  // in text order
  std::vector<Element> after;
  std::string code;     // "" is the null code
  std::string reverse;  // code of the event from target to source, "" if there is none
  std::string text;     // as written, without comment
  std::string where;
};

// Verbs that share patterns. Patterns stand in the order in which they are tried, the longest first.
struct VerbBlock {
  std::string name;
  std::string code;
  std::string reverse;
  std::vector<Pattern> patterns;
};

// A form under which a verb may be met, with the words around it ("cordoned" + "off").
struct VerbForm {
  std::vector<std::string> before;
  std::vector<std::string> after;
  std::uint32_t block = 0;
  std::string code;
  std::string reverse;
  std::string root;  // "cordon off"
  std::string where;
};

class Synset {
 public:
  // Add a member; one of more than kMaxSynsetWords words is refused.
  bool add(const std::vector<std::string>& words);
  [[nodiscard]] bool has(std::string_view joined) const { return members_.contains(std::string(joined)); }
  [[nodiscard]] std::size_t longest() const { return longest_; }
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  void add_all(const Synset& other);

 private:
  std::unordered_set<std::string> members_;  // words joined by blanks
  std::size_t longest_ = 0;
};

// What an event whose target is an event becomes (PETRARCH-2): "~ a (b . ATTACK) SAY = a b 112".
struct Transformation {
  enum class Inner : std::uint8_t { same, other, none };  // the doer of the inner event: a, b, _
  Inner doer = Inner::other;
  bool has_target = false;                   // the inner event's target is b
  std::uint32_t block = 0;                   // of the outer verb
  std::optional<std::uint32_t> inner_block;  // nothing: any ("Q")
  std::string code;                          // "" keeps the inner code
  std::string where;
};

// How a dictionary means its patterns: as PETRARCH and TABARI, along the sentence, or as PETRARCH-2, whose
// patterns bracket phrases, along the tree.
enum class Style : std::uint8_t { sequence, tree };

// ---- The whole

struct Dictionaries {
  PhraseTable actor_phrases;
  std::vector<Actor> actors;
  PhraseTable agent_phrases;
  std::vector<Agent> agents;
  PhraseTable discard_phrases;
  std::vector<bool> discards_story;  // by entry: the whole story, not the sentence alone
  std::unordered_map<std::string, std::vector<VerbForm>> verbs;  // by the form of the verb itself
  std::vector<VerbBlock> blocks;
  std::vector<Synset> synsets;
  std::vector<Transformation> transformations;
  Style style = Style::sequence;
  std::vector<Fault> faults;  // of all files, in their order
};

struct DictionaryFiles {
  std::vector<std::filesystem::path> verbs;
  std::vector<std::filesystem::path> actors;
  std::vector<std::filesystem::path> agents;
  std::vector<std::filesystem::path> discards;
};

// Read dictionaries. Fails only where a file cannot be read or is larger than kMaxDictionaryBytes; all else
// is in `faults`.
[[nodiscard]] Result<Dictionaries> load(const DictionaryFiles& files);

// The bytes of one dictionary and the name that faults tell.
struct Text {
  std::string_view bytes;
  std::string name;
};

// Add what one text says. Linear in its length but for sorting. Never fails: see `faults`.
void add_actors(const Text& text, Dictionaries& into);
void add_agents(const Text& text, Dictionaries& into);
void add_discards(const Text& text, Dictionaries& into);
// Add all verb dictionaries at once: synonym sets of one may be used in another.
void add_verbs(const std::vector<Text>& texts, Dictionaries& into);
// Make ready for matching; once, after the last addition.
void finish(Dictionaries& dictionaries);

}  // namespace dragoman::petrarch
