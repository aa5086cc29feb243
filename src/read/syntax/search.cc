#include "read/syntax/search.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "read/syntax/move_scorer.h"

namespace dragoman::syntax {
namespace {

constexpr std::size_t kBranches = 16;
// Steps of the tables' scores that make a choice e times as likely. These and the limits below were set on
// EWT and GUM dev; half or twice as much gives a tenth of LAS less.
constexpr double kMoveUnit = 2200;
constexpr double kRelationUnit = 1200;
constexpr double kMostDoubt = 1.5;  // lead of a move, as a logarithm, above which it is not in doubt
constexpr double kFarBehind = 3;    // a branch that is this much behind the best tree, as a logarithm, ends
constexpr double kNegligible = 7;   // relations this far below the best, as a logarithm, do not count

// What the classifiers say of a state. Losses are negative logarithms of likelihoods.
struct Choice {
  Transition best;
  Move other = Move::shift;  // the move that came second
  bool contested = false;    // there was a second one
  double lead = 0;           // of the best move over the other
  double move_loss = 0;
  double relation_loss = 0;
};

// Choices by what they hang on, with open addressing.
class Memory {
 public:
  explicit Memory(std::size_t steps) : slots_(std::bit_ceil(4 * steps + 1)) {}
  // Return the place of `key`; a new place has key 0.
  std::pair<std::uint64_t, Choice>& at(std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    std::pair<std::uint64_t, Choice>& slot = slots_[place_of(key)];
    if (slot.first == 0) ++used_;
    return slot;
  }

 private:
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key >> 20U) & mask;
    while (slots_[at].first != 0 && slots_[at].first != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    std::vector<std::pair<std::uint64_t, Choice>> old(slots_.size() * 2);
    old.swap(slots_);
    for (const auto& slot : old)
      if (slot.first != 0) slots_[place_of(slot.first)] = slot;
  }
  std::vector<std::pair<std::uint64_t, Choice>> slots_;
  std::size_t used_ = 0;
};

// A tree, finished or not, as the way to it.
struct Step {
  Transition taken;
  double loss = 0;          // of all steps before
  std::uint64_t words = 0;  // hash of the words on the stack and in the buffer before the step
};
struct Way {
  std::vector<Step> steps;
  double loss = 0;
};

// A move in doubt.
struct Doubt {
  std::size_t step = 0;
  Move other = Move::shift;
  double lead = 0;
  double loss = 0;  // of the way that takes the other move, without its relation
};

class Search {
 public:
  Search(const TaggedWords& sentence, const SmallWeightTable& moves, const WeightTable& relations)
      : sentence_(sentence),
        moves_(sentence, moves),
        relations_(relations),
        memory_(2 * sentence.words.size()) {}

  ArcHybrid run() {
    ArcHybrid state(sentence_.words.size());
    Way best;
    follow(state, {}, best, nullptr);
    const auto by_lead = [](const Doubt& a, const Doubt& b) {
      return a.lead != b.lead ? a.lead < b.lead : a.step < b.step;
    };
    const std::size_t tried = std::min(kBranches, doubts_.size());
    std::partial_sort(doubts_.begin(), doubts_.begin() + static_cast<std::ptrdiff_t>(tried), doubts_.end(),
                      by_lead);
    greedy_ = best;
    for (std::size_t i = 0; i < tried; ++i) branch(doubts_[i], best, state);
    return state;
  }

 private:
  // Set the best tree to the one that branches off the greedy one at `doubt` if it is likelier.
  void branch(const Doubt& doubt, Way& best, ArcHybrid& best_state) {
    if (doubt.loss >= best.loss) return;
    ArcHybrid state(sentence_.words.size());
    Way way;
    std::vector<std::uint64_t> stack;
    for (std::size_t i = 0; i < doubt.step; ++i) {
      way.steps.push_back(greedy_.steps[i]);
      take(greedy_.steps[i].taken, state, stack);
    }
    way.loss = greedy_.steps[doubt.step].loss;
    double relation_loss = 0;
    const Transition other = {doubt.other, relation(state, doubt.other, relation_loss)};
    way.steps.push_back({other, way.loss, hash_of(stack, state)});
    way.loss = doubt.loss + relation_loss;
    take(other, state, stack);
    if (!follow(state, std::move(stack), way, &best)) return;
    best = std::move(way);
    best_state = std::move(state);
  }

  // Go on to the end. With a rival, return whether the way is likelier than it, giving up early if not.
  bool follow(ArcHybrid& state, std::vector<std::uint64_t> stack, Way& way, const Way* rival) {
    while (!state.done()) {
      const std::uint64_t words = hash_of(stack, state);
      if (rival != nullptr) {
        if (way.loss >= rival->loss) return false;
        const Step& other = rival->steps[way.steps.size()];
        if (way.loss > other.loss + kFarBehind || (way.loss >= other.loss && words == other.words))
          return false;
      }
      const Choice& choice = choose(state);
      if (rival == nullptr && choice.contested && choice.lead < kMostDoubt)
        doubts_.push_back(
            {way.steps.size(), choice.other, choice.lead, way.loss + choice.move_loss + choice.lead});
      way.steps.push_back({choice.best, way.loss, words});
      way.loss += choice.move_loss + choice.relation_loss;
      take(choice.best, state, stack);
    }
    return rival == nullptr || way.loss < rival->loss;
  }

  static void take(Transition transition, ArcHybrid& state, std::vector<std::uint64_t>& stack) {
    if (transition.move == Move::shift)
      stack.push_back(mixed(stack.empty() ? 1 : stack.back(), state.buffer(0), 1));
    else
      stack.pop_back();
    state.apply(transition);
  }
  static std::uint64_t hash_of(const std::vector<std::uint64_t>& stack, const ArcHybrid& state) {
    return mixed(stack.empty() ? 1 : stack.back(), state.buffer(0), 2);
  }

  const Choice& choose(const ArcHybrid& state) {
    const Look look = look_of(state);
    auto& [key, choice] = memory_.at(look.back());
    if (key == 0) {
      key = look.back();
      choice = decide(state, look);
    }
    return choice;
  }

  Choice decide(const ArcHybrid& state, const Look& look) {
    const std::array<std::int32_t, kMoves> scores = moves_.score(state, look);
    Choice choice;
    choice.best.move = best_move(state, scores);
    const double top = scores[static_cast<std::size_t>(choice.best.move)];
    double sum = 0;
    for (const Move move : {Move::shift, Move::left, Move::right}) {
      if (!state.can(move)) continue;
      const double behind = (top - scores[static_cast<std::size_t>(move)]) / kMoveUnit;
      sum += std::exp(static_cast<float>(-behind));
      if (move == choice.best.move || (choice.contested && behind >= choice.lead)) continue;
      choice.other = move;
      choice.lead = behind;
      choice.contested = true;
    }
    choice.move_loss = std::log(sum);
    if (choice.best.move != Move::shift)
      choice.best.deprel = relation(state, choice.best.move, choice.relation_loss);
    return choice;
  }

  // Return the relation of the arc that `move` makes, and set its loss.
  Deprel relation(const ArcHybrid& state, Move move, double& loss) {
    loss = 0;
    if (move == Move::shift) return Deprel::dep;
    relation_features(sentence_, state, move, features_);
    std::array<std::int32_t, kDeprels> scores;
    relations_.score(features_.view(), scores);
    const Deprel best = best_relation(state, move, scores);
    const double top = scores[static_cast<std::size_t>(best)];
    double sum = 0;
    for (const std::int32_t score : scores) {
      const double behind = std::max(0.0, (top - score) / kRelationUnit);
      if (behind < kNegligible) sum += std::exp(static_cast<float>(-behind));
    }
    loss = std::log(sum);
    return best;
  }

  const TaggedWords& sentence_;
  MoveScorer moves_;
  const WeightTable& relations_;
  Memory memory_;
  FeatureList features_;
  std::vector<Doubt> doubts_;
  Way greedy_;
};

}  // namespace

ArcHybrid search_tree(const TaggedWords& sentence, const SmallWeightTable& moves,
                      const WeightTable& relations) {
  return Search(sentence, moves, relations).run();
}

}  // namespace dragoman::syntax
