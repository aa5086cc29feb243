// CoNLL-U (universaldependencies.org/format.html): reading treebanks and writing readings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "read/syntax_tags.h"

namespace dragoman::syntax {

struct TreeWord {
  std::string form;
  std::string lemma;
  Upos upos = Upos::x;
  std::string xpos;
  std::string feats;       // "" for none
  std::uint32_t head = 0;  // 1-based, 0 for the root, as in the file
  Deprel deprel = Deprel::dep;
};

// A surface token and the words it holds.
struct TreeToken {
  std::string form;
  std::size_t first = 0;  // in Tree::words
  std::size_t end = 0;
  bool space_after = true;
};

struct Tree {
  std::vector<std::string> comments;  // lines with their '#'
  std::string text;                   // of "# text = "
  bool new_paragraph = false;         // "# newpar" or "# newdoc" stands before it
  bool new_document = false;
  std::vector<TreeWord> words;
  std::vector<TreeToken> tokens;
};

// Return the sentences of a file; empty nodes are left out. Fails with bad_input and the line's number.
[[nodiscard]] Result<std::vector<Tree>> parse_conllu(std::string_view bytes);

// Return the sentence in CoNLL-U with an empty line at its end.
std::string to_conllu(const Tree& tree);

}  // namespace dragoman::syntax
