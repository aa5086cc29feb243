#include "claim/coding/stances.h"

#include <algorithm>

#include "claim/coding/evidence.h"

namespace dragoman {
namespace {

bool quoted_at(const Tree& tree, const Attribution& attribution, Index w) {
  if (attribution.type == SpeechType::direct) return true;
  if (attribution.type != SpeechType::mixed) return false;
  // In mixed speech only what stands between the marks.
  const std::string_view text = tree.report().text;
  const std::uint32_t at = tree.word(w).text.begin;
  const std::uint32_t from = tree.sentence(w).text.begin;
  const std::string_view before = text.substr(from, at - from);
  std::size_t marks = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == '"') ++marks;
    if (before.substr(i).starts_with("“")) ++marks;
    if (before.substr(i).starts_with("”")) ++marks;
  }
  return marks % 2 == 1;
}

class Cutter {
 public:
  Cutter(const Grammar& grammar, const Voices& voices)
      : grammar_(grammar), tree_(grammar.tree), voices_(voices) {}

  std::vector<Utterance> run() {
    for (const Sentence& sentence : tree_.reading().sentences) {
      for (Index w = sentence.first; w < sentence.end; ++w) {
        if (begins(w)) add(w);
      }
    }
    return std::move(found_);
  }

 private:
  // A predicate begins an utterance if its governor is said by somebody else, if it is the root, or if it is
  // coordinated with one that begins an utterance and has a subject of its own.
  [[nodiscard]] bool begins(Index w) const {
    const Index above = tree_.head(w);
    if (above == kNone) return true;
    const Index mine = voices_.at(tree_.word(w).text.begin);
    const Index theirs = voices_.at(tree_.word(above).text.begin);
    if (mine != theirs) return mine != kNone && (is_predicate(tree_, w) || nominal_content(w, mine));
    if (mine == kNone || !is_predicate(tree_, w)) return false;
    const Deprel relation = tree_.deprel(w);
    if (relation == Deprel::parataxis) return true;
    if (relation != Deprel::conj) return false;
    const bool own_subject = std::any_of(tree_.children(w).begin(), tree_.children(w).end(),
                                         [&](Index kid) { return is_subject(tree_.deprel(kid)); });
    return own_subject && begins_chain(above);
  }
  [[nodiscard]] bool begins_chain(Index w) const {
    for (int step = 0; step < 4; ++step) {
      if (begins(w)) return true;
      if (tree_.deprel(w) != Deprel::conj || tree_.head(w) == kNone) return false;
      w = tree_.head(w);
    }
    return false;
  }
  // A bare quotation: "a massacre", he called it.
  [[nodiscard]] bool nominal_content(Index w, Index attribution) const {
    const ByteRange content = voices_.content(attribution, tree_.word(w).text.begin);
    const auto [first, last] = tree_.span(w);
    return tree_.bytes(first, last).size() * 2 >= content.size();
  }

  // "I will ...", "the government said it would ...": whether the speaker speaks of himself.
  [[nodiscard]] bool of_speaker(Index attribution, Index subject) const {
    if (subject == kNone) return false;
    const std::string& form = tree_.form(subject);
    if (form == "i" || form == "we") return true;
    const Link* source = voices_.source(attribution);
    const auto known = grammar_.antecedents.find(subject);
    if (known != grammar_.antecedents.end()) return source != nullptr && known->second.who == source->who;
    const Mention* mention = tree_.mention(subject);
    return mention != nullptr && mention->actor != kNone && source != nullptr &&
           mention->actor == source->actor;
  }

  void add(Index w) {
    Utterance utterance;
    utterance.attribution = voices_.at(tree_.word(w).text.begin);
    utterance.head = w;
    utterance.text = evidence_of(grammar_, voices_, w);
    if (utterance.attribution != kNone) {
      const Attribution& attribution = tree_.reading().attributions[utterance.attribution];
      utterance.quoted = quoted_at(tree_, attribution, w);
      utterance.unsaid = voices_.is_unsaid(utterance.attribution);
      utterance.own = of_speaker(utterance.attribution, surface_subject(grammar_, w));
      // The words that are tested are those that are said.
      said_ = voices_.content(utterance.attribution, tree_.word(w).text.begin);
    }
    const bool twice = !found_.empty() && found_.back().attribution == utterance.attribution &&
                       found_.back().text == utterance.text;
    if (!twice) found_.push_back(utterance);
  }

  const Grammar& grammar_;
  const Tree& tree_;
  const Voices& voices_;
  ByteRange said_;
  std::vector<Utterance> found_;
};

}  // namespace

std::vector<Utterance> utterances_of(const Grammar& grammar, const Voices& voices) {
  return Cutter(grammar, voices).run();
}

namespace {

class Tester {
 public:
  Tester(const Grammar& grammar, const Utterance& utterance)
      : grammar_(grammar), tree_(grammar.tree), utterance_(utterance) {
    const auto [first, last] = tree_.span(utterance.head);
    first_ = first;
    last_ = last;
  }

  [[nodiscard]] bool holds(const StanceTest& test, bool has_event) const {
    if (has_event && !test.beside_events) return false;
    if (utterance_.unsaid && !test.skip) return false;
    if (test.outlet.value_or(false) != (utterance_.attribution == kNone)) return false;
    if (test.quoted && *test.quoted != utterance_.quoted) return false;
    if (test.own && *test.own != utterance_.own) return false;
    if (test.copular && *test.copular != is_copular()) return false;
    if (test.negated && *test.negated != is_negated()) return false;
    if (!test.cue.empty() && !cue_in(test.cue)) return false;
    if (!test.root.empty() && !root_in(test.root)) return false;
    if (!test.any.empty() && !any_in(test.any)) return false;
    if (!test.also.empty() && !any_in(test.also)) return false;
    return !any_in(test.none) || test.none.empty();
  }

 private:
  [[nodiscard]] bool in_words(Index w) const {
    if (w < first_ || w > last_) return false;
    if (!utterance_.text.overlaps(tree_.word(w).text)) return false;
    // Not the words of the reporting clause, not those of clauses that somebody else says.
    return true;
  }
  [[nodiscard]] bool any_in(const std::vector<LexiconId>& ids) const {
    for (const LexiconId id : ids) {
      const Lexicon& lexicon = grammar_.language.lexicons[id];
      for (Index w = first_; w <= last_; ++w) {
        if (in_words(w) && lexicon.ends_at(tree_.keys(), w, first_)) return true;
      }
    }
    return false;
  }
  [[nodiscard]] bool root_in(const std::vector<LexiconId>& ids) const {
    return std::any_of(ids.begin(), ids.end(), [&](LexiconId id) {
      return grammar_.language.lexicons[id].ends_at(tree_.keys(), utterance_.head, first_);
    });
  }
  [[nodiscard]] bool cue_in(const std::vector<LexiconId>& ids) const {
    if (utterance_.attribution == kNone) return false;
    const Attribution& attribution = tree_.reading().attributions[utterance_.attribution];
    const auto& words = tree_.reading().words;
    for (const ByteRange cue : attribution.cue) {
      auto at = std::partition_point(words.begin(), words.end(),
                                     [&](const Word& word) { return word.text.begin < cue.begin; });
      for (; at != words.end() && at->text.begin < cue.end; ++at) {
        const auto w = static_cast<Index>(at - words.begin());
        for (const LexiconId id : ids) {
          if (grammar_.language.lexicons[id].ends_at(tree_.keys(), w, tree_.sentence(w).first)) return true;
        }
      }
    }
    return false;
  }
  [[nodiscard]] bool is_copular() const { return tree_.has_child(utterance_.head, Deprel::cop); }
  [[nodiscard]] bool is_negated() const {
    for (const Index kid : tree_.children(utterance_.head)) {
      const std::string& form = tree_.form(kid);
      if (form == "not" || form == "n't" || form == "n’t" || form == "never" || form == "no") return true;
    }
    return false;
  }

  const Grammar& grammar_;
  const Tree& tree_;
  const Utterance& utterance_;
  Index first_ = 0;
  Index last_ = 0;
};

}  // namespace

const StanceTest* test_stance(const Grammar& grammar, const Utterance& utterance, bool has_event) {
  const Tester tester(grammar, utterance);
  for (const StanceTest& test : grammar.language.stances) {
    if (tester.holds(test, has_event)) return &test;
  }
  return nullptr;
}

}  // namespace dragoman
