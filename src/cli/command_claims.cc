#include <fmt/core.h>

#include <cstdio>

#include "cli/claim_choice.h"
#include "cli/claim_line.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "export/stored_json.h"
#include "record/store.h"

namespace dragoman {
namespace {

void print_claims(const Paged<StoredClaim>& claims) {
  std::vector<std::vector<std::string>> rows = {
      {"id", "published", "frame/phase", "put as", "who and what", "according to"}};
  for (const StoredClaim& claim : claims.rows) {
    rows.push_back({claim.id, claim.published.substr(0, 10), claim.frame + "/" + claim.phase,
                    modality_line(claim), arguments_line(claim), chain_line(claim)});
  }
  print_table(rows, {24, 10, 36, 20, 70, 50});
  if (claims.rows.size() < claims.total) {
    fmt::print("{} of {} claims; --limit and --skip show others\n", claims.rows.size(), claims.total);
  }
}

}  // namespace

int claims_command(const Folders& folders, const ClaimsOptions& options) {
  const auto filter = filter_of(options);
  if (!filter) return failed(filter.error()), 2;
  const auto store = Store::open(folders.centre);
  if (!store) return failed(store.error());
  const auto claims = store->claims(*filter, {options.skip, options.limit});
  if (!claims) return failed(claims.error());
  if (!options.json) return print_claims(*claims), 0;
  for (const StoredClaim& claim : claims->rows) std::puts(claim_json(claim).c_str());
  return 0;
}

}  // namespace dragoman
