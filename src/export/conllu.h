// A reading as CoNLL-U (universaldependencies.org/format.html), for the tools of linguists.
#pragma once

#include <string>

#include "record/document.h"

namespace dragoman {

// Return the document's sentences, each ended by an empty line. Surface tokens of several words are range
// lines; MISC says SpaceAfter=No where the next token follows at once, and where the token stands
// (TokenRange=begin:end, bytes of the report's text).
[[nodiscard]] std::string document_conllu(const Document& document);

}  // namespace dragoman
