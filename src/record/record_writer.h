// What is written into the record, one function a kind. All run inside a Transaction of the caller and throw
// DatabaseError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "record/archive.h"
#include "record/centre.h"
#include "record/database.h"
#include "record/journal.h"

namespace dragoman {

// A page as the record remembers it.
struct PageRow {
  std::int64_t number = 0;  // order of arrival, from 1; its report has the same
  std::string key;
  PagePlace place;
  std::string digest;
  std::string url;
  std::string fetched;
  std::string added;
  std::optional<Error> put_aside;
};

void insert_page(Database& record, const PageRow& page);

// Store a document under its page's number.
void insert_document(Database& record, std::int64_t number, const Document& document);

// Give the document an id that no report of the record has yet: its own, or with "~2", "~3" behind it. Its
// claims' ids follow.
void make_id_unique(Database& record, Document& document);

// Apply an act of the journal and remember that it has been applied.
void apply_act(Database& record, const JournalEntry& entry);

// Return the number of the last act applied, 0 if none.
std::uint64_t last_act(Database& record);

}  // namespace dragoman
