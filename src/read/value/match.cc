#include "read/value/match.h"

namespace dragoman::values {
namespace {

constexpr int kMaxSteps = 4000;  // from one token; the longest of our own rules needs some hundred

class Matcher {
 public:
  explicit Matcher(const Analysis& analysis) : a_(analysis) {}

  void walk(std::uint32_t node, std::uint32_t at) {
    if (++steps_ > kMaxSteps) return;
    const Node& here = a_.lexicon().node(node);
    if (here.rule >= 0 && better(here.rule, at)) keep(here.rule, at);
    for (const auto& [step, to] : here.next) {
      if (step.kind == Step::Kind::cut) {
        const std::uint32_t before = cut_;
        cut_ = at;
        walk(to, at);
        cut_ = before;
      } else if (at < a_.tokens().size()) {
        take(step, to, at);
      }
    }
  }

  std::optional<Match> best(std::uint32_t first) {
    if (best_rule_ < 0) return std::nullopt;
    best_.rule = &a_.lexicon().rule(best_rule_);
    best_.first = first;
    for (const auto& [cls, value] : best_.rule->given) best_.captures.push_back({cls, value, kNowhere, 0});
    return std::move(best_);
  }

 private:
  void take(const Step& step, std::uint32_t to, std::uint32_t at) {
    if (step.kind == Step::Kind::word) {
      if (a_.tokens()[at].is(step.word)) walk(to, at + 1);
      return;
    }
    a_.for_atoms(at, [&](const Atom& atom) {
      if (atom.cls != step.cls || (step.kind == Step::Kind::exact && atom.value != step.value)) return;
      path_.push_back({atom.cls, atom.value, at, atom.length});
      walk(to, at + atom.length);
      path_.pop_back();
    });
  }

  [[nodiscard]] bool better(std::int32_t rule, std::uint32_t end) const {
    return best_rule_ < 0 || end > best_.end || (end == best_.end && rule < best_rule_);
  }
  void keep(std::int32_t rule, std::uint32_t end) {
    best_rule_ = rule;
    best_.end = end;
    best_.cut = cut_;
    best_.captures = path_;
  }

  const Analysis& a_;
  std::vector<Capture> path_;
  Match best_;
  std::int32_t best_rule_ = -1;
  std::uint32_t cut_ = 0;
  int steps_ = 0;
};

bool may_start(const Analysis& a, std::uint32_t i) {
  bool starts = a.lexicon().starts_word(a.tokens()[i].word) || a.lexicon().starts_word(a.tokens()[i].bare);
  a.for_atoms(i, [&](const Atom& atom) { starts |= a.lexicon().starts_class(atom.cls); });
  return starts;
}

}  // namespace

std::optional<Match> match_at(const Analysis& analysis, std::uint32_t i) {
  if (!may_start(analysis, i)) return std::nullopt;
  Matcher matcher(analysis);
  matcher.walk(0, i);
  return matcher.best(i);
}

}  // namespace dragoman::values
