// Tables of a model file of any bytes are refused or answer inside their bounds, in finite time.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include "base/hash.h"
#include "read/syntax/lemma.h"
#include "read/syntax/split.h"
#include "read/syntax/tables.h"
#include "read/syntax/tagger.h"

using namespace dragoman;
using namespace dragoman::syntax;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // Model files are mapped, so sections are aligned.
  std::vector<std::uint64_t> aligned((size + 7) / 8 + 1);
  if (size > 0) std::memcpy(aligned.data(), data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), size);
  std::array<Feature, 8> features{};
  for (std::size_t i = 0; i < features.size(); ++i) features[i] = hash64(bytes, i);
  if (const auto table = WeightTable::open(bytes)) {
    std::vector<std::int32_t> scores(table->labels());
    table->score(features, scores);
  }
  if (const auto table = SmallWeightTable::open(bytes)) static_cast<void>(table->score(features));
  if (const auto table = LookupTable::open(bytes))
    for (const Feature feature : features) static_cast<void>(table->find(feature));
  if (const auto table = EndingTable::open(bytes, bytes))
    static_cast<void>(lemma_of(parse_edit(table->find("Went", "went", "VERB VBD").value), "went"));
  static_cast<void>(tag_labels(bytes));
  return 0;
}
