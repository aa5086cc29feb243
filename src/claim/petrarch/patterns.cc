#include "claim/petrarch/patterns.h"

#include <algorithm>

#include "claim/petrarch/limits.h"

namespace dragoman::petrarch {
namespace {

// One side of a pattern walked away from the verb. On the side before the verb positions, elements and words
// of sets run backwards; `step` hides that.
class Side {
 public:
  Side(const Scene& scene, const std::vector<std::size_t>& pieces, bool backward, PatternMatch& match)
      : scene_(scene), pieces_(pieces), backward_(backward), match_(match) {}

  bool matches(std::span<const Element> elements) {
    std::size_t place = 0;  // how far from the verb the next element may stand
    for (std::size_t k = 0; k < elements.size();) {
      const Element& element = at(elements, k);
      if (element.kind != ElementKind::word && element.kind != ElementKind::synset) {
        if (!take_party(element.kind, place)) return false;
        ++k;
        continue;
      }
      std::size_t end = k + 1;  // elements [k, end) stand side by side
      while (end < elements.size() && at(elements, end).closed && is_literal(at(elements, end))) ++end;
      if (!take_run(elements, k, end, k > 0 && element.tight, place)) return false;
      k = end;
    }
    return true;
  }

 private:
  static bool is_literal(const Element& element) {
    return element.kind == ElementKind::word || element.kind == ElementKind::synset;
  }
  const Element& at(std::span<const Element> elements, std::size_t k) const {
    return backward_ ? elements[elements.size() - 1 - k] : elements[k];
  }
  // The piece that stands `place` away from the verb.
  [[nodiscard]] std::size_t piece(std::size_t place) const {
    return backward_ ? pieces_[pieces_.size() - 1 - place] : pieces_[place];
  }
  [[nodiscard]] bool side_by_side(std::size_t place) const {
    if (place == 0) return true;
    const std::size_t near = piece(place - 1);
    const std::size_t far = piece(place);
    return backward_ ? far + 1 == near : near + 1 == far;
  }

  // Whether a piece may stand inside a noun phrase.
  [[nodiscard]] bool is_within_phrase(std::size_t at) const {
    const Upos upos = scene_.tree.word(scene_.token(at)).upos;
    return upos != Upos::verb && upos != Upos::aux && upos != Upos::adp && upos != Upos::sconj &&
           upos != Upos::cconj;
  }
  [[nodiscard]] bool is_verb(std::size_t at) const {
    const Word& word = scene_.tree.word(scene_.token(at));
    if (word.upos != Upos::verb) return false;
    return word.deprel != Deprel::amod && word.deprel != Deprel::compound && word.deprel != Deprel::obj &&
           word.deprel != Deprel::obl && word.deprel != Deprel::nmod && word.deprel != Deprel::nsubj;
  }

  bool take_run(std::span<const Element> elements, std::size_t first, std::size_t end, bool tight,
                std::size_t& place) {
    const bool beside = at(elements, first).closed;
    for (std::size_t start = place; start < pieces_.size(); ++start) {
      if (const auto next = run_end(elements, first, end, start)) {
        for (std::size_t p = start; p < *next; ++p) match_.pieces.push_back(piece(p));
        place = *next;
        return true;
      }
      if (beside || (tight && !is_within_phrase(piece(start)))) break;
    }
    return false;
  }

  // Where elements [first, end) end if they stand from `start` on, nothing if they do not. Sets have words of
  // several lengths, so all ends are kept.
  std::optional<std::size_t> run_end(std::span<const Element> elements, std::size_t first, std::size_t end,
                                     std::size_t start) const {
    std::vector<std::size_t> ends{start};
    for (std::size_t k = first; k < end && !ends.empty(); ++k) {
      std::vector<std::size_t> next;
      for (const std::size_t place : ends) add_ends(at(elements, k), place, k > first, next);
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      ends = std::move(next);
    }
    if (ends.empty()) return std::nullopt;
    return ends.front();
  }

  void add_ends(const Element& element, std::size_t place, bool joined,
                std::vector<std::size_t>& ends) const {
    if (place >= pieces_.size() || (joined && !side_by_side(place))) return;
    // Patterns along the tree name nouns and particles; a verb below has its own.
    if (scene_.dictionaries.style == Style::tree && is_verb(piece(place))) return;
    if (element.kind == ElementKind::word) {
      const std::string& word = scene_.pieces[piece(place)].word;
      if (word == element.word || (!element.plural.empty() && word == element.plural))
        ends.push_back(place + 1);
      return;
    }
    const Synset& set = scene_.dictionaries.synsets[element.synset];
    std::string joined_words;
    for (std::size_t n = 0; n < set.longest() && place + n < pieces_.size(); ++n) {
      if (n > 0 && !side_by_side(place + n)) break;
      const std::string& word = scene_.pieces[piece(place + n)].word;
      if (n == 0) {
        joined_words = word;
      } else {
        joined_words.insert(backward_ ? 0 : joined_words.size(), 1, ' ');
        joined_words.insert(backward_ ? 0 : joined_words.size(), word);
      }
      if (set.has(joined_words)) ends.push_back(place + n + 1);
    }
  }

  bool take_party(ElementKind kind, std::size_t& place) {
    for (std::size_t at = place; at < pieces_.size(); ++at) {
      const std::size_t party = scene_.party_of[piece(at)];
      if (party == kNoParty || party == last_party_) continue;
      if (kind == ElementKind::compound && scene_.group_of(party).size() < 2) continue;
      last_party_ = party;
      place = at;
      if (kind == ElementKind::source) match_.source = party;
      if (kind == ElementKind::target) match_.target = party;
      if (kind == ElementKind::compound) match_.compound = party;
      while (kind == ElementKind::skip && place < pieces_.size() && scene_.party_of[piece(place)] == party)
        ++place;
      return true;
    }
    return false;
  }

  const Scene& scene_;
  const std::vector<std::size_t>& pieces_;
  bool backward_;
  PatternMatch& match_;
  std::size_t last_party_ = kNoParty;
};

}  // namespace

std::optional<PatternMatch> match_patterns(const Scene& scene, std::span<const Pattern> patterns,
                                           const Surroundings& around) {
  for (const Pattern& pattern : patterns) {
    PatternMatch match;
    match.pattern = &pattern;
    if (!Side(scene, around.after, false, match).matches(pattern.after)) continue;
    if (!Side(scene, around.before, true, match).matches(pattern.before)) continue;
    return match;
  }
  return std::nullopt;
}

}  // namespace dragoman::petrarch
