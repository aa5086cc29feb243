#include <cstdio>

#include "cli/claim_choice.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "export/csv.h"
#include "export/json_writer.h"
#include "export/standards.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kAtOnce = 2000;  // claims

void print_row(std::span<const std::string_view> columns, const Row& row, bool json) {
  if (!json) {
    std::fputs(csv_line(row).c_str(), stdout);
    return;
  }
  JsonWriter out;
  out.begin_object();
  for (std::size_t k = 0; k < columns.size(); ++k) out.member(columns[k], row[k]);
  out.end_object();
  std::puts(out.take().c_str());
}

// Print the rows of the reports whose claims are all there; keep the last report's claims, of which more may
// come.
void print_whole_reports(Standard standard, const Codebook& codebook, std::vector<StoredClaim>& claims,
                         bool last, bool json) {
  const auto columns = columns_of(standard);
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= claims.size(); ++end) {
    const bool cut = end == claims.size();
    if (cut ? !last : claims[end].report_id == claims[begin].report_id) continue;
    const std::span<const StoredClaim> report(claims.data() + begin, end - begin);
    for (const Row& row : rows_of(standard, codebook, report)) print_row(columns, row, json);
    begin = end;
  }
  claims.erase(claims.begin(), claims.begin() + static_cast<std::ptrdiff_t>(begin));
}

Result<void> print_all(const Store& store, const ClaimFilter& filter, const Codebook& codebook,
                       Standard standard, bool json) {
  std::vector<StoredClaim> claims;
  for (std::uint32_t skip = 0;; skip += kAtOnce) {
    auto some = store.claims(filter, {skip, kAtOnce});
    if (!some) return tl::unexpected(some.error());
    const bool last = skip + some->rows.size() >= some->total || some->rows.empty();
    std::move(some->rows.begin(), some->rows.end(), std::back_inserter(claims));
    print_whole_reports(standard, codebook, claims, last, json);
    if (last) return {};
  }
}

}  // namespace

int export_command(const Folders& folders, const ExportOptions& options) {
  const auto standard = standard_named(options.format);
  if (!standard) {
    return failed(Error{ErrorCode::bad_input, "no such format; those are plover, cameo, acled, ged, sipri",
                        options.format}),
           2;
  }
  const auto filter = filter_of(options);
  if (!filter) return failed(filter.error()), 2;
  const auto codebook = Codebook::load(folders.codebook);
  if (!codebook) return failed(codebook.error());
  const auto store = Store::open(folders.centre);
  if (!store) return failed(store.error());
  if (!options.json) {
    const auto columns = columns_of(*standard);
    std::fputs(csv_line(Row(columns.begin(), columns.end())).c_str(), stdout);
  }
  const auto printed = print_all(*store, *filter, *codebook, *standard, options.json);
  return printed ? 0 : failed(printed.error());
}

}  // namespace dragoman
