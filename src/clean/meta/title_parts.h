// The parts of a window title: "Headline | Section - Outlet".
#pragma once

#include <string_view>
#include <vector>

namespace dragoman::cleaning {

// Return the parts between the marks | - – — » « • · :: , trimmed; one part if there is no mark. Views of
// `title`.
std::vector<std::string_view> title_parts(std::string_view title);

}  // namespace dragoman::cleaning
