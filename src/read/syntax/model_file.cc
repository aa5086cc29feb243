#include "read/syntax/model_file.h"

#include <bit>
#include <cstring>

#include "read/syntax/bytes.h"

namespace dragoman::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are used in place");

constexpr std::string_view kMagic = "DRAGOMDL";
constexpr std::size_t kHeader = 24;
constexpr std::size_t kNameSize = 16;
constexpr std::size_t kEntry = kNameSize + 16;

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;
  std::uint64_t lanes[4] = {1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32)
    for (std::size_t lane = 0; lane < 4; ++lane)
      lanes[lane] = std::rotl(lanes[lane] ^ read_at<std::uint64_t>(bytes, at + 8 * lane), 29) * kPrime;
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = std::rotl(sum ^ lane, 31) * kPrime;
  for (; at < bytes.size(); ++at) sum = std::rotl(sum ^ static_cast<unsigned char>(bytes[at]), 11) * kPrime;
  return sum ^ (sum >> 32U);
}

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  ModelFile model(std::move(*mapped));
  const std::string_view bytes = model.file_.bytes();
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic))
    return fail(ErrorCode::corrupt, "not a model file", path.string());
  if (read_at<std::uint32_t>(bytes, 8) != kModelFormat)
    return fail(ErrorCode::unsupported, "model file of another format version", path.string());
  model.checksum_ = read_at<std::uint64_t>(bytes, 16);
  if (dragoman::syntax::checksum(bytes.substr(kHeader)) != model.checksum_)
    return fail(ErrorCode::corrupt, "checksum of the model file is wrong", path.string());
  const std::size_t count = read_at<std::uint32_t>(bytes, 12);
  if (count > (bytes.size() - kHeader) / kEntry)
    return fail(ErrorCode::corrupt, "model file is cut short", path.string());
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view entry = bytes.substr(kHeader + i * kEntry, kEntry);
    const auto offset = read_at<std::uint64_t>(entry, kNameSize);
    const auto size = read_at<std::uint64_t>(entry, kNameSize + 8);
    if (offset % 8 != 0 || offset > bytes.size() || size > bytes.size() - offset)
      return fail(ErrorCode::corrupt, "a section of the model file lies outside it", path.string());
    const std::string_view name = entry.substr(0, kNameSize);
    model.sections_.emplace(name.substr(0, name.find('\0')), bytes.substr(offset, size));
  }
  return model;
}

std::string_view ModelFile::section(std::string_view name) const {
  const auto found = sections_.find(name);
  return found == sections_.end() ? std::string_view() : found->second;
}

std::string encode_model(const std::map<std::string, std::string>& sections) {
  std::string directory;
  std::string payload;
  const std::size_t start = kHeader + sections.size() * kEntry;
  for (const auto& [name, bytes] : sections) {
    std::string padded = name;
    padded.resize(kNameSize, '\0');
    directory += padded;
    append<std::uint64_t>(directory, start + payload.size());
    append<std::uint64_t>(directory, bytes.size());
    payload += bytes;
    payload.resize((payload.size() + 7) / 8 * 8, '\0');
  }
  std::string out(kMagic);
  append<std::uint32_t>(out, kModelFormat);
  append<std::uint32_t>(out, static_cast<std::uint32_t>(sections.size()));
  append<std::uint64_t>(out, checksum(directory + payload));
  return out + directory + payload;
}

}  // namespace dragoman::syntax
