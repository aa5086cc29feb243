#include "record/check.h"

#include <fmt/core.h>

#include "base/byte_range.h"
#include "record/catch_up.h"
#include "record/centre.h"
#include "record/folder_lock.h"
#include "record/journal.h"
#include "record/layout.h"
#include "record/record_writer.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr int kLockWaitMs = 10'000;
constexpr std::size_t kMaxFaults = 100;

void fault(CheckReport& out, std::string message, std::string where) {
  if (out.faults.size() < kMaxFaults)
    out.faults.push_back({ErrorCode::corrupt, std::move(message), std::move(where)});
}

// Compare one archived page with what the record remembers of it.
void compare_page(Database& record, std::size_t number, const PagePlace& place, const ArchivedPage& archived,
                  CheckReport& out) {
  const std::string where = fmt::format("segment {} at byte {}", place.segment, place.at);
  Rows rows = record.rows("SELECT key, segment, at, size, digest FROM page WHERE number=?1", number);
  if (!rows.next())
    return fault(out, "the record lacks this page of the archive; `dragoman add` reads it in", where);
  const bool same = rows.text(0) == archived.key && rows.integer(1) == place.segment &&
                    rows.integer(2) == static_cast<std::int64_t>(place.at) &&
                    rows.integer(3) == static_cast<std::int64_t>(place.size) &&
                    rows.text(4) == archived.digest;
  if (!same) fault(out, "the record remembers this page of the archive otherwise", where);
}

void check_archive(Database& record, const fs::path& centre, CheckReport& out) {
  auto walked =
      walk_archive(archive_folder(centre), {}, [&](const PagePlace& place, ArchivedPage&& archived) {
        return guarded([&] { compare_page(record, ++out.pages, place, archived, out); });
      });
  if (!walked) return out.faults.push_back(walked.error());
  Rows rows = record.rows("SELECT count(*) FROM page");
  rows.next();
  if (static_cast<std::size_t>(rows.integer(0)) > out.pages) {
    fault(out, fmt::format("the record remembers {} pages, the archive holds {}", rows.integer(0), out.pages),
          "archive");
  }
}

void check_journal(Database& record, const fs::path& centre, CheckReport& out) {
  auto journal = read_journal(journal_folder(centre));
  if (!journal) return out.faults.push_back(journal.error());
  out.acts = journal->entries.size();
  if (last_act(record) != out.acts) {
    fault(out, fmt::format("the record has applied {} of {} acts", last_act(record), out.acts), "journal");
  }
}

// Report each row of a query as a fault: its first column says what, the second where.
void report_rows(Database& record, const char* sql, CheckReport& out) {
  Rows rows = record.rows(sql);
  while (rows.next()) fault(out, rows.string(0), rows.string(1));
}

void check_references(Database& record, CheckReport& out) {
  report_rows(record,
              "SELECT integrity_check, 'record.db' FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
              out);
  report_rows(record,
              "SELECT 'a row of ' || \"table\" || ' refers to no row of ' || \"parent\", 'record.db' "
              "FROM pragma_foreign_key_check",
              out);
  report_rows(record,
              "SELECT 'evidence outside its sentence or text', c.id FROM claim c JOIN report r ON r.number = "
              "c.report "
              "WHERE c.evidence_begin > c.evidence_end OR c.sentence_begin > c.evidence_begin "
              "OR c.sentence_end < c.evidence_end OR c.sentence_end > length(CAST(r.text AS BLOB))",
              out);
  report_rows(record,
              "SELECT 'the page gave neither a report nor a reason', 'page ' || p.number FROM page p "
              "LEFT JOIN report r ON r.number = p.number WHERE (r.number IS NULL) = (p.put_aside IS NULL)",
              out);
}

// Texts against the search index: FTS5 reads every text again and compares.
void check_index(Database& record, CheckReport& out) {
  try {
    record.script("INSERT INTO report_fts(report_fts, rank) VALUES('integrity-check', 1)");
  } catch (const DatabaseError& error) {
    fault(out, "the search index does not agree with the texts: " + error.error().message, "record.db");
  }
}

void check_blocks(Database& record, CheckReport& out) {
  Rows rows = record.rows("SELECT id, blocks, length(CAST(text AS BLOB)) FROM report");
  while (rows.next()) {
    for (const Block& block : blocks_from_json(rows.text(1))) {
      if (block.text.begin <= block.text.end && block.text.end <= static_cast<std::uint64_t>(rows.integer(2)))
        continue;
      fault(out, "a block lies outside the text", rows.string(0));
      break;
    }
  }
}

std::size_t count_of(Database& record, const char* sql) {
  Rows rows = record.rows(sql);
  rows.next();
  return static_cast<std::size_t>(rows.integer(0));
}

}  // namespace

Result<CheckReport> check_centre(const fs::path& centre) {
  std::error_code ignored;
  if (!fs::exists(record_file(centre), ignored)) {
    return fail(ErrorCode::not_found, "there is no record here; `dragoman add` makes one", centre.string());
  }
  auto lock = FolderLock::take(archive_folder(centre), kLockWaitMs);
  if (!lock) return tl::unexpected<Error>(lock.error());
  CheckReport out;
  auto done = guarded([&] {
    const auto record =
        open_record(record_file(centre));  // the index check needs the right to write; it writes nothing
    check_archive(*record, centre, out);
    check_journal(*record, centre, out);
    check_references(*record, out);
    check_index(*record, out);
    check_blocks(*record, out);
    out.reports = count_of(*record, "SELECT count(*) FROM report");
    out.claims = count_of(*record, "SELECT count(*) FROM claim");
  });
  if (!done) return tl::unexpected<Error>(done.error());
  auto digest = record_digest(centre);
  if (!digest) return tl::unexpected<Error>(digest.error());
  out.digest = *digest;
  return out;
}

}  // namespace dragoman
