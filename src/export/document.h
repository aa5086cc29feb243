// A document as one JSON object: what `dragoman read` prints. schema/reading.schema.json specifies it; the
// version rises when a field changes its meaning or goes, not when one is added.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "record/document.h"

namespace dragoman {

constexpr int kReadingVersion = 1;

// Which layers of the Reading go along. The claims always do.
struct Layers {
  bool tokens = false;  // sentences and words with lemma, part of speech, features
  bool trees = false;   // and heads and relations; implies tokens
  bool names = false;   // mentions and actors
  bool times = false;
  bool quantities = false;
  bool places = false;
  bool speech = false;
};

// Read a list like "tokens,names" or "all". Fails with bad_input, naming what is no layer.
[[nodiscard]] Result<Layers> layers_of(std::string_view list);

// Return the document as JSON on one line, without line end. Deterministic.
[[nodiscard]] std::string document_json(const Document& document, const Layers& layers);

}  // namespace dragoman
