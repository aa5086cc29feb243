// Report: the clean text of one page with what is known about it: title, outlet, authors, dates, language.
// Every piece of the text knows from which bytes of the decoded page it came. Immutable once built.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/byte_range.h"

namespace dragoman {

// What a block of text is. Numbers reach disk and never change.
enum class BlockKind : std::uint8_t {
  title = 0,
  standfirst = 1,  // the summary between title and body
  heading = 2,     // inside the body
  paragraph = 3,
  list_item = 4,
  quotation = 5,  // set apart as a block; quotation marks inside a paragraph do not make one
  caption = 6,    // of a picture or film; text of its own kind, not body
  table_row = 7,
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteRange text;  // in Report::text, without the line end after it
};

// Where a stretch of Report::text came from. Equal sizes mean equal bytes, mapped one to one; unequal sizes
// (a character reference, squeezed white space) map whole to whole.
struct Piece {
  ByteRange text;    // in Report::text
  ByteRange source;  // in the decoded page (UTF-8)
};

// A date with how it is known. Absent (empty value) with a reason is a finding too: nothing is guessed.
struct Stamp {
  std::string value;  // "2015", "2015-05", "2015-05-26" or "2015-05-26T10:00:00+03:00"; "" if not known
  std::string basis;  // "json-ld", "meta", "microdata", "byline", "url", "sender", "text", "dateline", or why
                      // there is none
};

enum class PageKind : std::uint8_t { article = 0, live_blog = 1, listing = 2, other = 3 };

struct Report {
  std::string id;   // 16 hexadecimal digits of the SHA-256 of the page's bytes, or the sender's id
  std::string url;  // "" if not known
  std::string canonical_url;
  std::string text;  // blocks in reading order joined by '\n'; well-formed UTF-8
  std::vector<Block> blocks;
  std::vector<Piece> pieces;         // ordered by text.begin; line ends between blocks belong to no piece
  std::string title;                 // without the outlet's name
  std::vector<std::string> authors;  // people only
  std::vector<std::string> credits;  // desks, agencies, companies that sign it: "Online Desk"
  std::string outlet;
  std::vector<std::string> agencies;  // news agencies credited, as written: "AFP", "Reuters"
  std::string dateline;               // place and agency before the first sentence: "MOSCOW (Sputnik)"
  std::string section;
  std::string language = "unknown";  // BCP 47 primary subtag
  Stamp published;
  Stamp updated;
  PageKind kind = PageKind::article;
  std::vector<std::string> notes;  // what was capped, repaired or masked, a sentence each
};

// Return the position in the decoded page of byte `at` of report.text (the piece's begin if the piece maps
// whole to whole; the nearest following piece if `at` is between pieces). Requires: at <= report.text.size().
std::uint32_t source_position(const Report& report, std::uint32_t at);

// Return the range in the decoded page that `range` of report.text came from.
ByteRange source_range(const Report& report, ByteRange range);

}  // namespace dragoman
