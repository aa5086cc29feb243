#include "claim/petrarch/words.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman::petrarch {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_apostrophe(std::string_view text, std::size_t at) {
  return text[at] == '\'' || text.substr(at).starts_with("\u2019");
}

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

std::string small(std::string_view word) {
  if (!is_ascii(word)) return fold(word);
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// "don't" -> "do", "n't"; "n't" stays.
bool split_negation(std::string& word, std::string_view behind) {
  const bool negated = word.ends_with('n') && (behind == "'t" || behind == "\u2019t" || behind == "'T");
  if (negated) word.pop_back();
  return negated;
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool is_hiss(const std::string& word) {
  return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") ||
         word.ends_with("sh");
}

bool ends_in_consonant_y(const std::string& word) {
  return word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2]);
}

// One short vowel between consonants: "stab", "regret", not "visit" with its weak ending, which is harmless.
bool doubles(const std::string& word) {
  const std::size_t n = word.size();
  if (n < 3 || is_vowel(word[n - 1]) || std::string_view("wxy").find(word[n - 1]) != std::string_view::npos)
    return false;
  return is_vowel(word[n - 2]) && !is_vowel(word[n - 3]);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_word_byte(text[at]) || text.substr(at).starts_with("\u2019")) {
      at += text.substr(at).starts_with("\u2019") ? 3 : 1;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end]) && !is_apostrophe(text, end)) ++end;
    std::string word = small(text.substr(at, end - at));
    at = end;
    if (at < text.size() && is_apostrophe(text, at)) {
      const std::size_t mark = text[at] == '\'' ? 1 : 3;
      std::size_t behind = at + mark;
      while (behind < text.size() && is_word_byte(text[behind]) && !is_apostrophe(text, behind)) ++behind;
      const std::string rest = small(text.substr(at + mark, behind - at - mark));
      if (rest == "t" && split_negation(word, "'t")) {
        if (!word.empty()) words.push_back(std::move(word));
        words.emplace_back("n't");
        at = behind;
        continue;
      }
      if (rest == "s") at = behind;
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::vector<Piece> pieces_of(const Tree& tree, Index first, Index end) {
  std::vector<Piece> pieces;
  bool apart = false;
  bool comma = false;
  bool bracket = false;
  for (Index w = first; w < end; ++w) {
    const std::string_view text = tree.text(tree.word(w).text);
    const std::string& form = tree.form(w);
    if (form == "'s" || form == "\u2019s" || form == "'" || form == "\u2019") continue;
    if (tree.word(w).upos == Upos::punct && words_of(text).empty()) {
      const bool joins = text == "-" || text == "." || text == "'" || text == "\"" || text == "`" ||
                         text == "``" || text == "''" || text == "\u201C" || text == "\u201D" || text == "/";
      apart = apart || !joins;
      comma = comma || text == ",";
      bracket = bracket || text == "(" || text == ")" || text == "[" || text == "]";
      continue;
    }
    for (std::string& word : words_of(text)) {
      pieces.push_back({std::move(word), w, apart, comma, bracket});
      apart = comma = bracket = false;
    }
  }
  return pieces;
}

std::string plural_of(const std::string& word) {
  if (ends_in_consonant_y(word)) return word.substr(0, word.size() - 1) + "ies";
  return word + (is_hiss(word) ? "es" : "s");
}

std::vector<std::string> verb_forms_of(const std::string& verb) {
  std::vector<std::string> forms{verb, plural_of(verb)};
  if (verb.ends_with('e')) {
    forms.push_back(verb + 'd');
    forms.push_back(verb.substr(0, verb.size() - (verb.ends_with("ee") ? 0 : 1)) + "ing");
    return forms;
  }
  forms.push_back(ends_in_consonant_y(verb) ? verb.substr(0, verb.size() - 1) + "ied" : verb + "ed");
  forms.push_back(verb + "ing");
  if (doubles(verb)) {
    forms.push_back(verb + verb.back() + "ed");
    forms.push_back(verb + verb.back() + "ing");
  }
  return forms;
}

}  // namespace dragoman::petrarch
