// CoNLL-U of any bytes is refused or read; what was read, written and read again is the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "read/syntax/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dragoman::syntax;
  const auto trees = parse_conllu({reinterpret_cast<const char*>(data), size});
  if (!trees) return 0;
  for (const Tree& tree : *trees) {
    if (tree.words.empty()) continue;
    const std::string written = to_conllu(tree);
    const auto again = parse_conllu(written);
    if (!again || again->size() != 1 || again->front().words.size() != tree.words.size()) std::abort();
    for (const TreeWord& word : tree.words)
      if (word.head > tree.words.size()) std::abort();
  }
  return 0;
}
