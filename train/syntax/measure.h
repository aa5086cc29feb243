// Scores on treebank sentences with gold tokens, for choosing settings while training.
#pragma once

#include <span>
#include <string>

#include "train/syntax/trainers.h"

namespace dragoman::train {

// Return "UPOS 95.38 XPOS 95.01 UAS 85.60 LAS 82.39" in per cent of all words (relations without subtype);
// trees are left out where `parser` is null.
std::string measure(std::span<const Tree> trees, const syntax::WordLists& lists, const syntax::Tagger& tagger,
                    const syntax::Parser* parser);

}  // namespace dragoman::train
