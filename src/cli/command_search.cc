#include <fmt/core.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/speak.h"
#include "export/stored_json.h"
#include "record/store.h"

namespace dragoman {
namespace {

// Return the snippet with its hits between brackets.
std::string bracketed(const SearchHit& hit) {
  std::string out;
  std::uint32_t at = 0;
  for (const ByteRange range : hit.hits) {
    out += hit.snippet.substr(at, range.begin - at) + "[" + std::string(slice(hit.snippet, range)) + "]";
    at = range.end;
  }
  return out + hit.snippet.substr(at);
}

void print_hits(const Paged<SearchHit>& hits) {
  for (const SearchHit& hit : hits.rows) {
    fmt::print("{}  {}\n    {}{}\n    {}\n", hit.report.id, cut(hit.report.title, 100),
               cut(hit.report.outlet, 40), hit.report.published.empty() ? "" : ", " + hit.report.published,
               cut(bracketed(hit), 500));
  }
  fmt::print("{} of {} reports\n", hits.rows.size(), hits.total);
}

}  // namespace

int search_command(const Folders& folders, const SearchOptions& options) {
  std::string query;
  for (const std::string& word : options.words) query += query.empty() ? word : " " + word;
  const auto store = Store::open(folders.centre);
  if (!store) return failed(store.error());
  const auto hits = store->search(query, {0, options.limit});
  if (!hits) return failed(hits.error());
  if (!options.json) return print_hits(*hits), 0;
  for (const SearchHit& hit : hits->rows) std::puts(hit_json(hit).c_str());
  return 0;
}

}  // namespace dragoman
