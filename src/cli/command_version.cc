#include <cstdio>

#include "cli/commands.h"

namespace dragoman {

int version_command() {
  std::puts("dragoman " DRAGOMAN_VERSION);
  return 0;
}

}  // namespace dragoman
