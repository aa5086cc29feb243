#include <algorithm>
#include <array>
#include <cstdlib>

#include "read/syntax/bytes.h"
#include "read/syntax/tables.h"

namespace dragoman::syntax {
namespace {

// A section of weights begins with this; then come the pilots, filled up to a multiple of 8 bytes, a slot for
// each place, entries.
struct Header {
  std::uint32_t labels = 0;
  std::uint32_t places = 0;
  std::uint32_t entries = 0;
  std::uint32_t pilots = 0;
  [[nodiscard]] std::size_t slots_at() const { return sizeof(Header) + (pilots + std::size_t{7}) / 8 * 8; }
};

Result<Header> header_of(std::string_view section, std::size_t slot_bytes) {
  if (section.size() < sizeof(Header)) return fail(ErrorCode::corrupt, "weights are cut short");
  const auto header = read_at<Header>(section, 0);
  if (header.places == 0 || header.pilots == 0 || header.labels > WeightTable::kMaxLabels ||
      section.size() !=
          header.slots_at() + header.places * slot_bytes + header.entries * sizeof(WeightTable::Entry))
    return fail(ErrorCode::corrupt, "weights have the wrong size");
  return header;
}

PerfectHash places_of(std::string_view section, const Header& header) {
  return {view_of<std::uint8_t>(section, sizeof(Header), header.pilots), header.places};
}

// Put the rows in order and find their features' places.
Pilots place_rows(std::vector<WeightRow>& rows) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.feature < b.feature; });
  std::vector<Feature> features;
  features.reserve(rows.size());
  for (const WeightRow& row : rows) features.push_back(row.feature);
  return find_pilots(features);
}

// Return a section; `slots` has one for each place.
template <class Slot>
std::string encode(std::size_t labels, const Pilots& pilots, const std::vector<Slot>& slots,
                   const std::vector<WeightTable::Entry>& entries) {
  const Header header{static_cast<std::uint32_t>(labels), static_cast<std::uint32_t>(slots.size()),
                      static_cast<std::uint32_t>(entries.size()),
                      static_cast<std::uint32_t>(pilots.pilots.size())};
  std::string out;
  append(out, header);
  append_all(out, pilots.pilots);
  out.resize(header.slots_at());
  append_all(out, slots);
  append_all(out, entries);
  return out;
}

// Features are looked up so many at a time, so that their memory is fetched at the same time. As many bytes
// can be added up in 16 bits.
constexpr std::size_t kBlock = 192;

// Classes of a dense row are added up so many at a time.
constexpr std::size_t kLane = 16;

// Return how many entries the bytes of a dense row take the room of.
constexpr std::size_t dense_entries(std::size_t labels) {
  return (labels + kLane - 1) / kLane * kLane / sizeof(WeightTable::Entry);
}

// Return whether the entries that a slot names are there.
bool is_row_inside(const WeightTable::Slot& slot, std::size_t labels, std::size_t entries) {
  const std::size_t first = slot.row / 256, dense = (slot.row & WeightTable::kDense) != 0;
  return first + dense * dense_entries(labels) + slot.row % WeightTable::kDense <= entries;
}

}  // namespace

Result<WeightTable> WeightTable::open(std::string_view section) {
  const Result<Header> header = header_of(section, sizeof(Slot));
  if (!header) return tl::unexpected(header.error());
  WeightTable table;
  table.labels_ = header->labels;
  table.places_ = places_of(section, *header);
  table.slots_ = view_of<Slot>(section, header->slots_at(), header->places);
  table.entries_ =
      view_of<Entry>(section, header->slots_at() + header->places * sizeof(Slot), header->entries);
  if (!std::all_of(table.slots_.begin(), table.slots_.end(), [&](const Slot& slot) {
        return is_row_inside(slot, table.labels_, table.entries_.size());
      }))
    return fail(ErrorCode::corrupt, "weights have rows that are not there");
  return table;
}

void WeightTable::prefetch(std::span<const Feature> features) const {
  for (const Feature feature : features) __builtin_prefetch(&slots_[places_.place(feature)]);
}

// The rows of up to kBlock features that are in the table, those that have a byte for each class apart.
struct WeightTable::Rows {
  std::array<std::uint32_t, kBlock> dense;
  std::array<std::uint32_t, kBlock> sparse;
  std::size_t dense_size = 0;
  std::size_t sparse_size = 0;
};

WeightTable::Rows WeightTable::rows_of(std::span<const Feature> features) const {
  Rows rows;
  std::array<std::uint32_t, kBlock> places;
  for (std::size_t i = 0; i < features.size(); ++i) {
    places[i] = static_cast<std::uint32_t>(places_.place(features[i]));
    __builtin_prefetch(&slots_[places[i]]);
  }
  for (std::size_t i = 0; i < features.size(); ++i) {
    const Slot slot = slots_[places[i]];
    // Without branches: which features are known cannot be foreseen.
    const bool known = slot.check == static_cast<std::uint32_t>(features[i]) && slot.row != 0;
    const bool dense = (slot.row & kDense) != 0;
    __builtin_prefetch(entries_.data() + slot.row / 256);
    rows.dense[rows.dense_size] = slot.row;
    rows.sparse[rows.sparse_size] = slot.row;
    rows.dense_size += static_cast<std::size_t>(known && dense);
    rows.sparse_size += static_cast<std::size_t>(known && !dense);
  }
  return rows;
}

namespace {

void add_lane(const WeightTable::Entry* from, std::int16_t* to) {
  std::array<std::int8_t, kLane> bytes;
  std::memcpy(bytes.data(), from, kLane);
  for (std::size_t k = 0; k < kLane; ++k) to[k] = static_cast<std::int16_t>(to[k] + bytes[k]);
}

// Add the sums of bytes and, from kMaxLabels behind, of high parts.
void join_lane(const std::int16_t* bytes, std::int32_t* sums) {
  for (std::size_t k = 0; k < kLane; ++k)
    sums[k] += bytes[k] + WeightTable::kHigh * sums[k + WeightTable::kMaxLabels];
}

}  // namespace

void WeightTable::add(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  std::array<std::int16_t, kMaxLabels> bytes;
  std::array<std::int32_t, 2 * kMaxLabels> sums;
  const std::size_t lanes = (labels_ + kLane - 1) / kLane;
  const auto add_entries = [&](const Entry* entry, std::size_t count) {
    for (const Entry* end = entry + count; entry != end; ++entry) sums[entry->label] += entry->value;
  };
  while (!features.empty()) {
    const std::size_t block = std::min(features.size(), kBlock);
    const Rows rows = rows_of(features.first(block));
    std::fill_n(bytes.begin(), lanes * kLane, std::int16_t{0});
    sums.fill(0);
    for (std::size_t i = 0; i < rows.dense_size; ++i) {
      const Entry* row = entries_.data() + rows.dense[i] / 256;
      for (std::size_t lane = 0; lane < lanes; ++lane)
        add_lane(row + lane * (kLane / sizeof(Entry)), bytes.data() + lane * kLane);
      add_entries(row + dense_entries(labels_), rows.dense[i] % kDense);
    }
    for (std::size_t i = 0; i < rows.sparse_size; ++i)
      add_entries(entries_.data() + rows.sparse[i] / 256, rows.sparse[i] % kDense);
    for (std::size_t lane = 0; lane < lanes; ++lane)
      join_lane(bytes.data() + lane * kLane, sums.data() + lane * kLane);
    for (std::size_t label = 0; label < scores.size(); ++label) scores[label] += sums[label];
    features = features.subspan(block);
  }
}

void WeightTable::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  std::fill(scores.begin(), scores.end(), 0);
  add(features, scores);
}

namespace {

// A weight's two parts: low + WeightTable::kHigh * high.
struct Parts {
  std::int8_t low = 0;
  std::int8_t high = 0;
};
Parts parts_of(std::int32_t weight) {
  const bool small = weight >= -128 && weight <= 127;
  const std::int32_t high = small ? 0 : (weight + (weight < 0 ? -64 : 63)) / WeightTable::kHigh;
  return {static_cast<std::int8_t>(weight - high * WeightTable::kHigh), static_cast<std::int8_t>(high)};
}

// Append a row's entries and return its number in a slot, 0 if it has none.
std::uint32_t append_row(const WeightRow& row, std::size_t labels, std::vector<WeightTable::Entry>& out) {
  using Entry = WeightTable::Entry;
  std::vector<std::int8_t> lows(dense_entries(labels) * sizeof(Entry));
  std::vector<Entry> low_entries, high_entries;
  for (const auto& [label, weight] : row.weights) {
    const Parts parts = parts_of(weight);
    lows[label] = parts.low;
    if (parts.low != 0) low_entries.push_back({label, parts.low});
    if (parts.high != 0)
      high_entries.push_back({static_cast<std::uint8_t>(label + WeightTable::kMaxLabels), parts.high});
  }
  if (low_entries.empty() && high_entries.empty()) return 0;
  const std::size_t first = out.size();
  // An entry takes some four times the work of a byte in a vector, and twice the room.
  const bool dense = low_entries.size() * 4 >= lows.size();
  if (dense) {
    for (std::size_t k = 0; k < lows.size(); k += sizeof(Entry))
      out.push_back({static_cast<std::uint8_t>(lows[k]), lows[k + 1]});
  } else {
    out.insert(out.end(), low_entries.begin(), low_entries.end());
  }
  out.insert(out.end(), high_entries.begin(), high_entries.end());
  const std::size_t count = high_entries.size() + (dense ? 0 : low_entries.size());
  return static_cast<std::uint32_t>(first * 256 + (dense ? WeightTable::kDense : 0) + count);
}

}  // namespace

std::string encode_weights(std::size_t labels, std::vector<WeightRow> rows) {
  const Pilots pilots = place_rows(rows);
  const PerfectHash places(pilots.pilots, pilots.places);
  std::vector<WeightTable::Slot> slots(pilots.places);
  std::vector<WeightTable::Entry> entries;
  for (WeightRow& row : rows) {
    std::sort(row.weights.begin(), row.weights.end());
    slots[places.place(row.feature)] = {static_cast<std::uint32_t>(row.feature),
                                        append_row(row, labels, entries)};
  }
  return encode(labels, pilots, slots, entries);
}

namespace {

// A slot's parts, from the top: 11 bits of the hash, 1 bit "high", 10 bits for each of the two weights.
constexpr std::uint32_t kCheckBits = 0xFFE00000U;
constexpr std::uint32_t kHighBit = 0x00100000U;
constexpr int kHighShift = 5;
static_assert(1 << kHighShift == SmallWeightTable::kHigh);

std::uint32_t check_of(Feature feature) {
  return static_cast<std::uint32_t>(feature) & kCheckBits;
}

SmallWeightTable::Slot packed_slot(const WeightRow& row) {
  SmallWeightTable::Scores weights{};
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
  const Result<Header> header = header_of(section, sizeof(Slot));
  if (!header) return tl::unexpected(header.error());
  if (header->labels != kLabels || header->entries != 0)
    return fail(ErrorCode::corrupt, "weights have the wrong size");
  SmallWeightTable table;
  table.places_ = places_of(section, *header);
  table.slots_ = view_of<Slot>(section, header->slots_at(), header->places);
  return table;
}

namespace {

// Add what a slot says of a feature. Without branches, as above: of an unknown feature it says 0.
void add_slot(SmallWeightTable::Slot slot, Feature feature, SmallWeightTable::Scores& sums) {
  const SmallWeightTable::Slot known =
      ((slot ^ static_cast<std::uint32_t>(feature)) & kCheckBits) == 0 ? slot : 0;
  const int shift = (known & kHighBit) != 0 ? kHighShift : 0;
  sums[1] += (static_cast<std::int32_t>(known << 12U) >> 22) * (1 << shift);
  sums[2] += (static_cast<std::int32_t>(known << 22U) >> 22) * (1 << shift);
}

}  // namespace

SmallWeightTable::Scores SmallWeightTable::score(std::span<const Feature> features) const {
  const std::size_t end = features.size();
  Scores sums{};
  score_parts(features, {&end, 1}, {&sums, 1});
  return sums;
}

void SmallWeightTable::score_parts(std::span<const Feature> features, std::span<const std::size_t> ends,
                                   std::span<Scores> sums) const {
  std::fill(sums.begin(), sums.end(), Scores{});
  std::array<std::uint32_t, kBlock> places;
  std::size_t part = 0;
  for (std::size_t first = 0; first < features.size(); first += kBlock) {
    const std::size_t last = std::min(features.size(), first + kBlock);
    for (std::size_t i = first; i < last; ++i) {
      places[i - first] = static_cast<std::uint32_t>(places_.place(features[i]));
      __builtin_prefetch(&slots_[places[i - first]]);
    }
    for (std::size_t i = first; i < last;) {
      while (ends[part] <= i) ++part;
      for (const std::size_t end = std::min(last, ends[part]); i < end; ++i)
        add_slot(slots_[places[i - first]], features[i], sums[part]);
    }
  }
}

std::string encode_small_weights(std::vector<WeightRow> rows) {
  std::erase_if(rows, [](const WeightRow& row) { return (packed_slot(row) & ~kCheckBits & ~kHighBit) == 0; });
  const Pilots pilots = place_rows(rows);
  const PerfectHash places(pilots.pilots, pilots.places);
  std::vector<SmallWeightTable::Slot> slots(pilots.places);
  for (const WeightRow& row : rows) slots[places.place(row.feature)] = packed_slot(row);
  return encode(SmallWeightTable::kLabels, pilots, slots, {});
}

}  // namespace dragoman::syntax
