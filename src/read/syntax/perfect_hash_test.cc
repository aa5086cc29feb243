#include "read/syntax/perfect_hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/hash.h"

namespace dragoman::syntax {
namespace {

std::vector<std::uint64_t> hashed_numbers(std::size_t count) {
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i < count; ++i) keys.push_back(hash64(std::to_string(i)));
  return keys;
}

void expect_own_places(std::span<const std::uint64_t> keys) {
  const Pilots pilots = find_pilots(keys);
  const PerfectHash hash(pilots.pilots, pilots.places);
  std::set<std::size_t> places;
  for (const std::uint64_t key : keys) {
    EXPECT_LT(hash.place(key), pilots.places);
    EXPECT_TRUE(places.insert(hash.place(key)).second) << key;
  }
}

TEST(PerfectHash, EveryKeyHasAPlaceOfItsOwn) {
  for (std::size_t count = 0; count < 200; ++count) expect_own_places(hashed_numbers(count));
  expect_own_places(hashed_numbers(100'000));
}

TEST(PerfectHash, FewPlacesStayFree) {
  const std::vector<std::uint64_t> keys = hashed_numbers(100'000);
  EXPECT_LT(find_pilots(keys).places, 112'000U);
}

TEST(PerfectHash, KeysThatAreNoHashesGetPlacesToo) {
  std::vector<std::uint64_t> low, high;
  for (std::uint64_t i = 0; i < 300; ++i) {
    low.push_back(i);
    high.push_back(i << 40U);
  }
  expect_own_places(low);
  expect_own_places(high);
}

TEST(PerfectHash, SameKeysSamePilots) {
  const std::vector<std::uint64_t> keys = hashed_numbers(10'000);
  EXPECT_EQ(find_pilots(keys).pilots, find_pilots(keys).pilots);
}

TEST(PerfectHash, OtherKeysGetAPlaceThatIsThere) {
  const Pilots pilots = find_pilots(hashed_numbers(100));
  const PerfectHash hash(pilots.pilots, pilots.places);
  for (const std::uint64_t key : hashed_numbers(10'000)) EXPECT_LT(hash.place(key), pilots.places);
}

}  // namespace
}  // namespace dragoman::syntax
