#include "read/value/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "clean/table.h"
#include "read/value/pattern.h"
#include "read/value/scan.h"

namespace dragoman::values {
namespace {

constexpr std::array<std::string_view, 11> kActions = {"date",    "relative",  "shift",   "duration",
                                                       "set",     "reference", "quarter", "decade",
                                                       "century", "context",   "none"};

std::vector<std::string> split_at(std::string_view text, char sign) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(sign), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) out.emplace_back(part);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

}  // namespace

// Reads one file into a lexicon; methods return a complaint, "" if there is none.
class LexiconReader {
 public:
  LexiconReader() {
    for (std::int64_t code = 0; code < static_cast<std::int64_t>(Code::count_); ++code)
      lexicon_.pool_.emplace_back(name_of(static_cast<Code>(code)));
  }

  std::string read(const std::vector<std::string>& cells) {
    if (cells.size() < 3) return "a row needs three cells";
    if (cells[0] == "set") return setting(cells);
    if (cells[0] == "def") {
      pieces_[cells[1]] = cells[2];
      return {};
    }
    if (cells[0] == "rule") return rule(cells);
    return words(cells);
  }

  Lexicon finish() {
    for (std::vector<Phrase>& list : lexicon_.phrases_)
      std::stable_sort(list.begin(), list.end(),
                       [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    lexicon_.starts_word_.assign(lexicon_.phrases_.size(), false);
    lexicon_.starts_class_.assign(static_cast<std::size_t>(Class::count_), false);
    for (const auto& [step, node] : lexicon_.nodes_[0].next) {
      if (step.kind == Step::Kind::word) lexicon_.starts_word_[step.word] = true;
      if (step.kind != Step::Kind::word) lexicon_.starts_class_[static_cast<std::size_t>(step.cls)] = true;
    }
    return std::move(lexicon_);
  }

 private:
  static char32_t first_of(const std::string& text) {
    std::size_t at = 0;
    return text == "space" ? U' ' : decode_utf8(text, at);
  }

  std::string setting(const std::vector<std::string>& cells) {
    Settings& settings = lexicon_.settings_;
    const std::string& name = cells[1];
    if (name == "decimal")
      settings.decimal = first_of(cells[2]);
    else if (name == "group")
      settings.group = first_of(cells[2]);
    else if (name == "order")
      settings.day_first = cells[2] == "dmy";
    else if (name == "bare")
      settings.bare_multiplier = cells[2] != "no";
    else if (name == "split")
      lexicon_.split_ = split_at(cells[2], ' ');
    else if (name == "absorb")
      lexicon_.absorb_ = split_at(cells[2], ' ');
    else if (name == "apostrophe")
      settings.apostrophe = cells[2] == "elision"  ? Apostrophe::elision
                            : cells[2] == "inside" ? Apostrophe::inside
                                                   : Apostrophe::suffix;
    else
      return "no such setting: " + name;
    return {};
  }

  std::uint32_t number_of(std::string_view folded) {
    const auto [at, fresh] = lexicon_.words_.try_emplace(
        std::string(folded), static_cast<std::uint32_t>(lexicon_.phrases_.size()));
    if (fresh) lexicon_.phrases_.emplace_back();
    return at->second;
  }

  // Whole numbers stand for themselves, everything else for its place in the pool.
  std::int64_t value_of(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return number;
    const auto at = std::find(lexicon_.pool_.begin(), lexicon_.pool_.end(), text);
    if (at != lexicon_.pool_.end()) return at - lexicon_.pool_.begin();
    lexicon_.pool_.push_back(text);
    return static_cast<std::int64_t>(lexicon_.pool_.size()) - 1;
  }

  std::vector<std::uint32_t> numbers_of(std::string_view text, bool* capital) {
    std::vector<std::uint32_t> out;
    std::string folded;
    std::size_t at = 0;
    while (const std::optional<Token> token = next_token(text, at, lexicon_.settings_.apostrophe)) {
      if (capital != nullptr) *capital |= token->capital;
      fold_token(text, *token, folded);
      out.push_back(number_of(folded));
    }
    return out;
  }

  std::string words(const std::vector<std::string>& cells) {
    const std::optional<Class> cls = class_named(cells[0]);
    if (!cls) return "no such class: " + cells[0];
    for (const std::string& text : split_at(cells[2], ',')) {
      Phrase phrase{{}, *cls, value_of(cells[1]), false};
      phrase.words = numbers_of(text, &phrase.capital);
      if (phrase.words.empty()) return "an empty phrase";
      lexicon_.phrases_[phrase.words.front()].push_back(std::move(phrase));
    }
    return {};
  }

  std::string rule(const std::vector<std::string>& cells) {
    const auto* action = std::find(kActions.begin(), kActions.end(), cells[1]);
    if (action == kActions.end()) return "no such action: " + cells[1];
    Rule rule{static_cast<Action>(action - kActions.begin()), {}};
    for (const std::string& given : split_at(cells.size() > 3 ? cells[3] : "", ' ')) {
      const std::optional<Step> step = class_step(given);
      if (!step || step->kind != Step::Kind::exact) return "not a class and its value: " + given;
      rule.given.emplace_back(step->cls, step->value);
    }
    const auto ways = write_out(cells[2], pieces_);
    if (!ways) return ways.error().message;
    const auto id = static_cast<std::int32_t>(lexicon_.rules_.size());
    lexicon_.rules_.push_back(std::move(rule));
    for (const auto& way : *ways)
      if (std::string complaint = add(way, id); !complaint.empty()) return complaint;
    return {};
  }

  std::optional<Step> class_step(std::string_view text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const std::optional<Class> cls = class_named(text.substr(0, equals));
    if (!cls) return std::nullopt;
    if (equals == text.size()) return Step{Step::Kind::cls, 0, *cls, 0};
    return Step{Step::Kind::exact, 0, *cls, value_of(std::string(text.substr(equals + 1)))};
  }

  std::string add(const std::vector<std::string>& way, std::int32_t id) {
    std::uint32_t node = 0;
    for (const std::string& element : way) {
      if (element.starts_with('<') && element.size() > 2) {
        const std::optional<Step> step = class_step(std::string_view(element).substr(1, element.size() - 2));
        if (!step) return "no such class: " + element;
        node = follow(node, *step);
      } else if (element == "/") {
        node = follow(node, {Step::Kind::cut, 0, Class::count_, 0});
      } else if (element.starts_with('\'') && element.size() > 1) {
        node = follow(node, {Step::Kind::word, number_of(element)});  // "'s" is one token behind a word
      } else {
        for (const std::uint32_t word : numbers_of(element, nullptr))
          node = follow(node, {Step::Kind::word, word});
      }
    }
    if (node == 0) return "the pattern may match nothing";
    if (lexicon_.nodes_[node].rule < 0) lexicon_.nodes_[node].rule = id;  // the first rule of a file wins
    return {};
  }

  std::uint32_t follow(std::uint32_t from, const Step& step) {
    for (const auto& [known, to] : lexicon_.nodes_[from].next)
      if (known == step) return to;
    const auto fresh = static_cast<std::uint32_t>(lexicon_.nodes_.size());
    lexicon_.nodes_.emplace_back();
    lexicon_.nodes_[from].next.emplace_back(step, fresh);
    return fresh;
  }

  Lexicon lexicon_;
  std::map<std::string, std::string, std::less<>> pieces_;
};

Result<Lexicon> Lexicon::load(const std::filesystem::path& file) {
  const Result<cleaning::Table> table = cleaning::read_table(file);
  if (!table) return tl::unexpected(table.error());
  LexiconReader reader;
  for (const cleaning::Row& row : table->rows)
    if (std::string complaint = reader.read(row.cells); !complaint.empty())
      return fail(ErrorCode::bad_input, std::move(complaint), row.where(file));
  return reader.finish();
}

std::uint32_t Lexicon::word(std::string_view folded) const {
  const auto at = words_.find(folded);
  return at == words_.end() ? 0 : at->second;
}

}  // namespace dragoman::values
