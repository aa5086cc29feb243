// Any text is read for times and quantities in every language; what is found lies in order inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/utf8.h"
#include "read/value/values.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ValueKnowledge knowledge = ValueKnowledge::load(DRAGOMAN_KNOWLEDGE_DIR).value();
  Report report;
  report.text = repair_utf8({reinterpret_cast<const char*>(data), size});
  report.published.value = "2015-05-26";
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(report.text.size())}});
  for (const auto& [language, lexicon] : knowledge.lexicons) {
    report.language = language;
    Reading reading;
    find_values(report, knowledge, reading);
    std::uint32_t behind = 0;
    for (const TimeExpression& time : reading.times) {
      if (time.text.begin < behind || time.text.empty() || time.text.end > report.text.size()) std::abort();
      behind = time.text.end;
    }
    for (const Quantity& quantity : reading.quantities)
      if (quantity.text.empty() || quantity.text.end > report.text.size()) std::abort();
  }
  return 0;
}
