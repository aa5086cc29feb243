// What is read out of the record, row by row. Functions throw DatabaseError.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/database.h"
#include "record/store.h"

namespace dragoman {

// The columns that read_head and read_claim expect, in their order, from "report r" and "claim c JOIN report
// r".
extern const char* const kHeadColumns;
extern const char* const kClaimColumns;

// Read the report's head that `rows` stands on, its columns starting at `column`.
ReportHead read_head(const Rows& rows, int column = 0);

// Read the claim that `rows` stands on, with its parts.
StoredClaim read_claim(Database& record, const Rows& rows);

// Read all claims of a report in text order.
std::vector<StoredClaim> read_claims_of(Database& record, std::int64_t report);

std::vector<StoredMention> read_mentions_of(Database& record, std::int64_t report);

}  // namespace dragoman
