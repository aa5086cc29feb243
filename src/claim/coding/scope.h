// Scope: under which operators a trigger stands, and in which tense. From the trigger upwards through
// auxiliaries, negation, attitude verbs, nouns and conditions to the edge of what its source says.
#pragma once

#include <vector>

#include "claim/codebook.h"
#include "claim/coding/functions.h"
#include "claim/coding/tense.h"

namespace dragoman {

struct OperatorHit {
  OperatorId op = 0;
  Index word = kNone;   // the word that brings it
  bool speaks = false;  // its subject is a source of the content
};

struct Scope {
  std::vector<OperatorHit> hits;  // innermost first
  Tense tense = Tense::past;
  bool negative = false;  // an odd number of negations
};

// What the scope model asks the codebook for, looked up once a report.
struct ScopeKnowledge {
  const Codebook& codebook;
  const Lexicon* occurrence_verbs = nullptr;  // take place, begin: say of a noun that it happens
  const Lexicon* before_phrases = nullptr;    // ahead of, on the eve of: what follows is to come
  const Lexicon* motion_verbs = nullptr;      // visit, travel: with "to" they tell what for
  std::optional<OperatorId> ahead;
  std::optional<OperatorId> purpose;
  std::optional<OperatorId> question;
  std::optional<OperatorId> refuse;
  std::optional<OperatorId> deny;
};

[[nodiscard]] ScopeKnowledge make_scope_knowledge(const Codebook& codebook, const Language& language);

// Return the scope of the trigger. Words outside `content` (the bytes that the innermost source says) have no
// say; an empty range means the whole sentence.
[[nodiscard]] Scope scope_of(const Grammar& grammar, const ScopeKnowledge& knowledge, Index trigger,
                             ByteRange content);

}  // namespace dragoman
