// WARC files (ISO 28500:2017, versions 1.0 and 1.1), record by record in bounded memory. A page is what a
// `response` record with status 200 to 299, a `resource` record or a `conversion` record holds, if it is
// text; other records are passed over.
#pragma once

#include <functional>
#include <string>

#include "collect/byte_reader.h"
#include "collect/sinks.h"

namespace dragoman {

// Called after a failure inside packed data: moves to the next place where a record may begin, false if there
// is none. Empty for data that are not packed.
using SkipDamage = std::function<bool()>;

// Read all records; `where` names the file in messages. A damaged record costs one fault, and reading goes on
// at the next record that can be found.
void read_warc(ByteReader& reader, const SkipDamage& skip_damage, const std::string& where,
               const PageSink& page, const FaultSink& fault);

}  // namespace dragoman
