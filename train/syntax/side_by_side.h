// Independent parts of a training, as many at a time as there are processors; the result does not depend on
// their order.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "train/syntax/perceptron.h"
#include "train/syntax/trainers.h"

namespace dragoman::train {

// Return part(0), ..., part(n - 1). Requires: the parts share nothing that changes, and do not throw.
template <class Part>
auto side_by_side(std::size_t n, Part part) {
  using Done = std::invoke_result_t<Part, std::size_t>;
  std::vector<std::optional<Done>> done(n);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < n; i = next++) done[i] = part(i);
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(n, std::thread::hardware_concurrency()); ++i)
      others.emplace_back(work);
    work();
  }
  std::vector<Done> out;
  for (std::optional<Done>& one : done) out.push_back(std::move(*one));
  return out;
}

// Return the mean of the models once(seed), once(seed + 1), ..., of which there are `settings.seeds`.
template <class Once>
Perceptron mean_of_seeds(const Settings& settings, Once once) {
  const auto seeds = static_cast<std::size_t>(std::max(settings.seeds, 1));
  std::vector<Perceptron> models = side_by_side(seeds, [&](std::size_t i) { return once(settings.seed + i); });
  for (std::size_t i = 1; i < seeds; ++i) models[0].merge(models[i]);
  return std::move(models[0]);
}

}  // namespace dragoman::train
