// Model files: named sections in one file that is mapped and used in place.
//
//   bytes 0-7    magic "DRAGOMDL"
//   bytes 8-11   format version, u32 (all numbers little endian)
//   bytes 12-15  number of sections n, u32
//   bytes 16-23  checksum of all bytes from 24 on, u64 (checksum())
//   then n times a section's name (16 bytes, padded with zeros), offset (u64) and size (u64)
//   then the sections, each beginning at a multiple of 8
//
// Section "card" is text for people: what was trained, on which files (with their SHA-256), under which
// licence, with which scores. Section "samples" holds inputs with outputs that the loader runs again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace dragoman::syntax {

constexpr std::uint32_t kModelFormat = 1;

// A mapped model file. Immutable, safe on any thread; views into it live as long as it does.
class ModelFile {
 public:
  // Fails with not_found or unreadable, unsupported (another format version) or corrupt (bad magic, bounds or
  // checksum).
  [[nodiscard]] static Result<ModelFile> open(const std::filesystem::path& path);

  // Return the bytes of a section, "" if there is none of that name.
  [[nodiscard]] std::string_view section(std::string_view name) const;
  [[nodiscard]] std::uint64_t checksum() const { return checksum_; }
  [[nodiscard]] std::size_t size() const { return file_.bytes().size(); }

 private:
  explicit ModelFile(MappedFile file) : file_(std::move(file)) {}
  MappedFile file_;
  std::map<std::string, std::string_view, std::less<>> sections_;
  std::uint64_t checksum_ = 0;
};

// Return the bytes of a model file with these sections. Requires: names of 1 to 16 bytes.
std::string encode_model(const std::map<std::string, std::string>& sections);

// Return a 64-bit checksum against accidents, several bytes a cycle. The same on every little-endian machine.
std::uint64_t checksum(std::string_view bytes);

}  // namespace dragoman::syntax
