// Journal: what people decided, one JSON line an act, each line bound to the one before by its hash, so that
// no act can be changed, dropped or put in between without everybody seeing it. docs/record.md gives the
// format with an example.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/byte_range.h"
#include "base/result.h"

namespace dragoman {

// A verdict on a claim. Besides the claim's id it keeps what the person saw, so that the act still finds its
// claim when a later codebook numbers them otherwise.
struct ClaimVerdict {
  bool accepted = false;
  std::string claim;  // id
  std::string report;
  std::string frame;
  ByteRange evidence;
  std::string words;  // the evidence
  std::string why;    // "" if not given
};

// A setting of the centre, changed.
struct SettingChange {
  std::string name;
  std::string value;
};

using Act = std::variant<ClaimVerdict, SettingChange>;

struct JournalEntry {
  std::uint64_t number = 0;  // from 1, without gaps
  std::string time;          // ISO 8601, UTC
  std::string actor;         // who acted
  Act act;
  std::string previous;  // hash of the line before
  std::string hash;      // of this line
};

// What stands in a journal.
struct JournalContent {
  std::vector<JournalEntry> entries;
  std::string hash;        // of the last line; the next entry's `previous`
  std::uint64_t size = 0;  // bytes of all sound lines; what lies behind was never acknowledged
};

// Read a journal and verify its chain. A missing file is an empty journal. Fails with corrupt, naming the
// line, if a hash does not agree; unsupported if the format or an act is not known.
[[nodiscard]] Result<JournalContent> read_journal(const std::filesystem::path& folder);

// Append an act and sync it to disk; returns the entry. Takes the folder's lock for the time of the call. A
// torn last line, left by a process that died, is cut off first.
[[nodiscard]] Result<JournalEntry> append_act(const std::filesystem::path& folder, const std::string& time,
                                              const std::string& actor, const Act& act);

}  // namespace dragoman
