// The way of PETRARCH-2: subjects and objects instead of words before and behind, patterns on the verb's own
// noun and prepositional phrases, and codes of nested verbs combined ("wants to help": intent + aid). Source:
// C. Norris, P. Schrodt, J. Beieler, "PETRARCH2: Another Event Coding Program", JOSS 2(9), 2017, and its
// Petrarch2.pdf, on constituency trees; here on dependencies.
#include <algorithm>
#include <array>

#include "claim/petrarch/events.h"

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxNesting = 6;  // verbs within verbs

// A finding with what the verb above needs to know.
struct Meaning {
  Finding finding;
  bool own_subject = false;  // its subject is not that of the verb above
};

std::string_view root_of(std::string_view code) {
  return code.substr(0, 2);
}

// ---- Codes of nested verbs

// CAMEO's families of asking (02), intending (03), demanding (10) and refusing (12) repeat the kinds of
// cooperation in one order. What is asked, intended ... : family + this digit, and the detail of what is
// asked as it stands there.
struct Parallel {
  std::string_view inner;
  std::string_view digits;
};

constexpr std::array<Parallel, 23> kParallels = {{
    {"061", "11"},  {"062", "12"},  {"063", "13"},  {"064", "14"}, {"06", "1"},   {"05", "2"},
    {"071", "31"},  {"072", "32"},  {"073", "33"},  {"074", "34"}, {"07", "3"},   {"0831", "41"},
    {"0832", "42"}, {"0833", "43"}, {"0834", "44"}, {"083", "4"},  {"081", "51"}, {"084", "53"},
    {"085", "54"},  {"086", "55"},  {"087", "56"},  {"08", "5"},   {"04", "6"},
}};

std::string combined(const std::string& outer, const std::string& inner) {
  const std::string_view family = root_of(outer);
  if (inner.empty()) return outer;
  if (family == "02" || family == "03" || family == "10") {
    for (const Parallel& parallel : kParallels)
      if (std::string_view(inner).starts_with(parallel.inner))
        return std::string(family) + std::string(parallel.digits);
    const std::string_view root = root_of(inner);
    const bool violent = root == "18" || root == "19" || root == "20";
    if (family == "03" && violent) return "138";
    return root == "16" || root == "17" || violent ? outer : inner;
  }
  if (family == "11" || family == "13") return outer;
  return inner;
}

// Whether a code of the family takes what is said, wanted or agreed as its content.
bool takes_content(const std::string& code) {
  const std::string_view family = root_of(code);
  return code.empty() || family == "01" || family == "02" || family == "03" || family == "05" ||
         family == "10" || family == "11" || family == "13";
}

// ---- The tree around a verb

bool is_clause(const Tree& tree, Index w) {
  const Deprel deprel = tree.deprel(w);
  const bool clausal = deprel == Deprel::advcl || deprel == Deprel::advcl_relcl ||
                       deprel == Deprel::acl_relcl || deprel == Deprel::ccomp || deprel == Deprel::csubj ||
                       deprel == Deprel::parataxis;
  if (clausal) return true;
  const bool verbal = tree.word(w).upos == Upos::verb || tree.has_child(w, Deprel::nsubj);
  return verbal && (deprel == Deprel::xcomp || deprel == Deprel::acl || deprel == Deprel::conj);
}

// Whether a word is in a phrase of its own verb, not in a clause below it.
bool is_own_phrase(const Tree& tree, Index verb, Index w) {
  for (std::size_t steps = 0; steps < 400 && w != kNone; ++steps) {
    if (w == verb) return true;
    if (is_clause(tree, w)) return false;
    w = tree.head(w);
  }
  return false;
}

bool is_negated(const Tree& tree, Index verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](Index w) {
    const std::string& form = tree.form(w);
    return w < verb && (form == "not" || form == "n't" || form == "n\u2019t" || form == "never");
  });
}

bool is_pronoun(const Tree& tree, Index w) {
  return w != kNone && tree.word(w).upos == Upos::pron;
}

Index subject_word(const Tree& tree, Index verb) {
  for (const Index child : tree.children(verb))
    if (is_subject(tree.deprel(child))) return child;
  return kNone;
}

// The clause that a verb governs: "wants [to help]", "claimed [that X attacked]".
Index complement_of(const Tree& tree, Index verb) {
  for (const Index child : tree.children(verb)) {
    if (child < verb) continue;
    const Deprel deprel = tree.deprel(child);
    if (deprel == Deprel::xcomp || deprel == Deprel::ccomp) return child;
    // "urged X to help", which parsers also take for a purpose.
    const Index mark = tree.child(child, Deprel::mark);
    if (deprel == Deprel::advcl && mark != kNone && tree.form(mark) == "to" &&
        subject_word(tree, child) == kNone)
      return child;
  }
  return kNone;
}

// Participles behind a noun ("the man jailed in May") and relative clauses tell of the noun, not of news; but
// "there were ten soldiers killed".
bool is_background(const Tree& tree, Index verb) {
  const Deprel deprel = tree.deprel(verb);
  if (deprel == Deprel::acl_relcl) return true;
  if (deprel != Deprel::acl || tree.head(verb) == kNone) return false;
  const Index above = tree.head(tree.head(verb));
  return above == kNone || !tree.has_child(above, Deprel::expl);
}

class TreeCoder {
 public:
  explicit TreeCoder(const Scene& scene) : scene_(scene), done_(scene.pieces.size()) {}

  std::vector<Event> events() {
    for (std::size_t at = 0; at < scene_.pieces.size(); ++at) {
      const auto place = done_[at] ? std::nullopt : verb_at(scene_, at);
      if (!place || is_background(scene_.tree, scene_.token(at))) continue;
      bool any = false;
      for (const Meaning& meaning : meanings(*place, 0))
        any = add_events(scene_, meaning.finding, events_) > 0 || any;
      if (any) close(scene_.token(place->verb));
    }
    return std::move(events_);
  }

 private:
  // A clause that gave an event is not searched again, but for those joined to it.
  void close(Index verb) {
    for (std::size_t at = 0; at < scene_.pieces.size(); ++at) {
      Index w = scene_.token(at);
      if (w <= verb) continue;
      while (w != verb && w != kNone && scene_.tree.deprel(w) != Deprel::conj &&
             scene_.tree.deprel(w) != Deprel::parataxis)
        w = scene_.tree.head(w);
      if (w == verb) done_[at] = true;
    }
  }

  std::vector<Meaning> meanings(const VerbPlace& place, std::size_t depth);
  std::vector<Meaning> nested(const VerbPlace& place, const Finding& finding, Index complement,
                              std::size_t depth);
  std::optional<Finding> transformed(const VerbPlace& place, const Meaning& inner,
                                     std::optional<std::size_t> subject,
                                     std::optional<std::size_t> other) const;
  void fill(const VerbPlace& place, Finding& finding) const;
  void fill_passive(const VerbPlace& place, Finding& finding) const;
  [[nodiscard]] Surroundings phrases(const VerbPlace& place) const;
  [[nodiscard]] std::optional<std::size_t> subject(Index verb) const;
  [[nodiscard]] std::optional<std::size_t> party_behind(const VerbPlace& place, std::string_view preposition,
                                                        std::optional<std::size_t> but) const;
  [[nodiscard]] std::optional<VerbPlace> place_of(Index w) const;
  [[nodiscard]] Index verb_of(const VerbPlace& place) const { return scene_.token(place.verb); }

  const Scene& scene_;
  std::vector<Event> events_;
  std::vector<bool> done_;
};

std::optional<VerbPlace> TreeCoder::place_of(Index w) const {
  for (std::size_t at = 0; at < scene_.pieces.size(); ++at)
    if (scene_.token(at) == w) return verb_at(scene_, at);
  return std::nullopt;
}

// The subject; of a pronoun what the clause above has for one.
std::optional<std::size_t> TreeCoder::subject(Index verb) const {
  const Tree& tree = scene_.tree;
  for (std::size_t steps = 0; steps < kMaxNesting; ++steps) {
    if (!is_pronoun(tree, subject_word(tree, verb))) return subject_of(scene_, verb);
    if (tree.head(verb) == kNone) return std::nullopt;
    verb = tree.head(verb);
  }
  return std::nullopt;
}

// Words of the verb's own phrases. A passive's subject stands behind the verb, its agent before it.
Surroundings TreeCoder::phrases(const VerbPlace& place) const {
  const Tree& tree = scene_.tree;
  const Index verb = verb_of(place);
  const bool passive = is_passive(tree, verb);
  Surroundings around;
  std::vector<std::size_t> agent;
  for (std::size_t at = 0; at < scene_.pieces.size(); ++at) {
    const Index w = scene_.token(at);
    if (at >= place.first && at < place.end) continue;
    if (!is_own_phrase(tree, verb, w)) continue;
    if (!passive) {
      (at < place.first ? around.before : around.after).push_back(at);
      continue;
    }
    const bool by = tree.child(verb, Deprel::obl_agent) != kNone &&
                    tree.dominates(tree.child(verb, Deprel::obl_agent), w);
    (by ? agent : around.after).push_back(at);
  }
  if (!passive) {
    // The subject of an infinitive or a joined clause stands farther up.
    if (subject_word(tree, verb) == kNone)
      if (const auto party = subject_of(scene_, verb))
        for (std::size_t at = scene_.parties[*party].first; at < scene_.parties[*party].end; ++at)
          if (at < place.first) around.before.push_back(at);
    std::sort(around.before.begin(), around.before.end());
    around.before.erase(std::unique(around.before.begin(), around.before.end()), around.before.end());
  } else {
    around.before = std::move(agent);
  }
  return around;
}

std::optional<std::size_t> TreeCoder::party_behind(const VerbPlace& place, std::string_view preposition,
                                                   std::optional<std::size_t> but) const {
  const Index verb = verb_of(place);
  bool open = preposition.empty();
  for (std::size_t at = place.end; at < scene_.pieces.size(); ++at) {
    if (!is_own_phrase(scene_.tree, verb, scene_.token(at))) continue;
    open = open || scene_.pieces[at].word == preposition;
    const std::size_t party = scene_.party_of[at];
    if (open && party != kNoParty && party != but) return party;
  }
  return std::nullopt;
}

void TreeCoder::fill_passive(const VerbPlace& place, Finding& finding) const {
  if (finding.code.empty()) std::swap(finding.code, finding.reverse);
  const bool symmetric = !finding.code.empty() && !finding.reverse.empty();
  if (!symmetric) finding.reverse.clear();
  if (!finding.target) finding.target = subject(verb_of(place));
  for (const std::string_view preposition : {"by", "from", "in"})
    if (!finding.source) finding.source = party_behind(place, preposition, finding.target);
  for (const std::string_view preposition : {"at", "against", "into", "toward", "towards"})
    if (!finding.target) finding.target = party_behind(place, preposition, finding.source);
}

void TreeCoder::fill(const VerbPlace& place, Finding& finding) const {
  const Index verb = verb_of(place);
  if (is_passive(scene_.tree, verb) || finding.code.empty()) return fill_passive(place, finding);
  if (!finding.source) finding.source = subject(verb);
  if (!finding.target) finding.target = party_behind(place, "", finding.source);
  // "The US and Russia met": parties who consult or cooperate do so with each other.
  const std::string_view root = root_of(finding.code);
  const bool mutual = root == "03" || root == "04" || root == "05" || root == "06";
  if (!finding.target && mutual && finding.source && scene_.group_of(*finding.source).size() > 1)
    finding.target = finding.source;
}

std::optional<Finding> TreeCoder::transformed(const VerbPlace& place, const Meaning& inner,
                                              std::optional<std::size_t> subject_party,
                                              std::optional<std::size_t> other) const {
  for (const Transformation& one : scene_.dictionaries.transformations) {
    if (one.block != place.form->block) continue;
    const bool fits_doer =
        one.doer == Transformation::Inner::other ? inner.own_subject && other : !inner.own_subject;
    if (!fits_doer) continue;
    if (one.inner_block) {
      const std::string& code = scene_.dictionaries.blocks[*one.inner_block].code;
      if (code.empty() || root_of(code) != root_of(inner.finding.code)) continue;
    }
    Finding finding = inner.finding;
    finding.source = subject_party;
    if (one.doer == Transformation::Inner::other) finding.target = other;
    if (!one.code.empty()) {
      finding.code = one.code;
      finding.reverse.clear();
      finding.where = one.where;
      finding.rule = place.form->root + " (" + inner.finding.rule + ")";
    }
    return finding;
  }
  return std::nullopt;
}

std::vector<Meaning> TreeCoder::nested(const VerbPlace& place, const Finding& outer, Index complement,
                                       std::size_t depth) {
  const Tree& tree = scene_.tree;
  const auto source = subject(verb_of(place));
  Index own = subject_word(tree, complement);
  bool own_subject = own != kNone && !is_pronoun(tree, own);
  std::optional<std::size_t> other = own_subject ? party_under(scene_, own) : std::nullopt;
  if (own == kNone) {
    // "asked X to help": the object does it.
    for (const Deprel deprel : {Deprel::obj, Deprel::iobj})
      if (const Index object = tree.child(verb_of(place), deprel); object != kNone && !other)
        other = party_under(scene_, object);
    own_subject = other.has_value();
  }
  std::vector<Meaning> inner;
  if (const auto inner_place = place_of(complement)) inner = meanings(*inner_place, depth + 1);
  std::vector<Meaning> out;
  for (Meaning& one : inner) {
    one.own_subject = own_subject;
    Finding finding = one.finding;
    if (const auto made = transformed(place, one, source, other)) {
      finding = *made;
    } else if (outer.code.empty()) {
      if (!own_subject) finding.source = source;
    } else if (!own_subject) {
      finding.source = source;
      finding.code = combined(outer.code, finding.code);
      if (finding.code == outer.code) finding.rule = outer.rule, finding.where = outer.where;
    } else {
      if (!other) continue;
      finding.source = source;
      finding.target = other;
      finding.reverse.clear();
      finding.code = combined(outer.code, finding.code);
    }
    finding.low = std::min(finding.low, outer.low);
    finding.high = std::max(finding.high, outer.high);
    out.push_back({std::move(finding), false});
  }
  if (!inner.empty() || outer.code.empty()) return out;
  // Nothing is known of the content: "alleged that X was aware".
  Finding finding = outer;
  finding.source = source;
  if (own_subject) {
    finding.target = other;
  } else if (own == kNone) {
    fill(place, finding);
    for (std::size_t at = place.end; at < scene_.pieces.size() && !finding.target; ++at)
      if (scene_.party_of[at] != kNoParty && is_own_phrase(tree, complement, scene_.token(at)))
        finding.target = scene_.party_of[at];
  }
  out.push_back({std::move(finding), false});
  return out;
}

std::vector<Meaning> TreeCoder::meanings(const VerbPlace& place, std::size_t depth) {
  const Index verb = verb_of(place);
  if (depth > kMaxNesting || is_negated(scene_.tree, verb)) return {};
  const auto match =
      match_patterns(scene_, scene_.dictionaries.blocks[place.form->block].patterns, phrases(place));
  const auto own = finding_of(place, match);
  Finding finding =
      own ? *own : Finding{{}, {}, {}, {}, place.first, place.end - 1, place.form->root, place.form->where};
  const Index complement = complement_of(scene_.tree, verb);
  const bool plain_infinitive = complement != kNone && scene_.tree.deprel(complement) == Deprel::advcl;
  if (complement != kNone && takes_content(finding.code) && !(plain_infinitive && finding.code.empty())) {
    auto out = nested(place, finding, complement, depth);
    if (!out.empty()) return out;
  }
  if (!own) return {};
  fill(place, finding);
  return {{std::move(finding), false}};
}

}  // namespace

std::vector<Event> events_in_tree(const Scene& scene) {
  return TreeCoder(scene).events();
}

}  // namespace dragoman::petrarch
