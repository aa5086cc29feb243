#include "record/store.h"

#include <array>

#include "base/unicode.h"
#include "record/catch_up.h"
#include "record/database.h"
#include "record/layout.h"
#include "record/record_reader.h"
#include "record/schema.h"

namespace dragoman {
namespace {

// The latest first, those without a date last; a stable order for equal dates.
constexpr const char* kReportOrder = " ORDER BY r.published = '', r.published DESC, r.number DESC";

std::uint32_t count_of(Database& record, const std::string& from_where,
                       const std::vector<Database::Value>& values) {
  Rows rows = record.rows_of("SELECT count(*) " + from_where, values);
  rows.next();
  return static_cast<std::uint32_t>(rows.integer(0));
}

std::vector<Count> counts(Database& record, const char* sql) {
  std::vector<Count> out;
  Rows rows = record.rows(sql);
  while (rows.next()) out.push_back({rows.string(0), static_cast<std::uint32_t>(rows.integer(1))});
  return out;
}

// Fill the report from the row that `rows` stands on.
StoredReport read_report(const Rows& rows) {
  StoredReport out;
  Report& report = out.report;
  report.id = rows.string(1);
  report.url = rows.string(2);
  report.canonical_url = rows.string(3);
  report.title = rows.string(4);
  report.outlet = rows.string(5);
  report.published = {rows.string(6), rows.string(7)};
  report.updated = {rows.string(8), rows.string(9)};
  report.language = rows.string(10);
  report.section = rows.string(11);
  report.dateline = rows.string(12);
  report.kind = static_cast<PageKind>(rows.integer(13));
  report.authors = texts_from_json(rows.text(14));
  report.agencies = texts_from_json(rows.text(15));
  report.notes = texts_from_json(rows.text(16));
  report.blocks = blocks_from_json(rows.text(17));
  report.pieces = pieces_from_json(rows.text(18));
  report.text = rows.string(19);
  out.added = rows.string(20);
  out.fetched = rows.string(21);
  out.page_digest = rows.string(22);
  return out;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 3> kNames = {"open", "accepted", "rejected"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& centre) {
  return guarded([&] { return Store(open_record_for_reading(record_file(centre))); });
}

Result<Paged<ReportHead>> Store::reports(const ReportFilter& filter, Slice slice) const {
  return guarded([&] {
    std::string from = "FROM report r WHERE 1";
    std::vector<Database::Value> values;
    const auto demand = [&](const char* condition, const std::string& value) {
      if (value.empty()) return;
      from += condition;
      values.emplace_back(value);
    };
    demand(" AND r.outlet_folded = ?", fold(filter.outlet));
    demand(" AND r.language = ?", filter.language);
    Paged<ReportHead> out;
    out.total = count_of(*database_, from, values);
    values.insert(values.end(), {std::int64_t{slice.limit}, std::int64_t{slice.skip}});
    // Sorting comes first and sees the keys alone; only the slice's rows are read whole.
    Rows rows = database_->rows_of(std::string("SELECT ") + kHeadColumns +
                                       " FROM report r WHERE r.number IN (SELECT r.number " + from +
                                       kReportOrder + " LIMIT ? OFFSET ?)" + kReportOrder,
                                   values);
    while (rows.next()) out.rows.push_back(read_head(rows));
    return out;
  });
}

Result<StoredReport> Store::report(const std::string& id) const {
  return guarded([&]() -> StoredReport {
    Rows rows = database_->rows(
        "SELECT r.number, r.id, r.url, r.canonical_url, r.title, r.outlet, r.published, r.published_basis, "
        "r.updated, "
        "r.updated_basis, r.language, r.section, r.dateline, r.kind, r.authors, r.agencies, r.notes, "
        "r.blocks, "
        "r.pieces, r.text, p.added, p.fetched, p.digest FROM report r JOIN page p ON p.number = r.number "
        "WHERE r.id=?1",
        id);
    if (!rows.next()) throw DatabaseError(Error{ErrorCode::not_found, "there is no such report", id});
    StoredReport out = read_report(rows);
    out.claims = read_claims_of(*database_, rows.integer(0));
    out.mentions = read_mentions_of(*database_, rows.integer(0));
    return out;
  });
}

Result<StoredClaim> Store::claim(const std::string& id) const {
  return guarded([&]() -> StoredClaim {
    Rows rows = database_->rows(std::string("SELECT ") + kClaimColumns +
                                    " FROM claim c JOIN report r ON r.number = c.report WHERE c.id=?1",
                                id);
    if (!rows.next()) throw DatabaseError(Error{ErrorCode::not_found, "there is no such claim", id});
    return read_claim(*database_, rows);
  });
}

Result<Summary> Store::summary() const {
  return guarded([&] {
    Summary out;
    out.reports = count_of(*database_, "FROM report", {});
    out.claims = count_of(*database_, "FROM claim WHERE repeated = 0", {});
    out.outlets =
        counts(*database_, "SELECT outlet, count(*) FROM report GROUP BY outlet ORDER BY 2 DESC, 1");
    out.languages =
        counts(*database_, "SELECT language, count(*) FROM report GROUP BY language ORDER BY 2 DESC, 1");
    out.frames = counts(
        *database_, "SELECT frame, count(*) FROM claim WHERE repeated = 0 GROUP BY frame ORDER BY 2 DESC, 1");
    return out;
  });
}

}  // namespace dragoman
