#include "read/syntax/name_candidates.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/unicode.h"
#include "base/utf8.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kMaxNameWords = 6;
constexpr std::uint32_t kCommonName = 2;  // of WordLists::people: seen some four times

// Small words inside names, and articles that are joined to the next word by a hyphen.
constexpr std::array<std::string_view, 16> kParticles = {"von", "van", "der", "den", "zu",  "bin", "ben", "ibn",
                                                         "di",  "da",  "dos", "del", "bint", "ould", "al", "el"};
constexpr std::array<std::string_view, 14> kArticles = {"al", "el", "as", "es", "ad", "ed", "an",
                                                        "en", "ar", "er", "at", "et", "az", "ash"};

bool is_one_of(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_particle(std::string_view word) {
  return is_one_of(kParticles, word);
}

// "al-Naimi": the article is in lower case, what it is joined to is not.
std::string_view without_article(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  const bool article = hyphen != word.npos && is_one_of(kArticles, word.substr(0, hyphen));
  return article ? word.substr(hyphen + 1) : word;
}

bool is_capitalised(std::string_view word) {
  word = without_article(word);
  std::size_t at = 0;
  if (word.empty() || !is_upper(decode_utf8(word, at))) return false;
  return at < word.size();  // single letters are initials or sentence starts
}

bool is_initial(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  std::size_t at = 0;
  return !word.empty() && is_upper(decode_utf8(word, at)) && at == word.size();
}

class Capitals {
 public:
  Capitals(const Report& report, const WordLists& lists, Reading& reading)
      : report_(report), lists_(lists), reading_(reading) {
    for (const Sentence& sentence : reading_.sentences) collect(sentence);
  }

  void find(const Sentence& sentence) {
    for (Index i = sentence.first; i < sentence.end; ++i) {
      const bool starts = is_capitalised(word(i)) && (!opens(sentence, i) || trusted(sentence, i));
      if (!starts && !is_initial(word(i))) continue;
      const auto [end, any] = run_from(sentence, i, starts);
      if (any) append_candidate(i, end, reading_);
      if (any && report_.language == "tr") drop_endings(reading_.mentions.back());
      i = end - 1;
    }
  }

 private:
  [[nodiscard]] std::string_view word(Index i) const { return slice(report_.text, reading_.words[i].text); }

  // Turkish parts the endings of names by an apostrophe: "İzmir'e".
  void drop_endings(Mention& mention) const {
    const std::string_view name = slice(report_.text, mention.text);
    const std::size_t cut = std::min(name.find('\''), name.find("\u2019"));
    if (cut == name.npos || cut == 0) return;
    mention.text.end = mention.text.begin + static_cast<std::uint32_t>(cut);
    mention.name = mention.text;
  }

  // Return whether word `i` has its capital for its place: only marks stand before it in the sentence, or
  // speech begins with it.
  [[nodiscard]] bool opens(const Sentence& sentence, Index i) const {
    Index at = i;
    while (at > sentence.first && is_sign(at - 1)) {
      --at;
      if (word(at) == ":") return true;
    }
    return at == sentence.first;
  }
  [[nodiscard]] bool is_sign(Index i) const {
    std::size_t at = 0;
    const char32_t c = decode_utf8(word(i), at);
    return !is_letter(c) && !is_digit(c);
  }

  void collect(const Sentence& sentence) {
    for (Index i = sentence.first; i < sentence.end; ++i) {
      const bool capital = is_capitalised(word(i));
      if (!capital) in_lower_.insert(word(i));
      if (capital && !opens(sentence, i)) inside_.insert(word(i));
    }
  }

  // Return whether the word at the beginning of a sentence is a name all the same.
  [[nodiscard]] bool trusted(const Sentence& sentence, Index i) const {
    if (in_lower_.contains(lower(word(i)))) return false;
    if (inside_.contains(word(i))) return true;
    return i + 1 < sentence.end && is_capitalised(word(i + 1)) &&
           lists_.people.find(people_key(word(i))) >= kCommonName;
  }

  // Return the end of the run that begins at `first`, and whether it has more than initials.
  [[nodiscard]] std::pair<Index, bool> run_from(const Sentence& sentence, Index first, bool starts) const {
    Index end = first + 1;
    bool any = starts;
    while (end < sentence.end && end - first < kMaxNameWords) {
      Index next = end;
      while (next < sentence.end && next - end < 2 && is_particle(word(next))) ++next;
      if (next == sentence.end || !(is_capitalised(word(next)) || (next == end && is_initial(word(next))))) break;
      any |= is_capitalised(word(next));
      end = next + 1;
    }
    return {end, any};
  }

  const Report& report_;
  const WordLists& lists_;
  Reading& reading_;
  std::set<std::string_view> inside_;    // capitalised inside a sentence
  std::set<std::string_view> in_lower_;  // seen in lower case
};

bool has_capitals(Script script) {
  return script != Script::arabic && script != Script::hebrew;
}

}  // namespace

std::uint64_t people_key(std::string_view word) {
  const Script script = main_script(word);
  return list_key(script == Script::latin || script == Script::other ? std::string(word) : fold(word));
}

void append_candidate(Index first, Index end, Reading& out) {
  Mention mention;
  mention.text = hull(out.words[first].text, out.words[end - 1].text);
  mention.name = mention.text;
  mention.head_word = end - 1;
  out.mentions.push_back(mention);
}

void add_name_candidates(const Report& report, const WordLists& lists, Reading& out) {
  if (report.language == "de") return;
  if (!has_capitals(main_script(report.text))) return add_uncased_candidates(report, lists, out);
  Capitals capitals(report, lists, out);
  for (const Sentence& sentence : out.sentences) capitals.find(sentence);
}

}  // namespace dragoman::syntax
