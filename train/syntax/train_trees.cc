// The parser, with a dynamic oracle and exploration (Goldberg and Nivre 2013, section 3).
#include <algorithm>
#include <cstdio>
#include <limits>

#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/side_by_side.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::ArcHybrid;
using syntax::Move;

// From this epoch on the parser follows its own mistakes most of the time.
constexpr int kExploreFrom = 1;
constexpr std::uint64_t kExplorePercent = 90;

constexpr std::array kAllMoves = {Move::shift, Move::left, Move::right};
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min();

std::size_t at(Move move) {
  return static_cast<std::size_t>(move);
}

std::vector<std::uint32_t> gold_heads(const Tree& tree) {
  std::vector<std::uint32_t> heads;
  const auto n = static_cast<std::uint32_t>(tree.words.size());
  for (const syntax::TreeWord& word : tree.words) heads.push_back(word.head == 0 ? n : word.head - 1);
  return heads;
}

// The best-scored of the moves that lose the fewest gold arcs, and the best-scored of the others (the same
// where there is none).
struct Choice {
  Move right = Move::shift;
  Move wrong = Move::shift;
};
Choice choice_of(const ArcHybrid& state, const std::vector<std::uint32_t>& heads,
                 std::span<const std::int32_t> scores) {
  std::array<int, syntax::kMoves> costs{};
  int least = std::numeric_limits<int>::max();
  for (const Move move : kAllMoves)
    if (state.can(move)) least = std::min(least, costs[at(move)] = state.cost(move, heads));
  std::int32_t top_right = kNever, top_wrong = kNever;
  Choice choice;
  for (const Move move : kAllMoves) {
    if (!state.can(move)) continue;
    const bool right = costs[at(move)] == least;
    std::int32_t& top = right ? top_right : top_wrong;
    if (scores[at(move)] <= top) continue;
    top = scores[at(move)];
    (right ? choice.right : choice.wrong) = move;
  }
  if (top_wrong == kNever) choice.wrong = choice.right;
  return choice;
}

// The two classifiers in training, with the buffers that they need.
struct Learner {
  std::int32_t margin = 0;
  double dropout = 0;
  Perceptron moves{syntax::kMoves};
  Perceptron relations{syntax::kDeprels};
  syntax::FeatureList features;
  std::array<std::int32_t, syntax::kMoves> move_scores{};
  std::array<std::int32_t, syntax::kDeprels> relation_scores{};
  std::size_t wrong_moves = 0;
  std::size_t wrong_relations = 0;

  // Return the relation to go on with for the arc of `move`; learn if the arc is right.
  Deprel relation(const syntax::TaggedWords& sentence, const ArcHybrid& state, Move move, const Tree& tree,
                  const std::vector<std::uint32_t>& heads, std::mt19937_64& random) {
    relation_features(sentence, state, move, features);
    drop_out(features, dropout, random);
    relations.score(features.view(), relation_scores);
    const Deprel guess = best_relation(state, move, relation_scores);
    const std::uint32_t child = state.stack(0);
    const std::uint32_t head = move == Move::left ? state.buffer(0) : state.stack(1);
    const Deprel gold = tree.words[child].deprel;
    relations.tick();
    if (heads[child] != head || !state.allows({move, gold})) return guess;
    wrong_relations += guess != gold;
    relation_scores[static_cast<std::size_t>(gold)] -= margin;
    const Deprel rival = best_relation(state, move, relation_scores);
    relations.update(features.view(), static_cast<std::size_t>(gold), static_cast<std::size_t>(rival));
    return guess;
  }

  void sentence(const Example& example, const std::vector<syntax::Tag>& tags, bool explores,
                std::mt19937_64& random) {
    const std::vector<std::uint32_t> heads = gold_heads(*example.tree);
    const syntax::TaggedWords words{example.forms, tags};
    ArcHybrid state(example.forms.size());
    while (!state.done()) {
      move_features(words, state, features);
      drop_out(features, dropout, random);
      moves.score(features.view(), move_scores);
      const Move guess = best_move(state, move_scores);
      const Choice choice = choice_of(state, heads, move_scores);
      moves.tick();
      if (move_scores[at(choice.wrong)] >= move_scores[at(choice.right)] - margin)
        moves.update(features.view(), at(choice.right), at(choice.wrong));
      wrong_moves += guess != choice.right;
      const Move taken = explores && random() % 100 < kExplorePercent ? guess : choice.right;
      const Deprel deprel =
          taken == Move::shift ? Deprel::dep : relation(words, state, taken, *example.tree, heads, random);
      state.apply({taken, deprel});
    }
  }
};

}  // namespace

namespace {

void learn(std::span<const Example> examples, std::span<const std::vector<syntax::Tag>> tags,
           const Settings& settings, std::uint64_t seed, bool says, Learner& learner) {
  learner.margin = settings.margin;
  learner.dropout = settings.dropout;
  std::mt19937_64 random(seed);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    learner.wrong_moves = learner.wrong_relations = 0;
    for (const std::size_t e : shuffled(examples.size(), random))
      learner.sentence(examples[e], tags[e], epoch >= kExploreFrom, random);
    if (says)
      std::fprintf(stderr, "           epoch %d: %zu moves and %zu relations wrong\n", epoch + 1,
                   learner.wrong_moves, learner.wrong_relations);
  }
}

}  // namespace

Sections train_parser(std::span<const Example> examples, std::span<const std::vector<syntax::Tag>> tags,
                      const Settings& settings) {
  const auto seeds = static_cast<std::size_t>(std::max(settings.seeds, 1));
  std::vector<Learner> learners = side_by_side(seeds, [&](std::size_t i) {
    Learner learner;
    learn(examples, tags, settings, settings.seed + i, i == 0, learner);
    return learner;
  });
  Learner& learner = learners[0];
  for (std::size_t i = 1; i < seeds; ++i) {
    learner.moves.merge(learners[i].moves);
    learner.relations.merge(learners[i].relations);
  }
  // The moves' weights are all in their slots: leaving out small ones would save nothing.
  return {{"moves", learner.moves.encode_small({settings.min_updates, 0})},
          {"relations", learner.relations.encode({settings.min_updates, settings.small})}};
}

}  // namespace dragoman::train
