// The way of PETRARCH-2: subjects and objects instead of words before and behind, patterns on the verb's own
// noun and prepositional phrases, and codes of nested verbs combined ("wants to help": intent + aid). Source:
// C. Norris, P. Schrodt, J. Beieler, "PETRARCH2: Another Event Coding Program", JOSS 2(9), 2017, and its
// Petrarch2.pdf, on constituency trees; here on dependencies.
#include <algorithm>
#include <array>

#include "base/limits.h"
#include "claim/petrarch/events.h"

namespace dragoman::petrarch {
namespace {

constexpr std::size_t kMaxNesting = 6;  // verbs within verbs

// A finding with what the verb above needs to know.
struct Meaning {
  Finding finding;
  bool passive = false;
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

// Whether a word is in a phrase of its own verb, not in a clause below it; `participles` lets in those behind
// nouns of the object ("responsibility for an attack targeting X").
bool is_own_phrase(const Tree& tree, Index verb, Index w, bool participles) {
  bool inside_participle = false;
  for (std::size_t steps = 0; steps < kMaxSentenceWords && w != kNone; ++steps) {
    if (w == verb) return true;
    const bool participle = tree.deprel(w) == Deprel::acl && participles;
    inside_participle = inside_participle || participle;
    if (is_clause(tree, w) && !participle) return false;
    if (tree.head(w) == verb && inside_participle && tree.deprel(w) != Deprel::obj) return false;
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

// The clause and those joined to it: "that X attacked and took".
std::vector<Index> with_joined(const Tree& tree, Index clause) {
  std::vector<Index> out{clause};
  for (const Index child : tree.children(clause))
    if (tree.deprel(child) == Deprel::conj && tree.word(child).upos == Upos::verb) out.push_back(child);
  return out;
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

using PartyOf = std::vector<std::size_t>;  // by piece

class TreeCoder {
 public:
  explicit TreeCoder(Scene& scene) : scene_(scene), done_(scene.pieces.size()) {}

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
    const Tree& tree = scene_.tree;
    for (std::size_t at = 0; at < scene_.pieces.size(); ++at) {
      Index w = scene_.token(at);
      const auto joined = [&] {
        return tree.head(w) == verb &&
               (tree.deprel(w) == Deprel::conj || tree.deprel(w) == Deprel::parataxis);
      };
      while (w != verb && w != kNone && !joined()) w = tree.head(w);
      if (w == verb && scene_.token(at) > verb) done_[at] = true;
    }
  }

  std::vector<Meaning> meanings(const VerbPlace& place, std::size_t depth);
  std::vector<Meaning> nested(const VerbPlace& place, const Finding& outer, const PartyOf& party_of,
                              Index complement, std::size_t depth);
  [[nodiscard]] std::optional<Finding> transformed(const VerbPlace& place, const Finding& inner,
                                                   std::optional<std::size_t> source,
                                                   std::optional<std::size_t> doer) const;
  [[nodiscard]] std::optional<Finding> told(const VerbPlace& place, const Finding& outer,
                                            const Meaning& inner, std::optional<std::size_t> doer,
                                            bool known) const;
  [[nodiscard]] std::optional<std::size_t> doer_of(Index verb, Index clause, bool& known) const;
  void fill(const VerbPlace& place, const PartyOf& party_of, Finding& finding) const;
  void fill_passive(const VerbPlace& place, const PartyOf& party_of, Finding& finding) const;
  [[nodiscard]] Surroundings phrases(const VerbPlace& place) const;
  [[nodiscard]] std::optional<std::size_t> subject(Index verb) const;
  [[nodiscard]] std::optional<std::size_t> party_behind(const VerbPlace& place, const PartyOf& party_of,
                                                        std::string_view preposition,
                                                        std::optional<std::size_t> but) const;
  [[nodiscard]] std::optional<VerbPlace> place_of(Index w) const;
  [[nodiscard]] Index verb_of(const VerbPlace& place) const { return scene_.token(place.verb); }

  Scene& scene_;
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

// Words of the verb's own phrases. A passive's subject stands behind the verb, its agent before it; the
// subject of an infinitive or a joined clause stands farther up.
Surroundings TreeCoder::phrases(const VerbPlace& place) const {
  const Tree& tree = scene_.tree;
  const Index verb = verb_of(place);
  const bool passive = is_passive(tree, verb);
  Surroundings around;
  if (subject_word(tree, verb) == kNone)
    if (const auto party = subject_of(scene_, verb))
      for (std::size_t at = scene_.parties[*party].first; at < scene_.parties[*party].end; ++at)
        if (at < place.first) (passive ? around.after : around.before).push_back(at);
  const Index agent = passive ? tree.child(verb, Deprel::obl_agent) : kNone;
  for (std::size_t at = 0; at < scene_.pieces.size(); ++at) {
    const Index w = scene_.token(at);
    if ((at >= place.first && at < place.end) || !is_own_phrase(tree, verb, w, false)) continue;
    const bool before = passive ? agent != kNone && tree.dominates(agent, w) : at < place.first;
    (before ? around.before : around.after).push_back(at);
  }
  for (auto* side : {&around.before, &around.after}) {
    std::sort(side->begin(), side->end());
    side->erase(std::unique(side->begin(), side->end()), side->end());
  }
  return around;
}

// The first party behind the verb, or behind a preposition of its own phrases; those that participles bring
// ("an attack targeting X") if there is no other.
std::optional<std::size_t> TreeCoder::party_behind(const VerbPlace& place, const PartyOf& party_of,
                                                   std::string_view preposition,
                                                   std::optional<std::size_t> but) const {
  const Index verb = verb_of(place);
  for (const bool participles : {false, true}) {
    bool open = preposition.empty();
    for (std::size_t at = place.end; at < scene_.pieces.size(); ++at) {
      if (!is_own_phrase(scene_.tree, verb, scene_.token(at), participles)) continue;
      open = open || scene_.pieces[at].word == preposition;
      if (open && party_of[at] != kNoParty && party_of[at] != but) return party_of[at];
    }
    if (!preposition.empty()) break;
  }
  return std::nullopt;
}

void TreeCoder::fill_passive(const VerbPlace& place, const PartyOf& party_of, Finding& finding) const {
  if (finding.code.empty()) std::swap(finding.code, finding.reverse);
  const bool symmetric = !finding.code.empty() && !finding.reverse.empty();
  if (!symmetric) finding.reverse.clear();
  if (!finding.target) finding.target = subject(verb_of(place));
  for (const std::string_view preposition : {"by", "from", "in"})
    if (!finding.source) finding.source = party_behind(place, scene_.party_of, preposition, finding.target);
  for (const std::string_view preposition : {"at", "against", "into", "toward", "towards"})
    if (!finding.target) finding.target = party_behind(place, party_of, preposition, finding.source);
}

void TreeCoder::fill(const VerbPlace& place, const PartyOf& party_of, Finding& finding) const {
  const Index verb = verb_of(place);
  if (is_passive(scene_.tree, verb) || finding.code.empty()) return fill_passive(place, party_of, finding);
  if (!finding.source) finding.source = subject(verb);
  if (!finding.target) finding.target = party_behind(place, party_of, "", finding.source);
  // "The US and Russia met": parties who consult or cooperate do so with each other.
  const std::string_view root = root_of(finding.code);
  const bool mutual = root == "03" || root == "04" || root == "05" || root == "06";
  if (!finding.target && mutual && finding.source && scene_.group_of(*finding.source).size() > 1)
    finding.target = finding.source;
}

// What an event becomes that is said, wanted ... by the source of another: `doer` does it, or the source
// itself if none.
std::optional<Finding> TreeCoder::transformed(const VerbPlace& place, const Finding& inner,
                                              std::optional<std::size_t> source,
                                              std::optional<std::size_t> doer) const {
  for (const Transformation& one : scene_.dictionaries.transformations) {
    if (one.block != place.form->block || (one.doer == Transformation::Inner::other) != doer.has_value())
      continue;
    if (one.inner_block) {
      const std::string& code = scene_.dictionaries.blocks[*one.inner_block].code;
      if (code.empty() || root_of(code) != root_of(inner.code)) continue;
    }
    Finding finding = inner;
    finding.source = source;
    if (doer) finding.target = doer;
    if (one.code.empty()) return finding;
    finding.code = one.code;
    finding.reverse.clear();
    finding.where = one.where;
    finding.rule = place.form->root + " (" + inner.rule + ")";
    return finding;
  }
  return std::nullopt;
}

// Who does what the clause tells: its subject, or the object of the verb above ("asked X to help"); `known`
// is false where it has a doer that is no party.
std::optional<std::size_t> TreeCoder::doer_of(Index verb, Index clause, bool& known) const {
  const Tree& tree = scene_.tree;
  const Index own = subject_word(tree, clause);
  known = true;
  if (is_pronoun(tree, own)) return std::nullopt;
  if (own != kNone) {
    const auto party = party_under(scene_, own);
    known = party.has_value();
    return party;
  }
  for (const Deprel deprel : {Deprel::obj, Deprel::iobj})
    if (const Index object = tree.child(verb, deprel); object != kNone)
      if (const auto party = party_under(scene_, object)) return party;
  return std::nullopt;
}

// An event of the clause as the verb above tells it; nothing if it tells of nobody.
std::optional<Finding> TreeCoder::told(const VerbPlace& place, const Finding& outer, const Meaning& inner,
                                       std::optional<std::size_t> doer, bool known) const {
  const auto source = subject(verb_of(place));
  if (inner.passive) doer = inner.finding.source;
  Finding finding = inner.finding;
  if (const auto made = transformed(place, finding, source, doer)) {
    finding = *made;
  } else if (!outer.code.empty()) {
    if (!doer && !known) return std::nullopt;
    finding.source = source;
    if (doer) finding.target = doer;
    if (doer) finding.reverse.clear();
    finding.code = combined(outer.code, finding.code);
    if (finding.code == outer.code) finding.rule = outer.rule;
    if (finding.code == outer.code) finding.where = outer.where;
  } else if (!doer && known && !inner.passive) {
    finding.source = source;
  }
  finding.low = std::min(finding.low, outer.low);
  finding.high = std::max(finding.high, outer.high);
  return finding;
}

std::vector<Meaning> TreeCoder::nested(const VerbPlace& place, const Finding& outer, const PartyOf& party_of,
                                       Index complement, std::size_t depth) {
  const Tree& tree = scene_.tree;
  const Index verb = verb_of(place);
  std::vector<Meaning> out;
  bool any = false;
  for (const Index clause : with_joined(tree, complement)) {
    const auto inner_place = place_of(clause);
    if (!inner_place) continue;
    bool known = true;
    auto doer = doer_of(verb, clause, known);
    if (clause != complement && subject_word(tree, clause) == kNone) doer = doer_of(verb, complement, known);
    for (const Meaning& inner : meanings(*inner_place, depth + 1)) {
      any = true;
      const auto finding = told(place, outer, inner, doer, known);
      const bool again =
          finding && std::any_of(out.begin(), out.end(), [&](const Meaning& other) {
            return other.finding.source == finding->source && other.finding.target == finding->target;
          });
      if (finding && !again) out.push_back({*finding, false});
    }
  }
  if (any || outer.code.empty()) return out;
  // Nothing is known of the content: "alleged that X was aware".
  Finding finding = outer;
  finding.source = subject(verb);
  if (subject_word(tree, complement) != kNone) {
    bool known = true;
    finding.target = doer_of(verb, complement, known);
  } else {
    fill(place, party_of, finding);
    for (std::size_t at = place.end; at < scene_.pieces.size() && !finding.target; ++at)
      if (party_of[at] != kNoParty && is_own_phrase(tree, complement, scene_.token(at), false))
        finding.target = party_of[at];
  }
  return {{std::move(finding), false}};
}

std::vector<Meaning> TreeCoder::meanings(const VerbPlace& place, std::size_t depth) {
  const Index verb = verb_of(place);
  if (depth > kMaxNesting || is_negated(scene_.tree, verb)) return {};
  const auto match =
      match_patterns(scene_, scene_.dictionaries.blocks[place.form->block].patterns, phrases(place));
  const PartyOf party_of = match ? parties_without(scene_, match->pieces) : scene_.party_of;
  const auto own = finding_of(place, match);
  Finding finding =
      own ? *own : Finding{{}, {}, {}, {}, place.first, place.end - 1, place.form->root, place.form->where};
  const Index complement = complement_of(scene_.tree, verb);
  const bool purpose = complement != kNone && scene_.tree.deprel(complement) == Deprel::advcl;
  if (complement != kNone && takes_content(finding.code) && !(purpose && finding.code.empty())) {
    auto out = nested(place, finding, party_of, complement, depth);
    if (!out.empty()) return out;
  }
  if (!own) return {};
  fill(place, party_of, finding);
  return {{std::move(finding), is_passive(scene_.tree, verb)}};
}

}  // namespace

std::vector<Event> events_in_tree(Scene& scene) {
  return TreeCoder(scene).events();
}

}  // namespace dragoman::petrarch
