#include <fmt/core.h>

#include "cli/claim_line.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "record/store.h"

namespace dragoman {
namespace {

constexpr std::size_t kListed = 12;         // names of a list before "and others"
constexpr std::uint32_t kSampleClaims = 4;  // one of each of the most frequent frames

std::string listed(const std::vector<Count>& counts) {
  std::string out;
  for (std::size_t i = 0; i < counts.size() && i < kListed; ++i) {
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", counts[i].name.empty() ? "(not known)" : counts[i].name,
                       counts[i].count);
  }
  return counts.size() > kListed ? out + " and others" : out;
}

void print_sample(const StoredClaim& claim) {
  fmt::print("\n  {}/{}, {}: {}\n", claim.frame, claim.phase, modality_line(claim),
             cut(arguments_line(claim), 160));
  fmt::print("    according to {}\n", cut(chain_line(claim), 140));
  fmt::print("    \"{}\"\n", cut(claim.sentence_text, 220));
  fmt::print("    {}\n", claim.id);
}

}  // namespace

int brief_command(const Folders& folders, const NoOptions&) {
  const auto store = Store::open(folders.centre);
  if (!store) return failed(store.error());
  const auto summary = store->summary();
  if (!summary) return failed(summary.error());
  fmt::print("{} reports, {} claims\n", summary->reports, summary->claims);
  fmt::print("outlets    {}\nlanguages  {}\nframes     {}\n", listed(summary->outlets),
             listed(summary->languages), listed(summary->frames));
  for (std::size_t i = 0; i < summary->frames.size() && i < kSampleClaims; ++i) {
    ClaimFilter filter;
    filter.frame = summary->frames[i].name;
    const auto claims = store->claims(filter, {0, 1});
    if (!claims) return failed(claims.error());
    for (const StoredClaim& claim : claims->rows) print_sample(claim);
  }
  return 0;
}

}  // namespace dragoman
