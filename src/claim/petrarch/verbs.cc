// Verb dictionaries of PETRARCH (patterns of words along the sentence) and of PETRARCH-2 (with brackets). One
// reader for both: brackets are read as marks of style, and patterns with them ask that their words stand in
// order.
#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "claim/petrarch/limits.h"
#include "claim/petrarch/lines.h"

namespace dragoman::petrarch {
namespace {

struct Codes {
  std::string forward;
  std::string reverse;
};

bool is_code(std::string_view code) {
  return !code.empty() && code != "---" && code.find_first_not_of("+#") != std::string_view::npos;
}

// "042:043" -> both; ":173" -> the second alone; "---" -> none.
Codes codes_of(std::string_view text) {
  text = trim(text);
  const std::size_t colon = text.find(':');
  const std::string_view forward = trim(text.substr(0, colon));
  const std::string_view reverse =
      colon == std::string_view::npos ? std::string_view{} : trim(text.substr(colon + 1));
  return {is_code(forward) ? std::string(forward) : "", is_code(reverse) ? std::string(reverse) : ""};
}

// A set as written: words, and sets inside.
struct RawSet {
  std::vector<std::vector<std::string>> members;
  std::vector<std::string> sets;
  bool plurals = true;
};

// A pattern whose sets are still names.
struct RawPattern {
  Pattern pattern;
  std::vector<std::string> sets;  // of the elements of kind synset, in order
  std::uint32_t block = 0;
};

struct RawTransformation {
  Transformation transformation;
  std::string outer;
  std::string inner;
};

class VerbReader {
 public:
  explicit VerbReader(Dictionaries& into) : into_(into) {}

  void read(const Text& text) {
    text_ = &text;
    set_ = nullptr;
    in_block_ = false;
    for (const Line& line : lines_of(text, into_.faults)) read(line);
  }

  void finish();

 private:
  void read(const Line& line);
  void open_block(const Line& line);
  void open_set(const Line& line);
  void add_member(const Line& line);
  void add_pattern(const Line& line);
  void add_verb(const Line& line);
  void add_form(const Line& line, std::string_view form, const Codes& codes, const std::string& root,
                bool regular);
  void add_transformation(const Line& line);
  void resolve_sets();
  void resolve(const std::string& name, Synset& into, std::size_t depth) const;
  void resolve_patterns();
  void resolve_transformations();
  void fault(const Line& line, std::string message) {
    complain(*text_, line, std::move(message), into_.faults);
  }

  Dictionaries& into_;
  const Text* text_ = nullptr;
  RawSet* set_ = nullptr;  // that the next "+" lines belong to
  bool in_block_ = false;
  std::map<std::string, RawSet, std::less<>> sets_;
  std::map<std::string, std::uint32_t, std::less<>> set_ids_;
  std::vector<RawPattern> patterns_;
  std::vector<RawTransformation> transformations_;
  std::map<std::string, std::uint32_t, std::less<>> block_of_verb_;
  std::size_t forms_ = 0;
};

void VerbReader::read(const Line& line) {
  const std::string_view text = line.text;
  if (text.starts_with("---")) return open_block(line);
  if (text.front() == '&') return open_set(line);
  if (text.front() == '+' && set_ != nullptr) return add_member(line);
  set_ = nullptr;
  if (text.front() == '-') return add_pattern(line);
  if (text.front() == '~') return add_transformation(line);
  add_verb(line);
}

// "--- RESTORE  [064] ---"
void VerbReader::open_block(const Line& line) {
  set_ = nullptr;
  std::string_view text = line.text.substr(3);
  std::string_view name = text;
  const auto codes = take_codes(name);
  if (!codes) return fault(line, "a bracket without its partner");
  while (name.ends_with('-') || name.ends_with(' ')) name.remove_suffix(1);
  const Codes code = codes->empty() ? Codes{} : codes_of(codes->front());
  into_.blocks.push_back({std::string(trim(name)), code.forward, code.reverse, {}});
  in_block_ = true;
}

void VerbReader::open_set(const Line& line) {
  std::string name(trim(line.text));
  RawSet set;
  set.plurals = !name.ends_with('_');
  if (!set.plurals) name.pop_back();
  if (name.size() < 2 || name.find_first_of(" \t") != std::string::npos) {
    set_ = nullptr;
    return fault(line, "not the name of a set: " + name);
  }
  if (sets_.contains(name)) fault(line, "the set " + name + " is given twice; the first is kept");
  set_ = &sets_.try_emplace(std::move(name), std::move(set)).first->second;
}

void VerbReader::add_member(const Line& line) {
  std::string_view text = trim(line.text.substr(1));
  if (text.empty()) return fault(line, "an empty member of a set");
  if (set_->members.size() + set_->sets.size() >= kMaxSynsetMembers)
    return fault(line, "too many members of a set");
  if (text.front() == '&') {
    set_->sets.emplace_back(text.ends_with('_') ? text.substr(0, text.size() - 1) : text);
    return;
  }
  auto words = words_of(text);
  if (words.empty() || words.size() > kMaxSynsetWords) return fault(line, "no words, or more than 8");
  if (set_->plurals && !text.ends_with('_')) {
    auto plural = words;
    plural.back() = plural_of(plural.back());
    set_->members.push_back(std::move(plural));
  }
  set_->members.push_back(std::move(words));
}

// One token of a pattern: "SUGGESTED_+", "(TO", "{AIR", "*_OUT" gives its elements with what joins them.
class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : text_(text) {}

  // Fill the pattern and the names of its sets; returns what is wrong, "" if nothing is.
  std::string parse(RawPattern& into, bool& bracketed) {
    for (std::size_t at = 0; at < text_.size();) {
      const char c = text_[at];
      if (c == '(' || c == ')' || c == '{' || c == '}') {
        bracketed = true;
        joined_ = false;
        inside_ = c == '(' || c == '{' ? inside_ + 1 : std::max(inside_, 1) - 1;
        fresh_ = c == '(' || (c == '{' && inside_ == 1) || inside_ == 0;
        ++at;
      } else if (c == '_') {
        joined_ = true;
        ++at;
      } else if (c == ' ' || c == '\t') {
        joined_ = false;
        ++at;
      } else if (c == '*') {
        if (seen_verb_ && text_[at - 1] != '*') return "more than one *";
        if (!seen_verb_) verb(into);
        ++at;
      } else {
        at = element(at, into);
      }
      if (elements_ > kMaxPhraseWords) return "more than 48 elements";
    }
    if (!seen_verb_) return "no * for the verb";
    return {};
  }

 private:
  void verb(RawPattern& into) {
    seen_verb_ = true;
    if (!into.pattern.before.empty()) into.pattern.before.back().closed = joined_;
  }

  void put(Element element, RawPattern& into) {
    ++elements_;
    const bool tight = inside_ > 0 && !fresh_;
    if (seen_verb_) {
      element.closed = joined_;
      element.tight = tight;
      into.pattern.after.push_back(std::move(element));
    } else {
      if (!into.pattern.before.empty()) into.pattern.before.back().closed = joined_;
      if (!into.pattern.before.empty()) into.pattern.before.back().tight = tight;
      into.pattern.before.push_back(std::move(element));
    }
    joined_ = false;
    fresh_ = false;
  }

  std::size_t element(std::size_t at, RawPattern& into) {
    static constexpr std::string_view kMarks = "$+%^";
    const std::size_t mark = kMarks.find(text_[at]);
    if (mark != std::string_view::npos) {
      static constexpr ElementKind kKinds[] = {ElementKind::source, ElementKind::target,
                                               ElementKind::compound, ElementKind::skip};
      put({kKinds[mark], {}, 0, false, {}, false}, into);
      return at + 1;
    }
    std::size_t end = text_.find_first_of(" \t_(){}*", at);
    // An underscore is part of a set's name where one stands behind a letter and a known mark follows; names
    // themselves have none but at their end.
    if (end == std::string_view::npos) end = text_.size();
    const std::string_view word = text_.substr(at, end - at);
    if (word.front() == '&') {
      into.sets.emplace_back(word);
      put({ElementKind::synset, std::string(word), 0, false, {}, false}, into);
      return end;
    }
    for (std::string& part : words_of(word)) {
      put({ElementKind::word, std::move(part), 0, false, {}, false}, into);
      joined_ = true;
    }
    joined_ = false;
    return end;
  }

  std::string_view text_;
  bool joined_ = false;
  bool seen_verb_ = false;
  int inside_ = 0;      // open brackets
  bool fresh_ = false;  // nothing stands in this bracket yet
  std::size_t elements_ = 0;
};

void VerbReader::add_pattern(const Line& line) {
  if (into_.blocks.empty() || !in_block_) return fault(line, "a pattern before any verb");
  std::string_view text = line.text.substr(1);
  const auto codes = take_codes(text);
  if (!codes) return fault(line, "a bracket without its partner");
  if (codes->empty()) return fault(line, "a pattern without a code");
  if (patterns_.size() >= kMaxEntries) return fault(line, "too many patterns");
  RawPattern raw;
  bool bracketed = false;
  const std::string wrong = PatternParser(text).parse(raw, bracketed);
  if (!wrong.empty()) return fault(line, wrong);
  const Codes code = codes_of(codes->front());
  raw.pattern.code = code.forward;
  raw.pattern.reverse = code.reverse;
  raw.pattern.text = squeeze(text);
  raw.pattern.where = where(*text_, line);
  raw.block = static_cast<std::uint32_t>(into_.blocks.size() - 1);
  if (bracketed) into_.style = Style::tree;
  patterns_.push_back(std::move(raw));
}

// "BREAK {BROKE BROKEN} [1717]", "+CORDON_OFF {+CORDONED_OFF ...}", "WIRE_+TAP".
void VerbReader::add_verb(const Line& line) {
  if (!in_block_) return fault(line, "a verb before any block (--- NAME [code] ---)");
  std::string_view text = line.text;
  const auto codes = take_codes(text);
  if (!codes) return fault(line, "a bracket without its partner");
  const VerbBlock& block = into_.blocks.back();
  const Codes code = codes->empty() ? Codes{block.code, block.reverse} : codes_of(codes->front());
  std::string_view forms;
  const std::size_t open = text.find('{');
  if (open != std::string_view::npos) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return fault(line, "a brace without its partner");
    forms = text.substr(open + 1, close - open - 1);
    text = text.substr(0, open);
  }
  text = trim(text);
  if (words_of(text).empty()) return fault(line, "no verb");
  std::string root;
  for (const std::string& word : words_of(text)) root += (root.empty() ? "" : " ") + word;
  add_form(line, text, code, root, open == std::string_view::npos);
  while (!forms.empty()) {
    const std::size_t begin = forms.find_first_not_of(" \t");
    if (begin == std::string_view::npos) break;
    std::size_t end = forms.find_first_of(" \t", begin);
    if (end == std::string_view::npos) end = forms.size();
    add_form(line, forms.substr(begin, end - begin), code, root, false);
    forms = forms.substr(end);
  }
}

void VerbReader::add_form(const Line& line, std::string_view form, const Codes& codes,
                          const std::string& root, bool regular) {
  // The verb is the word behind '+', else the first.
  const std::size_t plus = form.find('+');
  const std::vector<std::string> before =
      plus == std::string_view::npos ? std::vector<std::string>{} : words_of(form.substr(0, plus));
  std::vector<std::string> words = words_of(plus == std::string_view::npos ? form : form.substr(plus + 1));
  if (words.empty() || words.size() + before.size() > kMaxSynsetWords)
    return fault(line, "no verb, or more than 8 words");
  const std::vector<std::string> after(words.begin() + 1, words.end());
  const std::vector<std::string> forms = regular ? verb_forms_of(words.front()) : std::vector{words.front()};
  for (const std::string& one : forms) {
    if (++forms_ > kMaxEntries) return fault(line, "too many forms");
    into_.verbs[one].push_back({before, after, static_cast<std::uint32_t>(into_.blocks.size() - 1),
                                codes.forward, codes.reverse, root, where(*text_, line)});
  }
  if (before.empty() && after.empty())
    block_of_verb_.try_emplace(words.front(), static_cast<std::uint32_t>(into_.blocks.size() - 1));
}

// "~ a (a b ATTACK) SAY = a b 015"
void VerbReader::add_transformation(const Line& line) {
  std::string text(line.text.substr(1));
  std::replace(text.begin(), text.end(), '(', ' ');
  std::replace(text.begin(), text.end(), ')', ' ');
  std::vector<std::string> parts;
  for (std::size_t at = 0; (at = text.find_first_not_of(" \t", at)) != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end;
  }
  const bool shape = parts.size() == 9 && parts[0] == "a" && parts[5] == "=" && parts[6] == "a" &&
                     parts[7] == "b" && (parts[1] == "a" || parts[1] == "b" || parts[1] == "_") &&
                     (parts[2] == "b" || parts[2] == "." || parts[2] == "_");
  if (!shape) return fault(line, "not a transformation as ~ a (b . VERB) VERB = a b CODE");
  RawTransformation raw;
  Transformation& made = raw.transformation;
  made.doer = parts[1] == "a"   ? Transformation::Inner::same
              : parts[1] == "b" ? Transformation::Inner::other
                                : Transformation::Inner::none;
  made.has_target = parts[2] == "b";
  made.code = parts[8] == "Q" ? "" : parts[8];
  made.where = where(*text_, line);
  raw.inner = parts[3];
  raw.outer = parts[4];
  transformations_.push_back(std::move(raw));
}

void VerbReader::resolve(const std::string& name, Synset& into, std::size_t depth) const {
  const auto found = sets_.find(name);
  if (found == sets_.end() || depth > kMaxSynsetDepth) return;
  for (const auto& words : found->second.members)
    if (into.size() < kMaxSynsetMembers) into.add(words);
  for (const std::string& inner : found->second.sets)
    if (into.size() < kMaxSynsetMembers) resolve(inner, into, depth + 1);
}

void VerbReader::resolve_sets() {
  for (const auto& [name, set] : sets_) {
    set_ids_[name] = static_cast<std::uint32_t>(into_.synsets.size());
    resolve(name, into_.synsets.emplace_back(), 0);
  }
}

void VerbReader::resolve_patterns() {
  for (RawPattern& raw : patterns_) {
    std::string missing;
    for (auto* side : {&raw.pattern.before, &raw.pattern.after}) {
      for (Element& element : *side) {
        if (element.kind != ElementKind::synset) continue;
        const auto id = set_ids_.find(element.word);
        if (id == set_ids_.end()) {
          missing = element.word;
        } else {
          element.synset = id->second;
        }
      }
    }
    auto& patterns = into_.blocks[raw.block].patterns;
    if (!missing.empty()) {
      into_.faults.push_back({raw.pattern.where, "the set " + missing + " is not known"});
    } else if (patterns.size() >= kMaxPatternsPerVerb) {
      into_.faults.push_back({raw.pattern.where, "too many patterns of one verb"});
    } else {
      patterns.push_back(std::move(raw.pattern));
    }
  }
}

void VerbReader::resolve_transformations() {
  const auto block = [&](const std::string& verb) -> std::optional<std::uint32_t> {
    const auto words = words_of(verb);
    const auto found = words.size() == 1 ? block_of_verb_.find(words.front()) : block_of_verb_.end();
    return found == block_of_verb_.end() ? std::nullopt : std::optional(found->second);
  };
  for (RawTransformation& raw : transformations_) {
    const auto outer = block(raw.outer);
    raw.transformation.inner_block = block(raw.inner);
    if (!outer || (!raw.transformation.inner_block && raw.inner != "Q")) {
      into_.faults.push_back(
          {raw.transformation.where, "a verb that has no block: " + raw.inner + " " + raw.outer});
      continue;
    }
    raw.transformation.block = *outer;
    into_.transformations.push_back(std::move(raw.transformation));
  }
}

void VerbReader::finish() {
  resolve_sets();
  resolve_patterns();
  resolve_transformations();
}

}  // namespace

bool Synset::add(const std::vector<std::string>& words) {
  if (words.empty() || words.size() > kMaxSynsetWords) return false;
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  members_.insert(std::move(joined));
  longest_ = std::max(longest_, words.size());
  return true;
}

void add_verbs(const std::vector<Text>& texts, Dictionaries& into) {
  VerbReader reader(into);
  for (const Text& text : texts) reader.read(text);
  reader.finish();
}

}  // namespace dragoman::petrarch
