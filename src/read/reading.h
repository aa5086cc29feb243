// Reading: what a report says, before any codebook is asked: sentences, words, trees, names, times,
// quantities, places, speech. Every layer refers to bytes of Report::text, so nothing here copies text except
// normal forms.
//
// Layers are filled from the top of this file to its end; a layer uses only those above it. Indices, not
// pointers, tie them together. Immutable once read() returns; string views point into the Knowledge that read
// it, which must outlive the Reading.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "base/civil.h"
#include "read/syntax_tags.h"

namespace dragoman {

// An index into one of the vectors below, or kNone.
using Index = std::uint32_t;
constexpr Index kNone = 0xFFFFFFFFU;

// ---- Sentences, words, trees
// -------------------------------------------------------------------------------------

// A syntactic word in the sense of Universal Dependencies: "don't" is two, "do" and "n't".
struct Word {
  ByteRange text;
  std::string lemma;
  Upos upos = Upos::x;
  std::string_view xpos;   // Penn tag for English, "" elsewhere
  std::string_view feats;  // "Number=Sing|Tense=Past", UD v2 names in their order; "" if none
  Index head = kNone;      // index into Reading::words, same sentence; kNone for the root
  Deprel deprel = Deprel::dep;
};

struct Sentence {
  ByteRange text;
  Index first = 0;  // words [first, end)
  Index end = 0;
  Index block = 0;  // index into Report::blocks
};

// ---- Names and actors
// --------------------------------------------------------------------------------------------

enum class MentionKind : std::uint8_t { name, nominal, pronoun };

enum class EntityType : std::uint8_t {
  person = 0,
  organisation = 1,  // ministries, companies, international bodies, armies
  place = 2,
  group = 3,  // armed groups, peoples, parties to a conflict
  state = 4,  // a country as actor or place; Mention::as_actor tells which
  other = 5,
};

// A stretch of text that names or describes somebody or something.
struct Mention {
  ByteRange text;  // "Iraqi Prime Minister Haider Abadi"
  ByteRange name;  // "Haider Abadi"; empty for nominals and pronouns
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::other;
  Index head_word = kNone;     // index into Reading::words
  Index actor = kNone;         // index into Reading::actors
  bool as_actor = false;       // a place name that stands for its government ("Moscow said")
  std::vector<Index> members;  // actors that a plural stands for ("the two leaders"); empty otherwise
};

// One party, person, body or country of the report, with all its mentions.
struct Actor {
  std::string
      id;  // of the actor list ("islamic-state"), or made from type and folded name ("p:haider-abadi")
  std::string name;  // fullest form met, or the list's display name
  EntityType type = EntityType::other;
  std::string country;  // ISO 3166-1 alpha-2, "" if not known
  std::string role;     // "Prime Minister of Iraq" as far as the report or the list says so
  std::vector<Index> mentions;
};

// ---- Times, quantities, places
// -----------------------------------------------------------------------------------

enum class TimeType : std::uint8_t { date, time, duration, set };
enum class Grain : std::uint8_t {
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  season,
  year,
  decade,
  century,
  open
};
enum class ResolvedBy : std::uint8_t { stated, publication, context, unresolved };

struct TimeExpression {
  ByteRange text;
  TimeType type = TimeType::date;
  std::string value;  // TIMEX3 value (TimeML 1.2.1): "2015-05-26", "P2D", "PRESENT_REF", ...
  std::string mod;    // TIMEX3 mod, "" if none
  DayInterval interval;
  Grain grain = Grain::day;
  ResolvedBy resolved_by = ResolvedBy::unresolved;
};

enum class Relation : std::uint8_t { exactly, about, at_least, at_most, range, vague };

struct Quantity {
  ByteRange text;     // the number with its approximator: "around 1,800"
  ByteRange counted;  // what is counted: "sorties"; may be empty
  Relation relation = Relation::exactly;
  std::optional<double> value;  // absent for "dozens"
  std::optional<double> low;    // bounds of a range or of a vague word
  std::optional<double> high;
  std::string unit;  // "percent", ISO 4217 code, "km", ...; "" for plain counts
  bool ordinal = false;
  bool cumulative = false;  // a running total ("so far", "since September")
};

// A place with what the gazetteer knows. Precision is part of the answer.
enum class PlacePrecision : std::uint8_t { site, city, district, province, country, region, offset };

struct Place {
  ByteRange text;
  Index mention = kNone;  // index into Reading::mentions
  std::string id;         // "geonames:98182" or "iso:IQ", "" if not resolved
  std::string name;       // the gazetteer's display name
  std::string country;    // ISO 3166-1 alpha-2, "" for seas and continents
  std::string province;
  std::optional<double> latitude;
  std::optional<double> longitude;
  double radius_km = 0;  // how far from the coordinates it may be
  PlacePrecision precision = PlacePrecision::city;
  bool demonym =
      false;  // "Iraqi", "Turks": names the place's people or things, never where something happened
};

// ---- Speech
// ------------------------------------------------------------------------------------------------------

enum class SpeechType : std::uint8_t { direct, indirect, mixed, nominal };

// Who says what by which words: one link of a chain. A source, cue or content may lie in several pieces.
struct Attribution {
  std::vector<ByteRange> source;
  std::vector<ByteRange> cue;
  std::vector<ByteRange> content;
  SpeechType type = SpeechType::indirect;
  Index speaker = kNone;     // index into Reading::actors
  std::string speaker_name;  // as it shall stand in a chain when no actor is known ("officials", "(unnamed)")
  Index inside = kNone;      // the attribution in whose content this one stands: the next link outwards
  std::string channel;       // "interview", "statement", "Twitter"; "" if not said
};

// ---- The whole
// ---------------------------------------------------------------------------------------------------

struct Reading {
  std::vector<Sentence> sentences;
  std::vector<Word> words;
  std::vector<ByteRange> tokens;  // surface tokens; differ from words where one token holds several words
  std::vector<Mention> mentions;
  std::vector<Actor> actors;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<Place> places;
  std::vector<Place> places_in_names;  // the Nowhere of the "Bank of Nowhere"; Place::mention is the name
  std::vector<Attribution> attributions;
};

}  // namespace dragoman
