// Frame: what one expression of time says, as its rule and words gave it, before it is placed in a calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "read/value/analysis.h"
#include "read/value/match.h"

namespace dragoman::values {

struct Frame {
  Action action = Action::none;
  std::vector<Capture> captures;
  std::vector<Number> numbers;  // of its captures of class n, in their order

  // Return the nth value of a class.
  [[nodiscard]] std::optional<std::int64_t> get(Class cls, std::size_t nth = 0) const {
    for (const Capture& capture : captures)
      if (capture.cls == cls && nth-- == 0) return capture.value;
    return std::nullopt;
  }
  [[nodiscard]] std::optional<int> number(Class cls, std::size_t nth = 0) const {
    const auto value = get(cls, nth);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  }
  [[nodiscard]] std::optional<Code> code(Class cls, std::size_t nth = 0) const {
    const auto value = get(cls, nth);
    if (!value || *value >= static_cast<std::int64_t>(Code::count_)) return std::nullopt;
    return static_cast<Code>(*value);
  }
  [[nodiscard]] bool has(Class cls) const { return get(cls).has_value(); }
};

}  // namespace dragoman::values
