// Store: the record as the desk and the commands read it. Reports, claims and search over one centre's
// folder, returned as plain values; what lies underneath (SQLite) does not show.
//
// A Store only reads and sees a consistent state per call, also while another process adds. Use one Store per
// thread; opening one costs about a millisecond. Writing is the Centre's work (record/centre.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "claim/claim.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman {

class Database;

// What a person has decided about a claim. Numbers reach disk and never change.
enum class Verdict : std::uint8_t { open = 0, accepted = 1, rejected = 2 };
std::string_view name_of(Verdict verdict);

struct Decision {
  Verdict verdict = Verdict::open;
  std::string who;   // journal's actor
  std::string when;  // ISO 8601, UTC
  std::string why;   // "" if not given
};

// A role's filler as stored. `actor` is an id of Reading's actors ("islamic-state"), "" if the filler is
// none.
struct StoredArgument {
  std::string role;
  std::string text;
  std::string actor;
  ByteRange evidence;
  std::string country;  // as Argument::country
  std::string sector;   // as Argument::sector
};

struct StoredLink {
  std::string who;
  std::string role;
  std::string act;
  std::string channel;
  std::string actor;
  ByteRange evidence;
};

// A claim with what is needed to show it alone: its report's head and the sentence it stands in.
struct StoredClaim {
  std::string id;
  std::string report_id;
  std::string report_title;
  std::string outlet;
  std::string url;
  std::string published;  // as Stamp::value
  std::string language;
  std::string frame;
  std::string phase;
  Modality modality = Modality::happened;
  bool negative = false;
  std::vector<StoredArgument> arguments;
  std::vector<StoredLink> chain;  // innermost speaker first, outlet last
  std::vector<Quantity> quantities;
  std::optional<TimeExpression> time;
  std::vector<Place> places;  // Place::mention is kNone
  ByteRange evidence;         // in the report's text
  ByteRange sentence;         // in the report's text; holds the evidence
  std::string sentence_text;  // those bytes
  BlockKind zone = BlockKind::paragraph;
  bool in_quotation = false;
  std::string rule;
  double confidence = 1;
  bool repeat = false;
  std::string event_key;  // as Claim::event_key
  Decision decision;
};

// One line of a list of reports.
struct ReportHead {
  std::string id;
  std::string url;
  std::string title;
  std::string outlet;
  std::string language;
  std::string published;  // "" if not known
  std::string added;      // ISO 8601, UTC
  std::uint32_t claims = 0;
};

// A mention of an actor that a report names.
struct StoredMention {
  ByteRange text;
  EntityType type = EntityType::other;
  std::string actor;  // id
  std::string name;   // the actor's display name
};

struct StoredReport {
  Report report;
  std::string added;
  std::string fetched;                  // as given with the page, "" if not known
  std::string page_digest;              // SHA-256 of the archived bytes, hexadecimal
  std::vector<StoredClaim> claims;      // in text order
  std::vector<StoredMention> mentions;  // in text order
};

// Which part of a list: `limit` rows after the first `skip`.
struct Slice {
  std::uint32_t skip = 0;
  std::uint32_t limit = 50;
};

// A slice with the size of the whole.
template <class Row>
struct Paged {
  std::vector<Row> rows;
  std::uint32_t total = 0;
};

// Conditions on claims; all that are set must hold. Texts are compared folded (case, marks).
struct ClaimFilter {
  std::string actor;  // id, or any name: fills a role or speaks in the chain, under whatever alias
  std::string frame;
  std::string phase;
  std::string place;  // gazetteer id, name, province, or ISO country code
  std::string
      from;  // "YYYY-MM-DD": some day of the happening (of the publication, if not resolved) is not before
  std::string to;      // "YYYY-MM-DD": ... is not after
  std::string outlet;  // of the report
  std::string report;  // report id
  std::optional<Modality> modality;
  std::optional<Verdict> verdict;
  bool with_repeats = false;  // also claims that repeat another of the same report
};

struct ReportFilter {
  std::string outlet;
  std::string language;
};

// A report that a search found. `hits` are ranges in `snippet`.
struct SearchHit {
  ReportHead report;
  std::string snippet;  // about thirty words around the best place, "…" where cut
  std::vector<ByteRange> hits;
};

struct Count {
  std::string name;
  std::uint32_t count = 0;
};

// What a centre holds, for briefings and filter menus; each list by falling count, then name.
struct Summary {
  std::uint32_t reports = 0;
  std::uint32_t claims = 0;
  std::vector<Count> outlets;    // reports per outlet
  std::vector<Count> languages;  // reports per language
  std::vector<Count> frames;     // claims per frame
};

class Store {
 public:
  // Open the record of a centre for reading. Fails with not_found if the folder holds no record, unsupported
  // if the record was made by a newer version.
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& centre);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Return reports, latest published first, those without a date last.
  [[nodiscard]] Result<Paged<ReportHead>> reports(const ReportFilter& filter, Slice slice) const;
  // Fails with not_found.
  [[nodiscard]] Result<StoredReport> report(const std::string& id) const;
  // Return claims, in the order of reports() and then of the text.
  [[nodiscard]] Result<Paged<StoredClaim>> claims(const ClaimFilter& filter, Slice slice) const;
  // Fails with not_found.
  [[nodiscard]] Result<StoredClaim> claim(const std::string& id) const;
  // Full text, best first. Words are joined by "and", stemmed and folded; "…" in double quotes is an exact
  // phrase, word* a prefix, -word excludes. Any string is a query; one without words finds nothing.
  [[nodiscard]] Result<Paged<SearchHit>> search(const std::string& query, Slice slice) const;
  [[nodiscard]] Result<Summary> summary() const;

 private:
  explicit Store(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace dragoman
