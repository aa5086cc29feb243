// Values: the layers of times and quantities. A word list and rules per language (knowledge/values/*.tsv) are
// read over the report's text, so that both work where there are no trees; with trees, tense and counted
// nouns get better.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "clean/report.h"
#include "read/reading.h"
#include "read/value/analysis.h"

namespace dragoman {

// The lexicons by language. Immutable after load(), safe on any thread.
struct ValueKnowledge {
  std::map<std::string, values::Lexicon, std::less<>> lexicons;

  // Read every knowledge/values/<language>.tsv. Fails with the row at fault.
  [[nodiscard]] static Result<ValueKnowledge> load(const std::filesystem::path& folder);
  // Return the lexicon of a language; for one that has none, the one whose script the text is written in;
  // nothing if there is no such either.
  [[nodiscard]] const values::Lexicon* lexicon(std::string_view language, std::string_view text) const;
};

// Fill Reading::times and Reading::quantities, in order of their place in the text. Uses sentences and words
// where they are read. Pure; linear in the text's size.
void find_values(const Report& report, const ValueKnowledge& knowledge, Reading& reading);

// Return the day from which a report counts: of its publication, else of its last update; nothing if neither
// is known to the day.
std::optional<Day> day_of_report(const Report& report);

// Return the number phrases of a text by the same reader, approximators and units aside.
std::vector<Quantity> find_numbers(std::string_view text, const values::Lexicon& lexicon);

}  // namespace dragoman
