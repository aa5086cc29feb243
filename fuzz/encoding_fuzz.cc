// Any bytes decode to well-formed UTF-8. The first byte chooses what the server declares.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "clean/encoding.h"
#include "clean/encoding_labels.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 8> kTypes = {"",
                                                 "text/html; charset=windows-1256",
                                                 "text/html; charset=gb18030",
                                                 "text/html; charset=iso-2022-jp",
                                                 "text/html; charset=\"big5",
                                                 "text/html;charset=utf-8",
                                                 "text/html; charset=euc-kr",
                                                 "charset charset= sjis"};
  if (size == 0) return 0;
  const std::string_view page(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Decoded decoded = decode(page, kTypes[data[0] % kTypes.size()]);
  if (!is_utf8(decoded.utf8) || encoding_of_label(decoded.encoding).empty()) std::abort();
  declared_in_content_type(page);
  return 0;
}
