#include "claim/coding/tree.h"

#include <algorithm>

#include "base/unicode.h"

namespace dragoman {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

void add_key(std::vector<std::string>& keys, std::string key) {
  if (key.size() < 2 || std::find(keys.begin(), keys.end(), key) != keys.end()) return;
  keys.push_back(std::move(key));
}

struct Irregular {
  std::string_view form;
  std::string_view verb;
};

// Past forms that no ending explains and that lemmatisers guess at ("fled", "struck"), in the order of the
// forms.
constexpr Irregular kIrregular[] = {
    {"began", "begin"},
    {"begun", "begin"},
    {"bled", "bleed"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bought", "buy"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"came", "come"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"clung", "cling"},
    {"dealt", "deal"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"dug", "dig"},
    {"fallen", "fall"},
    {"fed", "feed"},
    {"fell", "fall"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"flung", "fling"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"fought", "fight"},
    {"found", "find"},
    {"froze", "freeze"},
    {"frozen", "freeze"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hid", "hide"},
    {"hung", "hang"},
    {"kept", "keep"},
    {"laid", "lay"},
    {"led", "lead"},
    {"left", "leave"},
    {"lent", "lend"},
    {"lost", "lose"},
    {"met", "meet"},
    {"mistaken", "mistake"},
    {"overran", "overrun"},
    {"overthrew", "overthrow"},
    {"overthrown", "overthrow"},
    {"paid", "pay"},
    {"ran", "run"},
    {"retaken", "retake"},
    {"retook", "retake"},
    {"risen", "rise"},
    {"rose", "rise"},
    {"sank", "sink"},
    {"sent", "send"},
    {"shook", "shake"},
    {"shot", "shoot"},
    {"slain", "slay"},
    {"slew", "slay"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"struck", "strike"},
    {"sued", "sue"},
    {"sunk", "sink"},
    {"swept", "sweep"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"taken", "take"},
    {"taught", "teach"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"told", "tell"},
    {"took", "take"},
    {"torn", "tear"},
    {"undertook", "undertake"},
    {"withdrawn", "withdraw"},
    {"withdrew", "withdraw"},
    {"withheld", "withhold"},
    {"won", "win"},
    {"woken", "wake"},
    {"wrested", "wrest"},
    {"written", "write"},
    {"wrote", "write"},
};

void add_irregular(std::vector<std::string>& keys, std::string_view form) {
  const auto at = std::find_if(std::begin(kIrregular), std::end(kIrregular),
                               [&](const Irregular& entry) { return entry.form == form; });
  if (at != std::end(kIrregular)) add_key(keys, std::string(at->verb));
}

// "shelled" may be of shell, shelle or shel: the word lists know which.
void add_stems(std::vector<std::string>& keys, const std::string& form) {
  const auto without = [&](std::size_t letters) { return form.substr(0, form.size() - letters); };
  if (form.ends_with("ies") && form.size() > 4) {
    add_key(keys, without(3) + 'y');
    add_key(keys, without(1));
  } else if (form.ends_with('s') && !form.ends_with("ss") && form.size() > 3) {
    add_key(keys, without(1));
    const char before = form.size() > 4 ? form[form.size() - 3] : ' ';
    const bool needs_e = before == 's' || before == 'x' || before == 'z' || before == 'h' || before == 'o';
    if (form.ends_with("es") && needs_e) add_key(keys, without(2));
  } else if (form.ends_with("men") && form.size() > 4) {
    add_key(keys, without(2) + "an");  // "militiamen"
  }
  for (const std::string_view ending : {"ed", "ing"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    const std::string stem = without(ending.size());
    add_key(keys, stem);
    add_key(keys, stem + 'e');
    const bool doubled = stem.size() > 2 && stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back());
    if (doubled) add_key(keys, stem.substr(0, stem.size() - 1));
    if (stem.ends_with('i')) add_key(keys, stem.substr(0, stem.size() - 1) + 'y');
  }
}

std::vector<std::string> keys_of(const Word& word, std::string_view text) {
  std::vector<std::string> keys{lower(slice(text, word.text))};
  add_key(keys, lower(word.lemma));
  const bool open = word.upos == Upos::noun || word.upos == Upos::verb || word.upos == Upos::propn ||
                    word.upos == Upos::adj;
  if (open) add_stems(keys, std::string(keys.front()));
  if (word.upos == Upos::verb) add_irregular(keys, keys.front());
  return keys;
}

}  // namespace

bool Tree::is(Index w, std::string_view wanted) const {
  return std::find(keys_[w].begin(), keys_[w].end(), wanted) != keys_[w].end();
}

Tree::Tree(const Report& report, const Reading& reading) : report_(report), reading_(reading) {
  const auto count = static_cast<Index>(reading.words.size());
  keys_.reserve(count);
  for (const Word& word : reading.words) keys_.push_back(keys_of(word, report.text));
  sentence_of_.assign(count, 0);
  for (Index s = 0; s < reading.sentences.size(); ++s) {
    for (Index w = reading.sentences[s].first; w < reading.sentences[s].end; ++w) sentence_of_[w] = s;
  }
  mention_of_.assign(count, kNone);
  for (Index m = 0; m < reading.mentions.size(); ++m) {
    const Index head = reading.mentions[m].head_word;
    if (head != kNone && mention_of_[head] == kNone) mention_of_[head] = m;
  }
  first_kid_.assign(count + 1, 0);
  for (const Word& word : reading.words) {
    if (word.head != kNone) ++first_kid_[word.head + 1];
  }
  for (Index w = 0; w < count; ++w) first_kid_[w + 1] += first_kid_[w];
  kids_.resize(first_kid_[count]);
  std::vector<Index> next(first_kid_.begin(), first_kid_.end() - 1);
  for (Index w = 0; w < count; ++w) {
    if (reading.words[w].head != kNone) kids_[next[reading.words[w].head]++] = w;
  }
  // Spans from the leaves up: visit in breadth-first order from the roots, then backwards.
  low_.resize(count);
  high_.resize(count);
  for (Index w = 0; w < count; ++w) low_[w] = high_[w] = w;
  std::vector<Index> order;
  order.reserve(count);
  for (Index w = 0; w < count; ++w) {
    if (reading.words[w].head == kNone) order.push_back(w);
  }
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto below = children(order[i]);
    order.insert(order.end(), below.begin(), below.end());
  }
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const Index above = head(*it);
    if (above == kNone) continue;
    low_[above] = std::min(low_[above], low_[*it]);
    high_[above] = std::max(high_[above], high_[*it]);
  }
}

Index Tree::child(Index w, Deprel wanted) const {
  for (const Index kid : children(w)) {
    if (deprel(kid) == wanted) return kid;
  }
  return kNone;
}

bool Tree::dominates(Index above, Index below) const {
  for (std::size_t steps = 0; below != kNone && steps <= kids_.size(); ++steps) {
    if (below == above) return true;
    below = head(below);
  }
  return false;
}

Index Tree::head_in(ByteRange range) const {
  const auto& words = reading_.words;
  auto at = std::partition_point(words.begin(), words.end(),
                                 [&](const Word& word) { return word.text.begin < range.end; });
  for (; at != words.begin() && (at - 1)->text.begin >= range.begin; --at) {
    const Word& word = *(at - 1);
    if (word.head == kNone || !range.contains(words[word.head].text))
      return static_cast<Index>(at - 1 - words.begin());
  }
  return kNone;
}

ByteRange Tree::bytes(Index first, Index last) const {
  return {reading_.words[first].text.begin, reading_.words[last].text.end};
}

bool is_subject(Deprel deprel) {
  switch (deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
    case Deprel::nsubj_outer:
    case Deprel::csubj:
    case Deprel::csubj_pass:
    case Deprel::csubj_outer:
      return true;
    default:
      return false;
  }
}

bool is_oblique(Deprel deprel) {
  switch (deprel) {
    case Deprel::obl:
    case Deprel::obl_agent:
    case Deprel::obl_unmarked:
    case Deprel::nmod:
    case Deprel::nmod_unmarked:
    case Deprel::nmod_desc:
      return true;
    default:
      return false;
  }
}

bool has_feature(const Word& word, std::string_view feature) {
  std::size_t at = word.feats.find(feature);
  while (at != std::string_view::npos) {
    const std::size_t end = at + feature.size();
    const bool starts = at == 0 || word.feats[at - 1] == '|';
    if (starts && (end == word.feats.size() || word.feats[end] == '|')) return true;
    at = word.feats.find(feature, at + 1);
  }
  return false;
}

bool is_past_form(std::string_view form) {
  constexpr std::string_view kAlsoPresent[] = {"come",  "run",   "found", "fell", "left",
                                               "wound", "bound", "lay",   "embed"};
  if (std::find(std::begin(kAlsoPresent), std::end(kAlsoPresent), form) != std::end(kAlsoPresent))
    return false;
  const auto at = std::find_if(std::begin(kIrregular), std::end(kIrregular),
                               [&](const Irregular& entry) { return entry.form == form; });
  if (at != std::end(kIrregular)) return at->verb != form;
  constexpr std::size_t kShort = 5;  // need, feed, speed, bleed
  return form.size() > kShort && form.ends_with("ed") && !form.ends_with("eed");
}

bool is_relative_clause(const Tree& tree, Index w) {
  if (tree.deprel(w) == Deprel::acl_relcl) return true;
  const std::string_view xpos = tree.word(w).xpos;
  return tree.deprel(w) == Deprel::acl && (xpos == "VBD" || xpos == "VBZ" || xpos == "VBP");
}

bool is_relative(const Tree& tree, Index w) {
  const std::string& form = tree.form(w);
  const bool candidate =
      form == "who" || form == "which" || form == "that" || form == "whom" || form == "whose";
  if (!candidate || tree.word(w).upos == Upos::sconj) return false;
  // Only inside a relative clause; "who" may also ask.
  for (Index up = tree.head(w); up != kNone; up = tree.head(up)) {
    if (is_relative_clause(tree, up)) return true;
    if (tree.deprel(up) == Deprel::ccomp || tree.deprel(up) == Deprel::root) return false;
  }
  return false;
}

bool is_passive(const Tree& tree, Index w) {
  if (tree.has_child(w, Deprel::aux_pass)) return true;
  if (tree.has_child(w, Deprel::nsubj_pass)) return tree.word(w).xpos != "VBD";  // "X, also called for Y"
  // Taggers take a plain past for a participle; an active subject or an object speaks against them.
  if (tree.has_child(w, Deprel::nsubj) || tree.has_child(w, Deprel::obj)) return false;
  const bool participle = tree.word(w).xpos == "VBN";
  // "praised the plan and called on donors": the second verb goes on as the first, whatever its tag.
  const Index first = tree.head(w);
  const bool goes_on = participle && tree.deprel(w) == Deprel::conj && first != kNone &&
                       tree.word(first).xpos == "VBD" && !tree.has_child(w, Deprel::aux);
  if (goes_on) return is_passive(tree, first);
  if (has_feature(tree.word(w), "Voice=Pass")) return true;
  if (!participle) return false;
  if (tree.deprel(w) == Deprel::acl) return true;
  // "was captured and burned": the second participle shares the auxiliary of the first.
  return tree.deprel(w) == Deprel::conj && tree.head(w) != kNone && !tree.has_child(w, Deprel::aux) &&
         !tree.has_child(w, Deprel::nsubj) && !tree.has_child(w, Deprel::obj) &&
         is_passive(tree, tree.head(w));
}

bool is_predicate(const Tree& tree, Index w) {
  const Upos upos = tree.word(w).upos;
  return upos == Upos::verb || tree.has_child(w, Deprel::cop) ||
         (upos == Upos::aux && tree.deprel(w) == Deprel::root);
}

namespace {

// "by the Fifth Corps' brigade": a preposition that the parser hung on a name or possessor inside the phrase
// that it opens; kNone if the phrase opens with none.
Index preposition_inside(const Tree& tree, Index w) {
  if (!is_oblique(tree.deprel(w))) return kNone;
  const Index first = tree.span(w).first;
  if (first == w || tree.deprel(first) != Deprel::case_ || tree.word(first).upos != Upos::adp) return kNone;
  for (Index at = tree.head(first); at != w; at = tree.head(at)) {
    const Deprel relation = tree.deprel(at);
    const bool left = relation == Deprel::compound || relation == Deprel::nmod_poss ||
                      relation == Deprel::amod || relation == Deprel::nmod_desc;
    if (at > w || !left) return kNone;
  }
  return first;
}

}  // namespace

std::string preposition_of(const Tree& tree, Index w) {
  for (const Index kid : tree.children(w)) {
    const Deprel relation = tree.deprel(kid);
    const bool marks =
        relation == Deprel::case_ || (relation == Deprel::mark && tree.word(kid).upos != Upos::part);
    if (!marks || tree.form(kid) == "'s" || tree.form(kid) == "’s" || tree.form(kid) == "'") continue;
    std::string all = tree.form(kid);
    for (const Index part : tree.children(kid)) {
      if (tree.deprel(part) == Deprel::fixed) all += ' ' + tree.form(part);
    }
    return all;
  }
  const Index inside = preposition_inside(tree, w);
  return inside == kNone ? std::string() : tree.form(inside);
}

}  // namespace dragoman
