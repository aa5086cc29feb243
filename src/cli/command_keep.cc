// rebuild, check, digest: keeping the record true to archive and journal.
#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/speak.h"
#include "record/centre.h"
#include "record/check.h"
#include "record/pipeline.h"

namespace dragoman {

int rebuild_command(const Folders& folders, const NoOptions&) {
  const auto knowledge = Knowledge::load(folders.knowledge, folders.codebook);
  if (!knowledge) return failed(knowledge.error());
  const auto digest =
      rebuild_record(folders.centre, [&](const Page& page) { return knowledge->understand(page); });
  if (!digest) return failed(digest.error());
  fmt::print("digest {}\n", *digest);
  return 0;
}

int check_command(const Folders& folders, const NoOptions&) {
  const auto found = check_centre(folders.centre);
  if (!found) return failed(found.error());
  for (const Error& fault : found->faults) failed(fault);
  fmt::print("{} pages and {} acts verified, {} reports and {} claims agree with them: {}\ndigest {}\n",
             found->pages, found->acts, found->reports, found->claims,
             found->faults.empty() ? "sound" : fmt::format("{} faults", found->faults.size()), found->digest);
  return found->faults.empty() ? 0 : 1;
}

int digest_command(const Folders& folders, const NoOptions&) {
  const auto digest = record_digest(folders.centre);
  if (!digest) return failed(digest.error());
  fmt::print("digest {}\n", *digest);
  return 0;
}

}  // namespace dragoman
