// Redaction: what identifies or exposes a private person is masked on the way in. Telephone numbers,
// addresses of e-mail, numbers of passports, identity cards and bank accounts, street addresses with a house
// number. The mask says what was there; the archive keeps the page.
#pragma once

#include <string_view>
#include <vector>

#include "base/byte_range.h"
#include "clean/report.h"

namespace dragoman::cleaning {

struct Secret {
  ByteRange range;
  std::string_view mask;  // "[phone number]"; static storage
};

// Return what must be masked in a text, in order, none overlapping. O(n).
std::vector<Secret> find_secrets(std::string_view text);

// Mask the report's text and title. Blocks and pieces stay true: a mask maps whole to whole. Notes say how
// many of which kind were masked.
void redact(Report& report);

}  // namespace dragoman::cleaning
