// What tests read with: the knowledge that ships with the program.
#pragma once

#include <gtest/gtest.h>

#include "read/read.h"

namespace dragoman {

// Return the knowledge of the source tree, loaded once a test program; empty, and the test that asks first
// fails, if it cannot be loaded.
inline const ReadKnowledge& test_knowledge() {
  static const ReadKnowledge loaded = [] {
    Result<ReadKnowledge> result = ReadKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR);
    if (!result) ADD_FAILURE() << result.error().line();
    return result.value_or(ReadKnowledge{});
  }();
  return loaded;
}

}  // namespace dragoman
