// The files of web/, built into the program.
#pragma once

#include <string_view>

namespace dragoman {

extern const std::string_view kDeskCss;
extern const std::string_view kDeskJs;

}  // namespace dragoman
