// The cue lexicon: which words announce speech or stance, and how their content may stand. Read from
// knowledge/speech/*.toml, whose comments explain the classes and frames.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace dragoman::speech {

// How the content of a cue may stand; a word may have several.
enum class Frame : std::uint16_t {
  quote = 1,
  clause = 2,
  tag = 4,
  infinitive = 8,
  object = 16,
  object_infinitive = 32,
  gerund = 64,
  about_object = 128,
  as = 256,
  small_clause = 512,
  passive = 1024,
  prepositional = 2048,
};

struct Cue {
  std::uint16_t frames = 0;
  std::uint16_t nesting_frames = 0;  // those frames in which it counts inside another speaker's words too
  std::vector<std::string> prepositions;  // for Frame::prepositional
  [[nodiscard]] bool has(Frame frame) const { return (frames & static_cast<std::uint16_t>(frame)) != 0; }
  [[nodiscard]] bool nests(Frame frame) const {
    return (nesting_frames & static_cast<std::uint16_t>(frame)) != 0;
  }
};

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
using CueTable = std::unordered_map<std::string, Cue, StringHash, std::equal_to<>>;
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

// Cues of a language that is read without trees: surface forms.
struct PlainCues {
  WordSet verbs;                     // "сказал", "قال"
  std::vector<std::string> sources;  // "по словам", "selon": a name follows
  WordSet particles;                 // what opens the content behind the verb: "что", "أن", "que"
  WordSet stops;                     // words that end a speaker's name
  WordSet postpositions;             // "göre": a name stands before
  bool subject_follows = false;      // the speaker usually stands behind the verb (Arabic)
  bool verb_final = false;           // the speaker and the content stand before the verb (Turkish)
};

// Immutable after load(); safe on any thread.
struct CueLexicon {
  CueTable verbs;  // by English lemma
  CueTable nouns;
  CueTable adjectives;
  std::unordered_map<std::string, std::string, StringHash, std::equal_to<>>
      strong;                        // forms that are always verbs
  WordSet unnamed;                   // "reportedly"
  std::vector<std::string> sources;  // "according to", longest first
  WordSet channels;                  // nouns that belong to a cue after "in a", "at a"
  WordSet carriers;                  // verbs that carry the cue: "went on to say"
  WordSet forward;                   // cues that take up a quotation before them: "added"
  WordSet addressed;                 // verbs whose noun is the one spoken to: "told the crowd that"
  WordSet times;                     // words that end a time: "monday", "month"
  WordSet speakers;                  // nouns that speak before a colon: "poll", "police"
  std::unordered_map<std::string, PlainCues> plain;  // by language tag

  // Load cues.toml and cues.<language>.toml from `folder`. Fails with a sentence that names file and line.
  [[nodiscard]] static Result<CueLexicon> load(const std::filesystem::path& folder);
};

}  // namespace dragoman::speech
