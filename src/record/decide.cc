// Acts of people: into the journal first, then into the record.
#include "record/catch_up.h"
#include "record/centre.h"
#include "record/journal.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

Result<ClaimVerdict> verdict_on(Database& record, const std::string& claim, const Decision& decision) {
  Rows rows = record.rows(
      "SELECT r.id, c.frame, c.evidence_begin, c.evidence_end, "
      "substr(CAST(r.text AS BLOB), c.evidence_begin + 1, c.evidence_end - c.evidence_begin) "
      "FROM claim c JOIN report r ON r.number = c.report WHERE c.id=?1",
      claim);
  if (!rows.next()) return fail(ErrorCode::not_found, "there is no such claim", claim);
  return ClaimVerdict{
      decision.verdict == Verdict::accepted,
      claim,
      rows.string(0),
      rows.string(1),
      {static_cast<std::uint32_t>(rows.integer(2)), static_cast<std::uint32_t>(rows.integer(3))},
      rows.string(4),
      decision.why};
}

Result<void> write_act(Database& record, const fs::path& centre, const std::string& when,
                       const std::string& who, const Act& act) {
  auto entry = append_act(journal_folder(centre), when, who, act);
  if (!entry) return tl::unexpected<Error>(entry.error());
  return catch_up_with_journal(record, centre);
}

Result<std::unique_ptr<Database>> existing_record(const fs::path& centre) {
  std::error_code ignored;
  if (!fs::exists(record_file(centre), ignored)) {
    return fail(ErrorCode::not_found, "there is no record here; `dragoman add` makes one", centre.string());
  }
  return guarded([&] { return open_record(record_file(centre)); });
}

}  // namespace

Result<Decision> decide(const fs::path& centre, const std::string& claim, const Decision& decision) {
  if (decision.verdict == Verdict::open)
    return fail(ErrorCode::bad_input, "a decision accepts or rejects", claim);
  auto record = existing_record(centre);
  if (!record) return tl::unexpected<Error>(record.error());
  auto verdict = guarded([&] { return verdict_on(**record, claim, decision); });
  if (!verdict) return tl::unexpected<Error>(verdict.error());
  if (!*verdict) return tl::unexpected<Error>(verdict->error());
  auto written = write_act(**record, centre, decision.when, decision.who, **verdict);
  if (!written) return tl::unexpected<Error>(written.error());
  return decision;
}

Result<void> change_setting(const fs::path& centre, const std::string& name, const std::string& value,
                            const std::string& who, const std::string& when) {
  auto record = existing_record(centre);
  if (!record) return tl::unexpected<Error>(record.error());
  return write_act(**record, centre, when, who, SettingChange{name, value});
}

}  // namespace dragoman
