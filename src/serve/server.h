// Server: HTTP/1.1 on a local address. One deadline covers a whole request, so slow clients cost a socket and
// nothing else; header and body sizes and the number of connections are bounded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "serve/http.h"

namespace dragoman {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8077;  // 0 takes a free one
};

// Answers GET and HEAD with what the handler returns. The handler runs on one thread of its own, never on the
// thread that does the I/O, and never concurrently with itself. All members may be called from any thread.
class Server {
 public:
  // Bind and listen; fails with refused if the address is taken.
  [[nodiscard]] static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, Handler handler);
  virtual ~Server() = default;
  Server() = default;
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  // Serve until stop() is called or the process gets SIGINT or SIGTERM.
  virtual void run() = 0;
  virtual void stop() = 0;
};

}  // namespace dragoman
