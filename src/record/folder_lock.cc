#include "record/folder_lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

namespace dragoman {
namespace {

// Return the process id that the holder wrote into the lock file, as text.
std::string holder(int fd) {
  std::array<char, 32> buffer{};
  const ssize_t n = ::pread(fd, buffer.data(), buffer.size() - 1, 0);
  return n > 0 ? fmt::format("process {}", std::string(buffer.data(), static_cast<std::size_t>(n)))
               : "another process";
}

bool lock_within(int fd, int wait_ms) {
  constexpr int kStepMs = 20;
  for (int waited = 0;; waited += kStepMs) {
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return true;
    if (waited >= wait_ms) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(kStepMs));
  }
}

}  // namespace

Result<FolderLock> FolderLock::take(const std::filesystem::path& folder, int wait_ms) {
  const std::filesystem::path file = folder / "lock";
  FolderLock out(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (out.fd_ < 0) {
    return fail(ErrorCode::unreadable, fmt::format("cannot open: {}", std::strerror(errno)), file.string());
  }
  if (!lock_within(out.fd_, wait_ms)) {
    return fail(ErrorCode::refused, fmt::format("{} is writing here", holder(out.fd_)), folder.string());
  }
  const std::string id = std::to_string(::getpid());
  static_cast<void>(::ftruncate(out.fd_, 0) == 0 &&
                    ::pwrite(out.fd_, id.data(), id.size(), 0) > 0);  // only told
  return out;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);  // which releases the lock
}

}  // namespace dragoman
