// FolderLock: one writer at a time in a folder, across processes.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace dragoman {

// An exclusive hold on a folder, for one process (a lock on <folder>/lock, made if absent). Released with the
// object.
class FolderLock {
 public:
  // Wait up to `wait_ms` for the lock. Fails with refused, naming who holds it as far as known.
  [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder, int wait_ms);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace dragoman
