// Events of a report as a user's own dictionaries for TABARI, PETRARCH or PETRARCH-2 code them, found on our
// trees. docs/petrarch.md tells the method and where it differs from those programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/byte_range.h"
#include "base/civil.h"
#include "claim/petrarch/dictionaries.h"
#include "clean/report.h"
#include "read/reading.h"

namespace dragoman::petrarch {

struct Event {
  std::string code;    // of the verb dictionary
  std::string source;  // of the actor and agent dictionaries; "---MIL" for an agent of nobody
  std::string target;
  ByteRange words;  // verb and pattern, in Report::text
  ByteRange source_words;
  ByteRange target_words;
  std::string rule;   // the pattern as written, or the verb
  std::string where;  // its file and line
};

// Return the events of a report in text order, each once a sentence; none if a phrase discards the story.
// `day` is that of the report: codes of actors may hold on some days only. Pure, deterministic, safe on any
// thread.
[[nodiscard]] std::vector<Event> code(const Report& report, const Reading& reading,
                                      const Dictionaries& dictionaries, std::optional<Day> day);

}  // namespace dragoman::petrarch
