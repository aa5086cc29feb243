#include "read/syntax/tables.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "read/syntax/bytes.h"

namespace dragoman::syntax {
namespace {

// The search for a key that is not there looks at 5 slots on average, mostly of one cache line, when a third
// of them is empty (Knuth, The Art of Computer Programming 3, section 6.4, linear probing).
constexpr std::size_t slots_for(std::size_t entries) {
  return entries + entries / 2 + 1;
}

// Place an entry in the first free slot from its home on.
template <class Slot, class IsFree>
void place(std::vector<Slot>& slots, std::uint64_t hash, Slot slot, IsFree is_free) {
  std::size_t at = scaled(hash >> 32U, slots.size());
  while (!is_free(slots[at])) at = at + 1 == slots.size() ? 0 : at + 1;
  slots[at] = slot;
}

// A search ends at an empty slot, so a table needs one. A third of the slots is empty: this looks at a few.
template <class Slot, class IsFree>
bool has_free(std::span<const Slot> slots, IsFree is_free) {
  return std::any_of(slots.begin(), slots.end(), is_free);
}

}  // namespace

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
  std::size_t at = scaled(key >> 32U, slots_.size());
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
