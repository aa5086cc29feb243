// Where collecting hands what it finds. Sinks are called on the caller's thread, in the order of the input.
#pragma once

#include <functional>

#include "base/result.h"
#include "collect/page.h"

namespace dragoman {

using PageSink = std::function<void(Page)>;
using FaultSink = std::function<void(const Error&)>;

}  // namespace dragoman
