// Features as hashes: each template has a number, and its atoms (words, tags, shapes as 32-bit numbers) are
// mixed in.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <span>

#include "read/syntax/tables.h"

namespace dragoman::syntax {

// Return a hash of a template's number and its atoms; the order of the atoms matters.
template <class... Atoms>
constexpr Feature feature_of(std::uint32_t number, Atoms... atoms) {
  std::uint64_t h = (number + 1) * 0x9E3779B97F4A7C15ULL;
  ((h = (h ^ static_cast<std::uint32_t>(atoms)) * 0xD6E8FEB86659FD93ULL, h ^= h >> 32U), ...);
  h *= 0xD6E8FEB86659FD93ULL;
  return h ^ (h >> 31U);
}

// Return a hash with two numbers mixed into it.
constexpr std::uint64_t mixed(std::uint64_t h, std::uint32_t a, std::uint32_t b) {
  h = (h ^ (std::uint64_t{a} << 32U | b)) * 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29U);
}

// The features of one decision. Holds kMax at most; a classifier's templates are fixed, so more is a mistake
// in it.
class FeatureList {
 public:
  static constexpr std::size_t kMax = 192;

  void clear() { size_ = number_ = 0; }
  // Give the next template this number.
  void number_from(std::uint32_t number) { number_ = number; }
  // Add the feature of the next template; templates are numbered in the order of the calls, from 0 on.
  template <class... Atoms>
  void add(Atoms... atoms) {
    put(feature_of(number_++, atoms...));
  }
  // Use up a number without a feature.
  void skip() { ++number_; }
  void put(Feature feature) {
    assert(size_ < kMax);
    items_[size_++] = feature;
  }
  // Keep the features for which `keeps()`, asked in order, is true.
  template <class Keeps>
  void keep_if(Keeps keeps) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size_; ++i)
      if (keeps()) items_[kept++] = items_[i];
    size_ = kept;
  }
  [[nodiscard]] std::span<const Feature> view() const { return {items_.data(), size_}; }

 private:
  std::array<Feature, kMax> items_;
  std::size_t size_ = 0;
  std::uint32_t number_ = 0;
};

}  // namespace dragoman::syntax
