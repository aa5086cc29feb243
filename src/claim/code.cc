#include "claim/code.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "claim/coding/antecedents.h"
#include "claim/coding/days.h"
#include "claim/coding/evidence.h"
#include "claim/coding/figures.h"
#include "claim/coding/happenings.h"
#include "claim/coding/match.h"
#include "claim/coding/parties.h"
#include "claim/coding/repeats.h"
#include "claim/coding/scope.h"
#include "claim/coding/sense.h"
#include "claim/coding/stances.h"
#include "claim/coding/voices.h"

namespace dragoman {
namespace {

class Coder {
 public:
  Coder(const Report& report, const Reading& reading, const Codebook& codebook, const Language& language)
      : report_(report),
        codebook_(codebook),
        tree_(report, reading),
        grammar_(make_grammar(tree_, language)),
        voices_(grammar_),
        saying_days_(grammar_, voices_),
        scopes_(make_scope_knowledge(codebook, language)) {
    grammar_.voices = voices_.by_word();
    grammar_.antecedents = antecedents_of(grammar_, voices_);
  }

  std::vector<Claim> run() {
    for (const Match& match : match_all(grammar_, codebook_.frames(), nullptr)) from_match(match);
    drop_governing_stances();
    drop_doubles();
    const std::size_t events = claims_.size();
    for (const Utterance& utterance : utterances_of(grammar_, voices_)) from_utterance(utterance, events);
    order();
    std::vector<const Frame*> frames;
    for (const Claim& claim : claims_)  // each has a frame of the codebook
      frames.push_back(&codebook_.frames()[codebook_.frame(claim.frame).value_or(0)]);
    settle_figures(grammar_, frames, claims_);
    spread_news_day(grammar_, frames, claims_);
    mark_repeats(report_, codebook_.frames(), claims_);
    join_happenings(report_, codebook_.frames(), claims_);
    return std::move(claims_);
  }

 private:
  struct Origin {
    Index trigger = kNone;
    FrameId frame = 0;
    bool yields = false;
    bool past = false;   // a verb in the past tense
    bool fixed = false;  // its rule keeps its phase
  };

  void from_match(const Match& match) {
    const Word& word = tree_.word(match.trigger);
    const Index voice = voices_.of_word(match.trigger);
    const ByteRange content = voices_.content(voice, word.text.begin);
    const Scope scope = scope_of(grammar_, scopes_, match.trigger, content);
    const Frame& frame = codebook_.frames()[match.rule->frame];
    if (is_dropped(codebook_, *match.rule, frame, scope)) return;
    if (frame.speaker == kNone && !match.rule->yields) {
      for (const OperatorHit& hit : scope.hits) governing_.push_back(hit.word);
    }
    const Sense sense = sense_of(codebook_, match, frame, scope);
    Claim claim;
    claim.frame = frame.name;
    claim.phase = frame.phases[sense.phase].name;
    claim.modality = sense.modality;
    claim.negative = sense.negative;
    claim.arguments = match.arguments;
    add_nations(frame, claim);
    claim.rule = match.rule->name;
    claim.confidence = match.rule->confidence;
    claim.evidence = evidence_of(grammar_, voices_, match.trigger, match.rest);
    claim.chain = voices_.chain(voice);
    add_speakers(scope, claim);
    resolve_first_person(voice, claim);
    if (frame.speaker != kNone) join_speaker(frame, match.kind, claim);
    const bool past = is_past(match.trigger, scope.tense);
    finish(claim, match.trigger,
           {match.trigger, match.rule->frame, match.rule->yields, past, match.rule->fixed_phase});
  }

  // Whether a verb tells the trigger in the past: "struck", "carried out strikes", "began carrying out
  // strikes".
  bool is_past(Index trigger, Tense tense) const {
    Index verb = tree_.word(trigger).upos == Upos::verb ? trigger : support_verb_of(grammar_, trigger);
    if (verb == kNone) return false;
    if (tense == Tense::past) return true;
    while (tree_.deprel(verb) == Deprel::xcomp && tree_.head(verb) != kNone) verb = tree_.head(verb);
    return tree_.word(verb).xpos == "VBD";
  }

  // "Iraqi troops were killed": on Iraq's side.
  void add_nations(const Frame& frame, Claim& claim) const {
    for (const Role& role : frame.roles) {
      if (!role.nation_of) continue;
      const auto filler = [&](const std::string& name) {
        return std::find_if(claim.arguments.begin(), claim.arguments.end(),
                            [&](const Argument& argument) { return argument.role == name; });
      };
      const auto of = filler(frame.roles[*role.nation_of].name);
      if (of == claim.arguments.end() || filler(role.name) != claim.arguments.end()) continue;
      const Index head = tree_.head_in(of->evidence);
      const Index nation = head == kNone ? kNone : nation_of(grammar_, head);
      if (nation == kNone) continue;
      const ByteRange evidence = of->evidence;
      claim.arguments.push_back({role.name, tree_.reading().actors[nation].name, evidence, nation, {}, {}});
    }
  }

  Link link_at(Index head) const {
    Link link;
    const Mention* mention = tree_.mention(head);
    link.who = name_at(grammar_, head);
    link.evidence = phrase_of(grammar_, head);
    if (mention != nullptr && mention->actor != kNone) {
      link.actor = mention->actor;
      link.role = tree_.reading().actors[mention->actor].role;
    }
    return link;
  }

  // A day or a cause pledges nothing, whatever the tree makes of it.
  bool is_thing(Index subject) const {
    Filter actor;
    actor.actor = true;
    return tree_.word(subject).upos == Upos::noun && !passes(grammar_, actor, subject);
  }

  // Who pledges, offers or asks is a source of what is pledged, offered or asked for.
  void add_speakers(const Scope& scope, Claim& claim) {
    for (auto hit = scope.hits.rbegin(); hit != scope.hits.rend(); ++hit) {
      if (!hit->speaks) continue;
      const Index subject = surface_subject(grammar_, hit->word);
      if (subject == kNone || is_thing(subject)) continue;
      Link link = link_at(subject);
      link.act = tree_.form(hit->word);
      voices_.prepend(claim.chain, std::move(link));
    }
  }

  // "We need arms": who speaks, and if he speaks for a state, the state.
  void resolve_first_person(Index voice, Claim& claim) const {
    if (voice == kNone || claim.chain.empty()) return;
    const auto& actors = tree_.reading().actors;
    const Link& speaker = claim.chain.front();
    const Actor* party = nullptr;
    if (speaker.actor != kNone && !actors[speaker.actor].country.empty()) {
      const auto state = std::find_if(actors.begin(), actors.end(), [&](const Actor& actor) {
        return actor.type == EntityType::state && actor.country == actors[speaker.actor].country;
      });
      if (state != actors.end()) party = &*state;
    }
    for (Argument& argument : claim.arguments) {
      const std::string folded = fold(argument.text);
      const bool plural = folded == "we" || folded == "us";
      if (!plural && folded != "i" && folded != "me") continue;
      argument.text = plural && party != nullptr ? party->name : speaker.who;
      argument.actor = plural && party != nullptr ? static_cast<Index>(party - actors.data()) : speaker.actor;
    }
  }

  // The party of a speaker who is no dependent of a trigger: by the words that name him.
  void name_source(Argument& argument) const {
    name_party(grammar_, tree_.head_in(argument.evidence), argument);
  }

  // The speaker of a stance is the innermost link; a stance without one takes it from the chain.
  void join_speaker(const Frame& frame, WordClass kind, Claim& claim) const {
    const std::string& role = frame.roles[frame.speaker].name;
    const auto speaker = std::find_if(claim.arguments.begin(), claim.arguments.end(),
                                      [&](const Argument& argument) { return argument.role == role; });
    if (speaker != claim.arguments.end()) {
      resolve_speaker(*speaker, claim);
      Link link;
      link.who = speaker->text;
      link.actor = speaker->actor;
      link.evidence = speaker->evidence;
      if (speaker->actor != kNone) link.role = tree_.reading().actors[speaker->actor].role;
      voices_.prepend(claim.chain, std::move(link));
    } else if (kind == WordClass::verb && claim.chain.size() > 1) {
      // "The ministry announced that twelve men had been charged": who announces it answers for it.
      const Link& source = claim.chain.front();
      claim.arguments.push_back({role, source.who, source.evidence, source.actor, {}, {}});
      name_source(claim.arguments.back());
    }
  }

  [[nodiscard]] bool is_person(Index actor) const {
    return actor != kNone && tree_.reading().actors[actor].type == EntityType::person;
  }

  // "They called for ...": a pronoun nobody resolved is who speaks here, or who spoke last.
  void resolve_speaker(Argument& speaker, const Claim& claim) const {
    if (speaker.actor != kNone || !is_pronoun(speaker.text)) return;
    const bool inside = claim.chain.size() > 1;
    const Link* source = inside ? &claim.chain.front() : voices_.last_before(claim.evidence.begin);
    if (source == nullptr || (fold(speaker.text) == "they" && is_person(source->actor))) return;
    speaker.text = source->who;
    speaker.actor = source->actor;
  }

  // "stressed the importance of talks": a stance told by the verb of saying itself, of which the noun is a
  // part.
  [[nodiscard]] bool is_coded_cue(Index attribution, std::size_t events) const {
    if (attribution == kNone) return false;
    const auto& cue = tree_.reading().attributions[attribution].cue;
    return std::any_of(
        origins_.begin(), origins_.begin() + static_cast<std::ptrdiff_t>(events), [&](const Origin& origin) {
          const ByteRange word = tree_.word(origin.trigger).text;
          return codebook_.frames()[origin.frame].speaker != kNone &&
                 std::any_of(cue.begin(), cue.end(), [&](ByteRange piece) { return piece.contains(word); });
        });
  }

  void from_utterance(const Utterance& utterance, std::size_t events) {
    // The matches stand in the order of their triggers, so those inside the clause are found by halving.
    const auto [first, last] = tree_.span(utterance.head);
    const auto end = origins_.begin() + static_cast<std::ptrdiff_t>(events);
    const auto from = std::partition_point(
        origins_.begin(), end, [low = first](const Origin& origin) { return origin.trigger < low; });
    const auto to = std::partition_point(
        from, end, [high = last](const Origin& origin) { return origin.trigger <= high; });
    // "It was reported that boats had been seized, and the council urged restraint": the verb itself is
    // coded; in the outlet's own words a judgement may stand beside it.
    const bool told_by_verb = std::any_of(from, to, [&](const Origin& origin) {
      return origin.trigger == utterance.head && codebook_.frames()[origin.frame].speaker != kNone;
    });
    if (told_by_verb && utterance.attribution != kNone) return;
    if (!is_predicate(tree_, utterance.head) && is_coded_cue(utterance.attribution, events)) return;
    const bool has_event = std::any_of(from, to, [&](const Origin& origin) {
      return voices_.at(tree_.word(origin.trigger).text.begin) == utterance.attribution;
    });
    const StanceTest* test = test_stance(grammar_, utterance, has_event);
    if (test == nullptr || test->skip) return;
    // Coordinated clauses of one sentence that take one stance are one claim.
    const Index sentence = tree_.sentence_of(utterance.head);
    const bool told = utterance.attribution == last_stance_.attribution &&
                      sentence == last_stance_.sentence && test->phase == last_stance_.phase;
    if (told) return;
    last_stance_ = {utterance.attribution, sentence, test->phase};
    const auto frame_id = codebook_.frame("statement");
    if (!frame_id) return;  // a codebook of other frames
    const Frame& frame = codebook_.frames()[*frame_id];
    Claim claim;
    claim.frame = frame.name;
    claim.phase = frame.phases[test->phase].name;
    claim.modality = test->modality;
    claim.rule = "stance." + test->name;
    claim.confidence = test->confidence;
    claim.evidence = utterance.text;
    claim.chain = voices_.chain(utterance.attribution);
    const bool named =
        !claim.chain.empty() && (claim.chain.front().who != "(unnamed)" || utterance.attribution == kNone);
    if (named && frame.speaker != kNone) {
      const Link& speaker = claim.chain.front();
      claim.arguments.push_back(
          {frame.roles[frame.speaker].name, speaker.who, speaker.evidence, speaker.actor, {}, {}});
      name_source(claim.arguments.back());
      add_joint_speakers(frame.roles[frame.speaker], claim);
    }
    add_addressee(utterance, frame, claim);
    conditional(utterance.head, claim);
    finish(claim, utterance.head, {utterance.head, *frame_id});
  }

  // "Berg and Olsen said": the link names the first, the role holds both.
  void add_joint_speakers(const Role& role, Claim& claim) const {
    const Index head = tree_.head_in(claim.arguments.back().evidence);
    if (!role.many || head == kNone) return;
    std::vector<Argument> all = fill(grammar_, role, role.accepts, head);
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (all[i].text != claim.arguments.back().text) claim.arguments.push_back(std::move(all[i]));
    }
  }

  // Who is to act ("the president should ..."), or whom the speaker tells it, unless it is the press.
  void add_addressee(const Utterance& utterance, const Frame& frame, Claim& claim) {
    const auto role = frame.role("addressee");
    if (!role) return;
    Index who = kNone;
    if (claim.phase == "urge") {
      who = surface_subject(grammar_, utterance.head);
    } else if (utterance.attribution != kNone) {
      who = voices_.told(utterance.attribution);
    }
    if (who == kNone || tree_.word(who).upos == Upos::pron) return;
    if (!passes(grammar_, frame.roles[*role].accepts, who)) return;
    for (Argument& argument : fill(grammar_, frame.roles[*role], frame.roles[*role].accepts, who)) {
      if (claim.chain.empty() || argument.text != claim.chain.front().who)
        claim.arguments.push_back(std::move(argument));
    }
  }

  // "If X, Y": the stance of the main clause holds on that condition.
  void conditional(Index head, Claim& claim) const {
    for (const Index kid : tree_.children(head)) {
      if (tree_.deprel(kid) != Deprel::advcl) continue;
      const std::string mark = preposition_of(tree_, kid);
      if (mark == "if" || mark == "unless") claim.modality = Modality::conditional;
    }
  }

  void finish(Claim& claim, Index trigger, Origin origin) {
    const Frame& frame = codebook_.frames()[origin.frame];
    add_details(grammar_, frame, trigger, claim);
    add_time(grammar_, frame, trigger, origin.past, claim);
    if (!claim.time && frame.speaker != kNone) {
      if (const TimeExpression* day = saying_days_.of(claim)) claim.time = *day;
    }
    if (!claim.time) claim.time = default_time(report_, frame.speaker != kNone, claim.modality);
    const Index block = tree_.sentence(trigger).block;
    if (block < report_.blocks.size()) claim.zone = report_.blocks[block].kind;
    const Index voice = voices_.at(tree_.word(trigger).text.begin);
    if (voice != kNone) claim.in_quotation = tree_.reading().attributions[voice].type == SpeechType::direct;
    claims_.push_back(std::move(claim));
    origins_.push_back(origin);
  }

  // Whether another claim of an act rests on a word below that of claim `i`.
  bool holds_another(std::size_t i) const {
    constexpr std::size_t kNear = 12;
    const std::size_t end = std::min(origins_.size(), i + kNear);
    for (std::size_t j = i > kNear ? i - kNear : 0; j < end; ++j) {
      const bool act = j != i && codebook_.frames()[origins_[j].frame].speaker == kNone;
      if (act && tree_.dominates(origins_[i].trigger, origins_[j].trigger)) return true;
    }
    return false;
  }

  // "refused to sell": the refusal is told by the phase of the sale, not by a stance beside it.
  void drop_governing_stances() {
    for (std::size_t i = claims_.size(); i-- > 0;) {
      const bool stance = codebook_.frames()[origins_[i].frame].speaker != kNone || origins_[i].yields;
      const bool governs =
          std::find(governing_.begin(), governing_.end(), origins_[i].trigger) != governing_.end();
      if (!(stance && governs) && !(origins_[i].yields && holds_another(i))) continue;
      claims_.erase(claims_.begin() + static_cast<std::ptrdiff_t>(i));
      origins_.erase(origins_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  // One act is one claim: of two of the same frame and phase in one clause, one of which rests on a word
  // below the other ("launched an attack"), the one with more in its roles stays.
  void drop_doubles() {
    std::vector<bool> gone(claims_.size(), false);
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      // Matches stand in text order: what hangs on one is among its neighbours.
      constexpr std::size_t kNear = 30;
      const std::size_t end = std::min(claims_.size(), i + kNear);
      for (std::size_t j = i > kNear ? i - kNear : 0; j < end; ++j) {
        if (i == j || gone[i] || gone[j] || origins_[i].frame != origins_[j].frame) continue;
        const bool told = origins_[i].fixed || claims_[i].frame == "statement";
        if (claims_[i].phase != claims_[j].phase && !told) continue;
        Index above = tree_.head(origins_[j].trigger);
        // "provides tons of aid"
        while (above != kNone && meaning_head(grammar_, above) == origins_[j].trigger)
          above = tree_.head(above);
        if (above != origins_[i].trigger || tree_.deprel(origins_[j].trigger) == Deprel::conj) continue;
        const bool one_phase = claims_[i].phase == claims_[j].phase || claims_[i].frame == "statement";
        const bool more = claims_[j].arguments.size() > claims_[i].arguments.size();
        gone[one_phase && more ? i : j] = true;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (gone[i]) continue;
      if (kept != i) {
        claims_[kept] = std::move(claims_[i]);
        origins_[kept] = origins_[i];
      }
      ++kept;
    }
    claims_.resize(kept);
    origins_.resize(kept);
  }

  void order() {
    std::stable_sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      return std::tuple(a.evidence.begin, a.evidence.end) < std::tuple(b.evidence.begin, b.evidence.end);
    });
    for (std::size_t i = 0; i < claims_.size(); ++i)
      claims_[i].id = fmt::format("{}-{:02}", report_.id, i + 1);
  }

  const Report& report_;
  const Codebook& codebook_;
  Tree tree_;
  Grammar grammar_;
  Voices voices_;
  SayingDays saying_days_;
  ScopeKnowledge scopes_;
  struct LastStance {
    Index attribution = kNone;
    Index sentence = kNone;
    PhaseId phase = 0;
  };
  LastStance last_stance_;
  std::vector<Claim> claims_;
  std::vector<Origin> origins_;
  std::vector<Index> governing_;  // words that bring operators to claims of other frames
};

}  // namespace

std::vector<Claim> code(const Report& report, const Reading& reading, const Codebook& codebook) {
  const Language* language = codebook.language(report.language);
  if (language == nullptr || reading.words.empty()) return {};
  return Coder(report, reading, codebook, *language).run();
}

std::vector<Trial> explain(const Report& report, const Reading& reading, const Codebook& codebook) {
  std::vector<Trial> trials;
  const Language* language = codebook.language(report.language);
  if (language == nullptr || reading.words.empty()) return trials;
  const Tree tree(report, reading);
  Grammar grammar = make_grammar(tree, *language);
  const Voices voices(grammar);
  grammar.voices = voices.by_word();
  grammar.antecedents = antecedents_of(grammar, voices);
  const Trace trace = [&](const Rule& rule, Index word, const std::string& reason) {
    trials.push_back({rule.name, rule.where, tree.word(word).text, reason});
  };
  (void)match_all(grammar, codebook.frames(), &trace);
  return trials;
}

}  // namespace dragoman
