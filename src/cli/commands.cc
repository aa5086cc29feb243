#include "cli/commands.h"

#include <cstdio>
#include <string_view>

namespace dragoman {

int run_command(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "version") {
    std::puts("dragoman " DRAGOMAN_VERSION);
    return 0;
  }
  std::fputs("usage: dragoman version\n", stderr);
  return 2;
}

}  // namespace dragoman
