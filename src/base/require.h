// require: a broken invariant ends the process, in every build, with the reason. For failures that the world
// may cause use Result instead.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace dragoman {

inline void require(bool holds, const char* why) {
  if (holds) return;
  std::fprintf(stderr, "dragoman: broken invariant: %s\n", why);
  std::abort();
}

}  // namespace dragoman
