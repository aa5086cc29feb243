// Claims by filter.
#include "base/unicode.h"
#include "record/database.h"
#include "record/record_reader.h"
#include "record/store.h"

namespace dragoman {
namespace {

// Conditions under construction: SQL with a "?" for each value.
struct Conditions {
  std::string sql;
  std::vector<Database::Value> values;

  void add(const std::string& condition, std::initializer_list<Database::Value> filled) {
    sql += " AND " + condition;
    values.insert(values.end(), filled);
  }
  void add_text(const char* condition, const std::string& value) {
    if (!value.empty()) add(condition, {value});
  }
};

// Return the ids of the actors that bear `name` somewhere, as id, display name or any form met in a report.
std::vector<std::string> actors_called(Database& record, const std::string& name) {
  std::vector<std::string> out;
  Rows rows = record.rows(
      "SELECT id FROM actor WHERE folded = ?2 UNION SELECT id FROM actor WHERE id = ?1 UNION "
      "SELECT a.id FROM mention m JOIN actor a ON a.report = m.report AND a.ordinal = m.actor WHERE m.folded "
      "= ?2 "
      "ORDER BY 1",
      name, fold(name));
  while (rows.next()) out.push_back(rows.string(0));
  return out;
}

// Claims in which the actor fills a role or speaks: under one of its ids, or by the name as it is shown.
void add_actor(Database& record, const std::string& name, Conditions& out) {
  if (name.empty()) return;
  std::string marks;
  std::vector<Database::Value> ids;
  for (const std::string& id : actors_called(record, name)) {
    marks += marks.empty() ? "?" : ",?";
    ids.emplace_back(id);
  }
  const std::string condition = "(actor IN (" + marks + ") OR instr(folded, ?) > 0)";
  out.sql += " AND c.number IN (SELECT claim FROM argument WHERE " + condition +
             " UNION SELECT claim FROM link WHERE " + condition + ")";
  for (int table = 0; table < 2; ++table) {
    out.values.insert(out.values.end(), ids.begin(), ids.end());
    out.values.emplace_back(fold(name));
  }
}

void add_place(const std::string& place, Conditions& out) {
  if (place.empty()) return;
  out.add(
      "c.number IN (SELECT claim FROM place WHERE id = ? OR folded = ? OR province_folded = ? OR country = "
      "?)",
      {place, fold(place), fold(place), place});
}

Conditions conditions_of(Database& record, const ClaimFilter& filter) {
  Conditions out;
  out.add_text("c.frame = ?", filter.frame);
  out.add_text("c.phase = ?", filter.phase);
  out.add_text("r.outlet_folded = ?", fold(filter.outlet));
  out.add_text("r.id = ?", filter.report);
  out.add_text("c.day_to >= ?", filter.from);
  out.add_text("c.day_from <= ?", filter.to);
  if (filter.modality) out.add("c.modality = ?", {static_cast<std::int64_t>(*filter.modality)});
  if (filter.verdict) out.add("c.verdict = ?", {static_cast<std::int64_t>(*filter.verdict)});
  if (!filter.with_repeats) out.sql += " AND c.repeated = 0";
  add_place(filter.place, out);
  add_actor(record, filter.actor, out);
  return out;
}

}  // namespace

Result<Paged<StoredClaim>> Store::claims(const ClaimFilter& filter, Slice slice) const {
  return guarded([&] {
    Conditions conditions = conditions_of(*database_, filter);
    const std::string from = " FROM claim c JOIN report r ON r.number = c.report WHERE 1" + conditions.sql;
    Paged<StoredClaim> out;
    {
      Rows rows = database_->rows_of("SELECT count(*)" + from, conditions.values);
      rows.next();
      out.total = static_cast<std::uint32_t>(rows.integer(0));
    }
    conditions.values.insert(conditions.values.end(), {std::int64_t{slice.limit}, std::int64_t{slice.skip}});
    // Sorting comes first and sees the keys alone; only the slice's rows are read whole.
    const std::string order = " ORDER BY r.published = '', r.published DESC, r.number DESC, c.ordinal";
    Rows rows = database_->rows_of(std::string("SELECT ") + kClaimColumns +
                                       " FROM claim c JOIN report r ON r.number = c.report WHERE c.number IN "
                                       "(SELECT c.number" +
                                       from + order + " LIMIT ? OFFSET ?)" + order,
                                   conditions.values);
    while (rows.next()) out.rows.push_back(read_claim(*database_, rows));
    return out;
  });
}

}  // namespace dragoman
