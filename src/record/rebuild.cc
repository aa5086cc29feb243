// The record made again from archive and journal.
#include <sqlite3.h>

#include "record/catch_up.h"
#include "record/centre.h"
#include "record/folder_lock.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr int kLockWaitMs = 10'000;

// Remove a database with the files that SQLite keeps beside it.
void remove_database(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(file.string() + suffix, ignored);
}

// Replace the content of `target` by that of `source` in one transaction: a reader sees the old or the new
// whole. Throws DatabaseError.
void copy_database(Database& source, Database& target) {
  sqlite3_backup* copy = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
  if (copy != nullptr) {
    while (sqlite3_backup_step(copy, -1) == SQLITE_BUSY) sqlite3_sleep(20);
    sqlite3_backup_finish(copy);
  }
  const int status = sqlite3_errcode(target.handle());
  if (status == SQLITE_OK) return;
  throw DatabaseError(
      Error{status == SQLITE_NOTADB || status == SQLITE_CORRUPT ? ErrorCode::corrupt : ErrorCode::unreadable,
            sqlite3_errmsg(target.handle()), ""});
}

// Put the new record in the old one's place. An old file that is no database any more is removed first.
void put_in_place(Database& made, const fs::path& file) {
  try {
    Database target(file, Database::Mode::write);
    copy_database(made, target);
  } catch (const DatabaseError& error) {
    if (error.error().code != ErrorCode::corrupt) throw;
    remove_database(file);
    Database target(file, Database::Mode::write);
    copy_database(made, target);
  }
}

// Make a record in a file of its own beside the old one.
Result<std::unique_ptr<Database>> make_beside(const fs::path& centre, const fs::path& file,
                                              const Understand& understand) {
  remove_database(file);
  auto made = guarded([&] { return open_record(file); });
  if (!made) return made;
  auto pages = catch_up_with_archive(**made, centre, understand);
  if (!pages) return tl::unexpected<Error>(pages.error());
  if (auto acts = catch_up_with_journal(**made, centre); !acts) return tl::unexpected<Error>(acts.error());
  return made;
}

}  // namespace

Result<std::string> rebuild_record(const fs::path& centre, const Understand& understand) {
  std::error_code ignored;
  if (!fs::is_directory(archive_folder(centre), ignored)) {
    return fail(ErrorCode::not_found, "there is no archive here", centre.string());
  }
  auto lock = FolderLock::take(archive_folder(centre), kLockWaitMs);
  if (!lock) return tl::unexpected<Error>(lock.error());
  const fs::path beside = centre / "record.new.db";
  {
    auto made = make_beside(centre, beside, understand);
    if (!made) return tl::unexpected<Error>(made.error());
    auto placed = guarded([&] { put_in_place(**made, record_file(centre)); });
    if (!placed) return tl::unexpected<Error>(placed.error());
  }
  remove_database(beside);
  auto record = guarded([&] { return open_record(record_file(centre)); });
  if (!record) return tl::unexpected<Error>(record.error());
  // An act that came in since the journal was read went into the old record.
  if (auto acts = catch_up_with_journal(**record, centre); !acts) return tl::unexpected<Error>(acts.error());
  return record_digest(centre);
}

}  // namespace dragoman
