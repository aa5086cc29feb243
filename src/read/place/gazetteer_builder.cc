#include "read/place/gazetteer_builder.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <tuple>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "read/place/gazetteer_format.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

using namespace gazetteer_format;

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(decode_utf8(text, at))) return true;
  }
  return false;
}

// Return `name` cut to at most 255 bytes at a code point boundary.
std::string_view short_name(std::string_view name) {
  if (name.size() <= 255) return name;
  std::size_t end = 255;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80) --end;
  return name.substr(0, end);
}

NameHit pack(PlaceIndex place, NameKind kind) {
  return NameHit{(static_cast<std::uint32_t>(kind) << 28U) | place};
}

// How many people a place counts for where names are ranked: areas without a count stand above towns.
std::uint32_t rank_people(const PlaceRecord& record) {
  if (record.kind >= PlaceKind::region) return std::max(record.population, 1'000'000U);
  if (record.kind == PlaceKind::province) return std::max(record.population, 500'000U);
  return record.population;
}

// Countries before all else, then by people; ties by seat, kind and order of addition.
struct Prominence {
  const std::vector<PlaceRecord>& places;
  [[nodiscard]] auto rank(NameHit hit) const {
    const PlaceRecord& record = places[hit.place()];
    return std::make_tuple(record.kind != PlaceKind::country, ~rank_people(record),
                           3 - static_cast<int>(record.seat), record.kind, hit.place(), hit.kind());
  }
  bool operator()(NameHit a, NameHit b) const { return rank(a) < rank(b); }
};

template <class T>
Part append(std::string& file, const T* data, std::size_t count) {
  while (file.size() % 8 != 0) file += '\0';
  const Part part{file.size(), count};
  if (count > 0) file.append(reinterpret_cast<const char*>(data), count * sizeof(T));
  return part;
}

// About two entries a bucket.
std::uint32_t bucket_bits_for(std::size_t names) {
  std::uint32_t bits = 1;
  while (bits < 26 && (std::size_t{2} << bits) < names) ++bits;
  return bits;
}

std::vector<std::uint32_t> make_buckets(const std::vector<Gazetteer::NameEntry>& entries,
                                        std::uint32_t bits) {
  std::vector<std::uint32_t> starts((std::size_t{1} << bits) + 1, 0);
  for (const Gazetteer::NameEntry& entry : entries) ++starts[(entry.hash >> (64U - bits)) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  return starts;
}

}  // namespace

void GazetteerBuilder::take(const Gazetteer& base) {
  assert(places_.empty());
  places_.reserve(base.size());
  for (PlaceIndex i = 0; i < base.size(); ++i) {
    PlaceRecord record = base.place(i);
    record.name_at = static_cast<std::uint32_t>(strings_.size());
    strings_ += base.name(i);
    places_.push_back(record);
    if (record.geonames_id != 0) by_geonames_.emplace(record.geonames_id, i);
  }
  for (const Gazetteer::NameEntry& entry : base.name_entries()) {
    for (const NameHit hit : base.hits(entry)) {
      names_.emplace_back(entry.hash, hit);
      if (hit.kind() == NameKind::abbreviation) by_code_.emplace(entry.hash, hit.place());
    }
    if (entry.longest > 0) longest_[entry.hash] = entry.longest;
  }
}

void GazetteerBuilder::add_code(PlaceIndex place, std::string_view code) {
  const std::uint64_t hash = hash64(code, kExactSeed);
  names_.emplace_back(hash, pack(place, NameKind::abbreviation));
  by_code_.emplace(hash, place);
}

PlaceIndex GazetteerBuilder::of_code(std::string_view code) const {
  const auto found = by_code_.find(hash64(code, kExactSeed));
  return found == by_code_.end() ? kNoPlace : found->second;
}

PlaceIndex GazetteerBuilder::of_geonames(std::uint32_t id) const {
  const auto found = by_geonames_.find(id);
  return found == by_geonames_.end() ? kNoPlace : found->second;
}

PlaceIndex GazetteerBuilder::add_place(const PlaceFacts& facts) {
  if (facts.geonames_id != 0) {
    if (const PlaceIndex known = of_geonames(facts.geonames_id); known != kNoPlace) {
      if (places_[known].population == 0) places_[known].population = facts.population;
      if (places_[known].province == kNoPlace) places_[known].province = facts.province;
      if (places_[known].district == kNoPlace) places_[known].district = facts.district;
      add_name(known, facts.name, NameKind::alternate);
      return known;
    }
  }
  assert(places_.size() < kMaxPlaces);
  const auto index = static_cast<PlaceIndex>(places_.size());
  const std::string_view name = short_name(facts.name);
  PlaceRecord record;
  record.latitude = static_cast<float>(facts.latitude);
  record.longitude = static_cast<float>(facts.longitude);
  record.population = facts.population;
  record.geonames_id = facts.geonames_id;
  record.name_at = static_cast<std::uint32_t>(strings_.size());
  record.name_size = static_cast<std::uint8_t>(name.size());
  record.province = facts.province;
  record.district = facts.district;
  if (facts.country.size() == 2) std::memcpy(record.country, facts.country.data(), 2);
  record.radius_km = facts.radius_km;
  record.kind = facts.kind;
  record.seat = facts.seat;
  places_.push_back(record);
  strings_ += name;
  if (facts.geonames_id != 0) by_geonames_.emplace(facts.geonames_id, index);
  add_name(index, facts.name, NameKind::main);
  return index;
}

void GazetteerBuilder::add_name(PlaceIndex place, std::string_view name, NameKind kind) {
  assert(place < places_.size());
  if (kind == NameKind::abbreviation) {
    if (!name.empty()) names_.emplace_back(hash64(name, kExactSeed), pack(place, kind));
    note_first_word(place_key(name));
  } else if (kind == NameKind::loose) {
    if (!name.empty()) names_.emplace_back(hash64(name, kLooseSeed), pack(place, kind));
  } else if (const std::string key = place_key(name); has_letter(key)) {
    add_key(place, key, kind);
  }
}

void GazetteerBuilder::add_key(PlaceIndex place, std::string_view key, NameKind kind) {
  const auto blanks = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
  if (blanks >= kMaxNameWords) return;
  names_.emplace_back(hash64(key, kKeySeed), pack(place, kind));
  note_first_word(key);
}

void GazetteerBuilder::note_first_word(std::string_view key) {
  const auto words = std::min<std::size_t>(kMaxNameWords, std::count(key.begin(), key.end(), ' ') + 1);
  std::uint8_t& longest = longest_[hash64(key.substr(0, key.find(' ')), kKeySeed)];
  longest = std::max(longest, static_cast<std::uint8_t>(words));
}

std::string_view GazetteerBuilder::name(PlaceIndex place) const {
  return std::string_view(strings_).substr(places_[place].name_at, places_[place].name_size);
}

void GazetteerBuilder::sort_names() {
  if (sorted_ == names_.size()) return;
  const auto before = [](const HashedName& a, const HashedName& b) {
    return std::tie(a.first, a.second.packed) < std::tie(b.first, b.second.packed);
  };
  const auto middle = names_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(middle, names_.end(), before);
  std::inplace_merge(names_.begin(), middle, names_.end(), before);
  sorted_ = names_.size();
}

std::vector<PlaceIndex> GazetteerBuilder::named(std::string_view key) {
  sort_names();
  const std::uint64_t hash = hash64(key, kKeySeed);
  auto at = std::lower_bound(names_.begin(), names_.end(), hash,
                             [](const HashedName& a, std::uint64_t b) { return a.first < b; });
  std::vector<PlaceIndex> out;
  for (; at != names_.end() && at->first == hash; ++at) out.push_back(at->second.place());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string GazetteerBuilder::finish() {
  for (const auto& [hash, words] : longest_) names_.emplace_back(hash, NameHit{0xFFFFFFFFU});
  sort_names();
  std::vector<Gazetteer::NameEntry> entries;
  std::vector<NameHit> hits;
  for (std::size_t i = 0; i < names_.size();) {
    const std::uint64_t hash = names_[i].first;
    const auto first = hits.size();
    for (; i < names_.size() && names_[i].first == hash; ++i) {
      const NameHit hit = names_[i].second;
      // One hit a place and name: the lowest kind comes first in order of `packed` only per place, so look
      // back.
      const auto same = [hit](NameHit other) { return other.place() == hit.place(); };
      if (hit.packed != 0xFFFFFFFFU &&
          std::none_of(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(), same)) {
        hits.push_back(hit);
      }
    }
    std::sort(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(), Prominence{places_});
    Gazetteer::NameEntry entry;
    entry.hash = hash;
    entry.first = static_cast<std::uint32_t>(first);
    entry.count = static_cast<std::uint32_t>(hits.size() - first) & 0xFFFFFFU;
    const auto longest = longest_.find(hash);
    entry.longest = longest == longest_.end() ? 0 : longest->second;
    entries.push_back(entry);
  }
  Header header;
  header.bucket_bits = bucket_bits_for(entries.size());
  const std::vector<std::uint32_t> buckets = make_buckets(entries, header.bucket_bits);
  std::string file(sizeof(Header), '\0');
  header.places = append(file, places_.data(), places_.size());
  header.names = append(file, entries.data(), entries.size());
  header.hits = append(file, hits.data(), hits.size());
  header.buckets = append(file, buckets.data(), buckets.size());
  header.strings = append(file, strings_.data(), strings_.size());
  header.content_sum = checksum(std::string_view(file).substr(sizeof(Header)));
  std::memcpy(file.data(), &header, sizeof(Header));
  header.header_sum = checksum(std::string_view(file).substr(0, offsetof(Header, header_sum)));
  std::memcpy(file.data(), &header, sizeof(Header));
  return file;
}

}  // namespace dragoman
