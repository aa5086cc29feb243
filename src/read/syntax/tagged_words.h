// A tagged sentence, as the parser sees it.
#pragma once

#include <span>

#include "read/syntax/tagger.h"
#include "read/syntax/word_form.h"

namespace dragoman::syntax {

struct TaggedWords {
  std::span<const WordForm> words;
  std::span<const Tag> tags;
};

}  // namespace dragoman::syntax
