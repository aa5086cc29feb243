#include "read/place/gazetteer.h"

#include <fmt/format.h>

#include <algorithm>

#include "read/place/gazetteer_format.h"
#include "read/place/place_key.h"

namespace dragoman {
namespace {

using namespace gazetteer_format;

constexpr std::size_t kVerifyAtLoad = 256U << 20U;

// Return the part's elements, or an empty span with ok = false when it does not lie in the file.
template <class T>
std::span<const T> part_of(std::string_view bytes, Part part, bool& ok) {
  const bool inside = part.at <= bytes.size() && part.count <= (bytes.size() - part.at) / sizeof(T);
  if (!inside || part.at % alignof(T) != 0) {
    ok = false;
    return {};
  }
  return {reinterpret_cast<const T*>(bytes.data() + part.at), part.count};
}

Result<Header> read_header(std::string_view bytes) {
  Header header;
  if (bytes.size() < sizeof(Header)) return fail(ErrorCode::bad_input, "not a gazetteer file (too short)");
  std::memcpy(&header, bytes.data(), sizeof(Header));
  if (header.magic != kMagic) return fail(ErrorCode::bad_input, "not a gazetteer file");
  if (header.version != kFormatVersion) {
    return fail(ErrorCode::unsupported,
                fmt::format("gazetteer format {} (this program reads {}); build it again", header.version,
                            kFormatVersion));
  }
  const std::size_t summed = offsetof(Header, header_sum);
  if (header.header_sum != checksum(bytes.substr(0, summed)) || header.bucket_bits > 30) {
    return fail(ErrorCode::corrupt, "damaged gazetteer header");
  }
  return header;
}

bool names_country(const PlaceRecord& record, NameKind kind) {
  return record.kind == PlaceKind::country && kind != NameKind::loose;
}

}  // namespace

Result<Gazetteer> Gazetteer::load(const std::filesystem::path& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected<Error>(file.error());
  auto kept = std::make_unique<MappedFile>(std::move(*file));
  Result<Gazetteer> gazetteer = over(kept->bytes());
  if (!gazetteer) return fail(gazetteer.error().code, gazetteer.error().message, path.string());
  gazetteer->file_ = std::move(kept);
  return gazetteer;
}

Result<Gazetteer> Gazetteer::over(std::string_view bytes) {
  const Result<Header> header = read_header(bytes);
  if (!header) return tl::unexpected<Error>(header.error());
  Gazetteer out;
  bool ok = true;
  out.bytes_ = bytes;
  out.places_ = part_of<PlaceRecord>(bytes, header->places, ok);
  out.names_ = part_of<NameEntry>(bytes, header->names, ok);
  out.hits_ = part_of<NameHit>(bytes, header->hits, ok);
  out.buckets_ = part_of<std::uint32_t>(bytes, header->buckets, ok);
  const std::span<const char> strings = part_of<char>(bytes, header->strings, ok);
  out.strings_ = {strings.data(), strings.size()};
  out.bucket_shift_ = 64 - header->bucket_bits;
  if (!ok || header->bucket_bits == 0 || out.buckets_.size() != (std::size_t{1} << header->bucket_bits) + 1) {
    return fail(ErrorCode::corrupt, "damaged gazetteer: a table lies outside the file");
  }
  if (bytes.size() <= kVerifyAtLoad) {
    if (const Result<void> sound = out.verify(); !sound) return tl::unexpected<Error>(sound.error());
  }
  const auto missing = [&](NameHit hit) { return hit.place() >= out.size(); };
  if (std::any_of(out.hits_.begin(), out.hits_.end(), missing)) {
    return fail(ErrorCode::corrupt, "damaged gazetteer: a name of no place");
  }
  return out;
}

Result<void> Gazetteer::verify() const {
  const Result<Header> header = read_header(bytes_);
  if (!header) return tl::unexpected<Error>(header.error());
  if (header->content_sum == checksum(bytes_.substr(sizeof(Header)))) return {};
  return fail(ErrorCode::corrupt, "damaged gazetteer: its checksum does not agree with its content");
}

const Gazetteer::NameEntry* Gazetteer::entry_of(std::uint64_t hash) const {
  const std::size_t bucket = hash >> bucket_shift_;
  const std::size_t end = std::min<std::size_t>(buckets_[bucket + 1], names_.size());
  for (std::size_t i = buckets_[bucket]; i < end; ++i) {
    if (names_[i].hash == hash) return &names_[i];
  }
  return nullptr;
}

std::span<const NameHit> Gazetteer::hits(const NameEntry& entry) const {
  if (entry.first > hits_.size() || entry.count > hits_.size() - entry.first) return {};
  return hits_.subspan(entry.first, entry.count);
}

std::span<const NameHit> Gazetteer::hits_of(std::uint64_t hash) const {
  const NameEntry* entry = entry_of(hash);
  return entry == nullptr ? std::span<const NameHit>{} : hits(*entry);
}

std::span<const NameHit> Gazetteer::find(std::string_view key) const {
  return hits_of(hash64(key, kKeySeed));
}

std::span<const NameHit> Gazetteer::find_exact(std::string_view text) const {
  return hits_of(hash64(text, kExactSeed));
}

std::span<const NameHit> Gazetteer::find_loose(std::string_view loose_key) const {
  return hits_of(hash64(loose_key, kLooseSeed));
}

std::size_t Gazetteer::longest_name(std::string_view first_word) const {
  const NameEntry* entry = entry_of(hash64(first_word, kKeySeed));
  return entry == nullptr ? 0 : entry->longest;
}

std::optional<CountryName> Gazetteer::country_of(std::string_view name) const {
  for (const std::span<const NameHit> found : {find_exact(name), find(place_key(name))}) {
    for (const NameHit hit : found) {
      if (names_country(place(hit.place()), hit.kind())) {
        return CountryName{country_code(hit.place()), hit.kind()};
      }
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> Gazetteer::capital_of(std::string_view name) const {
  for (const NameHit hit : find(place_key(name))) {
    if (hit.place() < size() && place(hit.place()).seat == PlaceSeat::country)
      return country_code(hit.place());
  }
  return std::nullopt;
}

PlaceIndex Gazetteer::country(std::string_view code) const {
  for (const NameHit hit : find_exact(fmt::format("iso:{}", code))) return hit.place();
  return kNoPlace;
}

PlaceIndex Gazetteer::capital(std::string_view code) const {
  for (const NameHit hit : find_exact(fmt::format("capital:{}", code))) return hit.place();
  return kNoPlace;
}

std::string_view Gazetteer::name(PlaceIndex place) const {
  const PlaceRecord& record = places_[place];
  if (record.name_at > strings_.size()) return {};
  return strings_.substr(record.name_at, record.name_size);
}

std::string_view Gazetteer::country_code(PlaceIndex place) const {
  const char* code = places_[place].country;
  return code[0] == 0 ? std::string_view{} : std::string_view{code, 2};
}

std::string Gazetteer::id(PlaceIndex place) const {
  const PlaceRecord& record = places_[place];
  if (record.kind == PlaceKind::country) return fmt::format("iso:{}", country_code(place));
  if (record.geonames_id != 0) return fmt::format("geonames:{}", record.geonames_id);
  return fmt::format("geo:{:.3f},{:.3f}", record.latitude, record.longitude);
}

}  // namespace dragoman
