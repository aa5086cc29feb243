// Acts of the journal, applied to the record.
#include <fmt/core.h>

#include "record/record_writer.h"

namespace dragoman {
namespace {

// Return the id of the claim that a verdict is about: the one of that id if it still has the frame and the
// words, else the one of the same report and frame whose evidence shares most with what the person saw; "" if
// there is none.
std::string place_verdict(Database& record, const ClaimVerdict& verdict) {
  Rows rows = record.rows(
      "SELECT c.id FROM claim c JOIN report r ON r.number = c.report "
      "WHERE r.id = ?1 AND c.frame = ?2 AND c.evidence_begin < ?4 AND c.evidence_end > ?3 "
      "ORDER BY (c.id = ?5 AND c.evidence_begin = ?3 AND c.evidence_end = ?4) DESC, "
      "min(c.evidence_end, ?4) - max(c.evidence_begin, ?3) DESC, c.id = ?5 DESC, c.ordinal LIMIT 1",
      verdict.report, verdict.frame, verdict.evidence.begin, verdict.evidence.end, verdict.claim);
  return rows.next() ? rows.string(0) : std::string();
}

void apply_verdict(Database& record, const JournalEntry& entry, const ClaimVerdict& verdict) {
  const std::string placed = place_verdict(record, verdict);
  const Verdict value = verdict.accepted ? Verdict::accepted : Verdict::rejected;
  record.run("INSERT INTO decision VALUES(?1,?2,?3,?4,?5,?6,?7)", entry.number, verdict.claim,
             placed.empty() ? std::nullopt : std::optional(placed), value, entry.actor, entry.time,
             verdict.why);
  if (!placed.empty()) record.run("UPDATE claim SET verdict=?2 WHERE id=?1", placed, value);
}

}  // namespace

void apply_act(Database& record, const JournalEntry& entry) {
  if (const auto* verdict = std::get_if<ClaimVerdict>(&entry.act)) {
    apply_verdict(record, entry, *verdict);
  } else {
    const auto& setting = std::get<SettingChange>(entry.act);
    record.run("INSERT INTO setting VALUES(?1,?2,?3) ON CONFLICT(name) DO UPDATE SET value=?2, act=?3",
               setting.name, setting.value, entry.number);
  }
  record.run("INSERT INTO meta VALUES('last_act',?1) ON CONFLICT(name) DO UPDATE SET value=?1",
             std::to_string(entry.number));
}

std::uint64_t last_act(Database& record) {
  Rows rows = record.rows("SELECT value FROM meta WHERE name='last_act'");
  return rows.next() ? std::stoull(rows.string(0)) : 0;
}

}  // namespace dragoman
