#include "record/schema.h"

#include <array>
#include <string>

#include "record/search_tokenizer.h"

namespace dragoman {
namespace {

// What came in, in the order of the archive, and what became of it.
constexpr const char* kPages = R"sql(
CREATE TABLE page(
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,       -- SHA-256 of url, line feed, bytes
  segment INTEGER NOT NULL,
  at INTEGER NOT NULL,
  size INTEGER NOT NULL,
  digest TEXT NOT NULL,           -- SHA-256 of the bytes
  url TEXT NOT NULL,
  fetched TEXT NOT NULL,
  added TEXT NOT NULL,
  put_aside TEXT                  -- why the page gave no report
) STRICT;
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL, act INTEGER NOT NULL) STRICT;
)sql";

constexpr const char* kReports = R"sql(
CREATE TABLE report(
  number INTEGER PRIMARY KEY REFERENCES page(number),
  id TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  outlet_folded TEXT NOT NULL,
  published TEXT NOT NULL,
  published_basis TEXT NOT NULL,
  updated TEXT NOT NULL,
  updated_basis TEXT NOT NULL,
  language TEXT NOT NULL,
  section TEXT NOT NULL,
  dateline TEXT NOT NULL,
  kind INTEGER NOT NULL,
  authors TEXT NOT NULL,          -- JSON arrays of texts
  agencies TEXT NOT NULL,
  notes TEXT NOT NULL,
  blocks TEXT NOT NULL,           -- JSON: kind, begin, end, ...
  pieces TEXT NOT NULL,           -- JSON: text begin, end, source begin, end, ...
  text TEXT NOT NULL
) STRICT;
CREATE INDEX report_by_day ON report(published, number);
CREATE INDEX report_by_outlet ON report(outlet_folded);
CREATE TABLE actor(
  report INTEGER NOT NULL REFERENCES report(number),
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  type INTEGER NOT NULL,
  country TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY(report, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor(folded, id);
CREATE TABLE mention(
  report INTEGER NOT NULL REFERENCES report(number),
  ordinal INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  type INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  folded TEXT NOT NULL,           -- the name as written, folded; '' for pronouns and descriptions
  PRIMARY KEY(report, ordinal),
  FOREIGN KEY(report, actor) REFERENCES actor(report, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_name ON mention(folded, report, actor);
)sql";

constexpr const char* kClaims = R"sql(
CREATE TABLE decision(
  act INTEGER PRIMARY KEY,        -- number of the journal's entry
  claim TEXT NOT NULL,            -- as the act named it
  placed TEXT,                    -- the claim it applies to; NULL if none was found
  verdict INTEGER NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX decision_by_claim ON decision(placed, act);
CREATE TABLE claim(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  report INTEGER NOT NULL REFERENCES report(number),
  ordinal INTEGER NOT NULL,
  frame TEXT NOT NULL,
  phase TEXT NOT NULL,
  modality INTEGER NOT NULL,
  negative INTEGER NOT NULL,
  evidence_begin INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  sentence_begin INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  zone INTEGER NOT NULL,
  in_quotation INTEGER NOT NULL,
  rule TEXT NOT NULL,
  confidence REAL NOT NULL,
  repeated INTEGER NOT NULL,
  day_from TEXT,                  -- the happening's days if resolved, else the publication's; NULL if neither
  day_to TEXT,
  time_begin INTEGER,             -- the words for the time; all NULL if the claim has none
  time_end INTEGER,
  time_type INTEGER,
  time_value TEXT,
  time_mod TEXT,
  time_from TEXT,
  time_to TEXT,
  time_grain INTEGER,
  time_resolved_by INTEGER,
  verdict INTEGER NOT NULL DEFAULT 0,
  UNIQUE(report, ordinal)
) STRICT;
CREATE INDEX claim_by_frame ON claim(frame, phase);
CREATE INDEX claim_by_day ON claim(day_from);
CREATE TABLE argument(
  claim INTEGER NOT NULL REFERENCES claim(number),
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  folded TEXT NOT NULL,
  actor TEXT NOT NULL,            -- actor.id or ''
  evidence_begin INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  PRIMARY KEY(claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX argument_by_actor ON argument(actor, claim);
CREATE TABLE link(
  claim INTEGER NOT NULL REFERENCES claim(number),
  ordinal INTEGER NOT NULL,
  who TEXT NOT NULL,
  folded TEXT NOT NULL,
  role TEXT NOT NULL,
  act TEXT NOT NULL,
  channel TEXT NOT NULL,
  actor TEXT NOT NULL,
  evidence_begin INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  PRIMARY KEY(claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_actor ON link(actor, claim);
CREATE TABLE quantity(
  claim INTEGER NOT NULL REFERENCES claim(number),
  ordinal INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  counted_begin INTEGER NOT NULL,
  counted_end INTEGER NOT NULL,
  relation INTEGER NOT NULL,
  value REAL,
  low REAL,
  high REAL,
  unit TEXT NOT NULL,
  is_ordinal INTEGER NOT NULL,
  cumulative INTEGER NOT NULL,
  PRIMARY KEY(claim, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE place(
  claim INTEGER NOT NULL REFERENCES claim(number),
  ordinal INTEGER NOT NULL,
  text_begin INTEGER NOT NULL,
  text_end INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  country TEXT NOT NULL,
  province TEXT NOT NULL,
  province_folded TEXT NOT NULL,
  latitude REAL,
  longitude REAL,
  radius_km REAL NOT NULL,
  place_precision INTEGER NOT NULL,
  PRIMARY KEY(claim, ordinal)
) STRICT, WITHOUT ROWID;
)sql";

// Full text: the index keeps no copy of the texts but refers to a view of report, in which each text begins
// with the mark that tells the tokenizer its language. The writer indexes each report as it is inserted
// (triggers may not, as long as the schema is not trusted), and a report never changes after that; check
// compares texts and index.
constexpr const char* kSearch = R"sql(
CREATE VIEW report_words AS SELECT number,
  char(31) || language || char(31) || title AS title,
  char(31) || language || char(31) || text AS text FROM report;
CREATE VIRTUAL TABLE report_fts USING fts5(title, text, content='report_words', content_rowid='number',
  tokenize='dragoman');
CREATE TRIGGER report_changed BEFORE UPDATE ON report BEGIN
  SELECT raise(ABORT, 'a report is never changed in place');
END;
CREATE TRIGGER report_removed BEFORE DELETE ON report BEGIN
  SELECT raise(ABORT, 'a report is never removed');
END;
)sql";

// What tables of other standards need of the parties, and which claims of a report tell of one happening. A
// record made before has them empty until it is rebuilt.
constexpr const char* kStandards = R"sql(
ALTER TABLE argument ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE argument ADD COLUMN sector TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN event_key TEXT NOT NULL DEFAULT '';
)sql";

// Migration n brings a record from version n to n + 1. Never change one that was released; add the next.
const std::array<std::string, 2> kMigrations = {std::string(kPages) + kReports + kClaims + kSearch,
                                                kStandards};

constexpr int kVersion = static_cast<int>(kMigrations.size());

int version_of(Database& record) {
  Rows rows = record.rows("PRAGMA user_version");
  return rows.next() ? static_cast<int>(rows.integer(0)) : 0;
}

void refuse_newer(int version, const std::filesystem::path& file) {
  if (version <= kVersion) return;
  throw DatabaseError(Error{ErrorCode::unsupported,
                            "the record has version " + std::to_string(version) + ", this program knows " +
                                std::to_string(kVersion),
                            file.string()});
}

}  // namespace

std::unique_ptr<Database> open_record(const std::filesystem::path& file) {
  auto record = std::make_unique<Database>(file, Database::Mode::write);
  register_search_tokenizer(record->handle());
  if (version_of(*record) == kVersion) return record;
  Transaction transaction(*record);
  int version = version_of(*record);  // again, now that nobody else can change it
  refuse_newer(version, file);
  for (; version < kVersion; ++version) record->script(kMigrations[static_cast<std::size_t>(version)]);
  record->script("PRAGMA user_version=" + std::to_string(kVersion));
  transaction.commit();
  return record;
}

std::unique_ptr<Database> open_record_for_reading(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    throw DatabaseError(
        Error{ErrorCode::not_found, "there is no record here; `dragoman add` makes one", file.string()});
  }
  auto record = std::make_unique<Database>(file, Database::Mode::read);
  register_search_tokenizer(record->handle());
  const int version = version_of(*record);
  refuse_newer(version, file);
  if (version < kVersion) {
    throw DatabaseError(Error{ErrorCode::unsupported,
                              "the record has an older version; `dragoman rebuild` renews it",
                              file.string()});
  }
  return record;
}

}  // namespace dragoman
