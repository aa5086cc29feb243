// The record brought up to the archive and the journal: what opening, deciding and rebuilding share.
#pragma once

#include <cstddef>
#include <filesystem>

#include "record/archive.h"
#include "record/centre.h"
#include "record/database.h"

namespace dragoman {

// The folders of a centre.
std::filesystem::path archive_folder(const std::filesystem::path& centre);
std::filesystem::path journal_folder(const std::filesystem::path& centre);
std::filesystem::path record_file(const std::filesystem::path& centre);

// Store one archived page and what it was understood to be, inside the caller's transaction. A document that
// the record cannot take is undone and its page put aside. Returns what became of it. Throws DatabaseError.
Added store_page(Database& record, std::int64_t number, const PagePlace& place, const ArchivedPage& archived,
                 Result<Document> document);

// What was read in, and where the archive ends.
struct CaughtUp {
  std::size_t pages = 0;
  PagePlace end;
};

// Read in every page of the archive that lies behind those the record knows.
[[nodiscard]] Result<CaughtUp> catch_up_with_archive(Database& record, const std::filesystem::path& centre,
                                                     const Understand& understand);

// Apply every act of the journal that the record has not seen.
[[nodiscard]] Result<void> catch_up_with_journal(Database& record, const std::filesystem::path& centre);

}  // namespace dragoman
