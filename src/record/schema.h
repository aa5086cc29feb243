// The record's tables. Migrations are numbered and only go forward; a record of a newer version is refused.
// The tables are described in docs/record.md.
#pragma once

#include <filesystem>
#include <memory>

#include "record/database.h"

namespace dragoman {

// The name of the record's file in a centre's folder.
constexpr const char* kRecordFile = "record.db";

// Open a record for writing, made or migrated to the present version as needed. Throws DatabaseError.
std::unique_ptr<Database> open_record(const std::filesystem::path& file);

// Open a record of the present version for reading. Throws DatabaseError: not_found without a record,
// unsupported if its version is another.
std::unique_ptr<Database> open_record_for_reading(const std::filesystem::path& file);

}  // namespace dragoman
