// Page: one document as it came from outside, before anybody has judged what it says.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dragoman {

enum class PageFormat : std::uint8_t {
  unknown = 0,  // decided from the bytes (collect/sniff.h)
  html = 1,
  dump = 2,  // plain text: a page whose markup is already gone
};

struct Page {
  std::string bytes;         // as they came, undecoded
  std::string url;           // "" if not known
  std::string fetched;       // ISO 8601 instant of capture, "" if not known
  std::string content_type;  // HTTP Content-Type if known, e.g. "text/html; charset=windows-1256"
  std::string id;            // the sender's own name for it (JSON Lines "id"), "" if none
  std::string date;          // date of publication given by the sender, ISO 8601, "" if none
  std::string outlet;        // outlet given by the sender, "" if none
  PageFormat format = PageFormat::unknown;
  std::string where;  // for messages: file, and record number or byte inside it
};

}  // namespace dragoman
