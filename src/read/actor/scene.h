// A report laid out for the actor layer: its units with the words and sentences they belong to, and what the
// actor list says of them. Internal to src/read/actor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "clean/report.h"
#include "read/actor/actor_list.h"
#include "read/actor/lexicon.h"
#include "read/actor/units.h"
#include "read/reading.h"

namespace dragoman::actor {

// Bounds of one report; what comes after them stays unread here. Steps compare mentions with each other, so
// these keep the time of a hostile page in seconds; a report of 100,000 words stays below them.
constexpr std::size_t kMaxTagged = 4000;      // names of the tagger
constexpr std::size_t kMaxHits = 4000;        // stretches that the list knows
constexpr std::size_t kMaxReferences = 4000;  // descriptions, and as many pronouns
constexpr std::size_t kMaxPeople = 300;       // people told apart; names of later ones keep no actor

// What is known of a mention beyond reading.h; stands beside Reading::mentions, one for one.
struct Detail {
  Index listed = kNone;  // index into ActorList::actors(): what the text names
  Index state = kNone;   // likewise: the state that a body, group or office holder belongs to
  Index body = kNone;    // index into Lexicon::body_ids
  NameUse use = NameUse::name;
  std::string head;   // key of the noun that describes: "officials", "ministry", "minister"
  std::string role;   // title without the state: "Prime Minister"
  std::string title;  // title as written: "Iraqi Prime Minister"
  char gender = 0;    // 'f', 'm', 0 if the words do not say
  bool plural = false;
  bool same = false;  // a description of `listed` itself: "ISIL militants", "the Iraqi side"
};

// A mention in the making.
struct Found {
  ByteRange text;
  ByteRange name;
  MentionKind kind = MentionKind::name;
  EntityType type = EntityType::other;
  Detail detail;
  bool nested = false;  // may stand inside a longer mention
};

// A stretch of units that the list knows.
struct Hit {
  std::size_t begin = 0;  // units
  std::size_t end = 0;
  std::vector<ListMatch> matches;

  // Return the actor meant in this use, or kNone.
  [[nodiscard]] Index as(NameUse use) const;
  [[nodiscard]] Index any() const { return matches.front().actor; }
};

struct Scene {
  const Report& report;
  const ActorList& list;
  const Lexicon& lexicon;
  const Reading& reading;
  const std::vector<ByteRange>& place_names;  // of several words, in text order
  std::vector<Unit> units;
  std::vector<Index> word_of;      // unit -> index into Reading::words, kNone outside them
  std::vector<Index> sentence_of;  // unit -> index into Reading::sentences, kNone outside them
  std::vector<Hit> hits;           // in text order, not overlapping
  std::vector<Index> hit_at;       // unit -> the hit that covers it, kNone if none

  Scene(const Report& of, const ActorList& actors, const Lexicon& words, const Reading& read,
        const std::vector<ByteRange>& places);

  [[nodiscard]] std::string_view bytes(std::size_t unit) const {
    return slice(report.text, units[unit].text);
  }
  // Return the bytes between unit and the next one. Requires: unit + 1 < units.size().
  [[nodiscard]] std::string_view gap_after(std::size_t unit) const;
  // Whether `unit` and the one before it stand in one sentence with only blanks or joints between.
  [[nodiscard]] bool linked(std::size_t unit) const;
  // Whether the unit is the "s" of a possessive.
  [[nodiscard]] bool is_possessive(std::size_t unit) const;
  [[nodiscard]] Upos upos(std::size_t unit) const;
  // Return the range of units [begin, end) with the point of an abbreviation at its end.
  [[nodiscard]] ByteRange range(std::size_t begin, std::size_t end) const;
  // Return the first unit that begins at or after byte `at`.
  [[nodiscard]] std::size_t unit_from(std::uint32_t at) const;
};

// The steps of find_mentions(), in order; each appends to `found`. A step sees what the ones before it found.
void find_persons(const Scene& scene, std::vector<Found>& found);
void find_bodies(const Scene& scene, std::vector<Found>& found);
void find_listed(const Scene& scene, std::vector<Found>& found);
void find_nominals(const Scene& scene, std::vector<Found>& found);
void find_pronouns(const Scene& scene, std::vector<Found>& found);

}  // namespace dragoman::actor
