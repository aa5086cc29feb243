// Full-text search.
#include "record/database.h"
#include "record/record_reader.h"
#include "record/search_words.h"
#include "record/store.h"

namespace dragoman {
namespace {

// FTS5 puts these around a hit; no text holds them, for clean takes control characters out.
constexpr char kHitBegin = '\x02';
constexpr char kHitEnd = '\x03';

// A hit in the title counts as much as four in the text: titles are short, and say what a report is about.
constexpr const char* kRank = "bm25(report_fts, 4.0, 1.0)";

// Take FTS5's marks out of a snippet and set where the hits are.
void unmark(std::string_view marked, SearchHit& out) {
  std::uint32_t begin = 0;
  bool in_mark = false;  // inside the language mark that a text begins with
  for (const char c : marked) {
    const auto at = static_cast<std::uint32_t>(out.snippet.size());
    if (c == kSearchMark) {
      in_mark = !in_mark;
    } else if (c == kHitBegin) {
      begin = at;
    } else if (c == kHitEnd) {
      out.hits.push_back({begin, at});
    } else if (!in_mark) {
      out.snippet += c == '\n' ? ' ' : c;
    }
  }
}

// Return the numbers of the reports of a slice, best first. Ranking comes before anything is read of them:
// cutting snippets out of all that match would cost far more.
std::vector<std::int64_t> best(Database& record, const std::string& expression, Slice slice) {
  std::vector<std::int64_t> out;
  Rows rows = record.rows(std::string("SELECT rowid FROM report_fts WHERE report_fts MATCH ?1 ORDER BY ") +
                              kRank + ", rowid LIMIT ?2 OFFSET ?3",
                          expression, slice.limit, slice.skip);
  while (rows.next()) out.push_back(rows.integer(0));
  return out;
}

SearchHit read_hit(Database& record, const std::string& expression, std::int64_t report) {
  Rows rows = record.rows(std::string("SELECT ") + kHeadColumns +
                              ", snippet(report_fts, 1, char(2), char(3), '…', 30), "
                              "snippet(report_fts, 0, char(2), char(3), '…', 30) "
                              "FROM report_fts JOIN report r ON r.number = report_fts.rowid "
                              "WHERE report_fts MATCH ?1 AND report_fts.rowid = ?2",
                          expression, report);
  SearchHit out;
  if (!rows.next()) return out;
  out.report = read_head(rows);
  const bool in_text = rows.text(8).find(kHitBegin) != std::string_view::npos;
  unmark(rows.text(in_text ? 8 : 9), out);
  return out;
}

}  // namespace

Result<Paged<SearchHit>> Store::search(const std::string& query, Slice slice) const {
  return guarded([&] {
    Paged<SearchHit> out;
    const std::string expression = search_expression(query);
    if (expression.empty()) return out;
    {
      Rows rows = database_->rows("SELECT count(*) FROM report_fts WHERE report_fts MATCH ?1", expression);
      rows.next();
      out.total = static_cast<std::uint32_t>(rows.integer(0));
    }
    for (const std::int64_t report : best(*database_, expression, slice)) {
      out.rows.push_back(read_hit(*database_, expression, report));
    }
    return out;
  });
}

}  // namespace dragoman
