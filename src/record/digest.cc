// The digest over the record's logical content: two records with the same digest say the same.
#include <array>
#include <bit>
#include <string>

#include "base/hash.h"
#include "record/catch_up.h"
#include "record/centre.h"
#include "record/schema.h"

namespace dragoman {
namespace {

// Every table, each in the order of its key. The full-text index is left out: it is made from report alone,
// and check compares the two.
constexpr std::array kTables = {
    "SELECT * FROM page ORDER BY number",           "SELECT * FROM report ORDER BY number",
    "SELECT * FROM actor ORDER BY report, ordinal", "SELECT * FROM mention ORDER BY report, ordinal",
    "SELECT * FROM claim ORDER BY number",          "SELECT * FROM argument ORDER BY claim, ordinal",
    "SELECT * FROM link ORDER BY claim, ordinal",   "SELECT * FROM quantity ORDER BY claim, ordinal",
    "SELECT * FROM place ORDER BY claim, ordinal",  "SELECT * FROM decision ORDER BY act",
    "SELECT * FROM setting ORDER BY name",          "SELECT * FROM meta ORDER BY name",
};

// Add a value as its type, its size and its bytes, so that no two rows look alike.
void add_value(Sha256Stream& hasher, const Rows& rows, int column) {
  std::string bytes;
  switch (rows.type(column)) {
    case 1:
      bytes = std::to_string(rows.integer(column));
      break;
    case 2:
      bytes = std::to_string(std::bit_cast<std::uint64_t>(rows.real(column)));
      break;
    default:
      bytes = rows.string(column);
  }
  hasher.add(std::to_string(rows.type(column)) + ":" + std::to_string(bytes.size()) + ":");
  hasher.add(bytes);
}

}  // namespace

Result<std::string> record_digest(const std::filesystem::path& centre) {
  return guarded([&] {
    const auto record = open_record_for_reading(record_file(centre));
    record->script("BEGIN");  // one state for all tables
    Sha256Stream hasher;
    for (const char* table : kTables) {
      hasher.add(table);
      Rows rows = record->rows(table);
      while (rows.next()) {
        for (int column = 0; column < rows.columns(); ++column) add_value(hasher, rows, column);
      }
    }
    return hex(hasher.finish());
  });
}

}  // namespace dragoman
