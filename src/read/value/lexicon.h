// Lexicon: the words and rules of one language's times and quantities, read from knowledge/values/<lang>.tsv
// and compiled: words to numbers, phrases by first word, rules to one prefix tree. Immutable after load().
//
// A file's rows, cells divided by tabs ("#" begins a comment):
//   set   NAME  VALUE...                 decimal, group, order (dmy, mdy), apostrophe (suffix, elision,
//   inside),
//                                        split and absorb (letters written together with the next word)
//   def   NAME  PATTERN                  a piece that rules use as {NAME}
//   rule  ACTION PATTERN [CLASS=VALUE..] what a sequence of words means; the added classes count as said
//   CLASS VALUE PHRASE, PHRASE...        words of a class; a capital in a phrase demands one in the text
// A pattern is words, <class> or <class=value>, [optional], ( this | that ), and / where one rule holds two
// expressions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "read/value/classes.h"

namespace dragoman::values {

enum class Action : std::uint8_t {
  date,
  relative,
  shift,
  duration,
  set,
  reference,
  quarter,
  decade,
  century,
  context,
  none
};
enum class Apostrophe : std::uint8_t { suffix, elision, inside };

struct Settings {
  char32_t decimal = U'.';
  char32_t group = U',';
  bool day_first = false;
  bool bare_multiplier = true;  // "thousand" alone is a number, as in Russian; not in English
  Apostrophe apostrophe = Apostrophe::suffix;
};

struct Phrase {
  std::vector<std::uint32_t> words;
  Class cls = Class::month;
  std::int64_t value = 0;
  bool capital = false;  // the text must have a capital
};

struct Rule {
  Action action = Action::none;
  std::vector<std::pair<Class, std::int64_t>> given;
};

// A step of the prefix tree: a word, a class, a class with its value, or the cut between two expressions.
struct Step {
  enum class Kind : std::uint8_t { word, cls, exact, cut };
  Kind kind = Kind::word;
  std::uint32_t word = 0;
  Class cls = Class::month;
  std::int64_t value = 0;
  bool operator==(const Step&) const = default;
};

struct Node {
  std::vector<std::pair<Step, std::uint32_t>> next;
  std::int32_t rule = -1;
};

class Lexicon {
 public:
  // Read a lexicon; fails with the row at fault.
  [[nodiscard]] static Result<Lexicon> load(const std::filesystem::path& file);

  // Return the number of a folded word, 0 if no phrase or rule has it.
  [[nodiscard]] std::uint32_t word(std::string_view folded) const;
  // Return the phrases that begin with a word.
  [[nodiscard]] const std::vector<Phrase>& phrases(std::uint32_t word) const { return phrases_[word]; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const std::vector<std::string>& split() const { return split_; }
  [[nodiscard]] const std::vector<std::string>& absorb() const { return absorb_; }
  [[nodiscard]] const Node& node(std::uint32_t at) const { return nodes_[at]; }
  [[nodiscard]] const Rule& rule(std::int32_t at) const { return rules_[static_cast<std::size_t>(at)]; }
  // Return whether a rule may begin with this word or with this class.
  [[nodiscard]] bool starts_word(std::uint32_t word) const { return starts_word_[word]; }
  [[nodiscard]] bool starts_class(Class cls) const { return starts_class_[static_cast<std::size_t>(cls)]; }
  // Return a pool text: the codes of classes.h, then units and currencies.
  [[nodiscard]] const std::string& pooled(std::int64_t at) const {
    return pool_[static_cast<std::size_t>(at)];
  }

 private:
  friend class LexiconReader;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  Settings settings_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
  std::vector<std::vector<Phrase>> phrases_{1};
  std::vector<std::string> pool_, split_, absorb_;
  std::vector<Node> nodes_{1};
  std::vector<Rule> rules_;
  std::vector<bool> starts_word_;
  std::vector<bool> starts_class_;
};

}  // namespace dragoman::values
