// One archived page as a WARC 1.1 record (ISO 28500:2017): how it is written and read back. docs/record.md
// shows one.
//
// The standard's fields are for any WARC tool; the field Dragoman-Page (JSON) keeps the page's facts exactly
// as they came, so that a page read back equals the page put in.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "collect/page.h"

namespace dragoman {

// A page with what the archive knows about it.
struct ArchivedPage {
  Page page;
  std::string key;     // page_key(page)
  std::string digest;  // SHA-256 of page.bytes, hexadecimal
  std::string added;   // ISO 8601, UTC
};

// Return what makes a page the same page: the SHA-256 of its URL, a line feed and its bytes, hexadecimal.
std::string page_key(const Page& page);

// Return the page as a `resource` record, uncompressed.
std::string warc_record(const Page& page, const std::string& key, const std::string& added);

// Return the `warcinfo` record that opens a segment.
std::string warc_info(std::string_view file_name, const std::string& time);

// Return whether an uncompressed record is a page's (a `resource`), not a `warcinfo`.
bool is_page_record(std::string_view record);

// Read a record back. Fails with corrupt if a digest does not agree with the bytes, bad_input if the record
// is not one of ours.
[[nodiscard]] Result<ArchivedPage> parse_warc_record(std::string_view record);

}  // namespace dragoman
