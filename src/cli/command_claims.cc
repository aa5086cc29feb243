#include <fmt/core.h>

#include <cstdio>

#include "cli/claim_line.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "export/stored_json.h"
#include "record/store.h"

namespace dragoman {
namespace {

Result<ClaimFilter> filter_of(const ClaimsOptions& options) {
  ClaimFilter out{options.actor, options.frame, options.phase,  options.place,
                  options.from,  options.to,    options.outlet, options.report};
  out.with_repeats = options.repeats;
  if (!options.modality.empty()) {
    out.modality = modality_of(options.modality);
    if (!out.modality) return fail(ErrorCode::bad_input, "no such modality", options.modality);
  }
  for (const Verdict verdict : {Verdict::open, Verdict::accepted, Verdict::rejected}) {
    if (options.verdict == name_of(verdict)) out.verdict = verdict;
  }
  if (!options.verdict.empty() && !out.verdict) {
    return fail(ErrorCode::bad_input, "no such verdict; those are open, accepted, rejected", options.verdict);
  }
  for (const std::string& day : {options.from, options.to}) {
    if (!day.empty() && (day.size() != 10 || !parse_day(day))) {
      return fail(ErrorCode::bad_input, "not a day of the form YYYY-MM-DD", day);
    }
  }
  return out;
}

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
