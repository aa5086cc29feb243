// The bounds within which outside bytes are read. Passing one costs the page or record concerned, never the
// batch. Each is tested at the limit and one past it.
#pragma once

#include <cstddef>

namespace dragoman {

constexpr std::size_t kMaxPageBytes = 32U << 20U;  // one page as it came; the largest news page met has 7 MB
constexpr std::size_t kMaxRecordBytes = 40U << 20U;  // one WARC record or JSON line with its headers
constexpr std::size_t kMaxUnpackRatio = 200;         // unpacked / packed bytes of one gzip member, past 1 MB
constexpr std::size_t kMaxTreeDepth = 512;           // open elements; deeper text is kept in the deepest one
constexpr std::size_t kMaxTreeNodes = 2'000'000;     // elements and texts of one page
constexpr std::size_t kMaxAttributes = 256;          // kept attributes of one tag
constexpr std::size_t kMaxTreeAttributes = 1'000'000;  // kept attributes of one page
constexpr std::size_t kMaxReportBytes = 4U << 20U;     // text of one report
constexpr std::size_t kMaxSentenceWords = 400;         // longer ones are cut before parsing
constexpr std::size_t kMaxJsonDepth = 32;              // nesting of JSON from outside

}  // namespace dragoman
