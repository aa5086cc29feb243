// Random order that is the same everywhere: the standard library leaves std::shuffle's result open.
#pragma once

#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

namespace dragoman::train {

// Return 0..n-1 in an order that depends on the generator's state alone (Fisher and Yates).
inline std::vector<std::size_t> shuffled(std::size_t n, std::mt19937_64& random) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

}  // namespace dragoman::train
