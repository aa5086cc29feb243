// Any line is a page or an error with a message.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "collect/json_lines.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const Result<Page> page = read_json_page(line);
  if (page && (page->bytes.empty() || page->format == PageFormat::unknown)) std::abort();
  if (!page && page.error().message.empty()) std::abort();
  return 0;
}
