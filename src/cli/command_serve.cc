#include <fmt/core.h>

#include "cli/commands.h"
#include "serve/desk.h"
#include "serve/server.h"

namespace dragoman {

int serve_command(const Folders& folders, const ServeOptions& options) {
  auto desk = make_desk(folders.centre);
  if (!desk) return fmt::print(stderr, "dragoman serve: {}\n", desk.error().line()), 1;
  const ServerOptions where{"127.0.0.1", options.port};
  auto server = Server::listen(where, std::move(*desk));
  if (!server) return fmt::print(stderr, "dragoman serve: {}\n", server.error().line()), 1;
  fmt::print("The desk is at http://127.0.0.1:{}/ (Ctrl-C ends it)\n", (*server)->port());
  std::fflush(stdout);
  (*server)->run();
  return 0;
}

}  // namespace dragoman
