#include "claim/claim.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 19> kModalities = {
    "happened",    "ongoing", "state",     "habitual", "asserted", "opinion",  "planned",
    "pledged",     "offered", "requested", "hoped",    "wanted",   "expected", "possible",
    "conditional", "assumed", "predicted", "negated",  "denied"};

static_assert(kModalities.size() == static_cast<std::size_t>(Modality::denied) + 1);

}  // namespace

std::string_view name_of(Modality modality) {
  return kModalities[static_cast<std::size_t>(modality)];
}

std::optional<Modality> modality_of(std::string_view name) {
  const auto found = std::find(kModalities.begin(), kModalities.end(), name);
  if (found == kModalities.end()) return std::nullopt;
  return static_cast<Modality>(found - kModalities.begin());
}

}  // namespace dragoman
