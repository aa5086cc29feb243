// Any text is looked through for dates, datelines, bylines and secrets; what is found lies inside it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "clean/meta/byline.h"
#include "clean/meta/date_text.h"
#include "clean/meta/dateline.h"
#include "clean/redact.h"

using namespace dragoman::cleaning;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = dragoman::repair_utf8({reinterpret_cast<const char*>(data), size});
  std::uint32_t behind = 0;
  for (const TextDate& date : find_dates(text, MonthNames(), DayOrder::day_first)) {
    if (date.range.begin < behind || date.range.end > text.size() || !dragoman::is_valid(date.day))
      std::abort();
    behind = date.range.end;
  }
  behind = 0;
  for (const Secret& secret : find_secrets(text)) {
    if (secret.range.begin < behind || secret.range.empty() || secret.range.end > text.size()) std::abort();
    behind = secret.range.end;
  }
  if (read_dateline(text, NameList()).range.end > text.size()) std::abort();
  for (const std::string& name : names_in_byline(text)) looks_like_person(name, true);
  return 0;
}
