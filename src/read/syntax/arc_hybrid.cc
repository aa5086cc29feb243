#include "read/syntax/arc_hybrid.h"

namespace dragoman::syntax {

ArcHybrid::ArcHybrid(std::size_t words)
    : words_(words), heads_(words + 1, kNobody), deprels_(words + 1, Deprel::dep), children_(words + 1) {
  stack_.reserve(words);
}

std::uint32_t ArcHybrid::stack(std::size_t depth) const {
  return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNobody;
}

std::uint32_t ArcHybrid::buffer(std::size_t ahead) const {
  return next_ + ahead <= words_ ? static_cast<std::uint32_t>(next_ + ahead) : kNobody;
}

bool ArcHybrid::can(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < words_;
    case Move::left:
      return !stack_.empty() && (next_ < words_ || stack_.size() == 1);
    default:
      return stack_.size() >= 2;
  }
}

bool ArcHybrid::allows(Transition transition) const {
  if (!can(transition.move)) return false;
  if (transition.move == Move::shift) return true;
  const bool under_root = transition.move == Move::left && next_ == words_;
  return under_root == (transition.deprel == Deprel::root);
}

void ArcHybrid::attach(std::uint32_t child, std::uint32_t head, Deprel deprel) {
  heads_[child] = head;
  deprels_[child] = deprel;
  Children& of = children_[head];
  std::array<std::uint32_t, 2>& side = child < head ? of.left : of.right;
  std::uint8_t& count = child < head ? of.lefts : of.rights;
  side = {child, side[0]};
  if (count < 255) ++count;
  (child < head ? of.left_set : of.right_set) |= 1U << (static_cast<std::uint32_t>(deprel) % 32);
}

void ArcHybrid::apply(Transition transition) {
  if (transition.move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const std::uint32_t child = stack_.back();
  stack_.pop_back();
  attach(child, transition.move == Move::left ? next_ : stack_.back(), transition.deprel);
}

int ArcHybrid::cost(Move move, std::span<const std::uint32_t> gold) const {
  const std::uint32_t front = next_;
  int lost = 0;
  if (move == Move::shift) {
    // The front loses a head below the top of the stack, and all dependents on the stack.
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      if (i + 1 < stack_.size() && gold[front] == stack_[i]) ++lost;
      if (gold[stack_[i]] == front) ++lost;
    }
    return lost;
  }
  // The top of the stack loses its dependents in the buffer, and every head but the one it gets.
  const std::uint32_t top = stack_.back();
  for (std::uint32_t word = front; word < words_; ++word) lost += gold[word] == top;
  const bool head_ahead = gold[top] >= front && gold[top] <= words_;
  const bool head_below = stack_.size() >= 2 && gold[top] == stack_[stack_.size() - 2];
  if (move == Move::left) return lost + (head_below || (head_ahead && gold[top] != front));
  return lost + head_ahead;
}

}  // namespace dragoman::syntax
