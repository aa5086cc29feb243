#include "read/syntax/tables.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "read/syntax/bytes.h"

namespace dragoman::syntax {
namespace {

// Map the high half of a hash to 0..slots-1 without a division (Lemire 2019, "Fast Random Integer Generation
// in an Interval").
std::size_t home_of(std::uint64_t hash, std::size_t slots) {
  return static_cast<std::size_t>(((hash >> 32U) * slots) >> 32U);
}

// Most features of a decision are not in the table, and the search for one that is not looks at 5 slots on
// average, mostly of one cache line, when a third of them is empty (at 18 when a sixth is: Knuth, The Art of
// Computer Programming 3, section 6.4, linear probing).
constexpr std::size_t slots_for(std::size_t entries) {
  return entries + entries / 2 + 1;
}

// Place an entry in the first free slot from its home on.
template <class Slot, class IsFree>
void place(std::vector<Slot>& slots, std::uint64_t hash, Slot slot, IsFree is_free) {
  std::size_t at = home_of(hash, slots.size());
  while (!is_free(slots[at])) at = at + 1 == slots.size() ? 0 : at + 1;
  slots[at] = slot;
}

}  // namespace

namespace {

// A search ends at an empty slot, so a table needs one. A third of the slots is empty: this looks at a few.
template <class Slot, class IsFree>
bool has_free(std::span<const Slot> slots, IsFree is_free) {
  return std::any_of(slots.begin(), slots.end(), is_free);
}

// Return whether the entries that the slots name are there.
bool rows_inside(std::span<const WeightTable::Slot> slots, std::size_t entries) {
  return std::all_of(slots.begin(), slots.end(),
                     [&](const auto& slot) { return slot.row / 256 + slot.row % 256 <= entries; });
}

}  // namespace

Result<WeightTable> WeightTable::open(std::string_view section) {
  constexpr std::size_t kHeader = 16;
  if (section.size() < kHeader) return fail(ErrorCode::corrupt, "weights are cut short");
  WeightTable table;
  table.labels_ = read_at<std::uint32_t>(section, 0);
  const std::size_t slots = read_at<std::uint32_t>(section, 4);
  const std::size_t entries = read_at<std::uint32_t>(section, 8);
  if (slots == 0 || table.labels_ > kMaxLabels ||
      section.size() != kHeader + slots * sizeof(Slot) + entries * sizeof(Entry))
    return fail(ErrorCode::corrupt, "weights have the wrong size");
  table.slots_ = view_of<Slot>(section, kHeader, slots);
  table.entries_ = view_of<Entry>(section, kHeader + slots * sizeof(Slot), entries);
  if (!has_free(table.slots_, [](const Slot& slot) { return slot.row == 0; }) ||
      !rows_inside(table.slots_, entries))
    return fail(ErrorCode::corrupt, "weights are not a hash table");
  return table;
}

std::size_t WeightTable::slot_of(Feature feature) const {
  return home_of(feature, slots_.size());
}

std::uint32_t WeightTable::row_of(Feature feature) const {
  const auto check = static_cast<std::uint32_t>(feature);
  std::size_t at = slot_of(feature);
  while (slots_[at].row != 0 && slots_[at].check != check) at = at + 1 == slots_.size() ? 0 : at + 1;
  return slots_[at].row;
}

void WeightTable::prefetch(std::span<const Feature> features) const {
  for (const Feature feature : features) __builtin_prefetch(&slots_[slot_of(feature)]);
}

void WeightTable::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  std::array<std::int32_t, 2 * kMaxLabels> sums{};
  // In blocks of three passes, so that the memory of many features is fetched at the same time.
  std::array<std::uint32_t, 64> rows;
  while (!features.empty()) {
    const std::size_t block = std::min(features.size(), rows.size());
    for (std::size_t i = 0; i < block; ++i) __builtin_prefetch(&slots_[slot_of(features[i])]);
    for (std::size_t i = 0; i < block; ++i) {
      rows[i] = row_of(features[i]);
      __builtin_prefetch(entries_.data() + rows[i] / 256);
    }
    for (std::size_t i = 0; i < block; ++i) {
      const Entry* entry = entries_.data() + rows[i] / 256;
      for (const Entry* end = entry + rows[i] % 256; entry != end; ++entry)
        sums[entry->label] += entry->value;
    }
    features = features.subspan(block);
  }
  for (std::size_t label = 0; label < scores.size(); ++label)
    scores[label] = sums[label] + kHigh * sums[label + kMaxLabels];
}

namespace {

void append_entries(std::uint8_t label, std::int32_t weight, std::vector<WeightTable::Entry>& out) {
  const bool small = weight >= -128 && weight <= 127;
  const std::int32_t high = small ? 0 : (weight + (weight < 0 ? -64 : 63)) / WeightTable::kHigh;
  const std::int32_t low = weight - high * WeightTable::kHigh;
  if (high != 0)
    out.push_back(
        {static_cast<std::uint8_t>(label + WeightTable::kMaxLabels), static_cast<std::int8_t>(high)});
  if (low != 0) out.push_back({label, static_cast<std::int8_t>(low)});
}

}  // namespace

std::string encode_weights(std::size_t labels, std::vector<WeightRow> rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.feature < b.feature; });
  std::vector<WeightTable::Slot> slots(slots_for(rows.size()));
  std::vector<WeightTable::Entry> entries;
  for (WeightRow& row : rows) {
    std::sort(row.weights.begin(), row.weights.end());
    const std::size_t first = entries.size();
    for (const auto& [label, weight] : row.weights) append_entries(label, weight, entries);
    if (entries.size() - first > 255) entries.resize(first + 255);
    if (entries.size() == first) continue;
    const auto where = static_cast<std::uint32_t>(first * 256 + (entries.size() - first));
    place(slots, row.feature, {static_cast<std::uint32_t>(row.feature), where},
          [](const auto& slot) { return slot.row == 0; });
  }
  std::string out;
  append(out, static_cast<std::uint32_t>(labels));
  append(out, static_cast<std::uint32_t>(slots.size()));
  append(out, static_cast<std::uint32_t>(entries.size()));
  append<std::uint32_t>(out, 0);
  append_all(out, slots);
  append_all(out, entries);
  return out;
}

namespace {

// A slot's parts, from the top: 11 bits of the hash, 1 bit "high", 10 bits for each of the two weights.
constexpr std::uint32_t kWeightBits = 0x000FFFFFU;
constexpr std::uint32_t kHighBit = 0x00100000U;

std::uint32_t check_of(Feature feature) {
  return static_cast<std::uint32_t>(feature) & 0xFFE00000U;
}

// Return 10 bits as a signed number, shifted for the large ones.
std::int32_t weight_at(SmallWeightTable::Slot slot, int up) {
  const auto value = static_cast<std::int32_t>(slot << static_cast<unsigned>(up)) >> 22;
  return value * ((slot & kHighBit) != 0 ? SmallWeightTable::kHigh : 1);
}

bool is_empty(SmallWeightTable::Slot slot) {
  return (slot & kWeightBits) == 0;
}

SmallWeightTable::Slot packed_slot(const WeightRow& row) {
  std::array<std::int32_t, SmallWeightTable::kLabels> weights{};
  for (const auto& [label, weight] : row.weights) weights[label] = weight;
  std::array<std::int32_t, 2> above = {weights[1] - weights[0], weights[2] - weights[0]};
  const bool high = std::max(std::abs(above[0]), std::abs(above[1])) > 511;
  for (std::int32_t& weight : above) {
    if (high)
      weight = (weight + (weight < 0 ? -1 : 1) * SmallWeightTable::kHigh / 2) / SmallWeightTable::kHigh;
    weight = std::clamp(weight, -511, 511);
  }
  return check_of(row.feature) | (high ? kHighBit : 0U) |
         ((static_cast<std::uint32_t>(above[0]) & 1023U) << 10U) |
         (static_cast<std::uint32_t>(above[1]) & 1023U);
}

}  // namespace

Result<SmallWeightTable> SmallWeightTable::open(std::string_view section) {
  if (section.empty() || section.size() % sizeof(Slot) != 0)
    return fail(ErrorCode::corrupt, "weights have the wrong size");
  SmallWeightTable table;
  table.slots_ = view_of<Slot>(section, 0, section.size() / sizeof(Slot));
  if (!has_free(table.slots_, is_empty)) return fail(ErrorCode::corrupt, "weights are not a hash table");
  return table;
}

std::array<std::int32_t, SmallWeightTable::kLabels> SmallWeightTable::score(
    std::span<const Feature> features) const {
  std::array<std::int32_t, kLabels> sums{};
  const std::size_t size = slots_.size();
  for (const Feature feature : features) __builtin_prefetch(&slots_[home_of(feature, size)]);
  for (const Feature feature : features) {
    const std::uint32_t check = check_of(feature);
    std::size_t at = home_of(feature, size);
    while (check_of(slots_[at]) != check && !is_empty(slots_[at])) at = at + 1 == size ? 0 : at + 1;
    sums[1] += weight_at(slots_[at], 12);
    sums[2] += weight_at(slots_[at], 22);
  }
  return sums;
}

std::string encode_small_weights(const std::vector<WeightRow>& rows) {
  std::vector<std::pair<Feature, SmallWeightTable::Slot>> filled;
  for (const WeightRow& row : rows)
    if (const SmallWeightTable::Slot slot = packed_slot(row); !is_empty(slot))
      filled.emplace_back(row.feature, slot);
  std::sort(filled.begin(), filled.end());
  std::vector<SmallWeightTable::Slot> slots(slots_for(filled.size()));
  for (const auto& [feature, slot] : filled) place(slots, feature, slot, is_empty);
  std::string out;
  append_all(out, slots);
  return out;
}

Result<LookupTable> LookupTable::open(std::string_view section) {
  if (section.empty() || section.size() % sizeof(Slot) != 0)
    return fail(ErrorCode::corrupt, "lookup table has the wrong size");
  LookupTable table;
  table.slots_ = view_of<Slot>(section, 0, section.size() / sizeof(Slot));
  if (!has_free(table.slots_, [](const Slot& slot) { return slot.value == 0; }))
    return fail(ErrorCode::corrupt, "lookup table is not a hash table");
  return table;
}

std::uint32_t LookupTable::find(std::uint64_t key) const {
  if (slots_.empty()) return 0;
  const auto check = static_cast<std::uint32_t>(key);
  std::size_t at = home_of(key, slots_.size());
  while (slots_[at].value != 0 && slots_[at].check != check) at = at + 1 == slots_.size() ? 0 : at + 1;
  return slots_[at].value;
}

std::string encode_lookup(const std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries) {
  auto sorted = entries;
  std::sort(sorted.begin(), sorted.end());
  std::vector<LookupTable::Slot> slots(slots_for(sorted.size()));
  for (const auto& [key, value] : sorted)
    place(slots, key, {static_cast<std::uint32_t>(key), value},
          [](const auto& slot) { return slot.value == 0; });
  std::string out;
  append_all(out, slots);
  return out;
}

std::vector<std::string_view> lines_of(std::string_view section) {
  std::vector<std::string_view> lines;
  while (!section.empty()) {
    const std::size_t end = section.find('\n');
    lines.push_back(section.substr(0, end));
    if (end == std::string_view::npos) break;
    section.remove_prefix(end + 1);
  }
  return lines;
}

std::string encode_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + '\n';
  return out;
}

std::size_t best_of(std::span<const std::int32_t> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace dragoman::syntax
