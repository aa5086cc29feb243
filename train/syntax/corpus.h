// Training data: treebanks in CoNLL-U and names in IOB2, plain or packed with xz.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "read/syntax/conllu.h"
#include "read/syntax/namer.h"

namespace dragoman::train {

// The bytes of a training file and what identifies it in a model card.
struct Source {
  std::string name;  // file name without folder
  std::string bytes;
  std::string sha256;  // of the file as it lies on disk
};

// Read a file whole; "*.xz" is unpacked.
[[nodiscard]] Result<Source> read_source(const std::filesystem::path& path);

// A sentence with names.
struct NamedSentence {
  std::vector<std::string> words;
  std::vector<syntax::NameSpan> names;
};

// A file of names. `types` is how many types were annotated: 4, or 3 where "other" is unknown (a "# types"
// line at the head of the file that does not name MISC).
struct NamedText {
  std::vector<NamedSentence> sentences;
  std::size_t types = syntax::kNameTypes;
};

// Read TOKEN<tab>TAG lines in IOB2 with types PER, ORG, LOC and MISC.
NamedText parse_names(std::string_view bytes);

// Return the paragraphs of the "text" fields of a JSON Lines file; lines without one are passed over.
std::vector<std::string> parse_texts(std::string_view bytes);

}  // namespace dragoman::train
