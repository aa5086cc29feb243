#include "read/syntax/perfect_hash.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

namespace dragoman::syntax {
namespace {

constexpr std::size_t kKeysPerBucket = 4;
constexpr std::uint32_t kPilots = 256;
constexpr std::uint32_t kFree = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMovesPerKey = 4;  // of buckets, until more places are tried

// The search for pilots with a given number of places.
class Finder {
 public:
  Finder(std::span<const std::uint64_t> keys, std::size_t buckets, std::size_t places)
      : starts_(buckets + 1), pilots_(buckets), owners_(places, kFree) {
    for (const std::uint64_t key : keys) ++starts_[bucket_of(key) + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    keys_.resize(keys.size());
    std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
    for (const std::uint64_t key : keys) keys_[next[bucket_of(key)]++] = key;
  }

  // Return the pilots, none if the places are too few.
  std::optional<std::vector<std::uint8_t>> run() {
    std::vector<std::uint32_t> waiting(pilots_.size());  // the largest last
    std::iota(waiting.begin(), waiting.end(), 0);
    std::stable_sort(waiting.begin(), waiting.end(),
                     [&](auto a, auto b) { return keys_of(a).size() < keys_of(b).size(); });
    std::size_t moves = kMovesPerKey * keys_.size() + kPilots;
    while (!waiting.empty()) {
      const std::uint32_t bucket = waiting.back();
      waiting.pop_back();
      const std::optional<std::uint8_t> pilot = best_pilot(bucket);
      if (!pilot) return std::nullopt;
      pilots_[bucket] = *pilot;
      for (const std::uint64_t key : keys_of(bucket)) {
        const std::uint32_t other = owners_[place(key, *pilot)];
        if (other == kFree || other == bucket) continue;
        if (moves-- == 0) return std::nullopt;
        leave(other);
        waiting.push_back(other);
      }
      for (const std::uint64_t key : keys_of(bucket)) owners_[place(key, *pilot)] = bucket;
    }
    return pilots_;
  }

 private:
  [[nodiscard]] std::size_t bucket_of(std::uint64_t key) const { return scaled(key >> 32U, pilots_.size()); }
  [[nodiscard]] std::size_t place(std::uint64_t key, std::uint32_t pilot) const {
    return PerfectHash::place(key, pilot, owners_.size());
  }
  [[nodiscard]] std::span<const std::uint64_t> keys_of(std::uint32_t bucket) const {
    return std::span(keys_).subspan(starts_[bucket], starts_[bucket + 1] - starts_[bucket]);
  }
  void leave(std::uint32_t bucket) {
    for (const std::uint64_t key : keys_of(bucket)) owners_[place(key, pilots_[bucket])] = kFree;
  }

  // Return the pilot that drives the fewest keys out of their places, none if all send two keys to one place.
  std::optional<std::uint8_t> best_pilot(std::uint32_t bucket) {
    std::optional<std::uint8_t> best;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    turn_ =
        turn_ * 5 + 1;  // begin elsewhere each time, so that two buckets do not drive each other out for ever
    for (std::uint32_t i = 0; i < kPilots && least > 0; ++i) {
      const std::uint32_t pilot = (turn_ + i) % kPilots;
      const std::size_t cost = cost_of(bucket, pilot, least);
      if (cost >= least) continue;
      least = cost;
      best = static_cast<std::uint8_t>(pilot);
    }
    return best;
  }

  // Return how hard it will be to place again what a pilot drives out, at least `limit` if that is no use.
  std::size_t cost_of(std::uint32_t bucket, std::uint32_t pilot, std::size_t limit) {
    std::size_t cost = 0;
    taken_.clear();
    for (const std::uint64_t key : keys_of(bucket)) {
      const std::size_t at = place(key, pilot);
      if (std::find(taken_.begin(), taken_.end(), at) != taken_.end()) return limit;
      taken_.push_back(at);
      if (owners_[at] == kFree) continue;
      const std::size_t size = keys_of(owners_[at]).size();
      cost += size * size;
      if (cost >= limit) return limit;
    }
    return cost;
  }

  std::vector<std::uint64_t> keys_;    // by bucket
  std::vector<std::uint32_t> starts_;  // of each bucket in keys_
  std::vector<std::uint8_t> pilots_;
  std::vector<std::uint32_t> owners_;  // bucket of each place
  std::vector<std::size_t> taken_;
  std::uint32_t turn_ = 0;
};

}  // namespace

Pilots find_pilots(std::span<const std::uint64_t> keys) {
  const std::size_t buckets = keys.size() / kKeysPerBucket + 1;
  for (std::size_t places = keys.size() + keys.size() / 9 + 1;; places += places / 16 + 1)
    if (auto pilots = Finder(keys, buckets, places).run()) return {std::move(*pilots), places};
}

}  // namespace dragoman::syntax
