// Codebook: what is coded, and by which words. Frames with their phases and roles, the rules of each language
// that find them, the operators that move a claim from "happened" to "pledged" or "denied", the tests that
// sort stances, and word lists. Plain TOML files which a researcher edits (docs/codebook.md); read and
// checked once, then immutable and safe on any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"
#include "read/syntax_tags.h"

namespace dragoman {

using LexiconId = std::uint32_t;
using OperatorId = std::uint32_t;
using FrameId = std::uint32_t;
using PhaseId = std::uint32_t;  // index into Frame::phases
using RoleId = std::uint32_t;   // index into Frame::roles

// ---- What may fill a role

// A test of one noun phrase. All that are set must hold; an empty filter takes everything.
struct Filter {
  bool actor =
      false;  // a party that can act: person, organisation, group, state, or a noun for such ("troops")
  bool place = false;              // a place, state or noun for a place ("town")
  bool person = false;             // a person or a noun for people
  bool state = false;              // a country or its government
  bool name = false;               // a name, not a description
  bool clause = false;             // the head is a predicate
  bool number = false;             // a number stands with it
  std::vector<LexiconId> any_of;   // its head is in one of these, if there are any
  std::vector<LexiconId> none_of;  // its head is in none of these

  [[nodiscard]] bool empty() const {
    return !actor && !place && !person && !state && !name && !clause && !number && any_of.empty() &&
           none_of.empty();
  }
};

// ---- Frames

// The side on which standards of event data put the party of a role: who acts, on whom.
enum class Dyad : std::uint8_t { none, source, target, both };

// Whether single fillers ("a tank", "a man and his son") make a figure: not, one figure each, one of all
// together.
enum class Counting : std::uint8_t { none, each, together };

struct Role {
  std::string name;
  bool required = false;
  bool many = false;  // may have several fillers
  Dyad dyad = Dyad::none;
  Counting counting = Counting::none;
  bool party = false;  // names a party, item, object or place (the others are paraphrases)
  Filter accepts;
  std::optional<RoleId> nation_of;  // unless filled, the state of this role's soldiers or people
};

// What standards of event data call a claim, by the standard: {"plover", "AID; military"}, {"cameo", "072"}.
// Standards are named by the codebook; docs/codebook.md has those that are exported.
using Codes = std::vector<std::pair<std::string, std::string>>;

struct Phase {
  std::string name;
  Modality modality = Modality::happened;  // of a plain assertion in the past
  Modality present = Modality::ongoing;    // of one in the present tense
  std::optional<PhaseId> in_progress;      // the phase of an action that is going on
  std::vector<OperatorId> operators;       // an action under one of these is of this phase
  bool turned = false;  // source and target change sides: who asks for arms is their recipient
  Codes codes;
  Codes intended;  // of what is only announced, pledged, offered or possible; else the frame's
};

struct Frame {
  std::string name;
  std::vector<Role> roles;
  std::vector<Phase> phases;
  Codes intended;
  std::string family;  // frames whose claims may tell of one happening; the frame's name if not set
  std::vector<OperatorId> drops;  // content under one of these is no claim of this frame
  RoleId speaker = kNone;         // the role whose filler is the innermost link of the chain; kNone if none
  [[nodiscard]] std::optional<PhaseId> phase(std::string_view name) const;
  [[nodiscard]] std::optional<RoleId> role(std::string_view name) const;
};

// ---- Rules

// A grammatical function of a trigger's dependents, after passives, relative clauses, control, coordination
// and support verbs have been undone.
enum class Slot : std::uint8_t {
  subject,
  object,
  indirect,
  possessor,
  modifier,
  clause,
  preposition,
  attendant,  // who does what is told of the occasion: X in "X said at a meeting"
  doer,       // the subject of the clause that the trigger governs: X in "demanded that X leave"
  inside,     // a party in that clause: X in "threatened to break ties with X"
  owner,      // whose the subject is: Russia in "Russian warplanes", "Russia's navy"
  self        // the trigger itself
};

// Where a role's filler is looked for.
struct Source {
  Slot slot = Slot::subject;
  std::string preposition;  // "to", for Slot::preposition
  Filter filter;
  bool also = false;  // joins what other sources gave instead of standing in for them
};

struct RoleSources {
  RoleId role = 0;
  std::vector<Source> sources;  // the first that gives a filler wins
};

// A need: one of these roles must be filled.
using Need = std::vector<RoleId>;

// A test on the trigger's dependents that speaks against the rule.
struct Objection {
  Source source;
};

struct Rule {
  std::string name;  // "arms_transfer.supply", unique
  FrameId frame = 0;
  PhaseId phase = 0;
  bool unturned = false;             // "nobody was hurt": a negation above it is part of what it says
  bool yields = false;               // not where its trigger governs a claim of another frame
  bool fixed_phase = false;          // operators do not change the phase
  std::optional<Modality> modality;  // instead of the phase's own
  std::vector<RoleSources> arguments;
  std::vector<Need> needs;
  std::vector<Objection> objections;
  std::vector<LexiconId> near;   // the sentence must hold a word of one of these, if there are any
  std::vector<LexiconId> avoid;  // and none of these
  int fillers = 0;               // so many fillers in all roles together
  int least = 0;                 // so many roles must be filled at least
  int priority = 0;              // among rules of one frame on one word the highest wins
  double confidence = 0.7;       // 0..1
  Codes codes;                   // instead of the phase's, standard by standard
  Codes intended;                // and of what is only announced
  std::string where;             // file:line, for messages
};

enum class WordClass : std::uint8_t { verb, noun, adjective };

// One way in which a rule may be set off.
struct Trigger {
  std::uint32_t rule = 0;
  WordClass kind = WordClass::verb;
  std::vector<std::string> before;  // lemmas that stand directly before the anchor
  std::vector<std::string>
      after;  // lemmas behind it: for nouns directly, for verbs below it in the tree or near
};

// ---- Modality

// An operator moves content away from plain assertion: "pledge", "negate", "hope".
struct Operator {
  std::string name;
  std::optional<Modality> modality;   // none: the operator changes the phase or nothing
  std::optional<Modality> elsewhere;  // instead, in frames without a phase for it
  bool negative = false;              // turns polarity
  bool weak = false;                  // auxiliaries: any other operator above them outranks them
  bool drops = false;                 // what stands under it is not claimed ("deny": a claim of its own)
};

// A word that brings an operator.
struct OperatorWord {
  OperatorId op = 0;
  WordClass kind = WordClass::verb;
  std::vector<std::string> after;  // for multiword entries: "be set to"
  bool speaks = false;             // its subject is a source of the content
  bool object_control = false;     // "ask X to do": X does it
  bool apart = false;              // its "to" may stand apart from it: "voted on Monday to"
};

// ---- Stances

// A test on the words of reported content; the first that holds gives the phase of a statement claim.
struct StanceTest {
  std::string name;
  PhaseId phase = 0;
  Modality modality = Modality::asserted;
  std::vector<LexiconId> any;   // a word of one of these in the content's clause
  std::vector<LexiconId> root;  // the head of the content is in one of these
  std::vector<LexiconId> also;  // and a word of one of these too, if there are any
  std::vector<LexiconId> none;  // and no word of these
  std::vector<LexiconId> cue;   // the cue is one of these
  std::optional<bool> negated;  // the content's head is (not) negated
  std::optional<bool> copular;  // it is (not) a predicate noun or adjective
  std::optional<bool> quoted;   // it stands (not) in quotation marks
  std::optional<bool> own;      // its subject is (not) who says it
  std::optional<bool> outlet;   // it is (not) in the outlet's own voice
  bool skip = false;            // no claim: "declined to comment"
  bool beside_events = false;   // also where the content holds a claim of another frame
  double confidence = 0.5;
};

// ---- Word lists

class Lexicon {
 public:
  // Add a word or a phrase of lemmas; the last word of a phrase is its head.
  void add(std::string_view phrase);
  void remove(std::string_view phrase);
  void add_all(const Lexicon& other);
  // Return whether a phrase ends with word `at`; `keys` are the forms under which each word may be met
  // (Tree::keys).
  [[nodiscard]] bool ends_at(const std::vector<std::vector<std::string>>& keys, Index at, Index first) const;
  // Return how many words the longest phrase that ends with word `at` has; 0 if none does.
  [[nodiscard]] std::size_t longest_at(const std::vector<std::vector<std::string>>& keys, Index at,
                                       Index first) const;
  [[nodiscard]] bool has_word(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> by_head_;
  std::size_t size_ = 0;
};

// What a language brings.
struct Language {
  std::string code;  // "en"
  std::vector<Rule> rules;
  std::unordered_map<std::string, std::vector<Trigger>> triggers;             // by the anchor's lemma
  std::unordered_map<std::string, std::vector<OperatorWord>> operator_words;  // by lemma
  std::vector<StanceTest> stances;
  std::vector<Lexicon> lexicons;
  std::unordered_map<std::string, LexiconId> lexicon_ids;

  [[nodiscard]] std::optional<LexiconId> lexicon(std::string_view name) const;
};

class Codebook {
 public:
  // Read codebook.toml and all it names under `folder`, its base codebook first. Fails with the file, the
  // line and the reason of the first fault.
  [[nodiscard]] static Result<Codebook> load(const std::filesystem::path& folder);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
  [[nodiscard]] const std::vector<Operator>& operators() const { return operators_; }
  // Return the language of that code, or null.
  [[nodiscard]] const Language* language(std::string_view code) const;
  [[nodiscard]] std::optional<FrameId> frame(std::string_view name) const;
  [[nodiscard]] std::optional<OperatorId> op(std::string_view name) const;
  [[nodiscard]] const std::vector<Language>& languages() const { return languages_; }

 private:
  friend class CodebookReader;
  std::string name_;
  std::string version_;
  std::vector<Frame> frames_;
  std::vector<Operator> operators_;
  std::vector<Language> languages_;
};

}  // namespace dragoman
