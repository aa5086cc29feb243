// The dateline of a report and the news agencies it credits: "MOSCOW (Sputnik) —", "(Reuters) -", "reports
// AFP".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "clean/names.h"

namespace dragoman::cleaning {

struct Dateline {
  std::string text;                   // "MOSCOW (Sputnik)"; "" if there is none
  std::string place;                  // "MOSCOW"; "" if only an agency stands there
  std::vector<std::string> agencies;  // canonical names
  ByteRange range;                    // in the paragraph, with the dash behind
};

// Read the dateline that a paragraph begins with. A place without a known agency counts only in capitals, or
// with a date behind it. O(1): only the first 150 bytes are looked at.
Dateline read_dateline(std::string_view paragraph, const NameList& agencies);

// Add the agencies that a text credits: "reports AFP", "(Reporting by ...; Reuters)", "told Sputnik" does not
// count. Each stands once, in order.
void add_credited_agencies(std::string_view text, const NameList& agencies, std::vector<std::string>& out);

}  // namespace dragoman::cleaning
