#include "read/syntax/split.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/syntax/characters.h"

namespace dragoman::syntax {
namespace {

// Bytes to each side of a place that features may look at; keeps the time linear on text without spaces.
constexpr std::size_t kReach = 24;

// The characters next to a place, nearest first; 0 beyond the chunk.
using Window = std::array<char32_t, 4>;

Window window_before(std::string_view text, std::size_t at) {
  Window out{};
  for (char32_t& c : out) {
    if (at == 0) break;
    c = decode_utf8_back(text, at);
  }
  return out;
}

Window window_after(std::string_view text, std::size_t at) {
  Window out{};
  for (char32_t& c : out) {
    if (at >= text.size()) break;
    c = decode_utf8(text, at);
  }
  return out;
}

bool is_apostrophe(char32_t c) {
  return kind_of(c) == '\'' || c == U'`';
}

bool begins_not(const Window& after) {
  return (after[0] == 'n' || after[0] == 'N') && is_apostrophe(after[1]) &&
         (after[2] == 't' || after[2] == 'T') && (after[3] == 0 || !is_word_character(after[3]));
}

// Return the run of word characters that ends at `at`, kReach bytes at most.
std::string_view run_before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kReach) {
    std::size_t previous = begin;
    if (!is_word_character(decode_utf8_back(text, previous))) break;
    begin = previous;
  }
  return text.substr(begin, at - begin);
}

std::string_view run_after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kReach) {
    std::size_t next = end;
    if (!is_word_character(decode_utf8(text, next))) break;
    end = next;
  }
  return text.substr(at, end - at);
}

std::uint32_t lower_hash(std::string_view text) {
  std::string folded(text);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return hash32(folded);
}

bool is_address(std::string_view chunk) {
  return chunk.find("://") != chunk.npos || chunk.find("www.") != chunk.npos ||
         chunk.find('@') != chunk.npos || chunk.find(".com") != chunk.npos ||
         chunk.find(".org") != chunk.npos;
}

std::uint32_t packed_kinds(const Window& w, std::size_t n) {
  std::uint32_t h = 7;
  for (std::size_t i = 0; i < n; ++i) h = h * 8191 + kind_of(w[i]);
  return h;
}

bool only_punctuation(std::string_view text) {
  for (std::size_t at = 0; at < text.size() && at < kReach;)
    if (is_word_character(decode_utf8(text, at))) return false;
  return true;
}

// "a loan (worth $3 billion) EU ministers agreed": a bracket that opens and closes within a sentence does not end
// it, unless a mark that does stands before either of its ends.
bool closes_aside(const BreakPlace& place) {
  const auto is_mark = [&](std::size_t w, std::string_view marks) {
    return place.words[w].size() == 1 && marks.find(place.text[place.words[w].begin]) != std::string_view::npos;
  };
  constexpr std::string_view kTerminal = ".!?:";
  if (!is_mark(place.i, ")") || place.i == place.sentence_first || is_mark(place.i - 1, kTerminal)) return false;
  for (std::size_t w = place.i; w-- > place.sentence_first;) {
    if (is_mark(w, "(")) return w > place.sentence_first + 1 && !is_mark(w - 1, kTerminal);
  }
  return false;
}

}  // namespace

bool is_cut_place(std::string_view chunk, std::size_t at) {
  const Window before = window_before(chunk, at);
  const Window after = window_after(chunk, at);
  if (!is_word_character(before[0]) || !is_word_character(after[0])) return true;
  if (begins_not(after)) return true;
  return (kind_of(before[0]) == '0') != (kind_of(after[0]) == '0');
}

void cut_features(const Chunk& chunk, std::size_t at, Cut before, FeatureList& out) {
  const std::string_view text = chunk.text;
  const Window l = window_before(text, at);
  const Window r = window_after(text, at);
  const std::uint32_t left_run = lower_hash(run_before(text, at));
  const std::uint32_t right_run = lower_hash(run_after(text, at));
  const std::uint32_t left = lower_hash(text.substr(at > kReach ? at - kReach : 0, std::min(at, kReach)));
  const std::uint32_t right = lower_hash(text.substr(at, kReach));
  const std::uint32_t next = kind_of(chunk.next);
  const bool address = is_address(text.substr(0, 4 * kReach));
  const bool tail = only_punctuation(text.substr(at)), front = only_punctuation(text.substr(0, at));
  const auto cut = static_cast<std::uint32_t>(before);
  const std::uint32_t k1 = kind_of(l[0]), k2 = kind_of(r[0]);
  const bool dots = text.substr(0, 4 * kReach).find('.') < at && text.find('.') + 1 < at;
  // The run behind the character that follows, as in co-|operation against 15-|year.
  const std::uint32_t over = lower_hash(run_after(text, std::min(text.size(), at + 1)));
  const std::uint32_t under = lower_hash(run_before(text, at - 1));
  out.clear();
  out.add(cut);
  out.add(k1, k2, address);
  out.add(l[0], r[0]);
  out.add(l[0], r[0], cut);
  out.add(packed_kinds(l, 2), packed_kinds(r, 2));
  out.add(packed_kinds(l, 3), packed_kinds(r, 3));
  out.add(packed_kinds(l, 4), packed_kinds(r, 4));
  out.add(packed_kinds(l, 2), packed_kinds(r, 3), cut);
  out.add(l[0], r[0], tail, front);
  out.add(l[0], r[0], tail, next);
  out.add(left_run, r[0]);
  out.add(left_run, r[0], tail);
  out.add(left_run, r[0], next);
  out.add(left_run, right);
  out.add(right_run, l[0]);
  out.add(right_run, l[0], k2);
  out.add(right, k1);
  out.add(right, l[0]);
  out.add(left, k2);
  out.add(left, right);
  out.add(left, r[0], tail);
  out.add(over, r[0], k1);
  out.add(under, l[0], k2);
  out.add(left_run, r[0], over);
  out.add(under, l[0], right_run);
  out.add(r[0], r[1], k1);
  out.add(l[0], l[1], k2);
  out.add(r[0], r[1], l[0], l[1]);
  out.add(address, r[0], tail);
  out.add(address, l[0], r[0]);
  out.add(dots, r[0], l[0], tail, next);
  out.add(std::min<std::size_t>(at, 6), k1, k2, tail);
  out.add(std::min<std::size_t>(run_before(text, at).size(), 6), k1, k2, next, tail);
}

// Titles that stand abbreviated before a name; the treebanks have few of them.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kTitles = {
      "Rep", "Sen", "Del", "Gov", "Gen", "Lt", "Col", "Sgt", "Maj", "Adm", "Amb", "Rev", "Hon", "Capt"};
  if (word.ends_with('.')) word.remove_suffix(1);
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// Return whether word i ends a title that a name follows ("Rep. Anna Koval").
bool is_behind_title(const BreakPlace& place) {
  const auto word = [&](std::size_t at) {
    return place.text.substr(place.words[at].begin, place.words[at].end - place.words[at].begin);
  };
  if (word(place.i).size() > 1) return word(place.i).ends_with('.') && is_title(word(place.i));
  return word(place.i) == "." && place.i > 0 && place.words[place.i - 1].end == place.words[place.i].begin &&
         is_title(word(place.i - 1));
}

bool is_break_place(const BreakPlace& place) {
  if (place.i + 1 >= place.words.size() || is_behind_title(place)) return false;
  std::size_t at = place.words[place.i].begin;
  if (!is_word_character(decode_utf8(place.text, at))) return true;
  at = place.words[place.i + 1].begin;
  return kind_of(decode_utf8(place.text, at)) != 'a';
}

void break_features(const BreakPlace& place, FeatureList& out) {
  static const WordForm none{};
  const auto form = [&](std::size_t at) -> const WordForm& {
    return at < place.forms.size() ? place.forms[at] : none;
  };
  const std::size_t i = place.i;
  const WordForm& w = form(i);
  const WordForm& n1 = form(i + 1);
  const WordForm& n2 = form(i + 2);
  const WordForm& p1 = i > place.sentence_first ? form(i - 1) : none;
  const WordForm& p2 = i > place.sentence_first + 1 ? form(i - 2) : none;
  const bool space = place.words[i].end < place.words[i + 1].begin;
  const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(i - place.sentence_first, 40) / 3);
  const std::uint32_t open = (place.open_quote ? 1U : 0U) + (place.open_brackets > 0 ? 2U : 0U);
  const auto size = std::min<std::uint32_t>(place.words[i].size(), 6);
  out.clear();
  out.add(space);
  out.add(w.form, space);
  out.add(w.form, space, open);
  out.add(w.form, n1.shape, space);
  out.add(w.form, n1.capital, space, open);
  out.add(w.form, n1.lower);
  out.add(w.form, p1.lower);
  out.add(w.form, p1.lower, n1.shape);
  out.add(w.form, p1.shape, n1.shape);
  out.add(w.form, p1.form, n1.form);
  out.add(w.form, n1.capital, n1.tags);
  out.add(w.form, n1.shape, n2.shape);
  out.add(w.form, n1.form, n2.shape, open);
  out.add(w.form, length);
  out.add(w.shape, n1.shape, length);
  out.add(w.shape, n1.shape, space);
  out.add(w.shape, n1.shape, p1.shape, n2.shape);
  out.add(w.tags, n1.tags, n1.capital);
  out.add(w.tags, n1.capital, n1.lower);
  out.add(w.shape, n1.lower, n1.capital);
  out.add(w.lower, n1.lower);
  out.add(w.lower, n1.capital, size);
  out.add(n1.form);
  out.add(n1.shape, n1.tags);
  out.add(n1.form, n2.lower);
  out.add(n1.shape, n2.shape);
  out.add(p2.lower, p1.lower, w.form);
  out.add(p1.tags, w.form, n1.tags, n1.capital);
  out.add(length, open);
  out.add(w.all_caps, n1.all_caps, n1.capital);
}

void step_over(BreakPlace& place) {
  std::size_t at = place.words[place.i].begin;
  const char32_t c = decode_utf8(place.text, at);
  if (kind_of(c) == '"') place.open_quote = !place.open_quote;
  if (c == '(' || c == '[') ++place.open_brackets;
  if ((c == ')' || c == ']') && place.open_brackets > 0) --place.open_brackets;
}

std::uint64_t run_key(std::string_view run) {
  return hash64(lower(run), 5);
}

Result<Splitter> Splitter::open(std::string_view cuts, std::string_view breaks, std::string_view runs) {
  Splitter splitter;
  Result<WeightTable> cut_table = WeightTable::open(cuts);
  if (!cut_table) return tl::unexpected(cut_table.error());
  Result<WeightTable> break_table = WeightTable::open(breaks);
  if (!break_table) return tl::unexpected(break_table.error());
  Result<LookupTable> run_table = LookupTable::open(runs);
  if (!run_table) return tl::unexpected(run_table.error());
  if (cut_table->labels() != kCuts || break_table->labels() != 2)
    return fail(ErrorCode::corrupt, "weights are not for splitting");
  splitter.cuts_ = *cut_table;
  splitter.breaks_ = *break_table;
  splitter.runs_ = *run_table;
  return splitter;
}

void Splitter::cut_chunk(const Chunk& chunk, std::uint32_t offset, SplitText& out) const {
  const std::string_view text = chunk.text;
  FeatureList features;
  std::array<std::int32_t, kCuts> scores;
  std::uint32_t word = 0;
  std::uint32_t token = 0;
  const auto end_word = [&](std::size_t at) {
    // A run such as "cannot" holds two words.
    const std::string_view run = text.substr(word, at - word);
    const std::uint32_t inner = run.size() <= kReach ? runs_.find(run_key(run)) : 0;
    if (inner > 0 && inner < run.size()) {
      out.words.push_back({offset + word, offset + word + inner});
      word += inner;
    }
    out.words.push_back({offset + word, offset + static_cast<std::uint32_t>(at)});
    word = static_cast<std::uint32_t>(at);
  };
  const auto end_token = [&](std::size_t at) {
    const std::uint32_t first = out.tokens.empty() ? 0 : out.tokens.back().end;
    out.tokens.push_back({{offset + token, offset + static_cast<std::uint32_t>(at)},
                          first,
                          static_cast<std::uint32_t>(out.words.size())});
    token = static_cast<std::uint32_t>(at);
  };
  Cut before = Cut::none;
  for (std::size_t at = 0; at < text.size();) {
    decode_utf8(text, at);
    if (at >= text.size() || !is_cut_place(text, at)) continue;
    cut_features(chunk, at, before, features);
    cuts_.score(features.view(), scores);
    before = static_cast<Cut>(best_of(scores));
    if (before == Cut::none) continue;
    end_word(at);
    if (before == Cut::token) end_token(at);
  }
  end_word(text.size());
  end_token(text.size());
}

void Splitter::find_sentences(std::string_view text, std::span<const WordForm> forms, SplitText& out) const {
  FeatureList features;
  std::array<std::int32_t, 2> scores;
  BreakPlace place{.text = text, .words = out.words, .forms = forms};
  for (std::size_t t = 0; t < out.tokens.size(); ++t) {
    for (place.i = out.tokens[t].first; place.i < out.tokens[t].end; ++place.i) step_over(place);
    --place.i;
    bool ends = t + 1 == out.tokens.size() || place.i + 2 - place.sentence_first > kMaxSentenceWords;
    if (!ends && is_break_place(place) && !closes_aside(place)) {
      break_features(place, features);
      breaks_.score(features.view(), scores);
      ends = scores[1] > scores[0];
    }
    if (!ends) continue;
    out.sentence_ends.push_back(static_cast<std::uint32_t>(place.i + 1));
    place.sentence_first = place.i + 1;
    place.open_quote = false;
    place.open_brackets = 0;
  }
}

SplitText Splitter::split(std::string_view text, const WordLists& lists, std::vector<WordForm>& forms) const {
  SplitText out;
  Chunk chunk;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    std::size_t next = begin;
    if (is_space(decode_utf8(text, next))) {
      begin = next;
      continue;
    }
    while (end < text.size()) {
      next = end;
      if (is_space(decode_utf8(text, next))) break;
      end = next;
    }
    std::size_t after = end;
    chunk = {text.substr(begin, end - begin), 0};
    while (after < text.size() && chunk.next == 0)
      if (const char32_t c = decode_utf8(text, after); !is_space(c)) chunk.next = c;
    cut_chunk(chunk, static_cast<std::uint32_t>(begin), out);
    begin = end;
  }
  forms.clear();
  for (const ByteRange word : out.words) forms.push_back(describe(slice(text, word), lists));
  find_sentences(text, forms, out);
  return out;
}

}  // namespace dragoman::syntax
