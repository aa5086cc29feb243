// Any bytes in a JSON-LD script are read or passed over, and what is read is well-formed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "clean/meta/structured.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Scripts come from a decoded page, so they are UTF-8.
  const std::string script =
      dragoman::repair_utf8({reinterpret_cast<const char*>(data), size});  // NOLINT: bytes as characters
  dragoman::cleaning::Structured out;
  dragoman::cleaning::read_json_ld(script, out);
  for (const auto& article : out.articles) {
    if (!dragoman::is_utf8(article.headline) || !dragoman::is_utf8(article.body)) std::abort();
    for (const auto& author : article.authors) {
      if (author.empty() || !dragoman::is_utf8(author)) std::abort();
    }
  }
  return 0;
}
