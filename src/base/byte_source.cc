#include "base/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace dragoman {
namespace {

struct Handle {
  int fd = -1;
  explicit Handle(int value) : fd(value) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (fd > 2) ::close(fd);
  }
};

}  // namespace

Result<ByteSource> open_source(const std::filesystem::path& path) {
  // Shared, because a std::function must be copyable.
  const auto file = std::make_shared<Handle>(path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file->fd < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    return fail(code, std::string("cannot open: ") + std::strerror(errno), path.string());
  }
  return ByteSource([file, path](std::span<char> out) -> Result<std::size_t> {
    for (;;) {
      const ssize_t n = ::read(file->fd, out.data(), out.size());
      if (n >= 0) return static_cast<std::size_t>(n);
      if (errno != EINTR) {
        return fail(ErrorCode::unreadable, std::string("cannot read: ") + std::strerror(errno),
                    path.string());
      }
    }
  });
}

ByteSource memory_source(std::string_view bytes) {
  return [rest = bytes](std::span<char> out) mutable -> Result<std::size_t> {
    const std::size_t n = std::min(rest.size(), out.size());
    std::copy_n(rest.data(), n, out.data());
    rest.remove_prefix(n);
    return n;
  };
}

}  // namespace dragoman
