// Any bytes, read as a file, give pages within their limits and faults that say what and where.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/limits.h"
#include "collect/collect.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto page = [](const Page& one) {
    if (one.bytes.empty() || one.bytes.size() > kMaxPageBytes || one.where.empty()) std::abort();
  };
  const auto fault = [](const Error& error) {
    if (error.message.empty() || error.where.empty()) std::abort();
  };
  collect_bytes(file, "fuzz", page, fault);
  return 0;
}
