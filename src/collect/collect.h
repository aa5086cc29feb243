// Collecting: from files, folders, archives and streams to pages. What a file holds is told from its bytes:
//
//   an HTML page, or plain text (a page whose markup is gone)
//   WARC 1.0 and 1.1 (ISO 28500): response, resource and conversion records that hold text
//   JSON Lines: objects with "html" or "text", and optionally id, url, date, fetched, outlet or source
//   any of them packed with gzip
//
// A page that cannot be read costs one fault and nothing else. Files of any size are read in bounded memory
// (one page or record at a time; base/limits.h). This stage alone touches the outside.
#pragma once

#include <filesystem>

#include "collect/sinks.h"

namespace dragoman {

// Hand every page of a file, of the files of a folder (with its folders, by name; names that begin with a dot
// are left out), or of standard input ("-") to `page`, and every fault to `fault`: its `where` names file and
// record. Past kMaxFaults faults of one file only their number is told.
void collect(const std::filesystem::path& path, const PageSink& page, const FaultSink& fault);

// The same for bytes in memory; `name` stands for the file in messages.
void collect_bytes(std::string_view bytes, const std::string& name, const PageSink& page,
                   const FaultSink& fault);

}  // namespace dragoman
