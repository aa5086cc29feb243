// A place for each of a fixed set of keys that no other of them has. Keys fall into buckets of a few; for
// each bucket one byte is kept, its pilot, that sends all its keys to places of their own. Finding a place
// takes two memory accesses and no branch (Pibiri and Trani 2021, "PTHash: Revisiting FCH Minimal Perfect
// Hashing"; when no pilot suits, the buckets in the way are moved as in Groot Koerkamp 2025, "PtrHash:
// Minimal Perfect Hashing at RAM Throughput"). Changed: a tenth of the places stays free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::syntax {

// Map 32 bits to 0..size-1 without a division (Lemire 2019, "Fast Random Integer Generation in an Interval").
constexpr std::size_t scaled(std::uint64_t bits, std::size_t size) {
  return static_cast<std::size_t>((bits * size) >> 32U);
}

// A view; immutable, thread safe.
class PerfectHash {
 public:
  PerfectHash() = default;
  // Requires: there is a pilot and a place.
  PerfectHash(std::span<const std::uint8_t> pilots, std::size_t places) : pilots_(pilots), places_(places) {}

  [[nodiscard]] std::size_t places() const { return places_; }
  // Return the place of `key`. A key that is not of the set gets some place too: check what stands there.
  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    return place(key, pilots_[scaled(key >> 32U, pilots_.size())], places_);
  }
  // Return the place that a pilot sends `key` to.
  static constexpr std::size_t place(std::uint64_t key, std::uint64_t pilot, std::size_t places) {
    return scaled(((key ^ pilot * 0x9E3779B97F4A7C15ULL) * 0xD6E8FEB86659FD93ULL) >> 32U, places);
  }

 private:
  std::span<const std::uint8_t> pilots_;
  std::size_t places_ = 0;
};

// What a PerfectHash needs to know of its keys.
struct Pilots {
  std::vector<std::uint8_t> pilots;
  std::size_t places = 0;
};

// Find the pilots for these keys; the same keys in the same order give the same pilots. Requires: no two keys
// are equal.
Pilots find_pilots(std::span<const std::uint64_t> keys);

}  // namespace dragoman::syntax
