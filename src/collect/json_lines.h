// JSON Lines: one object a line, each a page.
#pragma once

#include <string>

#include "collect/byte_reader.h"
#include "collect/sinks.h"

namespace dragoman {

// Read one line: "html" or "text" is needed; "id" (text or number), "url", "date", "fetched" and "outlet" or
// "source" are taken if they are there. Fails with bad_input if it is no such object. The page has no
// `where`.
[[nodiscard]] Result<Page> read_json_page(std::string_view line);

// Read all lines of a file; `where` names it in messages. Blank lines are passed over.
void read_json_lines(ByteReader& reader, const std::string& where, const PageSink& page,
                     const FaultSink& fault);

}  // namespace dragoman
