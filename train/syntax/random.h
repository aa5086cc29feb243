// Random order that is the same everywhere: the standard library leaves std::shuffle's result open.
#pragma once

#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

#include "read/syntax/features.h"

namespace dragoman::train {

// Return 0..n-1 in an order that depends on the generator's state alone (Fisher and Yates).
inline std::vector<std::size_t> shuffled(std::size_t n, std::mt19937_64& random) {
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

// Leave out each feature with a chance of `share`, in steps of 1/256. A model that has to do without some of
// what it sees spreads its weight over all that tells the same (Hinton et al. 2012, "Improving Neural Networks
// by Preventing Co-adaptation of Feature Detectors"; for the perceptron Søgaard 2013, "Part-of-speech Tagging
// with Antagonistic Adversaries").
inline void drop_out(syntax::FeatureList& features, double share, std::mt19937_64& random) {
  const auto least = static_cast<std::uint64_t>(share * 256);
  if (least == 0) return;
  std::uint64_t bits = 0;
  int left = 0;
  features.keep_if([&] {
    if (left == 0) {
      bits = random();
      left = 8;
    }
    const bool keeps = (bits & 255U) >= least;
    bits >>= 8U;
    --left;
    return keeps;
  });
}

}  // namespace dragoman::train
