// The parser, with a dynamic oracle and exploration (Goldberg and Nivre 2013, section 3).
#include <algorithm>
#include <cstdio>
#include <limits>

#include "train/syntax/perceptron.h"
#include "train/syntax/random.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {
namespace {

using syntax::ArcHybrid;
using syntax::Move;

// From this epoch on the parser follows its own mistakes most of the time.
constexpr int kExploreFrom = 1;
constexpr std::uint64_t kExplorePercent = 90;

std::vector<std::uint32_t> gold_heads(const Tree& tree) {
  std::vector<std::uint32_t> heads;
  const auto n = static_cast<std::uint32_t>(tree.words.size());
  for (const syntax::TreeWord& word : tree.words) heads.push_back(word.head == 0 ? n : word.head - 1);
  return heads;
}

// Return the best-scored of the moves that lose the fewest gold arcs.
Move best_right(const ArcHybrid& state, const std::vector<std::uint32_t>& heads,
                std::span<const std::int32_t> scores) {
  int least = std::numeric_limits<int>::max();
  Move best = Move::shift;
  for (const Move move : {Move::shift, Move::left, Move::right}) {
    if (!state.can(move)) continue;
    const int cost = state.cost(move, heads);
    const bool better =
        cost < least || scores[static_cast<std::size_t>(move)] > scores[static_cast<std::size_t>(best)];
    if (cost > least || !better) continue;
    best = move;
    least = cost;
  }
  return best;
}

// The two classifiers in training, with the buffers that they need.
struct Learner {
  Perceptron moves{syntax::kMoves};
  Perceptron relations{syntax::kDeprels};
  syntax::FeatureList features;
  std::array<std::int32_t, syntax::kMoves> move_scores{};
  std::array<std::int32_t, syntax::kDeprels> relation_scores{};
  std::size_t wrong_moves = 0;
  std::size_t wrong_relations = 0;

  // Return the relation to go on with for the arc of `move`; learn if the arc is right.
  Deprel relation(const syntax::TaggedWords& sentence, const ArcHybrid& state, Move move, const Tree& tree,
                  const std::vector<std::uint32_t>& heads) {
    relation_features(sentence, state, move, features);
    relations.score(features.view(), relation_scores);
    const Deprel guess = best_relation(state, move, relation_scores);
    const std::uint32_t child = state.stack(0);
    const std::uint32_t head = move == Move::left ? state.buffer(0) : state.stack(1);
    const Deprel gold = tree.words[child].deprel;
    relations.tick();
    if (heads[child] != head || guess == gold || !state.allows({move, gold})) return guess;
    ++wrong_relations;
    relations.update(features.view(), static_cast<std::size_t>(gold), static_cast<std::size_t>(guess));
    return guess;
  }

  void sentence(const Example& example, const std::vector<syntax::Tag>& tags, bool explores,
                std::mt19937_64& random) {
    const std::vector<std::uint32_t> heads = gold_heads(*example.tree);
    const syntax::TaggedWords words{example.forms, tags};
    ArcHybrid state(example.forms.size());
    while (!state.done()) {
      move_features(words, state, features);
      moves.score(features.view(), move_scores);
      const Move guess = best_move(state, move_scores);
      const Move right = best_right(state, heads, move_scores);
      moves.tick();
      moves.update(features.view(), static_cast<std::size_t>(right), static_cast<std::size_t>(guess));
      wrong_moves += guess != right;
      const Move taken = explores && random() % 100 < kExplorePercent ? guess : right;
      const Deprel deprel =
          taken == Move::shift ? Deprel::dep : relation(words, state, taken, *example.tree, heads);
      state.apply({taken, deprel});
    }
  }
};

}  // namespace

Sections train_parser(std::span<const Example> examples, std::span<const std::vector<syntax::Tag>> tags,
                      const Settings& settings) {
  Learner learner;
  std::mt19937_64 random(settings.seed);
  for (int epoch = 0; epoch < settings.epochs; ++epoch) {
    learner.wrong_moves = learner.wrong_relations = 0;
    for (const std::size_t e : shuffled(examples.size(), random))
      learner.sentence(examples[e], tags[e], epoch >= kExploreFrom, random);
    std::fprintf(stderr, "           epoch %d: %zu moves and %zu relations wrong\n", epoch + 1,
                 learner.wrong_moves, learner.wrong_relations);
  }
  const Perceptron::Prune prune{settings.min_updates, settings.small};
  return {{"moves", learner.moves.encode_small(prune)}, {"relations", learner.relations.encode(prune)}};
}

}  // namespace dragoman::train
