// dragoman_train RECIPE CORPORA OUT [STEP...]: `dragoman train` without the rest of the program.
#include <cstdio>

#include "train/syntax/train.h"

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: dragoman_train RECIPE CORPORA OUT [words|split|tags|trees|names]...\n", stderr);
    return 2;
  }
  const auto done = dragoman::train::train_models(argv[1], argv[2], argv[3], {argv + 4, argv + argc});
  if (!done) std::fprintf(stderr, "dragoman_train: %s\n", done.error().line().c_str());
  return done ? 0 : 1;
}
