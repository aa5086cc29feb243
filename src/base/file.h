// Files: whole reads with a bound, atomic writes, read-only memory maps.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

// Return the bytes of a file, or of standard input for "-". Fails with too_large past `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

// Replace the file's content: written beside it, synced, renamed. On error the old content stands.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

// A file mapped for reading. The bytes live as long as the object. Movable, not copyable; reading is thread
// safe.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dragoman
