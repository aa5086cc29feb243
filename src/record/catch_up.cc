#include "record/catch_up.h"

#include <algorithm>

#include "record/journal.h"
#include "record/record_writer.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// How many pages one transaction of catching up holds: few enough that little is done again after a crash.
constexpr std::size_t kPagesPerTransaction = 64;

// Where the last page that the record knows ends in the archive.
PagePlace known_end(Database& record) {
  Rows rows = record.rows("SELECT segment, at + size FROM page ORDER BY number DESC LIMIT 1");
  if (!rows.next()) return {};
  return {static_cast<std::uint32_t>(rows.integer(0)), static_cast<std::uint64_t>(rows.integer(1)), 0};
}

std::int64_t next_page(Database& record) {
  Rows rows = record.rows("SELECT coalesce(max(number), 0) + 1 FROM page");
  rows.next();
  return rows.integer(0);
}

// Insert the document; on failure undo it and return why.
std::optional<Error> insert_or_undo(Database& record, std::int64_t number, Document& document) {
  record.script("SAVEPOINT document");
  try {
    make_id_unique(record, document);
    insert_document(record, number, document);
    record.script("RELEASE document");
    return std::nullopt;
  } catch (const DatabaseError& error) {
    if (error.error().code != ErrorCode::corrupt) throw;  // a full disk is not the document's fault
    record.script("ROLLBACK TO document; RELEASE document");
    return Error{ErrorCode::bad_input, "the record cannot hold it: " + error.error().message, ""};
  }
}

}  // namespace

fs::path archive_folder(const fs::path& centre) {
  return centre / "archive";
}
fs::path journal_folder(const fs::path& centre) {
  return centre / "journal";
}
fs::path record_file(const fs::path& centre) {
  return centre / kRecordFile;
}

Added store_page(Database& record, std::int64_t number, const PagePlace& place, const ArchivedPage& archived,
                 Result<Document> document) {
  Added out;
  PageRow row{
      number, archived.key, place, archived.digest, archived.page.url, archived.page.fetched, archived.added,
      {}};
  if (!document) row.put_aside = document.error();
  insert_page(record, row);
  if (document) {
    row.put_aside = insert_or_undo(record, number, *document);
    if (row.put_aside)
      record.run("UPDATE page SET put_aside=?2 WHERE number=?1", number, row.put_aside->message);
    if (!row.put_aside) out.report = document->report.id;
  }
  out.put_aside = row.put_aside;
  if (out.put_aside) out.put_aside->where = archived.page.where;
  return out;
}

Result<CaughtUp> catch_up_with_archive(Database& record, const fs::path& centre,
                                       const Understand& understand) {
  auto from = guarded([&] { return known_end(record); });
  if (!from) return tl::unexpected<Error>(from.error());
  CaughtUp out;
  std::optional<Transaction> transaction;
  std::int64_t number = 0;
  const auto take = [&](const PagePlace& place, ArchivedPage&& archived) -> Result<void> {
    return guarded([&] {
      if (!transaction) transaction.emplace(record);
      if (number == 0) number = next_page(record);
      store_page(record, number++, place, archived, understand(archived.page));
      if (++out.pages % kPagesPerTransaction != 0) return;
      transaction->commit();
      transaction.reset();
    });
  };
  auto end = walk_archive(archive_folder(centre), *from, take);
  if (!end) return tl::unexpected<Error>(end.error());
  out.end = *end;
  auto committed = guarded([&] {
    if (transaction) transaction->commit();
  });
  if (!committed) return tl::unexpected<Error>(committed.error());
  return out;
}

Result<void> catch_up_with_journal(Database& record, const fs::path& centre) {
  auto journal = read_journal(journal_folder(centre));
  if (!journal) return tl::unexpected<Error>(journal.error());
  return guarded([&] {
    if (last_act(record) >= journal->entries.size()) return;
    Transaction transaction(record);
    for (const JournalEntry& entry : journal->entries) {
      if (entry.number > last_act(record)) apply_act(record, entry);
    }
    transaction.commit();
  });
}

}  // namespace dragoman
