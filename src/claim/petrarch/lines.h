// Lines of a dictionary without their comments. Internal to the folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/petrarch/dictionaries.h"

namespace dragoman::petrarch {

struct Line {
  std::string_view text;  // without comment, without blanks at its end; not empty
  std::size_t number = 0;
  bool indented = false;  // begins with a tab or blank
};

// Return the lines of a text that say something. Comments: from '#' or ';' to the line's end; <!-- --> over
// any number of lines. Lines past kMaxLineBytes are faults.
[[nodiscard]] std::vector<Line> lines_of(const Text& text, std::vector<Fault>& faults);

// Return "name:number".
[[nodiscard]] std::string where(const Text& text, const Line& line);

// Add a fault of a line; of very many only the first 100,000 are kept.
void complain(const Text& text, const Line& line, std::string message, std::vector<Fault>& faults);

// Take "[...]" from the end of `text`, which loses it and what follows it. Returns the inside of each pair of
// brackets in order; nothing if a bracket has no partner.
[[nodiscard]] std::optional<std::vector<std::string_view>> take_codes(std::string_view& text);

// Return "NORTH_KOREA" or "PRESIDENT HOSNI" as a phrase: words joined by '_' or '-' are closed, by blanks
// open. Empty if it has no words or too many.
[[nodiscard]] std::vector<PhraseWord> phrase_of(std::string_view text);

}  // namespace dragoman::petrarch
